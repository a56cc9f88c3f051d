using ConditionalAccess.Model;
using ConditionalAccess.Semantics;

namespace ConditionalAccess.Properties;

/// <summary>The reference evaluator as the laws see it.</summary>
internal static class ReferenceVerdicts
{
    public static Evaluator Evaluator { get; } = new("reference", For);

    private static Decide For(TenantConfiguration tenant, EngineOptions options)
    {
        var evaluator = new ReferenceEvaluator(tenant, options);
        return (in SignIn signIn, EvaluationMode mode) => Of(evaluator.Evaluate(in signIn, mode));
    }

    // Which policies ask for something is left out: the laws change and move policies.
    private static Verdict Of(ReferenceDecision decision)
    {
        IEnumerable<string> clauses = decision.Requirements.Select(c => string.Join(" | ", c.Promptable) + " / " + string.Join(" | ", c.Unavailable));
        SessionControlResult session = decision.SessionControls;
        string details = $"requires [{string.Join("; ", clauses)}], code {decision.FailureCode}, missing {decision.MissingConditions} {decision.MissingItems}, "
            + $"contexts {Sorted(decision.GrantedContexts)} not {Sorted(decision.UnprotectedContexts)}, hints {decision.Hints}, status {decision.Status}, "
            + $"frequency {session.PrimarySignInFrequency}/{session.SecondarySignInFrequency}, browser {session.PersistentBrowser}, "
            + $"cloud apps {session.CloudAppSecurity} {session.CloudAppSecurityTypes}, access evaluation {session.ContinuousAccessEvaluation}, "
            + $"restrictions {session.ApplicationEnforcedRestrictions}, resilience off {session.DisableResilienceDefaults}, "
            + $"bound {session.SecureSignInSession}, not supported {session.NotSupported}, profiles {Sorted(decision.FilteringProfiles)}";
        return new Verdict(decision.Outcome, details);
    }

    private static string Sorted(ValueArray<GraphId> ids)
        => "[" + string.Join(", ", ids.Select(id => id.ToString()).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)) + "]";
}
