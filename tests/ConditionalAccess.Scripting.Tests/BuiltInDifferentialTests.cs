using System.Text.Json.Nodes;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;
using Xunit.Abstractions;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>A script that says the same as a built-in condition decides the same: on 200,000 random sign-ins, in both modes.</summary>
public class BuiltInDifferentialTests(ITestOutputHelper output)
{
    private const int SignIns = 200_000;
    private const ulong Seed = 0x5C21_97F4_0B6D_E3A8;

    private static readonly IReadOnlyList<BuiltInPair> s_pairs = BuiltInPairs.All;
    private static readonly PolicySet s_builtIn = Set(s_pairs.Select((p, i) => p.Built(i + 1)));
    private static readonly EvaluationMode[] s_modes = [EvaluationMode.Enforce, EvaluationMode.WhatIf];

    /// <summary>All pairs at once, policy by policy; and one pair alone, in turns, with its outcome.</summary>
    [Fact]
    public void Scripts_decide_as_the_built_in_conditions_that_they_repeat()
    {
        PolicyEngine builtIn = s_builtIn.Compile(), scripted = Set(s_pairs.Select((p, i) => p.Scripted(i + 1))).Compile();
        (PolicyEngine BuiltIn, PolicyEngine Scripted)[] alone = [.. s_pairs.Select((p, i) => (Set([p.Built(i + 1)]).Compile(), Set([p.Scripted(i + 1)]).Compile()))];
        var rng = new SplitMix64(Seed);
        int[,] applied = new int[s_pairs.Count, 2];
        for (int i = 0; i < SignIns; i++)
        {
            SignIn signIn = RandomSignIn.Create(ref rng, s_builtIn.Tenant);
            int one = i % s_pairs.Count;
            foreach (EvaluationMode mode in s_modes)
            {
                Decision expected = builtIn.Evaluate(in signIn, mode), actual = scripted.Evaluate(in signIn, mode);
                for (int p = 0; p < s_pairs.Count; p++)
                {
                    if (expected.Policies[p] != actual.Policies[p] && IsCompared(s_pairs[p], in signIn)) Fail(p, i, mode, expected.Policies[p] + " and " + actual.Policies[p], in signIn);
                    applied[p, expected.Policies.Applies(p) ? 1 : 0]++;
                }

                (expected, actual) = (alone[one].BuiltIn.Evaluate(in signIn, mode), alone[one].Scripted.Evaluate(in signIn, mode));
                if (Difference(in expected, in actual) is { } difference && IsCompared(s_pairs[one], in signIn)) Fail(one, i, mode, difference, in signIn);
            }
        }

        for (int p = 0; p < s_pairs.Count; p++)
        {
            output.WriteLine($"applies {applied[p, 1]} times of {applied[p, 0] + applied[p, 1]}: {s_pairs[p].Script}");
            Assert.True(Math.Min(applied[p, 0], applied[p, 1]) > SignIns / 1000, "hardly ever both ways: " + s_pairs[p].Script);
        }
    }

    [Fact]
    public void Explanations_agree_with_decisions()
    {
        PolicyEngine scripted = Set(s_pairs.Select((p, i) => p.Scripted(i + 1))).Compile();
        var rng = new SplitMix64(Seed + 1);
        for (int i = 0; i < 2000; i++)
        {
            SignIn signIn = RandomSignIn.Create(ref rng, s_builtIn.Tenant);
            Assert.Equal(scripted.Evaluate(in signIn).Outcome, scripted.Explain(in signIn).Outcome);
        }
    }

    [Fact]
    public void A_script_that_says_something_else_would_be_found()
    {
        var other = new BuiltInPair("clientAppTypes", """["browser"]""", "signIn.Client.AppType == ClientAppType.Other");
        SignIn signIn = Tenants.SignIn(default);
        Decision expected = Set([other.Built(1)]).Compile().Evaluate(in signIn), actual = Set([other.Scripted(1)]).Compile().Evaluate(in signIn);
        Assert.Equal("ControlsRequired and Granted", Difference(in expected, in actual));
    }

    private static bool IsCompared(BuiltInPair pair, in SignIn signIn) => pair.Member switch
    {
        // Beside the script stands 'all users', which names no agents and workloads.
        "users" => signIn.Subject is SubjectKind.User,
        // A script knows that a device that is not compliant is not a visible compliant one; a filter first has to know whether it is visible.
        "devices" when pair.Script == "signIn.Device.IsCompliant" => signIn.Device.IsCompliant is not false,
        _ => true,
    };

    private static string? Difference(in Decision expected, in Decision actual)
    {
        if (expected.Outcome != actual.Outcome) return $"{expected.Outcome} and {actual.Outcome}";
        if (expected.FailureCode != actual.FailureCode) return $"failure {expected.FailureCode} and {actual.FailureCode}";
        return expected.RestsOnUnknown == actual.RestsOnUnknown || expected.Mode == EvaluationMode.WhatIf ? null : $"rests on what is not known: {expected.RestsOnUnknown} and {actual.RestsOnUnknown}";
    }

    private static void Fail(int pair, int number, EvaluationMode mode, string difference, in SignIn signIn)
        => Assert.Fail($"seed {Seed:x}, sign-in {number}, {mode}: '{s_pairs[pair].BuiltIn}' and '{s_pairs[pair].Script}' give {difference}\n{Printed.Of(signIn)}");

    private static PolicySet Set(IEnumerable<JsonObject> policies)
        => PolicySet.Parse(Tenants.Document([.. policies, .. BuiltInPairs.Objects.Select(o => o.DeepClone().AsObject())]), Tenants.WithScripts);
}
