using System.CommandLine;
using ConditionalAccess.Cli.Logs;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Replaying;

/// <summary><c>cactl replay</c>: compares decisions with a sign-in log, and shows what a change of policies would do.</summary>
internal sealed class ReplayCommand
{
    private static readonly string[] s_examples =
    [
        "cactl replay export signins.json",
        "cactl replay export signins.jsonl.gz --directory users.json --format json --output replay.json",
        "cactl replay export signins.csv --against proposed --allow-indeterminate",
    ];

    private readonly ExampledCommand _command = new("replay", "Decides the sign-ins of a log again and compares each policy with what was recorded. What the log does not tell is not known.", s_examples, "text", "json");
    private readonly Argument<string> _export = Export.Argument();
    private readonly Argument<string> _log = new("log") { Description = "Sign-ins as Graph or Log Analytics exports them: JSON, JSON lines or CSV, plain or gzip. A hyphen reads standard input.", HelpName = "log" };
    private readonly Option<string?> _against = new("--against") { Description = "Other policies: who would newly be blocked or challenged by them.", HelpName = "export" };
    private readonly Option<string?> _directory = new("--directory") { Description = "A JSON file with groups and roles of users, which no log tells: { \"<user id>\": { \"groups\": [], \"roles\": [] } }.", HelpName = "file" };
    private readonly Option<string> _mode = new("--mode") { Description = "enforce: what is not known counts as restricting. whatIf: as Graph's evaluate, which takes defaults.", DefaultValueFactory = static _ => "enforce" };
    private readonly Option<int> _examplesShown = new("--examples") { Description = "How many sign-ins to show for each kind of difference.", DefaultValueFactory = static _ => 3 };
    private readonly Option<bool> _strict = new("--strict") { Description = "Stop with exit code 2 at the first line that cannot be used." };
    private readonly Option<bool> _allow = new("--allow-indeterminate") { Description = "Do not end with exit code 3 when results differ only because of what the log does not tell." };

    private readonly Streams _streams;

    private ReplayCommand(Streams streams)
    {
        _streams = streams;
        _mode.AcceptOnlyFromAmong("enforce", "whatIf");
        _examplesShown.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out int count) && count is >= 0 and <= 100))
                result.AddError("--examples takes a number from 0 to 100");
        });
        _command.Arguments.Add(_export);
        _command.Arguments.Add(_log);
        foreach (Option option in (Option[])[_against, _directory, _mode, _examplesShown, _strict, _allow]) _command.Options.Add(option);
        _command.Answers(streams, Answer);
    }

    public static Command Create(Streams streams) => new ReplayCommand(streams)._command;

    private Answer Answer(ParseResult parsed)
    {
        var messages = new List<string>();
        UserDirectory? directory = null;
        if (parsed.GetValue(_directory) is { } file && (directory = UserDirectory.Read(file, messages)) is null) return Cli.Answer.None(messages);
        if (Export.Read(parsed.GetValue(_export)!, isStrict: false, messages) is not { } set) return Cli.Answer.None(messages);
        PolicySet? other = null;
        if (parsed.GetValue(_against) is { } against && (other = Export.Read(against, isStrict: false, messages)) is null) return Cli.Answer.None(messages);

        EvaluationMode mode = parsed.GetValue(_mode) == "whatIf" ? EvaluationMode.WhatIf : EvaluationMode.Enforce;
        var agreement = new Agreement(set, mode, parsed.GetValue(_examplesShown));
        var run = new ReplayRun(agreement, other is null ? null : new Impact(agreement.Engine, other, mode));
        bool isStrict = parsed.GetValue(_strict);
        if (!TryRead(parsed.GetValue(_log)!, run, new RecordReader(directory), isStrict, messages)) return Cli.Answer.None(messages);
        return Answer(parsed, run, isStrict, messages);
    }

    private bool TryRead(string path, ReplayRun run, RecordReader reader, bool isStrict, List<string> messages)
    {
        try
        {
            using Stream log = Open(path);
            using var progress = new ReplayProgress(_streams, log);
            _streams.Interruption.Await();
            run.Read(LogReader.Read(log), reader, isStrict, _streams.Interruption, progress.Show);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            messages.Add("the log " + SafeText.Quote(path) + " cannot be read: " + e.Message);
            return false;
        }
        finally
        {
            _streams.Interruption.Ignore();
        }
    }

    private Stream Open(string path)
    {
        if (path == "-") return new InterruptibleLog(Console.OpenStandardInput(), _streams.Interruption);
        if (Directory.Exists(path)) throw new IOException("it is a folder");
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        return file.CanSeek ? file : new InterruptibleLog(file, _streams.Interruption);
    }

    private Answer Answer(ParseResult parsed, ReplayRun run, bool isStrict, List<string> messages)
    {
        string log = SafeText.Quote(parsed.GetValue(_log)!);
        if (isStrict && run.BadLines > 0)
        {
            BadLine bad = run.FirstBadLines[0];
            return Cli.Answer.None([.. messages, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{log} line {bad.Line}: {bad.Why}")]);
        }

        if (run.SignIns == 0 && !run.IsInterrupted)
        {
            messages.AddRange(run.FirstBadLines.Select(b => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{log} line {b.Line}: {b.Why}")));
            return Cli.Answer.None([.. messages, log + " has no sign-ins"]);
        }

        if (run.IsInterrupted) messages.Add("interrupted: the answer is for the part of the log that was read");
        if (run.IsCut) messages.Add("the log could not be read to its end: the answer is for the part that was read");
        var names = new ReplayNames(parsed.GetValue(_export)!, parsed.GetValue(_log)!, parsed.GetValue(_against));
        return Cli.Answer.Of(ExitCode(run, parsed.GetValue(_allow)), form => form == "json" ? ReplayJson.Write(run, names) : ReplayText.Write(run, names), messages);
    }

    private static int ExitCode(ReplayRun run, bool allowIndeterminate)
    {
        if (run.IsInterrupted) return ExitCodes.Interrupted;
        if (run.IsCut) return ExitCodes.NoAnswer;
        long missing = run.Agreement.CountOf(DisagreementKind.MissingSignals);
        bool isFine = run.Agreement.Compared - run.Agreement.Same == missing && run.Impact is null or { NewlyBlocked: 0, NewlyChallenged: 0 };
        if (!isFine) return ExitCodes.NotFine;
        return missing > 0 && !allowIndeterminate ? ExitCodes.Indeterminate : ExitCodes.Fine;
    }
}

/// <summary>The files of a replay as the user named them.</summary>
internal sealed record ReplayNames(string Export, string Log, string? Against);
