using System.Numerics;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Baselines;

/// <summary>Compares a baseline's decision with the reference's: outcome, every policy that applies, and every requirement.</summary>
internal static class BaselineComparison
{
    public static string? Difference(ReferenceDecision expected, in BaselineDecision actual, ReadOnlySpan<ulong> applied)
    {
        if (expected.Outcome != actual.Outcome) return $"{expected.Outcome} but {actual.Outcome}";
        for (int i = 0; i < expected.Policies.Count; i++)
        {
            bool applies = expected.Policies[i].Result is PolicyResult.Success or PolicyResult.Failure
                or PolicyResult.ReportOnlySuccess or PolicyResult.ReportOnlyFailure or PolicyResult.ReportOnlyInterrupted;
            if (applies != Bits.Get(applied, i)) return $"policy {i}: {expected.Policies[i].Result} but {(applies ? "not " : "")}applied";
        }

        string[] required = [.. expected.Requirements.Select(r => string.Join('|', r.Promptable.Concat(r.Unavailable).Order())).Order(StringComparer.Ordinal)];
        string[] open = [.. Clauses(actual.Open).Order(StringComparer.Ordinal)];
        return required.AsSpan().SequenceEqual(open) ? null : $"[{string.Join("; ", required)}] but [{string.Join("; ", open)}]";
    }

    private static IEnumerable<string> Clauses(uint open)
    {
        for (; open != 0; open &= open - 1)
        {
            uint clause = open & ~(open - 1);
            yield return clause switch
            {
                BaselineVerdict.Block => "block",
                BaselineVerdict.Mfa => "mfa",
                BaselineVerdict.CompliantOrHybrid => "compliantDevice|domainJoinedDevice",
                BaselineVerdict.Compliant => "compliantDevice",
                BaselineVerdict.Reauthenticate => "reauthenticate",
                _ => $"authenticationStrength({WorkloadControls.Strengths[BitOperations.Log2(clause / BaselineVerdict.FirstStrength)]})",
            };
        }
    }
}
