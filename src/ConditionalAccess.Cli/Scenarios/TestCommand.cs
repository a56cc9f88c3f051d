using System.CommandLine;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary><c>cactl test</c>: runs scenario files and says what no test decided.</summary>
internal sealed class TestCommand
{
    private static readonly string[] s_examples =
    [
        "cactl test tests",
        "cactl test tests --policies export-of-the-pull-request",
        "cactl test tests --format junit --output results.xml",
    ];

    private readonly ExampledCommand _command = new("test", "Runs the tests of a tenant's policies: files *.tests.json, *.tests.yaml and *.tests.yml below a folder.", s_examples, "text", "json", "junit");
    private readonly Argument<string> _folder = new("folder") { Description = "The folder of scenario files, or one of them.", HelpName = "folder" };
    private readonly Option<string?> _policies = new("--policies") { Description = "Test this export instead of those that the files name.", HelpName = "export" };
    private readonly Option<bool> _allow = new("--allow-indeterminate") { Description = "Let tests pass that rest on a signal that is not known." };
    private readonly Option<bool> _strict = Export.StrictOption();

    private TestCommand(Streams streams)
    {
        _command.Arguments.Add(_folder);
        foreach (Option option in (Option[])[_policies, _allow, _strict]) _command.Options.Add(option);
        _command.Answers(streams, Answer);
    }

    public static Command Create(Streams streams) => new TestCommand(streams)._command;

    private Answer Answer(ParseResult parsed)
    {
        var messages = new List<string>();
        IReadOnlyList<ScenarioFile> files = ScenarioFolder.Read(parsed.GetValue(_folder)!, parsed.GetValue(_policies), messages);
        if (messages.Count > 0) return Cli.Answer.None(messages);
        if (TestRun.Run(files, parsed.GetValue(_strict), parsed.GetValue(_allow), messages) is not { } run) return Cli.Answer.None(messages);
        Page page = _command.Format(parsed) switch
        {
            "json" => TestRunJson.Write(run),
            "junit" => TestRunJunit.Write(run),
            _ => TestRunText.Write(run),
        };
        int exitCode = run.Count(ScenarioStatus.Failed) > 0 ? ExitCodes.NotFine : run.Count(ScenarioStatus.Indeterminate) > 0 ? ExitCodes.Indeterminate : ExitCodes.Fine;
        return Cli.Answer.Of(exitCode, page, messages);
    }
}
