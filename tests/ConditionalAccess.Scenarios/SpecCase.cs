using ConditionalAccess.Model;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Scenarios;

/// <summary>A worked case: decided by every decider, each answer checked, and without allocation by every compiled form.</summary>
internal sealed class SpecCase
{
    private readonly List<(string Name, CaseResult Result)> _answers = [];

    private SpecCase(TenantConfiguration tenant, SignIn signIn, EngineOptions options, EvaluationMode mode)
    {
        foreach (ICaseDecider decider in Deciders) _answers.Add((decider.Name, decider.Decide(tenant, options, signIn, mode)));
        AllocationTests.Check(tenant, options, signIn);
    }

    /// <summary>Every decider that the cases run against.</summary>
    public static IReadOnlyList<ICaseDecider> Deciders { get; } =
    [
        new ReferenceDecider(),
        new CompiledDecider("compiled", useExpressionTrees: true),
        new CompiledDecider("compiled without dynamic code", useExpressionTrees: false),
        new ExplainDecider(),
        new JsonDecider(),
    ];

    public static SpecCase Decide(ConditionalAccessPolicy policy, SignIn signIn) => Decide(SpecWorld.Tenant(policy), signIn);

    public static SpecCase Decide(TenantConfiguration tenant, SignIn signIn, EngineOptions? options = null)
        => new(tenant, signIn, options ?? EngineOptions.Default, EvaluationMode.Enforce);

    public static SpecCase WhatIf(ConditionalAccessPolicy policy, SignIn signIn)
        => new(SpecWorld.Tenant(policy), signIn, EngineOptions.Default, EvaluationMode.WhatIf);

    /// <summary>OK: granted, nothing open.</summary>
    public SpecCase IsGranted(string restsOn = "") => Outcome(DecisionOutcome.Granted, null, string.Empty, restsOn);

    /// <summary>CH: the given clauses are open, and the user can meet them.</summary>
    public SpecCase Asks(string clauses, string restsOn = "") => Outcome(DecisionOutcome.ControlsRequired, null, clauses, restsOn);

    /// <summary>BL: denied with a code; without clauses, by block.</summary>
    public SpecCase IsBlocked(int code, string clauses = "[block]", string restsOn = "") => Outcome(DecisionOutcome.Blocked, code, clauses, restsOn);

    /// <summary>NA: the policy does not apply, for this first reason.</summary>
    public SpecCase NotApplied(AnalysisReasons reason, int policy = 0) => Each(answer =>
    {
        CasePolicy result = answer.Policies[policy];
        Assert.Equal(PolicyResult.NotApplied, result.Result);
        Assert.False(result.Applies ?? false);
        Assert.Equal(reason, result.FirstReason ?? reason);
    });

    /// <summary>The policy applies.</summary>
    public SpecCase Applied(int policy = 0) => Each(answer =>
    {
        Assert.NotEqual(PolicyResult.NotApplied, answer.Policies[policy].Result);
        Assert.True(answer.Policies[policy].Applies ?? true);
        Assert.Equal(AnalysisReasons.NotSet, answer.Policies[policy].FirstReason ?? AnalysisReasons.NotSet);
    });

    /// <summary>The results of all policies, in order.</summary>
    public SpecCase Results(params PolicyResult[] results) => Each(answer => Assert.Equal(results, answer.Policies.Select(p => p.Result)));

    public SpecCase Status(ConditionalAccessStatus status) => Each(answer => Assert.Equal(status, answer.Status ?? status));

    public SpecCase Strength(AuthenticationStrengthResult detail, int policy = 0)
        => Each(answer => Assert.Equal(detail, answer.Policies[policy].Strength ?? detail));

    public SpecCase Session(SessionControlResult expected) => Each(answer => Assert.Equal(expected, answer.SessionControls));

    public SpecCase DemandedBy(string policies) => Each(answer => Assert.Equal(policies, answer.DemandedBy));

    public SpecCase Contexts(ValueArray<GraphId> granted, ValueArray<GraphId> unprotected) => Each(answer =>
    {
        Assert.Equal(granted, answer.GrantedContexts);
        Assert.Equal(unprotected, answer.UnprotectedContexts ?? unprotected);
    });

    public SpecCase Hints(DecisionHints hints) => Each(answer => Assert.Equal(hints, answer.Hints));

    public SpecCase Shadow(PolicyResult result, int policy = 0) => Each(answer => Assert.Equal(result, answer.Policies[policy].ShadowResult ?? result));

    private SpecCase Outcome(DecisionOutcome outcome, int? code, string clauses, string restsOn) => Each(answer =>
    {
        Assert.Equal(outcome, answer.Outcome);
        Assert.Equal(clauses, answer.Clauses);
        Assert.Equal(code, answer.FailureCode);
        Assert.Equal(restsOn, answer.RestsOn);
    });

    private SpecCase Each(Action<CaseResult> check)
    {
        foreach ((string name, CaseResult answer) in _answers)
        {
            Exception? failure = Record.Exception(() => check(answer));
            if (failure is not null) Assert.Fail(name + ": " + failure.Message);
        }

        return this;
    }
}
