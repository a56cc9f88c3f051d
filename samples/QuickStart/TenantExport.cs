using ConditionalAccess;
using ConditionalAccess.Diagnostics;

namespace QuickStart;

/// <summary>Reads an export. What cannot be read is left out with a loud notice: good enough to look at an unknown folder, never for access decisions.</summary>
internal static class TenantExport
{
    private const int MostErrorsShown = 5;

    public static PolicySet Load(string path, TextWriter notices)
    {
        if (PolicySet.TryLoad(path, out PolicySet? whole, out IReadOnlyList<PolicyDiagnostic> findings)) return whole;
        List<PolicyDiagnostic> errors = [.. findings.Where(f => f.Severity == DiagnosticSeverity.Error)];
        foreach (PolicyDiagnostic error in errors.Take(MostErrorsShown)) notices.WriteLine(error);
        if (errors.Count > MostErrorsShown) notices.WriteLine($"and {errors.Count - MostErrorsShown} more errors");
        PolicySet part = PolicySet.Load(path, new PolicyReadOptions { AcceptPartial = true });
        notices.WriteLine("INCOMPLETE: what these errors concern is left out, so the decisions below may be too lenient.");
        return part;
    }
}
