using ConditionalAccess.Model;
using ConditionalAccess.Semantics;

namespace ConditionalAccess.Scenarios;

/// <summary>The normative evaluator.</summary>
internal sealed class ReferenceDecider : ICaseDecider
{
    public string Name => "reference";

    public CaseResult Decide(TenantConfiguration tenant, EngineOptions options, SignIn signIn, EvaluationMode mode)
        => Neutral(new ReferenceEvaluator(tenant, options).Evaluate(signIn, mode));

    public ResourceAccess? EvaluateAccess(TenantConfiguration tenant, EngineOptions options, SignIn signIn, CriticalEvents events)
        => new ReferenceEvaluator(tenant, options).EvaluateAccess(signIn, events);

    public static CaseResult Neutral(ReferenceDecision d) => new()
    {
        Outcome = d.Outcome,
        FailureCode = d.FailureCode,
        Clauses = string.Join("; ", d.Requirements.Select(c => CaseResult.Clause(c.Promptable, c.Unavailable))),
        DemandedBy = string.Join("; ", d.Requirements.Select(c => string.Join(",", c.Policies))),
        RestsOn = CaseResult.Missing(d.MissingConditions, d.MissingItems),
        SessionControls = d.SessionControls,
        FilteringProfiles = d.FilteringProfiles,
        GrantedContexts = d.GrantedContexts,
        UnprotectedContexts = d.UnprotectedContexts,
        Hints = d.Hints,
        Status = d.Status,
        Policies = [.. d.Policies.Select(p => new CasePolicy(p.Result, p.Applies, p.FirstReason, p.Strength, p.ShadowResult))],
    };
}
