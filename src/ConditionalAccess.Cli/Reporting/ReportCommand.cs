using System.CommandLine;
using ConditionalAccess.Cli.Checking;
using ConditionalAccess.Cli.Matrix;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Cli.Scenarios;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Reporting;

/// <summary><c>cactl report</c>: policies, what they need, findings and coverage for people to read.</summary>
internal sealed class ReportCommand
{
    private const int MostCells = 200_000;

    private static readonly string[] s_examples =
    [
        "cactl report export --output report.html",
        "cactl report export --tests tests --output report.html",
        "cactl report export --format text",
    ];

    private readonly ExampledCommand _command = new("report",
        "Writes a report that a person can read and print: policies in plain words, what each sign-in needs, findings, and how far tests cover the policies. One HTML file without scripts, which needs no network.",
        s_examples, "html", "text", "json");

    private readonly Argument<string> _export = Export.Argument();
    private readonly Option<string?> _tests = new("--tests") { Description = "A folder of scenario files: the report shows their results with this export, and what they leave untested.", HelpName = "folder" };
    private readonly Option<int> _most = new("--max-cells") { Description = "Leave the matrix out when it has more cells than this.", DefaultValueFactory = static _ => MostCells, HelpName = "count" };

    private ReportCommand(Streams streams)
    {
        _command.Arguments.Add(_export);
        foreach (Option option in (Option[])[_tests, _most]) _command.Options.Add(option);
        _command.Answers(streams, Answer);
    }

    public static Command Create(Streams streams) => new ReportCommand(streams)._command;

    private Answer Answer(ParseResult parsed)
    {
        string path = parsed.GetValue(_export)!;
        var messages = new List<string>();
        CheckedExport export = CheckedExport.ReadAccess(path);
        if (export.Set is not { } set) return Cli.Answer.None([.. Export.Errors(path, export.Findings)]);
        TestRun? tests = null;
        if (parsed.GetValue(_tests) is { } folder)
        {
            tests = Run(folder, path, messages);
            if (tests is null) return Cli.Answer.None(messages);
        }

        var refusals = new List<string>();
        AccessMatrix? matrix = AccessMatrix.Build(set, new MatrixQuestion([], [], [], parsed.GetValue(_most), IsWhole: false), refusals);
        var report = new TenantReport(export, PolicyDescription.Of(set.Tenant), matrix, refusals.FirstOrDefault(), tests);
        return Cli.Answer.Of(ExitCodes.Fine, form => form switch
        {
            "json" => ReportJson.Write(report),
            "text" => ReportText.Write(report),
            _ => ReportHtml.Write(report),
        }, refusals);
    }

    private static TestRun? Run(string folder, string policies, List<string> messages)
    {
        IReadOnlyList<ScenarioFile> files = ScenarioFolder.Read(folder, policies, messages);
        return messages.Count > 0 ? null : TestRun.Run(files, isStrict: false, allowIndeterminate: false, messages);
    }
}
