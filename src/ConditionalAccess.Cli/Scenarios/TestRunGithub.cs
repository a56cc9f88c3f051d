using System.Text;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>A test run as workflow commands: an error for each test that did not pass, a notice for each coverage that is not whole.</summary>
internal static class TestRunGithub
{
    public static Page Write(TestRun run)
    {
        var text = new StringBuilder();
        foreach (ScenarioFileResult file in run.Files)
        {
            foreach (ScenarioResult result in file.Results.Where(r => r.Status != ScenarioStatus.Passed))
            {
                text.Append("::error file=").Append(GithubText.Property(ShownPath.Of(file.Path))).Append(",title=").Append(GithubText.Property(TestRunText.Word(result.Status) + " " + result.Test.Name));
                text.Append("::").Append(GithubText.Message(string.Join('\n', TestRunText.Details(result)))).Append('\n');
            }
        }

        foreach (PolicyCoverage coverage in run.Coverage)
        {
            string[] gaps = [.. TestRunText.Gaps(coverage)];
            if (gaps.Length > 0) text.Append("::notice title=coverage::").Append(GithubText.Message(string.Join('\n', gaps.Prepend(TestRunText.Headline(coverage))))).Append('\n');
        }

        return text.Length == 0 ? new Page() : Page.Raw(text.ToString());
    }
}
