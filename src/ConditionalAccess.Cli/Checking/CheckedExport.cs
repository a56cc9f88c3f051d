using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Checking;

/// <summary>An export with everything that was found in it.</summary>
/// <param name="Path">The file or folder, as it was named.</param>
/// <param name="IsRead">False when some of it was refused.</param>
/// <param name="Findings">Findings of reading, then of validation.</param>
internal sealed record CheckedExport(string Path, bool IsRead, IReadOnlyList<PolicyDiagnostic> Findings)
{
    // More than any of the forms of output can show.
    private const int MostFindings = 24_000;

    private static readonly PolicyReadOptions s_options = new() { MaxFindings = MostFindings };

    /// <summary>The policies of Conditional Access; null when they were refused, or when there is nothing of their kind.</summary>
    public PolicySet? Set { get; private init; }

    /// <summary>The number of policies of Conditional Access; null when they were refused.</summary>
    public int? PolicyCount { get; private init; }

    /// <summary>The number of compliance policies; null when they were refused.</summary>
    public int? CompliancePolicyCount { get; private init; }

    /// <summary>The number of app protection policies; null when they were refused.</summary>
    public int? AppProtectionPolicyCount { get; private init; }

    /// <summary>Reads policies of every kind.</summary>
    public static CheckedExport Read(string path)
    {
        ReadExport[] readers = [ReadExport.Access(path, s_options, out PolicySet? set), ReadExport.Compliance(path, s_options), ReadExport.AppProtection(path, s_options)];
        bool isRead = readers.Any(r => r.Count is not null) && readers.All(r => r.Count is not null || r.IsEmpty);
        return new CheckedExport(path, isRead, FoundByAll.Of(path, readers))
        {
            Set = set,
            PolicyCount = CountOf(readers[0], isRead),
            CompliancePolicyCount = CountOf(readers[1], isRead),
            AppProtectionPolicyCount = CountOf(readers[2], isRead),
        };
    }

    /// <summary>Reads policies of Conditional Access only.</summary>
    public static CheckedExport ReadAccess(string path)
    {
        ReadExport access = ReadExport.Access(path, s_options, out PolicySet? set);
        return new CheckedExport(path, set is not null, access.Findings) { Set = set, PolicyCount = access.Count };
    }

    public int Count(DiagnosticSeverity severity) => Findings.Count(f => f.Severity == severity);

    /// <summary>The file of a finding with slashes, from where the command runs when it lies below; the export itself when the finding has none.</summary>
    public string FileOf(PolicyDiagnostic finding)
        => Output.ShownPath.Of(finding.Location.File is { } inside && Directory.Exists(Path) ? System.IO.Path.Combine(Path, inside) : Path);

    private static int? CountOf(ReadExport reader, bool isRead) => isRead && reader.IsEmpty ? 0 : reader.Count;
}
