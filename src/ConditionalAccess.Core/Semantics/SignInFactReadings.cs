using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Custom.Reference;
using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>What a sign-in says of each fact that a custom condition can name.</summary>
internal sealed class SignInFactReadings(ReferenceContext context)
{
    public FactReading Read(FactValue fact)
    {
        SignIn signIn = context.SignIn;
        return fact.Fact switch
        {
            CustomFact.At => FactReading.OfTime(signIn.At),
            CustomFact.Subject => FactReading.OfWord(signIn.Subject == SubjectKind.Unknown ? SubjectKind.User : signIn.Subject, SubjectKind.Unknown),
            >= CustomFact.UserId and <= CustomFact.UserIsServiceAccount => User(fact.Fact, signIn.User),
            >= CustomFact.ServicePrincipalId and <= CustomFact.AgentAttribute => Workload(fact, signIn),
            >= CustomFact.ResourceAppIds and <= CustomFact.ResourceRequestsIdToken => Resource(fact.Fact, signIn.Resource),
            >= CustomFact.ClientAppType and <= CustomFact.ClientRequestKind => Client(fact.Fact, signIn.Client),
            >= CustomFact.NetworkClientAddress and <= CustomFact.NetworkIsCompliantNetwork => Network(fact.Fact, signIn.Network),
            >= CustomFact.RiskSignIn and <= CustomFact.RiskInsider => Risk(fact.Fact, signIn.Risk),
            >= CustomFact.AuthenticationPerformedIn and <= CustomFact.AuthenticationCanRegister => Authentication(fact.Fact, signIn.Authentication),
            >= CustomFact.TrustMfa and <= CustomFact.TrustHybridJoinedDevice => Trust(fact.Fact, signIn.Trust),
            _ => Device(fact.Fact),
        };
    }

    private static FactReading User(CustomFact fact, UserSignals user) => fact switch
    {
        CustomFact.UserId => FactReading.Of(user.Id),
        CustomFact.UserGroups => FactReading.OfIds(user.Groups, user.HasGroupOverage),
        CustomFact.UserRoles => Roles(user.Roles),
        CustomFact.UserKind => FactReading.OfWord(user.Kind, UserKind.Unknown),
        CustomFact.UserHomeTenantId => FactReading.Of(user.HomeTenantId),
        CustomFact.UserIdentityProvider => FactReading.OfWord(user.IdentityProvider == IdentityProvider.Unknown ? IdentityProvider.Entra : user.IdentityProvider, IdentityProvider.Unknown),
        _ => FactReading.Of(user.IsServiceAccount),
    };

    // Only built-in roles at directory scope count (spec 4.2).
    private static FactReading Roles(ValueArray<RoleAssignment> roles)
    {
        if (roles.IsDefault) return FactReading.NotKnown;
        var held = new List<ListedId>();
        foreach (RoleAssignment role in roles)
        {
            Truth counts = TruthLogic.Of(role.IsBuiltIn).And(role.Scope == RoleScope.Unknown ? Truth.Unknown : role.Scope == RoleScope.Directory ? Truth.Yes : Truth.No);
            if (counts != Truth.No) held.Add(new ListedId(role.TemplateId, counts == Truth.Yes));
        }

        return FactReading.Of(held.ToArray());
    }

    private static FactReading Workload(FactValue fact, SignIn signIn) => fact.Fact switch
    {
        CustomFact.ServicePrincipalId => FactReading.Of(signIn.ServicePrincipal.Id),
        CustomFact.ServicePrincipalAppId => FactReading.Of(signIn.ServicePrincipal.AppId),
        CustomFact.ServicePrincipalIsRegisteredInThisTenant => FactReading.OfKnown(signIn.ServicePrincipal.IsRegisteredInThisTenant),
        CustomFact.ServicePrincipalIsMultiTenant => FactReading.OfKnown(signIn.ServicePrincipal.IsMultiTenant),
        CustomFact.ServicePrincipalAttribute => Attribute(signIn.ServicePrincipal.Attributes, fact.Argument!),
        CustomFact.AgentId => FactReading.Of(signIn.Agent.Id),
        CustomFact.AgentBlueprintId => FactReading.Of(signIn.Agent.BlueprintId),
        CustomFact.AgentContexts => FactReading.OfIds(signIn.Agent.Contexts),
        _ => Attribute(signIn.Agent.Attributes, fact.Argument!),
    };

    // An attribute that is not listed has no value (spec 5.7).
    private static FactReading Attribute(ValueArray<SecurityAttribute> attributes, string name)
    {
        if (attributes.IsDefault) return FactReading.NotKnown;
        SecurityAttribute[] found = [.. attributes.Where(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase)).Take(1)];
        return FactReading.AsTexts(found.Length == 0 ? DeviceAttribute.Null : found[0].Value);
    }

    private FactReading Resource(CustomFact fact, ResourceSignals resource) => fact switch
    {
        CustomFact.ResourceAppIds => AppIds(resource),
        CustomFact.ResourceUserAction => context.HasUserAction ? FactReading.Of(resource.UserAction) : FactReading.None,
        CustomFact.ResourceAuthenticationContexts => FactReading.OfIds(resource.AuthenticationContexts.IsDefault ? [] : resource.AuthenticationContexts),
        CustomFact.ResourceScopes => FactReading.OfTexts(resource.Scopes),
        CustomFact.ResourceClientAppId => FactReading.Of(resource.ClientAppId),
        CustomFact.ResourceClientKind => FactReading.OfWord(resource.ClientKind, ClientKind.Unknown),
        _ => FactReading.Of(resource.RequestsIdToken),
    };

    // Neither audience nor user action: one resource that is not known; so is one that is named by a keyword (spec 4.0, 4.4).
    private FactReading AppIds(ResourceSignals resource)
    {
        if (resource.Audiences.IsEmpty) return context.HasUserAction ? FactReading.OfIds([]) : FactReading.OfIds([default]);
        return FactReading.OfIds(ValueArray.From(resource.Audiences.Select(a => AudienceSemantics.IsGroupKeyword(a) ? default : a.AppId)));
    }

    // "Any platform" and "any client" say nothing (spec 9.3).
    private static FactReading Client(CustomFact fact, ClientSignals client) => fact switch
    {
        CustomFact.ClientAppType => client.AppType == ClientAppType.All ? FactReading.NotKnown : FactReading.OfWord(client.AppType, ClientAppType.Unknown),
        CustomFact.ClientPlatform => client.Platform == DevicePlatform.All ? FactReading.NotKnown : FactReading.OfWord(client.Platform, DevicePlatform.Unknown),
        CustomFact.ClientTransferMethod => FactReading.OfWord(client.TransferMethod, TransferMethod.Unknown),
        CustomFact.ClientOriginalTransferMethod
            => FactReading.OfWord(client.OriginalTransferMethod == TransferMethod.Unknown ? client.TransferMethod : client.OriginalTransferMethod, TransferMethod.Unknown),
        _ => FactReading.OfWord(client.RequestKind == RequestKind.Unknown ? RequestKind.Interactive : client.RequestKind, RequestKind.Unknown),
    };

    private static FactReading Network(CustomFact fact, NetworkSignals network) => fact switch
    {
        CustomFact.NetworkClientAddress => Address(network.ClientAddress),
        CustomFact.NetworkResourceAddress => Address(network.ResourceAddress),
        CustomFact.NetworkCountry => Country(network.Country),
        CustomFact.NetworkGpsCountry => Country(network.GpsCountry),
        CustomFact.NetworkGpsRefusal => Enum.IsDefined(network.GpsRefusal) ? FactReading.Of((long)network.GpsRefusal) : FactReading.NotKnown,
        _ => FactReading.OfKnown(network.IsCompliantNetwork),
    };

    private static FactReading Address(IpAddress address) => address.IsKnown ? FactReading.Of((object)address) : FactReading.NotKnown;

    private static FactReading Country(CountryCode country)
        => !country.IsKnown ? FactReading.NotKnown : country.IsUnmapped ? FactReading.None : FactReading.Of((object)country.ToString());

    private static FactReading Risk(CustomFact fact, RiskSignals risk) => fact switch
    {
        CustomFact.RiskSignIn => Level(risk.SignIn),
        CustomFact.RiskUser => Level(risk.User),
        CustomFact.RiskServicePrincipal => Level(risk.ServicePrincipal),
        CustomFact.RiskAgent => Level(risk.Agent),
        _ => FactReading.OfWord(risk.Insider, InsiderRiskLevel.Unknown),
    };

    // A level that may not be seen is not known (spec 4.9).
    private static FactReading Level(RiskLevel level) => level == RiskLevel.Hidden ? FactReading.NotKnown : FactReading.OfWord(level, RiskLevel.Unknown);

    private static FactReading Authentication(CustomFact fact, AuthenticationSignals proofs) => fact switch
    {
        CustomFact.AuthenticationPerformedIn => FactReading.OfWord(proofs.PerformedIn, AuthenticationPlace.Unknown),
        CustomFact.AuthenticationHasMfaClaim => FactReading.OfKnown(proofs.HasMfaClaim),
        CustomFact.AuthenticationMfaAt => FactReading.OfTime(proofs.MfaAt),
        CustomFact.AuthenticationPrimaryAt => FactReading.OfTime(proofs.PrimaryAt),
        CustomFact.AuthenticationSessionStart => FactReading.OfTime(proofs.SessionStart),
        CustomFact.AuthenticationFido2Aaguid => FactReading.Of(proofs.Fido2Aaguid),
        CustomFact.AuthenticationCertificateIssuerSki => FactReading.OfKnown(proofs.CertificateIssuerSki),
        CustomFact.AuthenticationCertificatePolicyOids => FactReading.OfTexts(proofs.CertificatePolicyOids),
        CustomFact.AuthenticationUsesApprovedApp => FactReading.OfKnown(proofs.UsesApprovedApp),
        CustomFact.AuthenticationHasAppProtection => FactReading.OfKnown(proofs.HasAppProtection),
        CustomFact.AuthenticationSupportsAppProtection => FactReading.OfKnown(proofs.SupportsAppProtection),
        CustomFact.AuthenticationCompletedCustomControls => FactReading.OfIds(proofs.CompletedCustomControls),
        CustomFact.AuthenticationPasswordChanged => FactReading.OfKnown(proofs.PasswordChanged),
        CustomFact.AuthenticationRiskRemediated => FactReading.OfKnown(proofs.RiskRemediated),
        CustomFact.AuthenticationVerifiedIdPresented => FactReading.OfKnown(proofs.VerifiedIdPresented),
        CustomFact.AuthenticationHasUsed => FactReading.OfKnown(proofs.Methods),
        CustomFact.AuthenticationHasRegistered => FactReading.OfKnown(proofs.RegisteredMethods),
        _ => FactReading.OfKnown(proofs.RegistrableMethods),
    };

    private static FactReading Trust(CustomFact fact, InboundTrust trust) => FactReading.Of(fact switch
    {
        CustomFact.TrustMfa => trust.Mfa,
        CustomFact.TrustCompliantDevice => trust.CompliantDevice,
        _ => trust.HybridJoinedDevice,
    });

    private FactReading Device(CustomFact fact) => fact switch
    {
        CustomFact.DeviceIsRegistered => Known(DeviceSemantics.Registered(context)),
        CustomFact.DeviceIsCompliant => Known(DeviceSemantics.Registered(context).And(TruthLogic.Of(context.SignIn.Device.IsCompliant))),
        CustomFact.DeviceIsIntuneManaged => Known(DeviceSemantics.Registered(context).And(DeviceSemantics.IsIntuneManaged(context))),
        CustomFact.DeviceIsRequestBound => FactReading.OfKnown(context.SignIn.Device.IsRequestBound),
        CustomFact.DevicePhysicalIds => FactReading.AsTexts(DeviceSemantics.Attribute(DeviceProperty.PhysicalIds, context)),
        CustomFact.DeviceSystemLabels => FactReading.AsTexts(DeviceSemantics.Attribute(DeviceProperty.SystemLabels, context)),
        CustomFact.DeviceOperatingSystemVersion => Version(DeviceSemantics.Attribute(DeviceProperty.OperatingSystemVersion, context)),
        >= CustomFact.DeviceExtensionAttribute1 and <= CustomFact.DeviceExtensionAttribute15
            => FactReading.Of(DeviceSemantics.Attribute(DeviceProperty.ExtensionAttribute1 + (fact - CustomFact.DeviceExtensionAttribute1), context)),
        _ => FactReading.Of(DeviceSemantics.Attribute(Property(fact), context)),
    };

    private static DeviceProperty Property(CustomFact fact) => fact switch
    {
        CustomFact.DeviceDeviceId => DeviceProperty.DeviceId,
        CustomFact.DeviceDisplayName => DeviceProperty.DisplayName,
        CustomFact.DeviceOwnership => DeviceProperty.DeviceOwnership,
        CustomFact.DeviceEnrollmentProfileName => DeviceProperty.EnrollmentProfileName,
        CustomFact.DeviceManufacturer => DeviceProperty.Manufacturer,
        CustomFact.DeviceMdmAppId => DeviceProperty.MdmAppId,
        CustomFact.DeviceModel => DeviceProperty.Model,
        CustomFact.DeviceOperatingSystem => DeviceProperty.OperatingSystem,
        CustomFact.DeviceProfileType => DeviceProperty.ProfileType,
        CustomFact.DeviceTrustType => DeviceProperty.TrustType,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static FactReading Version(DeviceAttribute attribute) => FactReading.Of(attribute) switch
    {
        { Value: string text } => FactReading.Of(new DottedVersion(text).AsWindows()),
        { IsKnown: true, Value: null } => FactReading.None,
        _ => FactReading.NotKnown,
    };

    private static FactReading Known(Truth value) => value == Truth.Unknown ? FactReading.NotKnown : FactReading.Of(value == Truth.Yes);
}
