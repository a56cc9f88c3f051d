using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>The facts of one sign-in for compiled expressions, read in place. Lives on the stack.</summary>
internal readonly ref partial struct SignInInput : ICustomInput
{
    private static readonly DeviceProperty[] s_properties = [.. Enumerable.Range(0, (int)CustomFact.DeviceExtensionAttribute15 + 1).Select(fact => PropertyOf((CustomFact)fact))];

    private readonly ref readonly SignIn _signIn;
    private readonly ref readonly UserSignals _user;
    private readonly ref readonly DeviceSignals _device;
    private readonly DeviceFacts _facts;
    private readonly SubjectKind _subject;

    public SignInInput(in Request request)
    {
        _signIn = ref request.SignIn;
        _user = ref request.User;
        _device = ref request.Device;
        _facts = DeviceFacts.Of(in request);
        _subject = request.Subject;
    }

    public bool IsWhatIf => _facts.IsWhatIf;

    public Truth Flag(CustomFact fact, bool staysUnknown)
    {
        Truth value = fact switch
        {
            CustomFact.UserIsServiceAccount => CustomOperations.Of(_user.IsServiceAccount),
            CustomFact.ServicePrincipalIsRegisteredInThisTenant => TruthLogic.Of(_signIn.ServicePrincipal.IsRegisteredInThisTenant),
            CustomFact.ServicePrincipalIsMultiTenant => TruthLogic.Of(_signIn.ServicePrincipal.IsMultiTenant),
            CustomFact.ResourceRequestsIdToken => CustomOperations.Of(_signIn.ResourceInPlace.RequestsIdToken),
            CustomFact.NetworkIsCompliantNetwork => TruthLogic.Of(_signIn.NetworkInPlace.IsCompliantNetwork),
            CustomFact.TrustMfa => CustomOperations.Of(_signIn.TrustInPlace.Mfa),
            CustomFact.TrustCompliantDevice => CustomOperations.Of(_signIn.TrustInPlace.CompliantDevice),
            CustomFact.TrustHybridJoinedDevice => CustomOperations.Of(_signIn.TrustInPlace.HybridJoinedDevice),
            CustomFact.DeviceIsRegistered => _facts.Registered,
            CustomFact.DeviceIsCompliant => DeviceStateRule.IsCompliant(in _device, _facts.Registered),
            CustomFact.DeviceIsIntuneManaged => _facts.IsIntuneManaged(in _device),
            CustomFact.DeviceIsRequestBound => TruthLogic.Of(_device.IsRequestBound),
            _ => Proof(fact),
        };
        return value == Truth.Unknown && IsWhatIf && !staysUnknown ? Truth.No : value;
    }

    public KnownNumber Number(CustomFact fact, bool staysUnknown) => (fact switch
    {
        CustomFact.Subject => KnownNumber.OfWord((int)_subject, (int)SubjectKind.Unknown, (int)SubjectKind.AgentBlueprint),
        CustomFact.UserKind => KnownNumber.OfWord((int)_user.Kind, (int)UserKind.Unknown, (int)UserKind.ServiceProvider),
        CustomFact.UserIdentityProvider => OrDefault((int)_user.IdentityProvider, (int)IdentityProvider.Entra, (int)IdentityProvider.EmailOneTimePasscode),
        CustomFact.ResourceClientKind => KnownNumber.OfWord((int)_signIn.ResourceInPlace.ClientKind, (int)ClientKind.Unknown, (int)ClientKind.Confidential),
        >= CustomFact.ClientAppType and <= CustomFact.ClientRequestKind => Client(fact, in _signIn.ClientInPlace),
        CustomFact.NetworkGpsRefusal => KnownNumber.OfWord((int)_signIn.NetworkInPlace.GpsRefusal, -1, (int)GpsRefusal.Spoofed),
        CustomFact.RiskSignIn => Level(_signIn.RiskInPlace.SignIn),
        CustomFact.RiskUser => Level(_signIn.RiskInPlace.User),
        CustomFact.RiskServicePrincipal => Level(_signIn.RiskInPlace.ServicePrincipal),
        CustomFact.RiskAgent => Level(_signIn.RiskInPlace.Agent),
        CustomFact.RiskInsider => KnownNumber.OfWord((int)_signIn.RiskInPlace.Insider, (int)InsiderRiskLevel.Unknown, (int)InsiderRiskLevel.Elevated),
        CustomFact.AuthenticationPerformedIn
            => KnownNumber.OfWord((int)_signIn.AuthenticationInPlace.PerformedIn, (int)AuthenticationPlace.Unknown, (int)AuthenticationPlace.HomeTenant),
        _ => default,
    }).OrNone(IsWhatIf && !staysUnknown);

    public DeviceAttribute Text(CustomFact fact, bool staysUnknown)
    {
        // The usual case first: an attribute of the device, which has its own rule for what is absent.
        if (fact >= CustomFact.DeviceDeviceId) return _facts.Read(in _device, s_properties[(int)fact]);
        DeviceAttribute value = fact switch
        {
            CustomFact.NetworkCountry => CountryTexts.Of(_signIn.NetworkInPlace.Country),
            CustomFact.NetworkGpsCountry => CountryTexts.Of(_signIn.NetworkInPlace.GpsCountry),
            _ => DeviceAttribute.Of(_signIn.AuthenticationInPlace.CertificateIssuerSki),
        };
        return !value.IsKnown && IsWhatIf && !staysUnknown ? DeviceAttribute.Null : value;
    }

    public GraphId Id(CustomFact fact, bool staysUnknown)
    {
        GraphId value = fact switch
        {
            CustomFact.UserId => _user.Id,
            CustomFact.UserHomeTenantId => _user.HomeTenantId,
            CustomFact.ServicePrincipalId => _signIn.ServicePrincipal.Id,
            CustomFact.ServicePrincipalAppId => _signIn.ServicePrincipal.AppId,
            CustomFact.AgentId => _signIn.Agent.Id,
            CustomFact.AgentBlueprintId => _signIn.Agent.BlueprintId,
            CustomFact.ResourceUserAction => _signIn.ResourceInPlace.UserAction is { IsKnown: true } action ? action : GraphId.None,
            CustomFact.ResourceClientAppId => _signIn.ResourceInPlace.ClientAppId,
            CustomFact.AuthenticationFido2Aaguid => _signIn.AuthenticationInPlace.Fido2Aaguid,
            _ => default,
        };
        return !value.IsKnown && IsWhatIf && !staysUnknown ? GraphId.None : value;
    }

    public KnownVersion Version(CustomFact fact, bool staysUnknown)
    {
        DeviceAttribute value = _facts.Read(in _device, DeviceProperty.OperatingSystemVersion);
        if (value.Text is { } text) return KnownVersion.Of(new DottedVersion(text));
        return value.IsNull ? new KnownVersion(Presence.None, default) : default;
    }

    public KnownTime Time(CustomFact fact, bool staysUnknown) => KnownTime.Of(fact switch
    {
        CustomFact.At => _signIn.At,
        CustomFact.AuthenticationMfaAt => _signIn.AuthenticationInPlace.MfaAt,
        CustomFact.AuthenticationPrimaryAt => _signIn.AuthenticationInPlace.PrimaryAt,
        _ => _signIn.AuthenticationInPlace.SessionStart,
    }).OrNone(IsWhatIf && !staysUnknown);

    public Truth IsIn(CustomFact fact, bool staysUnknown, IpAddress lower, IpAddress upper)
    {
        IpAddress address = fact == CustomFact.NetworkClientAddress ? _signIn.NetworkInPlace.ClientAddress : _signIn.NetworkInPlace.ResourceAddress;
        if (!address.IsKnown) return IsWhatIf && !staysUnknown ? Truth.No : Truth.Unknown;
        return CustomOperations.Of(address.IsIPv4 == lower.IsIPv4 && address >= lower && address <= upper);
    }

    public Truth HasMethods(CustomFact fact, bool staysUnknown, AuthenticationMethods methods)
    {
        AuthenticationMethods? known = fact switch
        {
            CustomFact.AuthenticationHasUsed => _signIn.AuthenticationInPlace.Methods,
            CustomFact.AuthenticationHasRegistered => _signIn.AuthenticationInPlace.RegisteredMethods,
            _ => _signIn.AuthenticationInPlace.RegistrableMethods,
        };
        if (known is not { } held) return IsWhatIf && !staysUnknown ? Truth.No : Truth.Unknown;
        return CustomOperations.Of((held & methods) == methods);
    }

    public Truth Extension(Truth value, Truth withoutValue, bool isNegative) => isNegative
        ? FilterComparisons.NotExtension(in _device, _facts, value, withoutValue)
        : FilterComparisons.Extension(in _device, _facts, value, withoutValue);
}
