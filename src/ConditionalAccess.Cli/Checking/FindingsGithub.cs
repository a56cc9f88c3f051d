using System.Globalization;
using System.Text;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Checking;

/// <summary>Findings as workflow commands, which GitHub shows beside the line of the file.</summary>
internal static class FindingsGithub
{
    public static Page Write(CheckedExport export)
    {
        var text = new StringBuilder();
        foreach (PolicyDiagnostic finding in export.Findings)
        {
            text.Append("::").Append(Command(finding.Severity)).Append(" file=").Append(GithubText.Property(export.FileOf(finding)));
            if (finding.Location.Line > 0) text.Append(CultureInfo.InvariantCulture, $",line={finding.Location.Line},col={finding.Location.Column}");
            text.Append(",title=").Append(GithubText.Property(finding.Code)).Append("::").Append(GithubText.Message(finding.Message + "; " + finding.Remedy)).Append('\n');
        }

        return text.Length == 0 ? new Page() : Page.Raw(text.ToString());
    }

    private static string Command(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "notice",
    };
}
