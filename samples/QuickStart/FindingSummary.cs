using ConditionalAccess.Diagnostics;

namespace QuickStart;

/// <summary>Counts findings by severity.</summary>
internal static class FindingSummary
{
    public static string Of(IReadOnlyCollection<PolicyDiagnostic> findings)
    {
        if (findings.Count == 0) return "no findings";
        IEnumerable<string> counts = findings.GroupBy(f => f.Severity).OrderByDescending(g => g.Key)
            .Select(g => g.Count() + " " + g.Key.ToString().ToLowerInvariant() + (g.Count() == 1 || g.Key == DiagnosticSeverity.Information ? "" : "s"));
        return string.Join(", ", counts);
    }
}
