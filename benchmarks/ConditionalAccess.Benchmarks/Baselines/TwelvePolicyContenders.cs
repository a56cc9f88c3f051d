using ConditionalAccess.Benchmarks.Gate;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Baselines;

/// <summary>The twelve policies decided by the engine and by code written by hand, both with the user prepared. Both decided as the reference does.</summary>
internal sealed class TwelvePolicyContenders
{
    private readonly SignIn[] _signIns = Size.Workload;
    private readonly ulong[] _applied = new ulong[1];

    public TwelvePolicyContenders()
    {
        TenantConfiguration tenant = TwelvePolicies.Create();
        PolicyEngine engine = Size.Engine(tenant, useExpressionTrees: true);
        PreparedUser[] users = [.. _signIns.Select(s => engine.PrepareUser(s.User))];
        HandWrittenUser[] written = [.. _signIns.Select(s => HandWritten.Prepare(s.User))];
        Outcomes = Prove(new ReferenceEvaluator(tenant, EngineOptions.Default), engine);
        Engine = new Contender("12 policies, engine", first =>
        {
            int outcomes = 0;
            for (int i = first; i < first + Size.SignIns; i++) outcomes += (int)engine.Evaluate(in _signIns[i], users[i]).Outcome;
            return outcomes;
        });
        Code = new Contender("12 policies, written by hand", first =>
        {
            int outcomes = 0;
            for (int i = first; i < first + Size.SignIns; i++) outcomes += (int)HandWritten.Decide(in _signIns[i], written[i], _applied).Outcome;
            return outcomes;
        });
    }

    public Contender Engine { get; }

    public Contender Code { get; }

    /// <summary>How often each outcome occurred.</summary>
    public string Outcomes { get; }

    private string Prove(ReferenceEvaluator reference, PolicyEngine engine)
    {
        var outcomes = new SortedDictionary<DecisionOutcome, int>();
        foreach (SignIn signIn in _signIns)
        {
            ReferenceDecision expected = reference.Evaluate(in signIn);
            outcomes[expected.Outcome] = outcomes.GetValueOrDefault(expected.Outcome) + 1;
            string? difference = DecisionComparison.Difference(expected, engine.Evaluate(in signIn))
                ?? DecisionComparison.Difference(expected, engine.Evaluate(in signIn, engine.PrepareUser(signIn.User)))
                ?? BaselineComparison.Difference(expected, HandWritten.Decide(in signIn, HandWritten.Prepare(signIn.User), _applied), _applied);
            if (difference is not null) throw new InvalidOperationException("decided differently: " + difference);
        }

        return string.Join(", ", outcomes.Select(o => $"{o.Key} {o.Value}"));
    }
}
