using System.Globalization;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Reads the sections of a sign-in, one method each, and knows the members of each.</summary>
internal static class SignInSections
{
    private static readonly string[] Role = ["templateId", "scope", "isBuiltIn"];
    private static readonly string[] AudienceMembers = ["appId", "attributes", "isAgentResource", "agentBlueprintId", "trafficProfile"];
    private static readonly string[] Terms = ["agreementId", "expiresAt", "deviceId"];

    /// <summary>The members of a sign-in that hold sections, with the members of each.</summary>
    public static IReadOnlyDictionary<string, string[]> Known { get; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = ["id", "groups", "hasGroupOverage", "roles", "kind", "homeTenantId", "identityProvider", "isServiceAccount"],
        ["servicePrincipal"] = ["id", "appId", "isRegisteredInThisTenant", "isMultiTenant", "attributes"],
        ["agent"] = ["id", "blueprintId", "attributes", "contexts"],
        ["resource"] = ["audiences", "userAction", "authenticationContexts", "scopes", "clientAppId", "clientKind", "requestsIdToken"],
        ["client"] = ["appType", "platform", "transferMethod", "originalTransferMethod", "requestKind"],
        ["network"] = ["clientAddress", "resourceAddress", "country", "gpsCountry", "gpsRefusal", "isCompliantNetwork"],
        ["device"] = ["isRegistered", "isCompliant", "isIntuneManaged", "isRequestBound", "deviceId", "displayName", "deviceOwnership", "enrollmentProfileName",
            "manufacturer", "mdmAppId", "model", "operatingSystem", "operatingSystemVersion", "physicalIds", "profileType", "systemLabels", "trustType",
            "extensionAttributes", .. Enumerable.Range(1, 15).Select(ExtensionAttribute)],
        ["risk"] = ["signIn", "user", "servicePrincipal", "agent", "insider"],
        ["authentication"] = ["methods", "performedIn", "hasMfaClaim", "mfaAt", "primaryAt", "sessionStart", "registeredMethods", "registrableMethods", "fido2Aaguid",
            "certificateIssuerSki", "certificatePolicyOids", "usesApprovedApp", "hasAppProtection", "supportsAppProtection", "acceptedTerms", "completedCustomControls", "passwordChanged",
            "riskRemediated", "verifiedIdPresented"],
        ["trust"] = ["mfa", "compliantDevice", "hybridJoinedDevice"],
    };

    public static SignIn Read(SignInFields all) => new()
    {
        At = all.Value("at").Instant(),
        Subject = all.Value("subject").Word<SubjectKind>(),
        User = User(Section(all, "user")),
        ServicePrincipal = ServicePrincipal(Section(all, "servicePrincipal")),
        Agent = Agent(Section(all, "agent")),
        Resource = Resource(Section(all, "resource")),
        Client = Client(Section(all, "client")),
        Network = Network(Section(all, "network")),
        Device = Device(Section(all, "device")),
        Risk = Risk(Section(all, "risk")),
        Authentication = Authentication(Section(all, "authentication")),
        Trust = Trust(Section(all, "trust")),
    };

    public static string ExtensionAttribute(int number) => "extensionAttribute" + number.ToString(CultureInfo.InvariantCulture);

    private static SignInFields Section(SignInFields all, string name) => all.Group(name, Known[name]);

    private static UserSignals User(SignInFields from) => new()
    {
        Id = from.Value("id").Id(),
        Groups = from.Value("groups").Ids(),
        HasGroupOverage = from.Value("hasGroupOverage").IsTrue(),
        Roles = from.Value("roles").List(RoleOf),
        Kind = from.Value("kind").Word<UserKind>(),
        HomeTenantId = from.Value("homeTenantId").IdOrNone(),
        IdentityProvider = from.Value("identityProvider").Word<IdentityProvider>(),
        IsServiceAccount = from.Value("isServiceAccount").IsTrue(),
    };

    private static RoleAssignment RoleOf(SignInValue value)
    {
        if (!value.Node.IsObject) return RoleAssignment.Directory(value.Id());
        SignInFields from = value.Fields(Role);
        return new RoleAssignment(from.Value("templateId").Id(), from.Value("scope").Word<RoleScope>(), from.Value("isBuiltIn").Flag());
    }

    private static ServicePrincipalSignals ServicePrincipal(SignInFields from) => new()
    {
        Id = from.Value("id").Id(),
        AppId = from.Value("appId").Id(),
        IsRegisteredInThisTenant = from.Value("isRegisteredInThisTenant").Flag(),
        IsMultiTenant = from.Value("isMultiTenant").Flag(),
        Attributes = from.Value("attributes").SecurityAttributes(),
    };

    private static AgentSignals Agent(SignInFields from) => new()
    {
        Id = from.Value("id").Id(),
        BlueprintId = from.Value("blueprintId").IdOrNone(),
        Attributes = from.Value("attributes").SecurityAttributes(),
        Contexts = from.Value("contexts").Ids(),
    };

    private static ResourceSignals Resource(SignInFields from) => new()
    {
        Audiences = from.Value("audiences").List(AudienceOf),
        UserAction = from.Value("userAction").Id(),
        AuthenticationContexts = from.Value("authenticationContexts").Ids(),
        Scopes = from.Value("scopes").Texts(),
        ClientAppId = from.Value("clientAppId").Id(),
        ClientKind = from.Value("clientKind").Word<ClientKind>(),
        RequestsIdToken = from.Value("requestsIdToken").IsTrue(),
    };

    private static Audience AudienceOf(SignInValue value)
    {
        if (!value.Node.IsObject) return value.Id();
        SignInFields from = value.Fields(AudienceMembers);
        return new Audience
        {
            AppId = from.Value("appId").Id(),
            Attributes = from.Value("attributes").SecurityAttributes(),
            IsAgentResource = from.Value("isAgentResource").Flag(),
            AgentBlueprintId = from.Value("agentBlueprintId").IdOrNone(),
            TrafficProfile = from.Value("trafficProfile").IdOrNone(),
        };
    }

    private static ClientSignals Client(SignInFields from) => new()
    {
        AppType = from.Value("appType").Word<ClientAppType>(),
        Platform = from.Value("platform").Word<DevicePlatform>(),
        TransferMethod = from.Value("transferMethod").Word<TransferMethod>(),
        OriginalTransferMethod = from.Value("originalTransferMethod").Word<TransferMethod>(),
        RequestKind = from.Value("requestKind").Word<RequestKind>(),
    };

    private static NetworkSignals Network(SignInFields from) => new()
    {
        ClientAddress = from.Value("clientAddress").Address(),
        ResourceAddress = from.Value("resourceAddress").Address(),
        Country = from.Value("country").Country(),
        GpsCountry = from.Value("gpsCountry").Country(),
        GpsRefusal = from.Value("gpsRefusal").Word<GpsRefusal>(),
        IsCompliantNetwork = from.Value("isCompliantNetwork").Flag(),
    };

    private static DeviceSignals Device(SignInFields from) => new()
    {
        IsRegistered = from.Value("isRegistered").Flag(),
        IsCompliant = from.Value("isCompliant").Flag(),
        IsIntuneManaged = from.Value("isIntuneManaged").Flag(),
        IsRequestBound = from.Value("isRequestBound").Flag(),
        DeviceId = from.Value("deviceId").Attribute(),
        DisplayName = from.Value("displayName").Attribute(),
        Ownership = from.Value("deviceOwnership").Attribute(),
        EnrollmentProfileName = from.Value("enrollmentProfileName").Attribute(),
        Manufacturer = from.Value("manufacturer").Attribute(),
        MdmAppId = from.Value("mdmAppId").Attribute(),
        Model = from.Value("model").Attribute(),
        OperatingSystem = from.Value("operatingSystem").Attribute(),
        OperatingSystemVersion = from.Value("operatingSystemVersion").Attribute(),
        PhysicalIds = from.Value("physicalIds").Attribute(),
        ProfileType = from.Value("profileType").Attribute(),
        SystemLabels = from.Value("systemLabels").Attribute(),
        TrustType = from.Value("trustType").Attribute(),
        ExtensionAttributes = ExtensionAttributes(from),
    };

    // The list says all fifteen; a single member says, or corrects, one.
    private static ValueArray<DeviceAttribute> ExtensionAttributes(SignInFields from)
    {
        SignInValue list = from.Value("extensionAttributes");
        ValueArray<DeviceAttribute> given = list.List(static item => item.Attribute());
        if (given.Count > 15) list.Refuse(DiagnosticCodes.TooManyExtensionAttributes, "there are more than 15 extension attributes", "devices have extensionAttribute1 to extensionAttribute15: remove the others");
        var all = new DeviceAttribute[15];
        if (!given.IsDefault) Array.Fill(all, DeviceAttribute.Null);
        given.AsSpan()[..Math.Min(15, given.Count)].CopyTo(all);
        bool single = false;
        for (int number = 1; number <= 15; number++)
        {
            SignInValue value = from.Value(ExtensionAttribute(number));
            if (!value.IsThere) continue;
            single = true;
            all[number - 1] = value.Attribute();
        }

        return single ? [.. all] : given;
    }

    private static RiskSignals Risk(SignInFields from) => new()
    {
        SignIn = from.Value("signIn").Word<RiskLevel>(),
        User = from.Value("user").Word<RiskLevel>(),
        ServicePrincipal = from.Value("servicePrincipal").Word<RiskLevel>(),
        Agent = from.Value("agent").Word<RiskLevel>(),
        Insider = from.Value("insider").Word<InsiderRiskLevel>(),
    };

    private static AuthenticationSignals Authentication(SignInFields from) => new()
    {
        Methods = from.Value("methods").Methods(),
        PerformedIn = from.Value("performedIn").Word<AuthenticationPlace>(),
        HasMfaClaim = from.Value("hasMfaClaim").Flag(),
        MfaAt = from.Value("mfaAt").Instant(),
        PrimaryAt = from.Value("primaryAt").Instant(),
        SessionStart = from.Value("sessionStart").Instant(),
        RegisteredMethods = from.Value("registeredMethods").Methods(),
        RegistrableMethods = from.Value("registrableMethods").Methods(),
        Fido2Aaguid = from.Value("fido2Aaguid").Id(),
        CertificateIssuerSki = from.Value("certificateIssuerSki").Text(),
        CertificatePolicyOids = from.Value("certificatePolicyOids").Texts(),
        UsesApprovedApp = from.Value("usesApprovedApp").Flag(),
        HasAppProtection = from.Value("hasAppProtection").Flag(),
        SupportsAppProtection = from.Value("supportsAppProtection").Flag(),
        AcceptedTerms = from.Value("acceptedTerms").List(TermsOf),
        CompletedCustomControls = from.Value("completedCustomControls").Ids(),
        PasswordChanged = from.Value("passwordChanged").Flag(),
        RiskRemediated = from.Value("riskRemediated").Flag(),
        VerifiedIdPresented = from.Value("verifiedIdPresented").Flag(),
    };

    private static TermsAcceptance TermsOf(SignInValue value)
    {
        if (!value.Node.IsObject) return new TermsAcceptance(value.Id());
        SignInFields from = value.Fields(Terms);
        return new TermsAcceptance(from.Value("agreementId").Id(), from.Value("expiresAt").Instant(), from.Value("deviceId").Id());
    }

    private static InboundTrust Trust(SignInFields from) => new()
    {
        Mfa = from.Value("mfa").IsTrue(),
        CompliantDevice = from.Value("compliantDevice").IsTrue(),
        HybridJoinedDevice = from.Value("hybridJoinedDevice").IsTrue(),
    };
}
