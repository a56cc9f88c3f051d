using System.CommandLine;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Checking;

/// <summary><c>cactl check</c>: reads and validates an export.</summary>
internal static class CheckCommand
{
    private static readonly string[] s_examples =
    [
        "cactl check export",
        "cactl check export --strict",
        "cactl check export --output sarif=findings.sarif --output json=findings.json",
        "cactl check export --format github --fail-on information",
    ];

    public static Command Create(Streams streams)
    {
        var command = new ExampledCommand("check", "Reads and validates policies of access, compliance and app protection: every finding with its place and what to do about it.", s_examples, "text", "json", "sarif", "github", "markdown");
        Argument<string> export = Export.Argument();
        var failOn = new Option<string>("--fail-on") { Description = "The least severity that ends with exit code 1.", DefaultValueFactory = static _ => "error" };
        failOn.AcceptOnlyFromAmong("error", "warning", "information", "none");
        var strict = new Option<bool>("--strict") { Description = "As --fail-on warning." };
        command.Arguments.Add(export);
        command.Options.Add(failOn);
        command.Options.Add(strict);
        command.Answers(streams, parsed =>
        {
            DiagnosticSeverity least = Least(parsed.GetValue(failOn), parsed.GetValue(strict));
            return Check(parsed.GetValue(export)!, least);
        });
        return command;
    }

    private static Answer Check(string path, DiagnosticSeverity least)
    {
        CheckedExport export = CheckedExport.Read(path);
        Func<string, Page> write = form => form switch
        {
            "json" => FindingsJson.Write(export),
            "sarif" => FindingsSarif.Write(export, ExitCode(export, least)),
            "github" => FindingsGithub.Write(export),
            JobSummary.Form => FindingsMarkdown.Write(export),
            _ => FindingsText.Write(export),
        };
        return export.IsRead
            ? Answer.Of(ExitCode(export, least), write)
            : Answer.Of(ExitCodes.NoAnswer, write, SafeText.Quote(path) + " was refused, so the policies were not validated");
    }

    private static int ExitCode(CheckedExport export, DiagnosticSeverity least)
    {
        if (!export.IsRead) return ExitCodes.NoAnswer;
        return least != DiagnosticSeverity.None && export.Findings.Any(f => f.Severity >= least) ? ExitCodes.NotFine : ExitCodes.Fine;
    }

    private static DiagnosticSeverity Least(string? word, bool isStrict) => (word, isStrict) switch
    {
        ("information", _) => DiagnosticSeverity.Information,
        ("warning", _) or (_, true) => DiagnosticSeverity.Warning,
        ("none", _) => DiagnosticSeverity.None,
        _ => DiagnosticSeverity.Error,
    };
}
