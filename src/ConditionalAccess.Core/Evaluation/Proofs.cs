using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// What the user has proven and can still prove in one sign-in (spec 6.2, 6.3, 6.6). An item is judged when some applying policy requires it, and
/// not before. Truths are before freshness: sign-in frequency differs between the decision and each report-only policy.
/// </summary>
internal static class Proofs
{
    private static readonly PlanItem MfaItem = new(new RequirementItem(RequirementKind.Mfa), null);

    public static bool IsDirectConnect(in Request request) => request.Kind == UserKind.B2bDirectConnectUser;

    /// <summary>Whether anything at all can be asked of this subject with this client.</summary>
    public static bool CanPrompt(in Request request) => request.Subject == SubjectKind.User && !IsEas(in request) && !IsLegacy(in request);

    /// <summary>Whether sign-in frequency is evaluated (spec 6.5-6, 7.1).</summary>
    public static bool HasSignInFrequency(in Request request) => CanPrompt(in request) && !IsDirectConnect(in request);

    /// <summary>Known to have registered nothing but a password.</summary>
    public static bool NothingRegistered(in Request request)
        => request.SignIn.AuthenticationInPlace.RegisteredMethods is { } registered && (registered & ~AuthenticationMethods.Password) == 0;

    /// <summary>How fresh multifactor authentication is under an interval; 0: no interval.</summary>
    public static Truth MfaFresh(in Request request, long ticks)
        => ticks == 0 ? Truth.Yes : Freshness.Of(in request.SignIn.AuthenticationInPlace.MfaInstant, in request.SignIn.InstantInPlace, ticks);

    public static Truth PrimaryFresh(in Request request, long ticks) => Freshness.Of(in request.SignIn.AuthenticationInPlace.PrimaryInstant, in request.SignIn.InstantInPlace, ticks);

    /// <summary>Whether an item is satisfied, before freshness.</summary>
    public static Truth Satisfied(in Request request, PlanItem item, PlanRequirements plan)
        => request.Kind != UserKind.Unknown ? Check(in request, item, plan, request.Kind) : CheckEveryKind(in request, item, plan);

    /// <summary>Whether the user can be asked for an item now.</summary>
    /// <param name="request">The request.</param>
    /// <param name="item">The item.</param>
    /// <param name="plan">What the policies require.</param>
    /// <param name="mfaFresh">How fresh multifactor authentication is.</param>
    /// <param name="isRisky">Whether a policy that counts configures sign-in or user risk.</param>
    public static bool IsPromptable(in Request request, PlanItem item, PlanRequirements plan, Truth mfaFresh, bool isRisky)
    {
        if (!CanPrompt(in request)) return false;
        switch (item.Kind)
        {
            case RequirementKind.Reauthenticate:
            case RequirementKind.VerifiedId:
                return true;
            case RequirementKind.Mfa:
                return IsMfaPromptable(in request, isRisky);
            case RequirementKind.AuthenticationStrength:
                UserKind kind = request.Kind == UserKind.Unknown ? UserKind.InternalMember : request.Kind;
                return IsMfaPromptable(in request, isRisky) && IsEntra(in request) && item.Strength!.IsUsable(in request.SignIn, kind, isStale: mfaFresh != Truth.Yes);
            case RequirementKind.PasswordChange:
            case RequirementKind.RiskRemediation:
                return !ExternalUsers.IsExternal(request.Kind)
                    && (Satisfied(in request, MfaItem, plan).And(mfaFresh) == Truth.Yes || IsMfaPromptable(in request, isRisky));
            case RequirementKind.TermsOfUse:
                return !IsDirectConnect(in request) && !request.User.IsServiceAccount;
            case RequirementKind.CustomControl:
                return !(ExternalUsers.IsExternal(request.Kind) && request.SignIn.TrustInPlace.Mfa);
            default:
                return false;
        }
    }

    private static bool IsEntra(in Request request) => request.User.IdentityProvider is IdentityProvider.Unknown or IdentityProvider.Entra;

    private static bool IsMfaPromptable(in Request request, bool isRisky)
    {
        if (IsDirectConnect(in request) && !request.SignIn.TrustInPlace.Mfa) return false;
        if (isRisky && NothingRegistered(in request)) return false;
        return !(request.User.IdentityProvider == IdentityProvider.Google && request.SignIn.ResourceInPlace.UserAction == UserActions.RegisterSecurityInfo);
    }

    /// <summary>Legacy clients prove little: no multifactor authentication and no device.</summary>
    public static bool IsLegacy(in Request request) => request.SignIn.ClientInPlace.AppType == ClientAppType.Other;

    private static bool IsEas(in Request request) => request.SignIn.ClientInPlace.AppType is ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported;

    // A kind that is not known: what a member, a guest and a direct connect user agree on is known, anything else is not.
    private static Truth CheckEveryKind(in Request request, PlanItem item, PlanRequirements plan)
    {
        Truth member = Check(in request, item, plan, UserKind.InternalMember);
        bool agreed = member == Check(in request, item, plan, UserKind.B2bCollaborationGuest) && member == Check(in request, item, plan, UserKind.B2bDirectConnectUser);
        return agreed ? member : Truth.Unknown;
    }

    private static Truth Check(in Request request, PlanItem item, PlanRequirements plan, UserKind kind)
    {
        ref readonly SignIn signIn = ref request.SignIn;
        ref readonly AuthenticationSignals authentication = ref signIn.AuthenticationInPlace;
        bool isExternal = ExternalUsers.IsExternal(kind);
        switch (item.Kind)
        {
            case RequirementKind.Mfa:
                if (CannotDoMfa(in request, kind)) return Truth.No;
                Truth claim = ClaimCounts(in signIn, kind);
                return claim == Truth.Yes ? claim : claim.Or(plan.MfaStrength.Matches(in signIn, kind));
            case RequirementKind.AuthenticationStrength:
                return CannotDoMfa(in request, kind) || !IsEntra(in request) ? Truth.No : item.Strength!.Matches(in signIn, kind);
            case RequirementKind.CompliantDevice:
                return HidesDevice(in request, isExternal, signIn.TrustInPlace.CompliantDevice) ? Truth.No : DeviceStateRule.IsCompliant(in request.Device, Registered(in request, kind));
            case RequirementKind.DomainJoinedDevice:
                return HidesDevice(in request, isExternal, signIn.TrustInPlace.HybridJoinedDevice)
                    ? Truth.No : DeviceStateRule.IsHybridJoined(in request.Device, Registered(in request, kind), request.IsWhatIf);
            case RequirementKind.ApprovedApplication:
                return isExternal ? Truth.No : TruthLogic.Of(authentication.UsesApprovedApp).And(IsPhone(in signIn)).And(Registered(in request, kind));
            case RequirementKind.CompliantApplication:
                return isExternal ? Truth.No : TruthLogic.Of(authentication.HasAppProtection)
                    .And(IsPhone(in signIn).Or(PlatformIs(in signIn, DevicePlatform.Windows))).And(Registered(in request, kind));
            case RequirementKind.PasswordChange: return isExternal ? Truth.No : TruthLogic.Of(authentication.PasswordChanged);
            case RequirementKind.RiskRemediation: return isExternal ? Truth.No : TruthLogic.Of(authentication.RiskRemediated);
            case RequirementKind.VerifiedId: return TruthLogic.Of(authentication.VerifiedIdPresented);
            case RequirementKind.TermsOfUse: return Accepted(in request, item.Item.Id, kind);
            case RequirementKind.CustomControl: return Completed(in request, item.Item.Id);
            case RequirementKind.TokenProtection: return TruthLogic.Of(request.Device.IsRequestBound);
            default: return Truth.No;
        }
    }

    // Legacy clients and Exchange ActiveSync cannot (spec 4.5); direct connect users only with trust (spec 6.3).
    private static bool CannotDoMfa(in Request request, UserKind kind)
        => IsLegacy(in request) || IsEas(in request) || (kind == UserKind.B2bDirectConnectUser && !request.SignIn.TrustInPlace.Mfa);

    // Legacy clients send no device state (spec 4.5).
    private static bool HidesDevice(in Request request, bool isExternal, bool isTrusted) => IsLegacy(in request) || (isExternal && !isTrusted);

    private static Truth Registered(in Request request, UserKind kind) => DeviceFacts.RegisteredFor(in request, kind);

    private static Truth IsPhone(in SignIn signIn) => PlatformIs(in signIn, DevicePlatform.IOS).Or(PlatformIs(in signIn, DevicePlatform.Android));

    private static Truth PlatformIs(in SignIn signIn, DevicePlatform platform)
    {
        DevicePlatform seen = signIn.ClientInPlace.Platform;
        if (seen is DevicePlatform.Unknown or DevicePlatform.All) return Truth.Unknown;
        return seen == platform ? Truth.Yes : Truth.No;
    }

    private static Truth ClaimCounts(in SignIn signIn, UserKind kind)
    {
        Truth claim = TruthLogic.Of(signIn.AuthenticationInPlace.HasMfaClaim);
        if (!ExternalUsers.IsExternal(kind) || signIn.TrustInPlace.Mfa) return claim;
        return signIn.AuthenticationInPlace.PerformedIn switch
        {
            AuthenticationPlace.ResourceTenant => claim,
            AuthenticationPlace.HomeTenant => Truth.No,
            _ => claim.And(Truth.Unknown),
        };
    }

    private static Truth Accepted(in Request request, GraphId agreement, UserKind kind)
    {
        if (kind == UserKind.B2bDirectConnectUser || request.User.IsServiceAccount || IsEas(in request)) return Truth.No;
        ValueArray<TermsAcceptance> accepted = request.SignIn.AuthenticationInPlace.AcceptedTerms;
        if (accepted.IsDefault) return Truth.Unknown;
        Truth value = Truth.No;
        foreach (TermsAcceptance acceptance in accepted)
        {
            if (agreement.IsKnown && acceptance.AgreementId == agreement)
                value = value.Or(IsCurrent(in request.SignIn, acceptance).And(IsOnDevice(in request, acceptance.DeviceId)));
        }

        return value;
    }

    // A new acceptance is only asked for when the session ended: what expired during it still counts (spec 6.2).
    private static Truth IsCurrent(in SignIn signIn, TermsAcceptance acceptance)
    {
        if (acceptance.ExpiresAt is not { } expires) return Truth.Yes;
        DateTimeOffset? reference = signIn.AuthenticationInPlace.SessionStart ?? signIn.At;
        return reference is { } instant ? TruthLogic.Of(expires > instant) : Truth.Unknown;
    }

    private static Truth IsOnDevice(in Request request, GraphId device)
    {
        if (!device.IsKnown) return Truth.Yes;
        DeviceAttribute id = DeviceFacts.Of(in request).Read(in request.Device, DeviceProperty.DeviceId);
        return id.IsKnown ? TruthLogic.Of(id.Text is { } text && GraphId.FromString(text) == device) : Truth.Unknown;
    }

    private static Truth Completed(in Request request, GraphId control)
    {
        if (IsEas(in request)) return Truth.No;
        ValueArray<GraphId> completed = request.SignIn.AuthenticationInPlace.CompletedCustomControls;
        if (completed.IsDefault) return Truth.Unknown;
        foreach (GraphId done in completed)
        {
            if (done == control) return Truth.Yes;
        }

        return Truth.No;
    }
}
