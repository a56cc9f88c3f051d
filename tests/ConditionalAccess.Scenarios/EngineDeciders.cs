using ConditionalAccess.Compilation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Scenarios;

/// <summary>A compiled engine asked for decisions, with filters as expression trees or as plain delegates.</summary>
internal sealed class CompiledDecider(string name, bool useExpressionTrees) : ICaseDecider
{
    public string Name => name;

    public CaseResult Decide(TenantConfiguration tenant, EngineOptions options, SignIn signIn, EvaluationMode mode)
        => CompiledCase.Of(Engine(tenant, options).Evaluate(in signIn, mode));

    public ResourceAccess? EvaluateAccess(TenantConfiguration tenant, EngineOptions options, SignIn signIn, CriticalEvents events)
        => Engine(tenant, options).EvaluateAccess(in signIn, events);

    private PolicyEngine Engine(TenantConfiguration tenant, EngineOptions options)
        => new(tenant, options, PlanCompiler.Compile(tenant, options, useExpressionTrees), "test");
}

/// <summary>The tenant written as Graph JSON and read back, then compiled the usual way.</summary>
internal sealed class JsonDecider : ICaseDecider
{
    // A tenant without policies is a case of its own; an engine only reports what it cannot read, it does not refuse it.
    private static readonly PolicyReadOptions s_options = new() { AllowEmpty = true, AcceptPartial = true };

    public string Name => "compiled from JSON";

    public CaseResult Decide(TenantConfiguration tenant, EngineOptions options, SignIn signIn, EvaluationMode mode)
        => CompiledCase.Of(Engine(tenant, options).Evaluate(in signIn, mode));

    public ResourceAccess? EvaluateAccess(TenantConfiguration tenant, EngineOptions options, SignIn signIn, CriticalEvents events)
        => Engine(tenant, options).EvaluateAccess(in signIn, events);

    /// <summary>The tenant after a round trip; every policy must have survived it.</summary>
    public static TenantConfiguration Reread(TenantConfiguration tenant)
    {
        TenantConfiguration reread = PolicySet.Parse(PolicySet.From(tenant).ToJson(), s_options).Tenant;
        return reread.Policies.Count == tenant.Policies.Count ? reread : throw new InvalidDataException("a policy was lost on the way");
    }

    private static PolicyEngine Engine(TenantConfiguration tenant, EngineOptions options) => PolicySet.From(Reread(tenant)).Compile(options);
}

/// <summary>An engine asked for explanations.</summary>
internal sealed class ExplainDecider : ICaseDecider
{
    public string Name => "explain";

    public CaseResult Decide(TenantConfiguration tenant, EngineOptions options, SignIn signIn, EvaluationMode mode)
        => Neutral(PolicySet.From(tenant).Compile(options).Explain(in signIn, mode));

    public ResourceAccess? EvaluateAccess(TenantConfiguration tenant, EngineOptions options, SignIn signIn, CriticalEvents events) => null;

    private static CaseResult Neutral(Explanation e) => new()
    {
        Outcome = e.Outcome,
        FailureCode = e.FailureCode,
        Clauses = string.Join("; ", e.Requirements.Select(r => CaseResult.Clause(r.Alternatives, r.Unavailable))),
        DemandedBy = string.Join("; ", e.Requirements.Select(r => string.Join(",", r.Policies))),
        RestsOn = CaseResult.Missing(e.MissingConditions, e.MissingItems),
        SessionControls = e.SessionControls,
        FilteringProfiles = e.FilteringProfiles,
        GrantedContexts = e.GrantedContexts,
        UnprotectedContexts = e.UnprotectedContexts,
        Hints = e.Hints,
        Status = e.Status,
        Policies = [.. e.Policies.Select(p => new CasePolicy(p.Result, p.Applies, p.FirstReason, p.Strength, p.ShadowResult))],
    };
}
