using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.Semantics;

/// <summary>Regression: the differential run (set seed 0xDF08701D55CF5BBF) found the evaluators apart on empty condition objects.</summary>
public sealed class EmptyConditionTests
{
    public static TheoryData<string> Empty => ["locations", "platforms", "devices", "deviceStates", "agentContext"];

    [Theory, MemberData(nameof(Empty))]
    public void An_empty_condition_object_is_no_condition_where_access_evaluation_is_disabled(string member)
    {
        ConditionSet conditions = Sample.Policy().Conditions;
        conditions = member switch
        {
            "locations" => conditions with { Locations = new() },
            "platforms" => conditions with { Platforms = new() },
            "devices" => conditions with { Devices = new() },
            "deviceStates" => conditions with { DeviceStates = new() },
            _ => conditions with { AgentContext = new() },
        };
        TenantConfiguration tenant = SpecWorld.Tenant(Sample.Policy() with
        {
            Conditions = conditions,
            SessionControls = new() { ContinuousAccessEvaluation = new() { Mode = ContinuousAccessEvaluationMode.Disabled } },
        });
        SignIn signIn = SpecWorld.S0;
        var engine = new PolicyEngine(tenant, EngineOptions.Default, PlanCompiler.Compile(tenant, EngineOptions.Default), "test");
        Assert.Equal(ContinuousAccessEvaluationMode.Disabled, engine.Evaluate(in signIn).SessionControls.ContinuousAccessEvaluation);
        Assert.Equal(ContinuousAccessEvaluationMode.Disabled, new ReferenceEvaluator(tenant, EngineOptions.Default).Evaluate(in signIn).SessionControls.ContinuousAccessEvaluation);
    }
}
