using System.CommandLine;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary><c>cactl test</c>: runs scenario files and says what no test decided.</summary>
internal sealed class TestCommand
{
    private static readonly string[] s_examples =
    [
        "cactl test tests",
        "cactl test tests --watch",
        "cactl test tests --policies export-of-the-pull-request",
        "cactl test tests --format junit --output results.xml",
        "cactl test tests --format github --output junit=results.xml --output json=results.json",
    ];

    private readonly ExampledCommand _command = new("test", "Runs the tests of a tenant's policies: files *.tests.json, *.tests.yaml and *.tests.yml below a folder.", s_examples, "text", "json", "junit", "github", "markdown");
    private readonly Argument<string> _folder = new("folder") { Description = "The folder of scenario files, or one of them.", HelpName = "folder" };
    private readonly Option<string?> _policies = new("--policies") { Description = "Test this export instead of those that the files name.", HelpName = "export" };
    private readonly Option<bool> _allow = new("--allow-indeterminate") { Description = "Let tests pass that rest on a signal that is not known." };
    private readonly Option<bool> _watch = new("--watch") { Description = "Run the tests again whenever a scenario file or a policy changes, until Ctrl-C." };
    private readonly Option<bool> _strict = Export.StrictOption();
    private readonly Streams _streams;

    private TestCommand(Streams streams)
    {
        _streams = streams;
        _command.Arguments.Add(_folder);
        foreach (Option option in (Option[])[_policies, _allow, _watch, _strict]) _command.Options.Add(option);
        _command.Acts(streams, (parsed, deliver) => parsed.GetValue(_watch) ? Watch(parsed, deliver) : deliver(Answer(parsed)));
    }

    public static Command Create(Streams streams) => new TestCommand(streams)._command;

    // Ctrl-C is the only end of watching.
    private int Watch(ParseResult parsed, Func<Answer, int> deliver)
    {
        var watched = new WatchedFiles(_streams.Interruption.Wait);
        watched.Add([parsed.GetValue(_folder)!, parsed.GetValue(_policies) ?? ""]);
        while (true)
        {
            // First of all what there is to watch, then how it is now, then the run: what changes from here on is seen afterwards.
            watched.Add(ScenarioFolder.Read(parsed.GetValue(_folder)!, parsed.GetValue(_policies), []).SelectMany(f => f.Policies.Append(f.SignInFile ?? "")));
            watched.Remember();
            deliver(Answer(parsed));
            _streams.Say("watching " + string.Join(", ", watched.Paths.Select(SafeText.Quote)) + "; Ctrl-C ends");
            _streams.Interruption.Await();
            if (watched.WaitForChange() is not { } changed) return ExitCodes.Interrupted;
            _streams.Say(SafeText.Quote(changed) + " changed");
        }
    }

    private Answer Answer(ParseResult parsed)
    {
        var messages = new List<string>();
        IReadOnlyList<ScenarioFile> files = ScenarioFolder.Read(parsed.GetValue(_folder)!, parsed.GetValue(_policies), messages);
        if (messages.Count > 0) return Cli.Answer.None(messages);
        if (TestRun.Run(files, parsed.GetValue(_strict), parsed.GetValue(_allow), messages) is not { } run) return Cli.Answer.None(messages);
        int exitCode = run.Count(ScenarioStatus.Failed) > 0 ? ExitCodes.NotFine : run.Count(ScenarioStatus.Indeterminate) > 0 ? ExitCodes.Indeterminate : ExitCodes.Fine;
        return Cli.Answer.Of(exitCode, form => form switch
        {
            "json" => TestRunJson.Write(run),
            "junit" => TestRunJunit.Write(run),
            "github" => TestRunGithub.Write(run),
            JobSummary.Form => TestRunMarkdown.Write(run),
            _ => TestRunText.Write(run),
        }, messages);
    }
}
