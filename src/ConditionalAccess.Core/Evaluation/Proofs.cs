using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// What the user has proven and can still prove in one sign-in (spec 6.2, 6.3, 6.6). Truths are before freshness: sign-in frequency
/// differs between the decision and each report-only policy.
/// </summary>
internal readonly ref struct Proofs
{
    private readonly ref readonly SignIn _signIn;
    private readonly PolicyPlan _plan;
    private readonly Span<Truth> _items;
    private readonly Truth _isExternal;
    private readonly DeviceFacts _device;

    public Proofs(in Request request, PolicyPlan plan, Span<Truth> items)
    {
        _signIn = ref request.SignIn;
        _plan = plan;
        _items = items;
        _isExternal = request.IsExternal;
        _device = request.Device;
        IsDirectConnect = request.Subject == SubjectKind.User && _signIn.User.Kind == UserKind.B2bDirectConnectUser;
        IsLegacyClient = _signIn.Client.AppType is ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported or ClientAppType.Other;
        CanPrompt = request.Subject == SubjectKind.User && !IsLegacyClient;
        HasSignInFrequency = CanPrompt && !IsDirectConnect;
        NothingRegistered = _signIn.Authentication.RegisteredMethods is { } registered && (registered & ~AuthenticationMethods.Password) == 0;
        Mfa = MultifactorClaim();
        for (int i = 0; i < items.Length; i++) items[i] = Check(plan.Items[i]);
    }

    /// <summary>Whether multifactor authentication was performed, before freshness.</summary>
    public Truth Mfa { get; }

    public bool IsDirectConnect { get; }

    public bool IsLegacyClient { get; }

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
                AuthenticationSignals authentication = _signIn.Authentication;
                return IsMfaPromptable(isRisky) && IsEntra && planItem.Strength!.IsUsable(in authentication);
            case RequirementKind.PasswordChange:
            case RequirementKind.RiskRemediation:
                return _isExternal != Truth.Yes && (Mfa.And(mfaFresh) == Truth.Yes || IsMfaPromptable(isRisky));
            case RequirementKind.TermsOfUse:
                return !IsDirectConnect && !_signIn.User.IsServiceAccount;
            case RequirementKind.CustomControl:
                return !(_isExternal == Truth.Yes && _signIn.Trust.Mfa);
            default:
                return false;
        }
    }

    private bool IsEntra => _signIn.User.IdentityProvider is IdentityProvider.Unknown or IdentityProvider.Entra;

    private bool IsMfaPromptable(bool isRisky)
    {
        if (IsDirectConnect && !_signIn.Trust.Mfa) return false;
        if (isRisky && NothingRegistered) return false;
        return !(_signIn.User.IdentityProvider == IdentityProvider.Google && _signIn.Resource.UserAction == UserActions.RegisterSecurityInfo);
    }

    private static bool NeedsFreshMfa(RequirementKind kind)
        => kind is RequirementKind.Mfa or RequirementKind.AuthenticationStrength or RequirementKind.PasswordChange or RequirementKind.RiskRemediation;

    private Truth Check(PlanItem item)
    {
        AuthenticationSignals authentication = _signIn.Authentication;
        return item.Item.Kind switch
        {
            RequirementKind.Mfa => Mfa,
            RequirementKind.AuthenticationStrength => item.Strength!.Matches(in _signIn, _isExternal),
            RequirementKind.CompliantDevice => DeviceStateRule.IsCompliant(_signIn.Device, _device).And(Trusted(_signIn.Trust.CompliantDevice)),
            RequirementKind.DomainJoinedDevice => DeviceStateRule.IsHybridJoined(_signIn.Device, _device).And(Trusted(_signIn.Trust.HybridJoinedDevice)),
            RequirementKind.ApprovedApplication => TruthLogic.Of(authentication.UsesApprovedApp).And(OnMobile).And(_isExternal.Not()),
            RequirementKind.CompliantApplication => TruthLogic.Of(authentication.HasAppProtection).And(OnMobile.Or(OnWindows)).And(_isExternal.Not()),
            RequirementKind.PasswordChange => TruthLogic.Of(authentication.PasswordChanged).And(_isExternal.Not()),
            RequirementKind.RiskRemediation => TruthLogic.Of(authentication.RiskRemediated).And(_isExternal.Not()),
            RequirementKind.VerifiedId => TruthLogic.Of(authentication.VerifiedIdPresented),
            RequirementKind.TermsOfUse => Accepted(item.Item.Id),
            RequirementKind.CustomControl => Completed(item.Item.Id),
            RequirementKind.TokenProtection => TruthLogic.Of(_signIn.Device.IsRequestBound),
            _ => Truth.No,
        };
    }

    private Truth Trusted(bool trust) => _isExternal.Not().Or(TruthLogic.Of(trust));

    // Both app controls need a broker on a registered phone or tablet (spec 6.2, 6.3).
    private Truth OnMobile => PlatformIs(DevicePlatform.IOS).Or(PlatformIs(DevicePlatform.Android)).And(_device.Registered);

    private Truth OnWindows => PlatformIs(DevicePlatform.Windows);

    private Truth PlatformIs(DevicePlatform platform)
    {
        DevicePlatform seen = _signIn.Client.Platform;
        if (seen is DevicePlatform.Unknown or DevicePlatform.All) return Truth.Unknown;
        return seen == platform ? Truth.Yes : Truth.No;
    }

    private Truth MultifactorClaim()
    {
        Truth proof = TruthLogic.Of(_signIn.Authentication.HasMfaClaim).Or(MetByMethods());
        return proof.And(_isExternal.Not().Or(CountsForExternal()));
    }

    private Truth MetByMethods()
        => _signIn.Authentication.Methods is { } methods ? TruthLogic.Of(_plan.MfaStrength.IsMetBy(methods)) : Truth.Unknown;

    private Truth CountsForExternal()
    {
        if (_signIn.Trust.Mfa) return Truth.Yes;
        if (_signIn.User.Kind == UserKind.B2bDirectConnectUser) return Truth.No;
        return _signIn.Authentication.PerformedIn switch
        {
            AuthenticationPlace.ResourceTenant => Truth.Yes,
            AuthenticationPlace.HomeTenant => Truth.No,
            _ => Truth.Unknown,
        };
    }

    private Truth Accepted(GraphId agreement)
    {
        if (IsDirectConnect) return Truth.No;
        ValueArray<TermsAcceptance> accepted = _signIn.Authentication.AcceptedTerms;
        if (accepted.IsDefault) return Truth.Unknown;
        Truth value = Truth.No;
        foreach (TermsAcceptance acceptance in accepted)
        {
            if (acceptance.AgreementId == agreement) value = value.Or(IsCurrent(acceptance).And(IsOnDevice(acceptance.DeviceId)));
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
        if (_device.Registered == Truth.No) return Truth.No;
        if (_signIn.Device.DeviceId.Text is not { } id) return _signIn.Device.DeviceId.IsKnown ? Truth.No : Truth.Unknown;
        return TruthLogic.Of(GraphId.FromString(id) == device).And(_device.Registered);
    }

    private Truth Completed(GraphId control)
    {
        ValueArray<GraphId> completed = _signIn.Authentication.CompletedCustomControls;
        if (completed.IsDefault) return Truth.Unknown;
        foreach (GraphId done in completed)
        {
            if (done == control) return Truth.Yes;
        }

        return Truth.No;
    }
}
