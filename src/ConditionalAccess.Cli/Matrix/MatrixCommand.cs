using System.CommandLine;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Matrix;

/// <summary><c>cactl matrix</c>: what each user needs for each app under each condition.</summary>
internal sealed class MatrixCommand
{
    private const int MostCells = 20_000;

    private static readonly string[] s_examples =
    [
        "cactl matrix export",
        "cactl matrix export --who 'Global Administrator' --when usual --when compliant+platform=iOS",
        "cactl matrix export --who 'Global Administrator+8a0c5f0e-27b5-4a53-8f0d-6c0a5a1b7c22'",
        "cactl matrix export --app 'Office 365' --format csv --output matrix.csv",
        "cactl matrix export --format html --output matrix.html",
    ];

    private readonly ExampledCommand _command = new("matrix",
        "What each user needs for each app under each condition, for the users, apps and conditions that the enabled policies tell apart.", s_examples, "text", "json", "csv", "html");

    private readonly Argument<string> _export = Export.Argument();
    private readonly Option<string[]> _who = new("--who") { Description = "Only these users, groups, roles, guests, workload identities or agents: an id, or a part of what the matrix calls them; one who is several at once with +.", HelpName = "id|name" };
    private readonly Option<string[]> _app = new("--app") { Description = "Only these apps, actions or contexts: an id, or a part of what the matrix calls them.", HelpName = "id|name" };
    private readonly Option<string[]> _when = new("--when") { Description = "These conditions instead of those that the policies tell apart, such as usual, compliant, platform=iOS; several at once with +.", HelpName = "condition" };
    private readonly Option<bool> _all = new("--all") { Description = "Do not put together users, apps and conditions that need the same." };
    private readonly Option<int> _most = new("--max-cells") { Description = "Refuse a matrix with more cells than this.", DefaultValueFactory = static _ => MostCells, HelpName = "count" };
    private readonly Option<bool> _strict = Export.StrictOption();

    private MatrixCommand(Streams streams)
    {
        _command.Arguments.Add(_export);
        foreach (Option option in (Option[])[_who, _app, _when, _all, _most, _strict]) _command.Options.Add(option);
        _command.Answers(streams, Answer);
    }

    public static Command Create(Streams streams) => new MatrixCommand(streams)._command;

    private Answer Answer(ParseResult parsed)
    {
        var messages = new List<string>();
        if (Export.Read(parsed.GetValue(_export)!, parsed.GetValue(_strict), messages) is not { } set) return Cli.Answer.None(messages);
        var question = new MatrixQuestion(parsed.GetValue(_who) ?? [], parsed.GetValue(_app) ?? [], parsed.GetValue(_when) ?? [], parsed.GetValue(_most), parsed.GetValue(_all));
        if (AccessMatrix.Build(set, question, messages) is not { } matrix) return Cli.Answer.None(messages);
        return Cli.Answer.Of(ExitCodes.Fine, form => form switch
        {
            "json" => MatrixJson.Write(matrix),
            "csv" => MatrixCsv.Write(matrix),
            "html" => MatrixHtml.Write(matrix),
            _ => MatrixText.Write(matrix),
        }, messages);
    }
}
