using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Checking;

/// <summary>An export with everything that was found in it.</summary>
/// <param name="Path">The file or folder, as it was named.</param>
/// <param name="PolicyCount">The number of policies; null when the export was refused.</param>
/// <param name="Findings">Findings of reading, then of validation.</param>
internal sealed record CheckedExport(string Path, int? PolicyCount, IReadOnlyList<PolicyDiagnostic> Findings)
{
    // More than any of the forms of output can show.
    private const int MostFindings = 24_000;

    /// <summary>The policies; null when the export was refused.</summary>
    public PolicySet? Set { get; private init; }

    public bool IsRead => PolicyCount is not null;

    public static CheckedExport Read(string path)
    {
        var options = new PolicyReadOptions { MaxFindings = MostFindings };
        return PolicySet.TryLoad(path, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options)
            ? new CheckedExport(path, set.Policies.Count, [.. found, .. set.Validate()]) { Set = set }
            : new CheckedExport(path, null, found);
    }

    public int Count(DiagnosticSeverity severity) => Findings.Count(f => f.Severity == severity);

    /// <summary>The file of a finding with slashes, from where the command runs when it lies below; the export itself when the finding has none.</summary>
    public string FileOf(PolicyDiagnostic finding)
    {
        string file = finding.Location.File is { } inside && Directory.Exists(Path) ? System.IO.Path.Combine(Path, inside) : Path;
        return Output.ShownPath.Of(file);
    }
}
