using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 10.1: what a resource does with a session whose address it sees itself.</summary>
internal static class AccessSemantics
{
    /// <summary>Spec 10.1, <c>EvaluateAccess</c>.</summary>
    public static ResourceAccess EvaluateAccess(this ReferenceEvaluator evaluator, in SignIn signIn, CriticalEvents events)
    {
        if (events != CriticalEvents.None) return ResourceAccess.Revoke;
        ReferenceDecision atEntra = evaluator.Evaluate(signIn);
        if (atEntra.Outcome != DecisionOutcome.Granted) return ResourceAccess.Deny;
        if (!HasContinuousAccess(atEntra, signIn)) return ResourceAccess.AllowForOneHour;

        SignIn seenByResource = signIn with { Network = signIn.Network with { ClientAddress = signIn.Network.ResourceAddress } };
        ReferenceDecision atResource = evaluator.Evaluate(seenByResource);
        if (atResource.Outcome != DecisionOutcome.Granted)
            return IsStrict(atEntra) || IsStrict(atResource) ? ResourceAccess.Deny : ResourceAccess.AllowForOneHour;
        return IsUnderstoodByResource(evaluator, seenByResource) ? ResourceAccess.Allow : ResourceAccess.AllowForOneHour;
    }

    /// <summary>Spec 10.1: not for guests, and not where a policy turns it off.</summary>
    private static bool HasContinuousAccess(ReferenceDecision decision, in SignIn signIn)
        => !UserKinds.IsExternal(signIn.User.Kind)
        && decision.SessionControls.ContinuousAccessEvaluation != ContinuousAccessEvaluationMode.Disabled;

    private static bool IsStrict(ReferenceDecision decision)
        => decision.SessionControls.ContinuousAccessEvaluation == ContinuousAccessEvaluationMode.StrictLocation;

    /// <summary>Spec 10.1: resources know address locations only, neither countries nor multifactor authentication trusted IPs.</summary>
    private static bool IsUnderstoodByResource(ReferenceEvaluator evaluator, SignIn signIn)
    {
        SignIn withoutCountry = signIn with { Network = signIn.Network with { Country = default, GpsCountry = default } };
        TenantConfiguration withoutTrustedIps = evaluator.Tenant with { MfaTrustedIps = [] };
        return evaluator.Evaluate(withoutCountry, EvaluationMode.Enforce, withoutTrustedIps).Outcome == DecisionOutcome.Granted;
    }
}
