using System.CommandLine;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli;

/// <summary>A command with examples and with the two options that every command has.</summary>
internal sealed class ExampledCommand : Command
{
    private readonly Option<string> _format;
    private readonly Option<string?> _file = new("--output", "-o") { Description = "Write the answer to this file instead, whole or not at all.", HelpName = "file" };

    /// <param name="name">Its word on the command line.</param>
    /// <param name="description">What it does, for help.</param>
    /// <param name="examples">Whole command lines.</param>
    /// <param name="formats">The forms of its answer; the first is the one that needs no word.</param>
    public ExampledCommand(string name, string description, IReadOnlyList<string> examples, params string[] formats)
        : base(name, description)
    {
        Examples = examples;
        _format = new("--format", "-f") { Description = "The form of the answer.", DefaultValueFactory = _ => formats[0] };
        _format.AcceptOnlyFromAmong(formats);
        Options.Add(_format);
        Options.Add(_file);
    }

    public IReadOnlyList<string> Examples { get; }

    public string Format(ParseResult parsed) => parsed.GetValue(_format)!;

    /// <summary>Says what the command does; the answer is delivered when it is complete.</summary>
    public void Answers(Streams streams, Func<ParseResult, Answer> answer)
        => SetAction(parsed => Delivery.Deliver(answer(parsed), parsed.GetValue(_file), streams));
}
