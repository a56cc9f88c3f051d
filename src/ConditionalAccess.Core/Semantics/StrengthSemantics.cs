using System.Numerics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 3.3: authentication strengths.</summary>
internal static class StrengthSemantics
{
    /// <summary>Spec 3.3-1 to 3.3-5: some allowed combination was used and its configurations hold.</summary>
    public static Truth IsMet(StrengthDefinition strength, ReferenceContext context, UserKind kind)
    {
        if (strength.Combinations.IsDefault) return Truth.Unknown;
        SessionMethods used = SessionMethods.Of(context, kind);
        Truth met = Truth.No;
        foreach (MethodCombination combination in strength.Combinations)
            met = met.Or(used.Include(combination.Methods).And(TruthLogic.Of(ConfigurationsHold(strength, combination, context))));
        return met;
    }

    /// <summary>Spec 3.3-12, A-32: only Microsoft Entra can satisfy a strength.</summary>
    public static bool IsSupported(ReferenceContext context)
        => context.SignIn.User.IdentityProvider is IdentityProvider.Unknown or IdentityProvider.Entra;

    /// <summary>Spec 3.3-9, A-33: some combination lies within what was used, is registered, or can be registered.</summary>
    public static bool IsUsable(StrengthDefinition strength, ReferenceContext context, bool stale)
    {
        if (strength.Combinations.IsDefault) return true;
        AuthenticationSignals proofs = context.SignIn.Authentication;
        bool everything = proofs.RegisteredMethods is null || proofs.RegistrableMethods is null;
        AuthenticationMethods used = Used(context, stale);
        AuthenticationMethods within = everything ? ~AuthenticationMethods.None : used | proofs.RegisteredMethods!.Value | proofs.RegistrableMethods!.Value;
        foreach (MethodCombination combination in strength.Combinations)
        {
            if (CanBeUsed(combination, used) && (combination.Methods & ~within) == 0) return true;
        }

        return false;
    }

    /// <summary>Spec 3.3-13: the detail of the sign-in log.</summary>
    public static AuthenticationStrengthResult Detail(StrengthDefinition strength, ReferenceContext context, Truth satisfied, bool promptable, bool stale)
    {
        if (satisfied == Truth.Yes) return AuthenticationStrengthResult.Satisfied;
        AuthenticationMethods used = Used(context, stale);
        if (FailsByConfigurationOnly(strength, used, context)) return AuthenticationStrengthResult.CannotSatisfyDueToCombinationConfiguration;
        if (!promptable) return AuthenticationStrengthResult.CannotSatisfy;
        AuthenticationMethods registered = context.SignIn.Authentication.RegisteredMethods ?? ~AuthenticationMethods.None;
        if (FewestMissing(strength, used, from: used, within: used | registered) is { } challenges)
            return challenges <= 1 ? AuthenticationStrengthResult.SingleChallengeRequired : AuthenticationStrengthResult.MultipleChallengesRequired;
        return FewestMissing(strength, used, from: used | registered, within: ~AuthenticationMethods.None) is > 1
            ? AuthenticationStrengthResult.MultipleRegistrationsRequired
            : AuthenticationStrengthResult.SingleRegistrationRequired;
    }

    /// <summary>Spec 6.5-4: stale proofs count as absent.</summary>
    private static AuthenticationMethods Used(ReferenceContext context, bool stale)
        => stale ? AuthenticationMethods.None : SessionMethods.Of(context, UserKinds.ForPrompts(context)).Certain;

    /// <summary>Spec 3.3-10, A-33: Windows Hello for Business counts when it was used already; it cannot be asked for.</summary>
    private static bool CanBeUsed(MethodCombination combination, AuthenticationMethods used)
        => !combination.Methods.HasFlag(AuthenticationMethods.UnknownFutureValue)
        && (!combination.Methods.HasFlag(AuthenticationMethods.WindowsHelloForBusiness) || used.HasFlag(AuthenticationMethods.WindowsHelloForBusiness));

    private static bool FailsByConfigurationOnly(StrengthDefinition strength, AuthenticationMethods used, ReferenceContext context)
    {
        foreach (MethodCombination combination in strength.Combinations)
        {
            bool wasUsed = CanBeUsed(combination, used) && (combination.Methods & ~used) == 0;
            if (wasUsed && !ConfigurationsHold(strength, combination, context)) return true;
        }

        return false;
    }

    private static int? FewestMissing(StrengthDefinition strength, AuthenticationMethods used, AuthenticationMethods from, AuthenticationMethods within)
    {
        int? fewest = null;
        foreach (MethodCombination combination in strength.Combinations)
        {
            if (!CanBeUsed(combination, used) || (combination.Methods & ~within) != 0) continue;
            int missing = BitOperations.PopCount((uint)(combination.Methods & ~from));
            if (fewest is null || missing < fewest) fewest = missing;
        }

        return fewest;
    }

    /// <summary>Spec 3.3-2: every configuration that applies to the combination holds.</summary>
    private static bool ConfigurationsHold(StrengthDefinition strength, MethodCombination combination, ReferenceContext context)
    {
        foreach (CombinationConfiguration configuration in strength.Configurations)
        {
            if (AppliesTo(configuration, combination) && !Holds(configuration, context.SignIn.Authentication)) return false;
        }

        return true;
    }

    private static bool AppliesTo(CombinationConfiguration configuration, MethodCombination combination)
    {
        foreach (MethodCombination listed in configuration.AppliesToCombinations)
        {
            if (listed.Methods == combination.Methods) return true;
        }

        return false;
    }

    /// <summary>Spec 3.3-4, 3.3-5: the key model is listed; the certificate satisfies one of each filled list.</summary>
    private static bool Holds(CombinationConfiguration configuration, AuthenticationSignals proofs) => configuration.Kind switch
    {
        CombinationConfigurationKind.Fido2 => proofs.Fido2Aaguid.IsKnown && configuration.AllowedAAGUIDs.Contains(proofs.Fido2Aaguid),
        CombinationConfigurationKind.X509Certificate =>
            (configuration.AllowedIssuerSkis.IsEmpty || configuration.AllowedIssuerSkis.Contains(proofs.CertificateIssuerSki, StringComparer.OrdinalIgnoreCase))
            && (configuration.AllowedPolicyOIDs.IsEmpty || configuration.AllowedPolicyOIDs.Intersect(CountingPolicies(proofs), StringComparer.Ordinal).Any()),
        _ => false,
    };

    /// <summary>Spec 3.3-5: the first five policies of the certificate in lexical order.</summary>
    private static IEnumerable<string> CountingPolicies(AuthenticationSignals proofs)
        => proofs.CertificatePolicyOids.Order(StringComparer.Ordinal).Take(5);
}
