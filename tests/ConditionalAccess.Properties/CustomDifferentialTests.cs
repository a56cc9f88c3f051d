using System.Linq.Expressions;
using ConditionalAccess.Compilation;
using ConditionalAccess.Custom;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Generation.Custom;

namespace ConditionalAccess.Properties;

/// <summary>Expressions by themselves, each the only condition of a policy for everybody: the reference, trees and delegates agree, and nothing is allocated.</summary>
public sealed class CustomDifferentialTests
{
    private const int Expressions = 1200, SignIns = 24;

    [Fact]
    public void Reference_trees_and_delegates_agree_on_every_expression_without_allocating()
    {
        ulong seed = Law.SeedOr(20261127);
        TenantConfiguration surroundings = RandomTenant.Create(seed) with { Policies = default };
        var rng = new SplitMix64(seed);
        var seen = new Dictionary<Truth, int>();
        for (int number = 0; number < Expressions; number++)
        {
            CustomCondition condition = CustomCondition.Of((Expression<Func<SignInFacts, bool>>)RandomExpression.Create(ScriptKind.Condition, seed + (ulong)number));
            TenantConfiguration tenant = surroundings with { Policies = [Sample.Policy().Where(c => c with { CustomCondition = condition })] };
            CompareSignIn compare = Compare(tenant, seen);
            for (int i = 0; i < SignIns; i++)
            {
                SignIn signIn = RandomSignIn.Create(ref rng, tenant);
                string? difference = compare(in signIn, EvaluationMode.Enforce) ?? compare(in signIn, EvaluationMode.WhatIf);
                if (difference is not null) Assert.Fail($"{condition}: {difference}\n{Printed.Of((object)signIn)}");
            }
        }

        Assert.All(Enum.GetValues<Truth>(), truth => Assert.InRange(seen.GetValueOrDefault(truth), 2000, int.MaxValue));
    }

    [Fact]
    public void Every_fact_and_every_form_of_expression_is_generated()
    {
        string[] texts = [.. Enumerable.Range(0, 6000).Select(i => CustomCondition.Of((Expression<Func<SignInFacts, bool>>)RandomExpression.Create(ScriptKind.Condition, (ulong)i)).Text)];
        string all = string.Join('\n', texts);

        Assert.Equal([], SignInFactTable.All.Select(f => "signIn." + f.Path).Where(path => !all.Contains(path, StringComparison.Ordinal)));
        string[] forms =
        [
            " && ", " || ", " ? ", "== null", "!= null", ".Contains(", ".Any()", ".Any(item => ", "new[] { ", ".StartsWith(", ".EndsWith(", "StringComparison.Ordinal)", ".Length", ".Major", ".Revision",
            ".Hour", ".DayOfWeek", ".TimeOfDay", ".ToOffset(", " - signIn.", "new Version(", "new DateTimeOffset(", "new TimeSpan(", ".IsIn(\"", ".HasUsed(", "RiskLevel.High", " < ", " <= ", " > ", " >= ", "!(",
        ];
        Assert.Equal([], forms.Where(form => !all.Contains(form, StringComparison.Ordinal)));
    }

    private static CompareSignIn Compare(TenantConfiguration tenant, Dictionary<Truth, int> seen)
    {
        var reference = new ReferenceEvaluator(tenant, EngineOptions.Default);
        PolicyEngine trees = Engine(tenant, useExpressionTrees: true), delegates = Engine(tenant, useExpressionTrees: false);
        return (in SignIn signIn, EvaluationMode mode) =>
        {
            ReferenceDecision expected = reference.Evaluate(in signIn, mode);
            if (expected.Policies[0].Custom is { } custom) seen[custom.Value] = seen.GetValueOrDefault(custom.Value) + 1;
            if (Allocation.OfEvaluate(trees, in signIn, mode) + Allocation.OfEvaluate(delegates, in signIn, mode) > 0) return "the evaluation allocates";
            return DecisionComparison.Difference(expected, trees.Evaluate(in signIn, mode)) ?? DecisionComparison.Difference(expected, delegates.Evaluate(in signIn, mode));
        };
    }

    private static PolicyEngine Engine(TenantConfiguration tenant, bool useExpressionTrees)
        => new(tenant, EngineOptions.Default, PlanCompiler.Compile(tenant, EngineOptions.Default, useExpressionTrees), "test");
}
