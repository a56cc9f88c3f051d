namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>A small export that uses much of the language, with some odd forms, and sign-ins to decide by it.</summary>
internal static class Export
{
    public const string Filter = "device.trustType -eq \"ServerAD\" -or (device.model -in [\"Till\",'KIOSK'] -and -not (device.isCompliant -ne True)) -or device.extensionAttribute3 -startsWith \"I\"";

    public const string Policies = """
        {"@odata.context":"x","policies":[
        {"id":"11000000-0000-4000-8000-000000000001","displayName":"Bl\u00f6cken ISTANBUL \u0130\u0131","state":"enabled","createdDateTime":"2026-01-31T23:59:59.1234567Z",
         "conditions":{"users":{"includeUsers":["ALL"],"excludeUsers":["0a000000-0000-4000-8000-0000000000EE"],"excludeRoles":["62e90394-69f5-4237-9190-012177145e10"],
           "excludeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"b2bCollaborationGuest,internalGuest","externalTenants":{"@odata.type":"#microsoft.graph.conditionalAccessEnumeratedExternalTenants","membershipKind":"enumerated","members":["0b000000-0000-4000-8000-000000000001"]}}},
           "applications":{"includeApplications":["All"],"excludeApplications":["Office365"]},"clientAppTypes":["EXCHANGEACTIVESYNC","other"],
           "locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted","0e000000-0000-4000-8000-000000000002"]}},
         "grantControls":{"operator":"OR","builtInControls":["block"]}},
        {"id":"11000000-0000-4000-8000-000000000002","displayName":"Strong","state":"enabled",
         "conditions":{"users":{"includeGroups":["0c000000-0000-4000-8000-000000000001"],"includeUsers":["GuestsOrExternalUsers"]},"applications":{"includeApplications":["0d000000-0000-4000-8000-000000000001"]},
           "clientAppTypes":["all"],"platforms":{"includePlatforms":["iOS","windows"],"excludePlatforms":["LINUX"]},"signInRiskLevels":["high","medium"],"insiderRiskLevels":"minor","weather":{"rain":1.5},
           "devices":{"deviceFilter":{"mode":"exclude","rule":"device.trustType -eq \"ServerAD\" -or (device.model -in [\"Till\",'KIOSK'] -and -not (device.isCompliant -ne True))"}}},
         "grantControls":{"operator":"AND","builtInControls":["compliantDevice","futureControl"],"termsOfUse":["0f000000-0000-4000-8000-000000000001"],"authenticationStrength":{"id":"5d000000-0000-4000-8000-000000000002"}},
         "sessionControls":{"signInFrequency":{"isEnabled":true,"value":1234567,"type":"hours","frequencyInterval":"timeBased","authenticationType":"primaryAndSecondaryAuthentication"},"persistentBrowser":{"isEnabled":true,"mode":"never"}}},
        {"displayName":"Report","state":"enabledForReportingButNotEnforced","conditions":{"users":{"includeUsers":["All"]},"applications":{"includeUserActions":["urn:user:registersecurityinfo"]},"clientAppTypes":["browser"],
           "authenticationFlows":{"transferMethods":"deviceCodeFlow"}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}},
        {"id":"i","displayName":"Workload","state":"on","conditions":{"clientApplications":{"includeServicePrincipals":["ServicePrincipalsInMyTenant"],"servicePrincipalFilter":{"mode":"include","rule":"CustomSecurityAttribute.Eng_Project -contains \"I\""}},
           "applications":{"includeApplications":["All"]},"servicePrincipalRiskLevels":["high"]},"grantControls":{"operator":"OR","builtInControls":["block"]}}],
        "namedLocations":[
        {"@odata.type":"#microsoft.graph.ipNamedLocation","id":"0e000000-0000-4000-8000-000000000001","displayName":"Hq","isTrusted":true,"ipRanges":[{"@odata.type":"#microsoft.graph.iPv4CidrRange","cidrAddress":"203.0.113.9/24"},{"@odata.type":"#microsoft.graph.iPv6CidrRange","cidrAddress":"2001:db8::/32"}]},
        {"@odata.type":"#microsoft.graph.countryNamedLocation","id":"0e000000-0000-4000-8000-000000000002","displayName":"In","countriesAndRegions":["in","SE"],"includeUnknownCountriesAndRegions":false,"countryLookupMethod":"clientIpAddress"}],
        "authenticationStrengthPolicies":[{"id":"5d000000-0000-4000-8000-000000000002","displayName":"Keys","allowedCombinations":["fido2","password,microsoftAuthenticatorPush"]}]}
        """;

    public const string SignIns = """
        {"defaults":{"at":"2026-01-15T12:00:00.5+02:00","user":{"id":"0a000000-0000-4000-8000-000000000001","groups":["0c000000-0000-4000-8000-000000000001"],"kind":"INTERNALMEMBER"},
          "resource":{"audiences":["0d000000-0000-4000-8000-000000000001"]},"client":{"appType":"mobileAppsAndDesktopClients","platform":"WINDOWS"}},
         "signIns":[{"name":"i"},{"name":"guest","user":{"kind":"b2bCollaborationGuest","homeTenantId":"0b000000-0000-4000-8000-000000000001"},"network":{"clientAddress":"203.0.113.7","country":"in"}},
          {"name":"risky","risk":{"signIn":"HIGH","insider":"MINOR"},"device":{"isRegistered":true,"trustType":"serverad","model":"kiosk"},"authentication":{"methods":"password, fido2","primaryAt":"0001-01-01T00:00:00Z"}},
          {"name":"old","client":{"appType":"other"},"network":{"clientAddress":"::ffff:198.51.100.3","country":"unmapped"}},
          {"name":"robot","subject":"servicePrincipal","servicePrincipal":{"id":"0a000000-0000-4000-8000-000000000003","isRegisteredInThisTenant":true,"isMultiTenant":false,"attributes":{}},"risk":{"servicePrincipal":"high"}}]}
        """;
}
