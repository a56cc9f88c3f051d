using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>The harness itself: it must find, repeat and shrink a disagreement, and compare what it says it compares.</summary>
public sealed class DifferentialTests
{
    [Fact]
    public void Two_equal_evaluators_agree_on_every_sign_in_in_both_modes()
    {
        int enforce = 0, whatIf = 0;
        Differential.Run(1, 20, 30, (_, _) => (in SignIn _, EvaluationMode mode) =>
        {
            if (mode == EvaluationMode.Enforce) enforce++;
            else whatIf++;
            return null;
        });
        Assert.Equal((600, 600), (enforce, whatIf));
    }

    [Fact]
    public void The_first_disagreement_is_shrunk_and_says_how_to_repeat_it()
    {
        CompareTenant compare = (tenant, _) => (in SignIn s, EvaluationMode mode) =>
            mode == EvaluationMode.WhatIf && tenant.Policies.Count >= 2 && s.Client.Platform == DevicePlatform.Linux ? "they differ" : null;
        var first = Assert.Throws<InvalidOperationException>(() => Differential.Run(7, 500, 20, compare));
        Assert.StartsWith("they differ\nrepeat with Differential.RunSet(0x", first.Message, StringComparison.Ordinal);
        Assert.Contains("SignIn { Client = ClientSignals { Platform = Linux, }, }", first.Message, StringComparison.Ordinal);
        Assert.Equal(first.Message, Assert.Throws<InvalidOperationException>(() => Differential.Run(7, 500, 20, compare)).Message);
    }
}
