using ConditionalAccess.Model;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>Real exports, when they stand beside the checkout; without them there is nothing to read and the test passes.</summary>
public sealed class CorpusDecisionTests
{
    private const ulong Seed = 20260919;
    private const int SignInsPerFile = 500;

    private static readonly PolicyReadOptions s_partial = new() { AcceptPartial = true, AllowEmpty = true, MaxFindings = 100_000 };

    [Fact]
    public void A_file_that_is_written_and_read_again_decides_every_sign_in_as_before()
    {
        if (Corpus.Root is not { } root) return;
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(root, "conditional-access"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var outcomes = new Dictionary<DecisionOutcome, int>();
        int read = files.Select((file, number) => Compare(file, number, outcomes)).Count(isRead => isRead);

        Assert.True(read > files.Length * 9 / 10, $"only {read} of {files.Length} files were read");
        Assert.Equal(read * SignInsPerFile, outcomes.Values.Sum());
        Assert.All([DecisionOutcome.Granted, DecisionOutcome.ControlsRequired, DecisionOutcome.Blocked], o => Assert.True(outcomes.GetValueOrDefault(o) > 1000, $"{o}: {outcomes.GetValueOrDefault(o)}"));
    }

    // The file as read by expression trees, against the file as written and read again by trees and by delegates; both modes in turn.
    private static bool Compare(string file, int number, Dictionary<DecisionOutcome, int> outcomes)
    {
        if (!PolicySet.TryParse(File.ReadAllBytes(file), out PolicySet? set, out _, s_partial, file)) return false;
        TenantConfiguration again = PolicySet.Parse(set.ToJson(), s_partial).Tenant;
        Decide before = EvaluatorsUnderTest.All["compiled"].For(set.Tenant, EngineOptions.Default);
        Decide after = EvaluatorsUnderTest.All["compiled"].For(again, EngineOptions.Default);
        Decide interpreted = EvaluatorsUnderTest.All["compiled without dynamic code"].For(again, EngineOptions.Default);
        var signIns = new TenantSignIn(set.Tenant);
        var rng = SplitMix64.ForPart(Seed, number);
        for (int i = 0; i < SignInsPerFile; i++)
        {
            SignIn signIn = signIns.Create(ref rng);
            EvaluationMode mode = i % 2 == 0 ? EvaluationMode.Enforce : EvaluationMode.WhatIf;
            Verdict expected = before(in signIn, mode);
            string? difference = DecisionText.Difference(expected.Details, after(in signIn, mode).Details)
                ?? DecisionText.Difference(expected.Details, interpreted(in signIn, mode).Details);
            Assert.True(difference is null, $"{file}, sign-in {i}, {mode}: {difference}");
            outcomes[expected.Outcome] = outcomes.GetValueOrDefault(expected.Outcome) + 1;
        }

        return true;
    }
}
