using System.Text;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>A test run as Markdown, as the summary of a job shows it.</summary>
internal static class TestRunMarkdown
{
    public static Page Write(TestRun run)
    {
        var text = new StringBuilder("### Conditional Access: tests\n\n");
        text.Append(MarkdownText.Of(TestRunText.Counts(run))).Append("\n\n");
        foreach (ScenarioFileResult file in run.Files)
        {
            foreach (ScenarioResult result in file.Results.Where(r => r.Status != ScenarioStatus.Passed)) Write(text, file.File, result);
        }

        foreach (PolicyCoverage coverage in run.Coverage)
        {
            text.Append("\n#### ").Append(MarkdownText.Of(TestRunText.Headline(coverage))).Append("\n\n");
            foreach (string gap in TestRunText.Gaps(coverage)) text.Append("- ").Append(MarkdownText.Of(gap)).Append('\n');
        }

        return Page.Raw(text.ToString());
    }

    private static void Write(StringBuilder text, string file, ScenarioResult result)
    {
        text.Append("- **").Append(TestRunText.Word(result.Status)).Append("** ").Append(MarkdownText.Of(file + ": " + result.Test.Name)).Append('\n');
        foreach (string detail in TestRunText.Details(result)) text.Append("  - ").Append(MarkdownText.Of(detail)).Append('\n');
    }
}
