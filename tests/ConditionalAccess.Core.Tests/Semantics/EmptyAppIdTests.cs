using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.Semantics;

/// <summary>Regression: fuzzing (seed 20261122, document 47) found the evaluators apart on an empty id among the apps of a policy.</summary>
public sealed class EmptyAppIdTests
{
    [Theory]
    [InlineData("", "0d000000-0000-4000-8000-000000000001", DecisionOutcome.Granted)]
    [InlineData("", "any text", DecisionOutcome.Granted)]
    [InlineData("another app", "yet another app", DecisionOutcome.Granted)]
    [InlineData("another app", "another app", DecisionOutcome.Blocked)]
    public void An_app_id_of_a_policy_stands_for_no_other_app(string listed, string asked, DecisionOutcome expected)
    {
        TenantConfiguration tenant = SpecWorld.Tenant(Sample.Policy().Block() with { Conditions = Sample.Policy().Conditions with { Applications = new() { IncludeApplications = [GraphId.Parse(listed)] } } });
        SignIn signIn = SpecWorld.S0 with { Resource = SpecWorld.S0.Resource with { Audiences = [SpecWorld.App(asked)] } };
        var engine = new PolicyEngine(tenant, EngineOptions.Default, PlanCompiler.Compile(tenant, EngineOptions.Default), "test");
        Assert.Equal(expected, new ReferenceEvaluator(tenant, EngineOptions.Default).Evaluate(in signIn).Outcome);
        Assert.Equal(expected, engine.Evaluate(in signIn).Outcome);
    }
}
