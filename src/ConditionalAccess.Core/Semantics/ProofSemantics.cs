using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 6.2: whether an item is satisfied. Not known counts as not satisfied and is reported.</summary>
internal sealed class ProofSemantics(ReferenceContext context, FrequencyClocks clocks)
{
    /// <summary>Spec 6.5-4: multifactor proofs are fresh under every sign-in frequency that binds.</summary>
    public Truth MfaIsFresh { get; } = FrequencySemantics.IsEvaluated(context)
        ? FrequencySemantics.IsFresh(clocks.Secondary, context.SignIn.Authentication.MfaAt, context.SignIn.At)
        : Truth.Yes;

    private AuthenticationSignals Proofs => context.SignIn.Authentication;

    private InboundTrust Trust => context.SignIn.Trust;

    /// <summary>Spec 6.2, by control.</summary>
    public Truth IsSatisfied(Requirement requirement) => requirement.Item.Kind switch
    {
        RequirementKind.Mfa => ByKind(HasMfa).And(MfaIsFresh),
        RequirementKind.AuthenticationStrength => ByKind(kind => HasStrength(requirement.Strength, kind)).And(MfaIsFresh),
        RequirementKind.CompliantDevice => ByKind(HasCompliantDevice),
        RequirementKind.DomainJoinedDevice => ByKind(HasHybridJoinedDevice),
        RequirementKind.ApprovedApplication => ByKind(kind => HasApp(Proofs.UsesApprovedApp, windows: false, kind)).And(WorksBeside(requirement)),
        RequirementKind.CompliantApplication => ByKind(kind => HasApp(Proofs.HasAppProtection, windows: true, kind)),
        RequirementKind.PasswordChange => ByKind(kind => UnlessExternal(Proofs.PasswordChanged, kind)).And(MfaIsFresh),
        RequirementKind.RiskRemediation => ByKind(kind => UnlessExternal(Proofs.RiskRemediated, kind)).And(MfaIsFresh),
        RequirementKind.TermsOfUse => ByKind(kind => HasAccepted(requirement.Item.Id, kind)),
        RequirementKind.CustomControl => HasCompleted(requirement.Item.Id),
        RequirementKind.VerifiedId => TruthLogic.Of(Proofs.VerifiedIdPresented),
        RequirementKind.TokenProtection => TruthLogic.Of(context.SignIn.Device.IsRequestBound),
        RequirementKind.Reauthenticate => FrequencySemantics.IsFresh(clocks.Primary, Proofs.PrimaryAt, context.SignIn.At),
        _ => Truth.No,
    };

    private Truth ByKind(Func<UserKind, Truth> rule) => UserKinds.Agreed(context, rule);

    /// <summary>Spec 6.2, A-30: a claim that counts, or methods that meet the built-in strength; legacy clients can have neither (spec 4.5).</summary>
    private Truth HasMfa(UserKind kind)
    {
        if (ClientSemantics.IsLegacyOrEas(context) || IsUntrustedDirectConnect(kind)) return Truth.No;
        return ClaimCounts(kind).Or(StrengthSemantics.IsMet(BuiltInStrengths.Mfa, context, kind));
    }

    /// <summary>Spec 6.2: an external user's authentication at home counts only with inbound trust.</summary>
    private Truth ClaimCounts(UserKind kind)
    {
        Truth claim = TruthLogic.Of(Proofs.HasMfaClaim);
        if (!UserKinds.IsExternal(kind) || Trust.Mfa) return claim;
        return Proofs.PerformedIn switch
        {
            AuthenticationPlace.ResourceTenant => claim,
            AuthenticationPlace.HomeTenant => Truth.No,
            _ => claim.And(Truth.Unknown),
        };
    }

    private Truth HasStrength(StrengthDefinition? strength, UserKind kind)
    {
        bool impossible = ClientSemantics.IsLegacyOrEas(context) || IsUntrustedDirectConnect(kind) || !StrengthSemantics.IsSupported(context);
        return impossible || strength is null ? Truth.No : StrengthSemantics.IsMet(strength, context, kind);
    }

    /// <summary>Spec 6.2, 6.3, A-24: an external user's device needs the trust of this control.</summary>
    private Truth HasCompliantDevice(UserKind kind)
    {
        bool impossible = ClientSemantics.IsLegacy(context) || (UserKinds.IsExternal(kind) && !Trust.CompliantDevice);
        return impossible ? Truth.No : DeviceSemantics.IsCompliant(context, kind);
    }

    private Truth HasHybridJoinedDevice(UserKind kind)
    {
        bool impossible = ClientSemantics.IsLegacy(context) || (UserKinds.IsExternal(kind) && !Trust.HybridJoinedDevice);
        return impossible ? Truth.No : DeviceSemantics.IsHybridJoined(context, kind);
    }

    /// <summary>Spec 6.2, 6.3, A-37: a registered device of a supported platform; not for external users.</summary>
    private Truth HasApp(bool? reported, bool windows, UserKind kind)
    {
        if (UserKinds.IsExternal(kind)) return Truth.No;
        Truth platform = context.SignIn.Client.Platform switch
        {
            DevicePlatform.IOS or DevicePlatform.Android => Truth.Yes,
            DevicePlatform.Windows when windows => Truth.Yes,
            DevicePlatform.Unknown or DevicePlatform.All => Truth.Unknown,
            _ => Truth.No,
        };
        return TruthLogic.Of(reported).And(platform).And(DeviceSemantics.Registered(context, kind));
    }

    /// <summary>Compliance spec 8.3: Kaizala, Skype for Business and Visio do not work with "approved or protected".</summary>
    private Truth WorksBeside(Requirement requirement) => requirement.IsBesideAppProtection ? TruthLogic.Of(Proofs.SupportsAppProtection) : Truth.Yes;

    /// <summary>Spec 6.3, A-38: not available to external users.</summary>
    private static Truth UnlessExternal(bool? done, UserKind kind) => UserKinds.IsExternal(kind) ? Truth.No : TruthLogic.Of(done);

    /// <summary>Spec 6.2: terms of use, not for service accounts, direct connect users or Exchange ActiveSync.</summary>
    private Truth HasAccepted(GraphId agreement, UserKind kind)
    {
        bool impossible = context.SignIn.User.IsServiceAccount || kind == UserKind.B2bDirectConnectUser || ClientSemantics.IsEas(context.SignIn.Client.AppType);
        if (impossible) return Truth.No;
        if (Proofs.AcceptedTerms.IsDefault) return Truth.Unknown;
        Truth accepted = Truth.No;
        foreach (TermsAcceptance acceptance in Proofs.AcceptedTerms)
        {
            if (acceptance.AgreementId == agreement && agreement.IsKnown) accepted = accepted.Or(Lasts(acceptance).And(IsForThisDevice(acceptance)));
        }

        return accepted;
    }

    /// <summary>Spec 6.2: the acceptance ends later than the session began; without a session start, later than now.</summary>
    private Truth Lasts(TermsAcceptance acceptance)
    {
        if (acceptance.ExpiresAt is null) return Truth.Yes;
        DateTimeOffset? since = Proofs.SessionStart ?? context.SignIn.At;
        return since is null ? Truth.Unknown : TruthLogic.Of(acceptance.ExpiresAt > since);
    }

    /// <summary>Assumption A-39: an acceptance that names a device counts on that device only.</summary>
    private Truth IsForThisDevice(TermsAcceptance acceptance)
    {
        if (!acceptance.DeviceId.IsKnown) return Truth.Yes;
        DeviceAttribute device = DeviceSemantics.Attribute(Filters.DeviceProperty.DeviceId, context);
        if (!device.IsKnown) return Truth.Unknown;
        return TruthLogic.Of(device.Text is { } id && acceptance.DeviceId == id);
    }

    private Truth HasCompleted(GraphId control)
    {
        if (ClientSemantics.IsEas(context.SignIn.Client.AppType)) return Truth.No;
        return Proofs.CompletedCustomControls.IsDefault ? Truth.Unknown : TruthLogic.Of(Proofs.CompletedCustomControls.Contains(control));
    }

    private bool IsUntrustedDirectConnect(UserKind kind) => kind == UserKind.B2bDirectConnectUser && !Trust.Mfa;
}
