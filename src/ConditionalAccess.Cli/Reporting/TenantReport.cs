using ConditionalAccess.Cli.Checking;
using ConditionalAccess.Cli.Matrix;
using ConditionalAccess.Cli.Scenarios;

namespace ConditionalAccess.Cli.Reporting;

/// <summary>Everything that a report tells.</summary>
/// <param name="Export">The policies and what was found in them.</param>
/// <param name="Policies">The policies in plain words, in the order of the set.</param>
/// <param name="Matrix">What each sign-in needs; null when it would be too large.</param>
/// <param name="MatrixRefusal">Why there is no matrix.</param>
/// <param name="Tests">The run of the tests; null when no folder was given.</param>
internal sealed record TenantReport(CheckedExport Export, IReadOnlyList<PolicyDescription> Policies, AccessMatrix? Matrix, string? MatrixRefusal, TestRun? Tests)
{
    public int Count(string state) => Policies.Count(p => p.State == state);
}
