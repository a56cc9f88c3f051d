using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// What the user has proven and can still prove in one sign-in (spec 6.2, 6.3, 6.6). Truths are before freshness: sign-in frequency
/// differs between the decision and each report-only policy.
/// </summary>
internal readonly ref struct Proofs
{
    private static readonly PlanItem MfaItem = new(new RequirementItem(RequirementKind.Mfa), null);

    private readonly ref readonly SignIn _signIn;
    private readonly PolicyPlan _plan;
    private readonly Span<Truth> _items;
    private readonly UserKind _kind;
    private readonly bool _isWhatIf;

    public Proofs(in Request request, PolicyPlan plan, Span<Truth> items)
    {
        _signIn = ref request.SignIn;
        _plan = plan;
        _items = items;
        _kind = request.Kind;
        _isWhatIf = request.IsWhatIf;
        IsDirectConnect = _kind == UserKind.B2bDirectConnectUser;
        CanPrompt = request.Subject == SubjectKind.User && !IsEas && !IsLegacy;
        HasSignInFrequency = CanPrompt && !IsDirectConnect;
        NothingRegistered = _signIn.Authentication.RegisteredMethods is { } registered && (registered & ~AuthenticationMethods.Password) == 0;
        Mfa = CheckEveryKind(MfaItem);
        for (int i = 0; i < items.Length; i++) items[i] = CheckEveryKind(plan.Items[i]);
    }

    /// <summary>Whether multifactor authentication was performed, before freshness.</summary>
    public Truth Mfa { get; }

    public bool IsDirectConnect { get; }

    /// <summary>Whether anything at all can be asked of this subject with this client.</summary>
    public bool CanPrompt { get; }

    /// <summary>Whether sign-in frequency is evaluated (spec 6.5-6, 7.1).</summary>
    public bool HasSignInFrequency { get; }

    /// <summary>Known to have registered nothing but a password.</summary>
    public bool NothingRegistered { get; }

    /// <summary>Whether an item is satisfied, given how fresh multifactor authentication is.</summary>
    public Truth Satisfied(int item, Truth mfaFresh) => NeedsFreshMfa(_plan.Items[item].Item.Kind) ? _items[item].And(mfaFresh) : _items[item];

    /// <summary>How fresh multifactor authentication is under an interval; 0: no interval.</summary>
    public Truth MfaFresh(long ticks) => ticks == 0 ? Truth.Yes : Freshness.Of(_signIn.Authentication.MfaAt, _signIn.At, ticks);

    public Truth PrimaryFresh(long ticks) => Freshness.Of(_signIn.Authentication.PrimaryAt, _signIn.At, ticks);

    /// <summary>Whether the user can be asked for an item now.</summary>
    /// <param name="item">The item.</param>
    /// <param name="mfaFresh">How fresh multifactor authentication is.</param>
    /// <param name="isRisky">Whether a policy that counts configures sign-in or user risk.</param>
    public bool IsPromptable(int item, Truth mfaFresh, bool isRisky)
    {
        if (!CanPrompt) return false;
        PlanItem planItem = _plan.Items[item];
        switch (planItem.Item.Kind)
        {
            case RequirementKind.Reauthenticate:
            case RequirementKind.VerifiedId:
                return true;
            case RequirementKind.Mfa:
                return IsMfaPromptable(isRisky);
            case RequirementKind.AuthenticationStrength:
                UserKind kind = _kind == UserKind.Unknown ? UserKind.InternalMember : _kind;
                return IsMfaPromptable(isRisky) && IsEntra && planItem.Strength!.IsUsable(in _signIn, kind, isStale: mfaFresh != Truth.Yes);
            case RequirementKind.PasswordChange:
            case RequirementKind.RiskRemediation:
                return !ExternalUsers.IsExternal(_kind) && (Mfa.And(mfaFresh) == Truth.Yes || IsMfaPromptable(isRisky));
            case RequirementKind.TermsOfUse:
                return !IsDirectConnect && !_signIn.User.IsServiceAccount;
            case RequirementKind.CustomControl:
                return !(ExternalUsers.IsExternal(_kind) && _signIn.Trust.Mfa);
            default:
                return false;
        }
    }

    /// <summary>Whether the app could be protected by a policy.</summary>
    public Truth IsAppProtectable => TruthLogic.Of(_signIn.Authentication.SupportsAppProtection);

    private bool IsEntra => _signIn.User.IdentityProvider is IdentityProvider.Unknown or IdentityProvider.Entra;

    private bool IsMfaPromptable(bool isRisky)
    {
        if (IsDirectConnect && !_signIn.Trust.Mfa) return false;
        if (isRisky && NothingRegistered) return false;
        return !(_signIn.User.IdentityProvider == IdentityProvider.Google && _signIn.Resource.UserAction == UserActions.RegisterSecurityInfo);
    }

    private static bool NeedsFreshMfa(RequirementKind kind)
        => kind is RequirementKind.Mfa or RequirementKind.AuthenticationStrength or RequirementKind.PasswordChange or RequirementKind.RiskRemediation;

    private bool IsLegacy => _signIn.Client.AppType == ClientAppType.Other;

    private bool IsEas => _signIn.Client.AppType is ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported;

    // A kind that is not known: what a member, a guest and a direct connect user agree on is known, anything else is not.
    private Truth CheckEveryKind(PlanItem item)
    {
        if (_kind != UserKind.Unknown) return Check(item, _kind);
        Truth member = Check(item, UserKind.InternalMember);
        bool agreed = member == Check(item, UserKind.B2bCollaborationGuest) && member == Check(item, UserKind.B2bDirectConnectUser);
        return agreed ? member : Truth.Unknown;
    }

    private Truth Check(PlanItem item, UserKind kind)
    {
        AuthenticationSignals authentication = _signIn.Authentication;
        bool isExternal = ExternalUsers.IsExternal(kind);
        return item.Item.Kind switch
        {
            RequirementKind.Mfa => CannotDoMfa(kind) ? Truth.No : ClaimCounts(kind).Or(_plan.MfaStrength.Matches(in _signIn, kind)),
            RequirementKind.AuthenticationStrength => CannotDoMfa(kind) || !IsEntra ? Truth.No : item.Strength!.Matches(in _signIn, kind),
            RequirementKind.CompliantDevice => HidesDevice(isExternal, _signIn.Trust.CompliantDevice) ? Truth.No : DeviceStateRule.IsCompliant(_signIn.Device, Device(kind)),
            RequirementKind.DomainJoinedDevice => HidesDevice(isExternal, _signIn.Trust.HybridJoinedDevice) ? Truth.No : DeviceStateRule.IsHybridJoined(_signIn.Device, Device(kind)),
            RequirementKind.ApprovedApplication => isExternal ? Truth.No : TruthLogic.Of(authentication.UsesApprovedApp).And(IsPhone).And(Device(kind).Registered),
            RequirementKind.CompliantApplication => isExternal ? Truth.No : TruthLogic.Of(authentication.HasAppProtection).And(IsPhone.Or(IsWindows)).And(Device(kind).Registered),
            RequirementKind.PasswordChange => isExternal ? Truth.No : TruthLogic.Of(authentication.PasswordChanged),
            RequirementKind.RiskRemediation => isExternal ? Truth.No : TruthLogic.Of(authentication.RiskRemediated),
            RequirementKind.VerifiedId => TruthLogic.Of(authentication.VerifiedIdPresented),
            RequirementKind.TermsOfUse => Accepted(item.Item.Id, kind),
            RequirementKind.CustomControl => Completed(item.Item.Id),
            RequirementKind.TokenProtection => TruthLogic.Of(_signIn.Device.IsRequestBound),
            _ => Truth.No,
        };
    }

    // Legacy clients and Exchange ActiveSync cannot (spec 4.5); direct connect users only with trust (spec 6.3).
    private bool CannotDoMfa(UserKind kind) => IsLegacy || IsEas || (kind == UserKind.B2bDirectConnectUser && !_signIn.Trust.Mfa);

    // Legacy clients send no device state (spec 4.5).
    private bool HidesDevice(bool isExternal, bool isTrusted) => IsLegacy || (isExternal && !isTrusted);

    private DeviceFacts Device(UserKind kind) => DeviceFacts.Of(in _signIn, kind, _isWhatIf);

    private Truth IsPhone => PlatformIs(DevicePlatform.IOS).Or(PlatformIs(DevicePlatform.Android));

    private Truth IsWindows => PlatformIs(DevicePlatform.Windows);

    private Truth PlatformIs(DevicePlatform platform)
    {
        DevicePlatform seen = _signIn.Client.Platform;
        if (seen is DevicePlatform.Unknown or DevicePlatform.All) return Truth.Unknown;
        return seen == platform ? Truth.Yes : Truth.No;
    }

    private Truth ClaimCounts(UserKind kind)
    {
        Truth claim = TruthLogic.Of(_signIn.Authentication.HasMfaClaim);
        if (!ExternalUsers.IsExternal(kind) || _signIn.Trust.Mfa) return claim;
        return _signIn.Authentication.PerformedIn switch
        {
            AuthenticationPlace.ResourceTenant => claim,
            AuthenticationPlace.HomeTenant => Truth.No,
            _ => claim.And(Truth.Unknown),
        };
    }

    private Truth Accepted(GraphId agreement, UserKind kind)
    {
        if (kind == UserKind.B2bDirectConnectUser || _signIn.User.IsServiceAccount || IsEas) return Truth.No;
        ValueArray<TermsAcceptance> accepted = _signIn.Authentication.AcceptedTerms;
        if (accepted.IsDefault) return Truth.Unknown;
        Truth value = Truth.No;
        foreach (TermsAcceptance acceptance in accepted)
        {
            if (agreement.IsKnown && acceptance.AgreementId == agreement) value = value.Or(IsCurrent(acceptance).And(IsOnDevice(acceptance.DeviceId)));
        }

        return value;
    }

    // A new acceptance is only asked for when the session ended: what expired during it still counts (spec 6.2).
    private Truth IsCurrent(TermsAcceptance acceptance)
    {
        if (acceptance.ExpiresAt is not { } expires) return Truth.Yes;
        DateTimeOffset? reference = _signIn.Authentication.SessionStart ?? _signIn.At;
        return reference is { } instant ? TruthLogic.Of(expires > instant) : Truth.Unknown;
    }

    private Truth IsOnDevice(GraphId device)
    {
        if (!device.IsKnown) return Truth.Yes;
        DeviceAttribute id = DeviceFacts.Of(in _signIn, _kind, _isWhatIf).Read(_signIn.Device, DeviceProperty.DeviceId);
        return id.IsKnown ? TruthLogic.Of(id.Text is { } text && GraphId.FromString(text) == device) : Truth.Unknown;
    }

    private Truth Completed(GraphId control)
    {
        if (IsEas) return Truth.No;
        ValueArray<GraphId> completed = _signIn.Authentication.CompletedCustomControls;
        if (completed.IsDefault) return Truth.Unknown;
        foreach (GraphId done in completed)
        {
            if (done == control) return Truth.Yes;
        }

        return Truth.No;
    }
}
