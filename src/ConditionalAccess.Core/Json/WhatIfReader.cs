using System.Globalization;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Reads the body of Graph's <c>conditionalAccess/evaluate</c> as a sign-in; what is left out stays "not known" (spec 9.1).</summary>
internal static class WhatIfReader
{
    private const string Identities = "write '#microsoft.graph.userSignIn', '#microsoft.graph.servicePrincipalSignIn' or '#microsoft.graph.agentSignIn'";
    private const string Contexts = "write '#microsoft.graph.applicationContext', '#microsoft.graph.userActionContext' or '#microsoft.graph.authContext'";

    private static readonly string[] ConditionNames =
        ["clientAppType", "devicePlatform", "country", "ipAddress", "signInRiskLevel", "userRiskLevel", "servicePrincipalRiskLevel", "insiderRiskLevel",
            "agentIdRiskLevel", "authenticationFlow", "deviceInfo"];

    private static readonly string[] DeviceNames =
        ["deviceId", "displayName", "enrollmentProfileName", "isCompliant", "manufacturer", "mdmAppId", "model", "operatingSystem", "operatingSystemVersion",
            "ownership", "physicalIds", "profileType", "systemLabels", "trustType", .. Enumerable.Range(1, 15).Select(ExtensionAttribute)];

    public static (SignIn SignIn, bool AppliedPoliciesOnly) Read(SourceText source, PolicyReadOptions options, FindingList findings)
    {
        if (new JsonTreeParser(source, options, findings).Parse() is not { } tree) return default;
        if (!tree.Root.IsObject)
        {
            RequestObject.Refuse(findings, tree.Root, DiagnosticCodes.NotWhatIfRequest, "the document is no what-if request, expected an object",
                "write { \"signInIdentity\": ..., \"signInContext\": ..., \"signInConditions\": ... }");
            return default;
        }

        var root = new RequestObject(findings, tree.Root, "signInIdentity", "signInContext", "signInConditions", "appliedPoliciesOnly");
        SignIn signIn = Identity(root.RequiredChild("signInIdentity", "say who signs in"), findings);
        signIn = signIn with { Resource = Resource(root.RequiredChild("signInContext", "say what access is asked to"), findings) };
        signIn = Conditions(root.RequiredChild("signInConditions", "describe the sign-in; an empty object takes every default"), signIn, findings);
        return (signIn, root.Flag("appliedPoliciesOnly") ?? false);
    }

    private static SignIn Identity(JsonNode? node, FindingList findings)
    {
        if (node is not { } identity) return default;
        if (IsOf(identity, "userSignIn"))
            return new() { Subject = SubjectKind.User, User = User(new(findings, identity, "userId", "externalTenantId", "externalUserType")) };
        if (IsOf(identity, "servicePrincipalSignIn"))
            return new() { Subject = SubjectKind.ServicePrincipal, ServicePrincipal = new() { Id = Subject(identity, "servicePrincipalId", "give the object id or the app id", findings) } };
        if (IsOf(identity, "agentSignIn"))
            return new() { Subject = SubjectKind.AgentIdentity, Agent = new() { Id = Subject(identity, "agentServicePrincipalId", "give the object id of the agent identity", findings) } };
        RefuseType(identity, "signInIdentity", Identities, findings);
        return default;
    }

    private static GraphId Subject(JsonNode node, string name, string remedy, FindingList findings)
        => new RequestObject(findings, node, name).RequiredId(name, remedy);

    private static UserSignals User(RequestObject from) => new()
    {
        Id = from.RequiredId("userId", "give the object id of the user"),
        Kind = from.Word("externalUserType", WhatIfWords.ExternalUserTypes),
        HomeTenantId = from.Id("externalTenantId"),
    };

    private static ResourceSignals Resource(JsonNode? node, FindingList findings)
    {
        if (node is not { } context) return default;
        if (IsOf(context, "applicationContext"))
            return new() { Audiences = new RequestObject(findings, context, "includeApplications").RequiredApps("includeApplications") };
        if (IsOf(context, "userActionContext"))
            return new() { Audiences = [], UserAction = UserAction(new(findings, context, "userAction")) };
        if (IsOf(context, "authContext"))
            return new() { Audiences = [], AuthenticationContexts = AuthenticationContext(new(findings, context, "authenticationContextValue")) };
        RefuseType(context, "signInContext", Contexts, findings);
        return default;
    }

    private static GraphId UserAction(RequestObject from)
    {
        string expected = "write " + string.Join(" or ", WhatIfWords.Actions.Select(a => "'" + a.Word + "'"));
        GraphId given = from.RequiredId("userAction", expected);
        foreach ((string word, GraphId action) in WhatIfWords.Actions)
        {
            if (given == word) return action;
        }

        if (given.IsKnown) from.Refuse("userAction", DiagnosticCodes.UnknownRequestWord, $"user action {DiagnosticText.Quote(given.ToString())} is not understood", expected);
        return default;
    }

    private static ValueArray<GraphId> AuthenticationContext(RequestObject from)
    {
        GraphId given = from.RequiredId("authenticationContextValue", "give one of c1 to c99");
        if (given.IsKnown && !IsContext(given.ToString()))
        {
            from.Refuse("authenticationContextValue", DiagnosticCodes.UnreadableRequestContext,
                $"{DiagnosticText.Quote(given.ToString())} is no authentication context", "give one of c1 to c99");
        }

        return [given];
    }

    private static bool IsContext(string text)
        => text.Length is 2 or 3 && text[0] is 'c' or 'C' && text[1] is >= '1' and <= '9' && (text.Length == 2 || char.IsAsciiDigit(text[2]));

    private static SignIn Conditions(JsonNode? node, in SignIn signIn, FindingList findings)
    {
        if (node is not { } conditions) return signIn;
        var from = new RequestObject(findings, conditions, ConditionNames);
        JsonNode? flow = from.Child("authenticationFlow");
        return signIn with
        {
            Client = new()
            {
                AppType = from.Word("clientAppType", Words.ClientAppTypes),
                Platform = from.Word("devicePlatform", Words.Platforms),
                TransferMethod = flow is null ? default : new RequestObject(findings, flow.Value, "transferMethod").Word("transferMethod", WhatIfWords.TransferMethods),
            },
            Network = new() { ClientAddress = Address(from), Country = Country(from) },
            Risk = new()
            {
                SignIn = from.Word("signInRiskLevel", Words.RiskLevels),
                User = from.Word("userRiskLevel", Words.RiskLevels),
                ServicePrincipal = from.Word("servicePrincipalRiskLevel", Words.RiskLevels),
                Agent = from.Word("agentIdRiskLevel", WhatIfWords.AgentRiskLevels),
                Insider = from.Word("insiderRiskLevel", WhatIfWords.InsiderRiskLevels),
            },
            Device = from.Child("deviceInfo") is { } device ? Device(new(findings, device, DeviceNames)) : default,
        };
    }

    private static IpAddress Address(RequestObject from)
    {
        if (from.Text("ipAddress") is not { } text) return default;
        if (!IpAddress.TryParse(text, out IpAddress address))
            from.Refuse("ipAddress", DiagnosticCodes.UnreadableRequestAddress, "the text is not an IP address", "write four decimal octets without leading zeros, or IPv6 without brackets, port or zone");
        return address;
    }

    private static CountryCode Country(RequestObject from)
    {
        if (from.Text("country") is not { } text) return default;
        if (!CountryCode.TryParse(text, out CountryCode country))
            from.Refuse("country", DiagnosticCodes.UnreadableRequestCountry, $"{DiagnosticText.Quote(text)} is not a country code", "write two letters of ISO 3166 such as 'SE'");
        return country;
    }

    // A deviceInfo stands for a device of the directory, even when it says nothing else: Graph then takes isCompliant as false (spec 4.8).
    private static DeviceSignals Device(RequestObject from) => new()
    {
        IsRegistered = true,
        IsCompliant = from.Flag("isCompliant"),
        DeviceId = from.Attribute("deviceId"),
        DisplayName = from.Attribute("displayName"),
        EnrollmentProfileName = from.Attribute("enrollmentProfileName"),
        Manufacturer = from.Attribute("manufacturer"),
        MdmAppId = from.Attribute("mdmAppId"),
        Model = from.Attribute("model"),
        OperatingSystem = from.Attribute("operatingSystem"),
        OperatingSystemVersion = from.Attribute("operatingSystemVersion"),
        Ownership = from.Attribute("ownership"),
        PhysicalIds = from.Attributes("physicalIds"),
        ProfileType = from.Attribute("profileType"),
        SystemLabels = from.Attributes("systemLabels"),
        TrustType = from.Attribute("trustType"),
        ExtensionAttributes = [.. Enumerable.Range(1, 15).Select(n => from.Attribute(ExtensionAttribute(n)))],
    };

    private static string ExtensionAttribute(int number) => "extensionAttribute" + number.ToString(CultureInfo.InvariantCulture);

    private static bool IsOf(JsonNode node, string type) => ODataType.IsNamed(node.Member("@odata.type"), type);

    private static void RefuseType(JsonNode node, string name, string remedy, FindingList findings)
    {
        JsonNode type = node.Member("@odata.type");
        string message = type.IsString ? $"{DiagnosticText.Quote(type.Text)} is no type of {name}" : $"{name} does not say its @odata.type";
        RequestObject.Refuse(findings, type.IsNull ? node : type, DiagnosticCodes.UnknownRequestType, message, remedy);
    }
}
