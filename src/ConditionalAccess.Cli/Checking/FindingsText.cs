using System.Globalization;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Checking;

/// <summary>Findings for people: place and code, what is wrong, what to do.</summary>
internal static class FindingsText
{
    public static Page Write(CheckedExport export)
    {
        var page = new Page();
        foreach (PolicyDiagnostic finding in export.Findings)
        {
            string rule = finding.Rule is null ? "" : " (" + finding.Rule + ")";
            page.Line((Word(finding.Severity), InkOf(finding.Severity)), (" " + finding.Code + rule + " " + Place(export, finding), Ink.Plain));
            page.Line("  " + finding.Message);
            page.Line("  remedy: " + finding.Remedy, Ink.Faint);
        }

        return page.Line(Summary(export));
    }

    /// <summary>What was read and how much was found, in one line.</summary>
    public static string Summary(CheckedExport export)
    {
        string policies = export.IsRead ? string.Join(", ", Kinds(export)) : "refused";
        string findings = export.Findings.Count == 0 ? "no findings" : string.Join(", ", Counts(export));
        return policies + ": " + findings;
    }

    public static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "information",
    };

    public static string Place(CheckedExport export, PolicyDiagnostic finding)
    {
        string place = export.FileOf(finding);
        if (finding.Location.Line > 0) place += string.Create(CultureInfo.InvariantCulture, $":{finding.Location.Line}:{finding.Location.Column}");
        return finding.Location.Path is null ? place : place + " " + finding.Location.Path;
    }

    private static Ink InkOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Ink.Bad,
        DiagnosticSeverity.Warning => Ink.Doubtful,
        _ => Ink.Faint,
    };

    // That there is none of access is worth saying: an export of devices alone is no mistake, one that lost its policies is.
    private static IEnumerable<string> Kinds(CheckedExport export)
    {
        int access = export.PolicyCount ?? 0, compliance = export.CompliancePolicyCount ?? 0, protection = export.AppProtectionPolicyCount ?? 0;
        yield return access == 0 && compliance + protection > 0 ? "no policy of access" : Words.Count(access, "policy", "policies");
        if (compliance > 0) yield return Words.Count(compliance, "compliance policy", "compliance policies");
        if (protection > 0) yield return Words.Count(protection, "app protection policy", "app protection policies");
    }

    private static IEnumerable<string> Counts(CheckedExport export)
    {
        int errors = export.Count(DiagnosticSeverity.Error), warnings = export.Count(DiagnosticSeverity.Warning);
        int others = export.Findings.Count - errors - warnings;
        if (errors > 0) yield return Words.Count(errors, "error");
        if (warnings > 0) yield return Words.Count(warnings, "warning");
        if (others > 0) yield return Words.Count(others, "information", "information");
    }
}
