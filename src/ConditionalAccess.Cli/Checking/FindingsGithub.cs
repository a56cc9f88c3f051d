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
            text.Append("::").Append(Command(finding.Severity)).Append(" file=").Append(Property(export.FileOf(finding)));
            if (finding.Location.Line > 0) text.Append(CultureInfo.InvariantCulture, $",line={finding.Location.Line},col={finding.Location.Column}");
            text.Append(",title=").Append(Property(finding.Code)).Append("::").Append(Message(finding.Message + "; " + finding.Remedy)).Append('\n');
        }

        return text.Length == 0 ? new Page() : Page.Raw(text.ToString());
    }

    private static string Command(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "notice",
    };

    /// <summary>Text after the second pair of colons.</summary>
    public static string Message(string text) => SafeText.Of(
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal));

    /// <summary>The value of a property, which ends at a comma or colon.</summary>
    public static string Property(string text) => Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
