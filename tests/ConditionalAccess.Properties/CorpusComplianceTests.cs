using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Properties;

/// <summary>Real exports of compliance policies, when they stand beside the checkout; without them there is nothing to read and the test passes.</summary>
public sealed class CorpusComplianceTests
{
    private const ulong Seed = 20260921;
    private const int DevicesPerPolicy = 500;

    private static readonly PolicyReadOptions s_partial = new() { AcceptPartial = true, AllowEmpty = true, MaxFindings = 100_000 };

    [Fact]
    public void A_file_that_is_written_and_read_again_decides_every_device_as_before()
    {
        if (Corpus.Root is not { } root) return;
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(root, "compliance"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var states = new Dictionary<ComplianceState, int>();
        int policies = 0;
        for (int i = 0; i < files.Length; i++) policies += Compare(files[i], i, states);

        Assert.True(policies >= files.Length, $"only {policies} policies in {files.Length} files");
        Assert.All([ComplianceState.Compliant, ComplianceState.Noncompliant, ComplianceState.InGracePeriod, ComplianceState.Error, ComplianceState.Unknown],
            state => Assert.True(states.GetValueOrDefault(state) > 100, $"{state}: {states.GetValueOrDefault(state)}"));
    }

    // The file as read, against the file as written and read again, and against the compiled forms of both.
    private static int Compare(string file, int number, Dictionary<ComplianceState, int> states)
    {
        CompliancePolicySet set = CompliancePolicySet.Parse(File.ReadAllBytes(file), s_partial, file);
        ComplianceConfiguration before = set.Configuration, after = CompliancePolicySet.Parse(set.ToJson(), s_partial).Configuration;
        DecideDevice first = ComplianceVerdicts.All["reference"].For(before, ComplianceOptions.Default), again = ComplianceVerdicts.All["reference"].For(after, ComplianceOptions.Default);
        ComplianceEngine trees = CompiledCompliance.Engine(after, ComplianceOptions.Default, useExpressionTrees: true), delegates = CompiledCompliance.Engine(before, ComplianceOptions.Default, useExpressionTrees: false);
        var devices = new RandomDeviceFacts(before, ComplianceOptions.Default);
        var records = new RandomComplianceRecord(before, ComplianceOptions.Default);
        var rng = SplitMix64.ForPart(Seed, number);
        for (int i = 0; i < DevicesPerPolicy * before.Policies.Count; i++)
        {
            DateTimeOffset now = ComplianceTimes.Now(ref rng);
            DeviceFacts device = devices.Create(ref rng, now);
            ComplianceRecord? record = records.Create(ref rng, device, now);
            DeviceVerdict expected = first(device, record, now), read = again(device, record, now);
            Assert.True(expected.Details.For(now) == read.Details.For(now) && expected.Next == read.Next && expected.DueActions == read.DueActions, $"{file}, device {i}: {read.Details.For(now)}");
            List<string> outcome = ComplianceOutcome.Of(ComplianceReference.Evaluate(before, ComplianceOptions.Default, device, record, now));
            Assert.Null(ComplianceOutcome.Difference(outcome, ComplianceOutcome.Of(CompiledCompliance.Evaluate(trees, device, record, now))));
            Assert.Null(ComplianceOutcome.Difference(outcome, ComplianceOutcome.Of(CompiledCompliance.Evaluate(delegates, device, record, now))));
            states[expected.Reported] = states.GetValueOrDefault(expected.Reported) + 1;
        }

        return before.Policies.Count;
    }
}
