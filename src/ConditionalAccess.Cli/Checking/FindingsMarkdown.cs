using System.Text;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Checking;

/// <summary>Findings as Markdown, as the summary of a job shows it.</summary>
internal static class FindingsMarkdown
{
    public static Page Write(CheckedExport export)
    {
        var text = new StringBuilder("### Conditional Access: check of " + MarkdownText.Of(export.Path) + "\n\n");
        text.Append(MarkdownText.Of(FindingsText.Summary(export))).Append("\n\n");
        if (export.Findings.Count > 0) text.Append("| Severity | Code | Place | Finding | Remedy |\n| --- | --- | --- | --- | --- |\n");
        foreach (PolicyDiagnostic finding in export.Findings.OrderByDescending(f => f.Severity))
        {
            text.Append("| ").AppendJoin(" | ", ((string[])[FindingsText.Word(finding.Severity), finding.Code, FindingsText.Place(export, finding), finding.Message, finding.Remedy]).Select(MarkdownText.Of));
            text.Append(" |\n");
        }

        return Page.Raw(text.ToString());
    }
}
