using ConditionalAccess.Custom;
using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>Lists and single parts of a sign-in.</summary>
internal readonly ref partial struct SignInInput
{
    public Truth Any(CustomFact fact, bool staysUnknown, string? argument, CustomPredicate<ElementInput>? element)
    {
        bool isNone = IsWhatIf && !staysUnknown;
        ref readonly ResourceSignals resource = ref _signIn.ResourceInPlace;
        return fact switch
        {
            CustomFact.UserGroups => CustomLists.Any(_user.Groups, _user.HasGroupOverage, element, IsWhatIf, isNone),
            CustomFact.UserRoles => AnyRole(element),
            CustomFact.ServicePrincipalAttribute => CustomLists.Any(FilterComparisons.Find(_signIn.ServicePrincipal.Attributes, argument!), element, IsWhatIf, isNone),
            CustomFact.AgentAttribute => CustomLists.Any(FilterComparisons.Find(_signIn.Agent.Attributes, argument!), element, IsWhatIf, isNone),
            CustomFact.AgentContexts => CustomLists.Any(_signIn.Agent.Contexts, false, element, IsWhatIf, isNone),
            CustomFact.ResourceAppIds => AnyApp(in resource, element, isNone),
            // No list means no context (spec 4.4); one of a list that is not known may be any.
            CustomFact.ResourceAuthenticationContexts => resource.AuthenticationContexts.IsDefault
                ? Truth.No : CustomLists.Any(resource.AuthenticationContexts, false, element, IsWhatIf, isNone),
            CustomFact.ResourceScopes => CustomLists.Any(resource.Scopes, element, IsWhatIf, isNone),
            CustomFact.AuthenticationCertificatePolicyOids => CustomLists.Any(_signIn.AuthenticationInPlace.CertificatePolicyOids, element, IsWhatIf, isNone),
            CustomFact.AuthenticationCompletedCustomControls => CustomLists.Any(_signIn.AuthenticationInPlace.CompletedCustomControls, false, element, IsWhatIf, isNone),
            CustomFact.DevicePhysicalIds => CustomLists.Any(_facts.Read(in _device, DeviceProperty.PhysicalIds), element, IsWhatIf, isNone),
            _ => CustomLists.Any(_facts.Read(in _device, DeviceProperty.SystemLabels), element, IsWhatIf, isNone),
        };
    }

    // Only built-in roles at directory scope count (spec 4.2).
    private Truth AnyRole(CustomPredicate<ElementInput>? element)
    {
        if (_user.Roles.IsDefault) return Truth.Unknown;
        Truth any = Truth.No;
        foreach (ref readonly RoleAssignment role in _user.Roles.AsSpan())
        {
            Truth scope = role.Scope switch { RoleScope.Unknown => Truth.Unknown, RoleScope.Directory => Truth.Yes, _ => Truth.No };
            Truth counts = scope.And(TruthLogic.Of(role.IsBuiltIn));
            GraphId id = role.TemplateId;
            if (counts != Truth.No) any = any.Or(counts.And(CustomLists.Holds(in id, element, IsWhatIf, false)));
        }

        return any;
    }

    private Truth AnyApp(in ResourceSignals resource, CustomPredicate<ElementInput>? element, bool isNone)
    {
        GraphId unknown = default;
        if (resource.Audiences.IsEmpty)
        {
            bool hasAction = resource.UserAction is { IsKnown: true, IsNone: false };
            return hasAction ? Truth.No : CustomLists.Holds(in unknown, element, IsWhatIf, isNone);
        }

        Truth any = Truth.No;
        foreach (ref readonly Audience audience in resource.Audiences.AsSpan())
        {
            bool isKeyword = AudienceSet.IsKeyword(in audience.AppIdInPlace);
            any = any.Or(CustomLists.Holds(in isKeyword ? ref unknown : ref audience.AppIdInPlace, element, IsWhatIf, isNone));
        }

        return any;
    }

    private Truth Proof(CustomFact fact)
    {
        ref readonly AuthenticationSignals proofs = ref _signIn.AuthenticationInPlace;
        return TruthLogic.Of(fact switch
        {
            CustomFact.AuthenticationHasMfaClaim => proofs.HasMfaClaim,
            CustomFact.AuthenticationUsesApprovedApp => proofs.UsesApprovedApp,
            CustomFact.AuthenticationHasAppProtection => proofs.HasAppProtection,
            CustomFact.AuthenticationSupportsAppProtection => proofs.SupportsAppProtection,
            CustomFact.AuthenticationPasswordChanged => proofs.PasswordChanged,
            CustomFact.AuthenticationRiskRemediated => proofs.RiskRemediated,
            CustomFact.AuthenticationVerifiedIdPresented => proofs.VerifiedIdPresented,
            _ => null,
        });
    }

    // "Any platform" and "any client" say nothing (spec 9.3).
    private static KnownNumber Client(CustomFact fact, in ClientSignals client) => fact switch
    {
        CustomFact.ClientAppType => KnownNumber.OfWord(client.AppType == ClientAppType.All ? 0 : (int)client.AppType, 0, (int)ClientAppType.Other),
        CustomFact.ClientPlatform => KnownNumber.OfWord(client.Platform == DevicePlatform.All ? 0 : (int)client.Platform, 0, (int)DevicePlatform.Other),
        CustomFact.ClientTransferMethod => KnownNumber.OfWord((int)client.TransferMethod, 0, (int)TransferMethod.AuthenticationTransfer),
        CustomFact.ClientOriginalTransferMethod => client.OriginalTransferMethod == TransferMethod.Unknown
            ? KnownNumber.OfWord((int)client.TransferMethod, 0, (int)TransferMethod.AuthenticationTransfer)
            : KnownNumber.OfWord((int)client.OriginalTransferMethod, 0, (int)TransferMethod.AuthenticationTransfer),
        _ => OrDefault((int)client.RequestKind, (int)RequestKind.Interactive, (int)RequestKind.RefreshTokenRedemption),
    };

    private static KnownNumber OrDefault(int word, int notSaid, int last) => KnownNumber.OfWord(word == 0 ? notSaid : word, 0, last);

    private static KnownNumber Level(RiskLevel level) => KnownNumber.OfWord((int)level, (int)RiskLevel.Unknown, (int)RiskLevel.High);

    private static DeviceProperty PropertyOf(CustomFact fact) => fact switch
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
        >= CustomFact.DeviceExtensionAttribute1 and <= CustomFact.DeviceExtensionAttribute15 => DeviceProperty.ExtensionAttribute1 + (fact - CustomFact.DeviceExtensionAttribute1),
        _ => default,
    };
}

/// <summary>Country codes as texts, made once.</summary>
internal static class CountryTexts
{
    private static readonly string[] s_texts = [.. Enumerable.Range(0, 26 * 26).Select(i => string.Concat((char)('A' + (i / 26)), (char)('A' + (i % 26))))];

    public static DeviceAttribute Of(CountryCode country) => country.Index < 0 ? country.IsKnown ? DeviceAttribute.Null : default : s_texts[country.Index];
}
