using System.CommandLine;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli;

/// <summary>A command with examples and with the two options that every command has.</summary>
internal sealed class ExampledCommand : Command
{
    private readonly Option<string> _format;
    private readonly Option<string[]> _outputs = new("--output", "-o")
    {
        Description = "A file for the answer, written whole or not at all, instead of standard output. As form=file, any number of times: that form, besides.",
        HelpName = "[form=]file",
    };

    private readonly string[] _formats;

    /// <param name="name">Its word on the command line.</param>
    /// <param name="description">What it does, for help.</param>
    /// <param name="examples">Whole command lines.</param>
    /// <param name="formats">The forms of its answer; the first is the one that needs no word.</param>
    public ExampledCommand(string name, string description, IReadOnlyList<string> examples, params string[] formats)
        : base(name, description)
    {
        (Examples, _formats) = (examples, formats);
        _format = new("--format", "-f") { Description = "The form of the answer.", DefaultValueFactory = _ => formats[0] };
        _format.AcceptOnlyFromAmong(formats);
        _outputs.Validators.Add(result =>
        {
            if (OutputFile.Complaint([.. result.Tokens.Select(t => t.Value)], formats) is { } complaint) result.AddError(complaint);
        });
        Options.Add(_format);
        Options.Add(_outputs);
    }

    public IReadOnlyList<string> Examples { get; }

    /// <summary>Says what the command does; the answer is delivered when it is complete.</summary>
    public void Answers(Streams streams, Func<ParseResult, Answer> answer) => Acts(streams, (parsed, deliver) => deliver(answer(parsed)));

    /// <summary>Says what the command does, which may have several answers one after another.</summary>
    public void Acts(Streams streams, Func<ParseResult, Func<Answer, int>, int> act) => SetAction(parsed =>
    {
        OutputFile[] files = [.. (parsed.GetValue(_outputs) ?? []).Select(t => OutputFile.Read(t, _formats))];
        return act(parsed, answer => new Delivery(streams, parsed.GetValue(_format)!, files, _formats.Contains(JobSummary.Form)).Deliver(answer));
    });
}
