using System.CommandLine;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Asking;

/// <summary><c>cactl whatif</c>: decides sign-ins and says why.</summary>
internal sealed class WhatIfCommand
{
    private static readonly string[] s_examples =
    [
        "cactl whatif export --user 4d7ef59c-729e-4693-a063-3d96321761ee --app 00000003-0000-0ff1-ce00-000000000000 --platform windows --ip 203.0.113.7",
        "cactl whatif export --user 4d7ef59c-729e-4693-a063-3d96321761ee --group none --role none --risk high --mfa --explain",
        "cactl whatif export --sign-ins signins.json --name 'Anna at home' --format json",
        "cactl whatif export --user 4d7ef59c-729e-4693-a063-3d96321761ee --platform iOS --graph",
    ];

    private readonly ExampledCommand _command = new("whatif", "Decides a sign-in: what is required, and for each policy why. A signal that is left out is not known.", s_examples, "text", "json");
    private readonly Argument<string> _export = Export.Argument();
    private readonly SignInOptions _signals;
    private readonly Option<string?> _file = new("--sign-ins") { Description = "A file of sign-ins instead of options for signals.", HelpName = "file" };
    private readonly Option<string[]> _names = new("--name") { Description = "Only the sign-ins of the file with this name.", HelpName = "name" };
    private readonly Option<string> _mode = new("--mode") { Description = "enforce: what is not known counts as restricting. whatIf: as Graph's evaluate, which takes defaults.", DefaultValueFactory = static _ => "enforce" };
    private readonly Option<bool> _explain = new("--explain") { Description = "Show the whole trace of every policy." };
    private readonly Option<bool> _graph = new("--graph") { Description = "Answer in the form of Graph's conditionalAccess/evaluate." };
    private readonly Option<bool> _allow = new("--allow-indeterminate") { Description = "Do not end with exit code 3 when the answer rests on a signal that is not known." };
    private readonly Option<bool> _strict = Export.StrictOption();

    private WhatIfCommand(Streams streams)
    {
        _mode.AcceptOnlyFromAmong("enforce", "whatIf");
        _command.Arguments.Add(_export);
        _signals = new SignInOptions(_command);
        foreach (Option option in (Option[])[_file, _names, _mode, _explain, _graph, _allow, _strict]) _command.Options.Add(option);
        _command.Answers(streams, Answer);
    }

    public static Command Create(Streams streams) => new WhatIfCommand(streams)._command;

    private Answer Answer(ParseResult parsed)
    {
        var messages = new List<string>();
        IReadOnlyList<NamedSignIn>? signIns = SignIns(parsed, messages);
        PolicySet? set = signIns is null ? null : Export.Read(parsed.GetValue(_export)!, parsed.GetValue(_strict), messages);
        if (set is null) return Cli.Answer.None(messages);
        PolicyEngine engine = set.Compile();
        if (parsed.GetValue(_graph)) return AsGraph(engine, signIns!, parsed.GetValue(_allow), messages);

        EvaluationMode mode = parsed.GetValue(_mode) == "whatIf" ? EvaluationMode.WhatIf : EvaluationMode.Enforce;
        IReadOnlyList<DecidedSignIn> decided = [.. signIns!.Select(s => DecidedSignIn.Decide(engine, s, mode))];
        return Cli.Answer.Of(ExitCode(decided, parsed.GetValue(_allow)), form => form == "json" ? DecidedJson.Write(decided) : DecidedText.Write(decided, parsed.GetValue(_explain)), messages);
    }

    private IReadOnlyList<NamedSignIn>? SignIns(ParseResult parsed, List<string> messages)
    {
        if (parsed.GetValue(_file) is not { } file)
        {
            if (parsed.GetResult(_names) is { Implicit: false }) return Refuse(messages, "--name needs --sign-ins");
            return _signals.ToDocument(parsed, messages) is { } json ? Parse(json, messages) : null;
        }

        if (_signals.AnyGiven(parsed)) return Refuse(messages, "a signal cannot be given beside --sign-ins: write it in the file");
        if (SignInFiles.Read(file, messages) is not { } all) return null;
        string[] names = parsed.GetValue(_names) ?? [];
        foreach (string name in names.Where(n => !all.Any(s => s.Name == n)))
            return Refuse(messages, SafeText.Quote(file) + " has no sign-in called " + SafeText.Quote(name));
        IReadOnlyList<NamedSignIn> chosen = names.Length == 0 ? all : [.. all.Where(s => names.Contains(s.Name, StringComparer.Ordinal))];
        return chosen.Count == 0 ? Refuse(messages, SafeText.Quote(file) + " has no sign-ins") : chosen;
    }

    private static ValueArray<NamedSignIn>? Parse(string json, List<string> messages)
    {
        if (SignInDocument.TryParse(json, out SignInDocument? document, out IReadOnlyList<PolicyDiagnostic> found)) return document.SignIns;
        // Lines of a document that the user never wrote would only confuse.
        messages.AddRange(found.Select(f => (f with { Location = f.Location with { Line = 0, Column = 0 } }).ToString()));
        return null;
    }

    private static IReadOnlyList<NamedSignIn>? Refuse(List<string> messages, string message)
    {
        messages.Add(message);
        return null;
    }

    private static Answer AsGraph(PolicyEngine engine, IReadOnlyList<NamedSignIn> signIns, bool allowIndeterminate, List<string> messages)
    {
        if (signIns.Count > 1) return Cli.Answer.None([.. messages, "--graph answers for one sign-in: choose it with --name"]);
        WhatIfResponse response = engine.WhatIf(new WhatIfRequest(in signIns[0].SignIn));
        bool isCertain = allowIndeterminate || !response.Value.Any(r => r.AnalysisReasons.HasFlag(AnalysisReasons.NotEnoughInformation));
        return Cli.Answer.Of(isCertain ? ExitCodes.Fine : ExitCodes.Indeterminate, _ => Page.Raw(response.ToJson()), messages);
    }

    private static int ExitCode(IReadOnlyList<DecidedSignIn> decided, bool allowIndeterminate)
    {
        if (!allowIndeterminate && decided.Any(d => !d.IsCertain)) return ExitCodes.Indeterminate;
        return decided.All(d => d.Explanation.Outcome == DecisionOutcome.Granted) ? ExitCodes.Fine : ExitCodes.NotFine;
    }
}
