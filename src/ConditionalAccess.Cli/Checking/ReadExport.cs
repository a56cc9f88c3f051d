using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Checking;

/// <summary>What one of the readers made of an export: policies of Conditional Access, of compliance, or of app protection.</summary>
/// <param name="Count">The number of its policies; null when it refused them.</param>
/// <param name="IsEmpty">True when the export holds nothing of its kind.</param>
/// <param name="Findings">Everything that it found.</param>
/// <param name="Nothing">Its code for a document without anything of its kind.</param>
/// <param name="Skipped">Its code for objects that are of another kind.</param>
/// <param name="Empty">Its code for an export without anything of its kind.</param>
/// <param name="Reads">Whether it finds something of its kind in a file.</param>
internal sealed record ReadExport(
    int? Count, bool IsEmpty, IReadOnlyList<PolicyDiagnostic> Findings, string Nothing, string? Skipped, string Empty, Func<string, bool> Reads)
{
    public static ReadExport Access(string path, PolicyReadOptions options, out PolicySet? set)
    {
        bool isRead = PolicySet.TryLoad(path, out set, out IReadOnlyList<PolicyDiagnostic> found, options);
        return new ReadExport(set?.Policies.Count, IsEmptyOf(isRead, found, DiagnosticCodes.EmptySet, DiagnosticCodes.NothingFound), set is null ? found : [.. found, .. set.Validate()],
            DiagnosticCodes.NothingFound, null, DiagnosticCodes.EmptySet, file => PolicySet.TryLoad(file, out _, out _, options));
    }

    public static ReadExport Compliance(string path, PolicyReadOptions options)
    {
        bool isRead = CompliancePolicySet.TryLoad(path, out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options);
        return new ReadExport(set?.Policies.Count, IsEmptyOf(isRead, found, DiagnosticCodes.ComplianceSetEmpty, DiagnosticCodes.ComplianceNothingFound), found,
            DiagnosticCodes.ComplianceNothingFound, DiagnosticCodes.ConditionalAccessSkipped, DiagnosticCodes.ComplianceSetEmpty, file => CompliancePolicySet.TryLoad(file, out _, out _, options));
    }

    public static ReadExport AppProtection(string path, PolicyReadOptions options)
    {
        bool isRead = AppProtectionPolicySet.TryLoad(path, out AppProtectionPolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options);
        return new ReadExport(set?.Policies.Count, IsEmptyOf(isRead, found, DiagnosticCodes.AppProtectionSetEmpty, DiagnosticCodes.AppProtectionNothingFound), found,
            DiagnosticCodes.AppProtectionNothingFound, DiagnosticCodes.AppProtectionOtherSkipped, DiagnosticCodes.AppProtectionSetEmpty, file => AppProtectionPolicySet.TryLoad(file, out _, out _, options));
    }

    // An error beside those that say that there is nothing is about something that is there.
    private static bool IsEmptyOf(bool isRead, IReadOnlyList<PolicyDiagnostic> found, string empty, string nothing)
        => !isRead && found.All(f => f.Severity != DiagnosticSeverity.Error || f.Code == empty || f.Code == nothing);
}
