using ConditionalAccess.Compilation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Properties;

/// <summary>A compiled form as the laws see it.</summary>
internal static class CompiledVerdicts
{
    public static Evaluator Compiled { get; } = new("compiled", (tenant, options) => For(tenant, options, useExpressionTrees: true));

    public static Evaluator WithoutDynamicCode { get; } = new("compiled without dynamic code", (tenant, options) => For(tenant, options, useExpressionTrees: false));

    private static Decide For(TenantConfiguration tenant, EngineOptions options, bool useExpressionTrees)
    {
        var engine = new PolicyEngine(tenant, options, PlanCompiler.Compile(tenant, options, useExpressionTrees), "test");
        return (in SignIn signIn, EvaluationMode mode) => Of(engine.Evaluate(in signIn, mode));
    }

    // Which policies ask for something is left out: the laws change and move policies.
    private static Verdict Of(in Decision decision)
    {
        var contexts = new List<string>();
        foreach (GraphId context in decision.GrantedContexts) contexts.Add(context.ToString().ToUpperInvariant());
        string details = $"requires [{string.Join("; ", decision.Requirements.ToList())}], code {decision.FailureCode}, missing {decision.MissingConditions} "
            + $"[{string.Join(", ", decision.MissingItems.ToList())}], contexts [{string.Join(", ", contexts.Order(StringComparer.Ordinal))}], hints {decision.Hints}, "
            + $"session {Session(decision.SessionControls)}, profiles [{string.Join(", ", decision.GetFilteringProfiles())}]";
        return new Verdict(decision.Outcome, details);
    }

    private static string Session(SessionControlResult session)
        => $"{session.PrimarySignInFrequency}/{session.SecondarySignInFrequency} {session.PersistentBrowser} {session.CloudAppSecurityTypes} "
        + $"{session.ContinuousAccessEvaluation} {session.ApplicationEnforcedRestrictions} {session.DisableResilienceDefaults} {session.SecureSignInSession} {session.NotSupported}";
}
