using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 6.6, table of items: what the user can still do in this sign-in.</summary>
/// <param name="context">The sign-in.</param>
/// <param name="proofs">What is satisfied already.</param>
/// <param name="riskConfigured">Some policy that binds configures sign-in or user risk.</param>
internal sealed class PromptSemantics(ReferenceContext context, ProofSemantics proofs, bool riskConfigured)
{
    private UserKind Kind => UserKinds.ForPrompts(context);

    /// <summary>Spec 6.6: interactive, asked of a person, on a modern client, and not ruled out.</summary>
    public bool IsPromptable(Requirement requirement) => CanPromptAnything && requirement.Item.Kind switch
    {
        RequirementKind.Reauthenticate or RequirementKind.VerifiedId => true,
        RequirementKind.Mfa => CanPromptMfa,
        RequirementKind.AuthenticationStrength => CanPromptMfa && CanPromptStrength(requirement.Strength),
        RequirementKind.PasswordChange or RequirementKind.RiskRemediation => CanChangePassword,
        RequirementKind.TermsOfUse => Kind != UserKind.B2bDirectConnectUser && !context.SignIn.User.IsServiceAccount,
        // The proof would come over a cross-tenant trust.
        RequirementKind.CustomControl => !(UserKinds.IsExternal(Kind) && context.SignIn.Trust.Mfa),
        _ => false,
    };

    /// <summary>Spec 6.3, 11.3: 53004, a risky user with nothing registered cannot register now.</summary>
    public bool IsProofUpBlocked => CanPromptAnything && riskConfigured && HasNothingRegistered;

    private bool CanPromptAnything => context.IsUser && !ClientSemantics.IsLegacyOrEas(context);

    private bool CanPromptMfa
        => !(Kind == UserKind.B2bDirectConnectUser && !context.SignIn.Trust.Mfa) && !IsProofUpBlocked && !IsGoogleGuestRegistering;

    /// <summary>Assumption A-34: nothing besides a password.</summary>
    private bool HasNothingRegistered
        => context.SignIn.Authentication.RegisteredMethods is { } registered && (registered & ~AuthenticationMethods.Password) == 0;

    /// <summary>Assumption A-35.</summary>
    private bool IsGoogleGuestRegistering
        => context.SignIn.User.IdentityProvider == IdentityProvider.Google && context.HasUserAction
        && context.SignIn.Resource.UserAction == UserActions.RegisterSecurityInfo;

    /// <summary>Spec 6.6: not for external users, and only after multifactor authentication.</summary>
    private bool CanChangePassword
        => !UserKinds.IsExternal(Kind) && (CanPromptMfa || proofs.IsSatisfied(new Requirement(RequirementKind.Mfa)) == Truth.Yes);

    private bool CanPromptStrength(StrengthDefinition? strength)
        => strength is not null && StrengthSemantics.IsSupported(context)
        && StrengthSemantics.IsUsable(strength, context, stale: proofs.MfaIsFresh != Truth.Yes);
}
