using System.Globalization;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;

namespace ConditionalAccess.Properties;

/// <summary>The normative evaluator as the laws see it; nothing in the text depends on the position of a policy.</summary>
internal static class ReferenceUnderTest
{
    public static Evaluator Evaluator { get; } = new("reference", For);

    private static Decide For(TenantConfiguration tenant, EngineOptions options)
    {
        var evaluator = new ReferenceEvaluator(tenant, options);
        return (in SignIn signIn, EvaluationMode mode) => Neutral(evaluator.Evaluate(signIn, mode));
    }

    private static Verdict Neutral(ReferenceDecision d)
    {
        SessionControlResult s = d.SessionControls;
        return new(d.Outcome, string.Create(CultureInfo.InvariantCulture, $"""
            code {d.FailureCode}; status {d.Status}; hints {d.Hints}
            open {string.Join("; ", d.Requirements.Select(c => string.Join("|", c.Promptable) + "[" + string.Join("|", c.Unavailable) + "]"))}
            missing {d.MissingConditions} {string.Join(",", d.MissingItems)}
            contexts {string.Join(",", d.GrantedContexts.Order(ById))} / {string.Join(",", d.UnprotectedContexts.Order(ById))}
            session {s.PrimarySignInFrequency} {s.SecondarySignInFrequency} {s.PersistentBrowser} {s.CloudAppSecurityTypes} {s.ContinuousAccessEvaluation}
            {s.ApplicationEnforcedRestrictions} {s.DisableResilienceDefaults} {s.SecureSignInSession} {s.NotSupported} {string.Join(",", d.FilteringProfiles)}
            """));
    }

    private static Comparer<GraphId> ById { get; } = Comparer<GraphId>.Create(GraphId.Compare);
}
