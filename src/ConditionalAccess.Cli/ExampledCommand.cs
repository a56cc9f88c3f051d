using System.CommandLine;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli;

/// <summary>A command with examples and with the two options that every command has.</summary>
internal sealed class ExampledCommand : Command
{
    private readonly Option<string> _format;
    private readonly Option<string?> _file = new("--output", "-o") { Description = "Write the answer to this file instead, whole or not at all.", HelpName = "file" };

    public ExampledCommand(string name, string description, IReadOnlyList<string> examples, params string[] formats)
        : base(name, description)
    {
        Examples = examples;
        _format = new("--format", "-f") { Description = "The form of the answer.", DefaultValueFactory = static _ => "text" };
        _format.AcceptOnlyFromAmong(formats);
        Options.Add(_format);
        Options.Add(_file);
    }

    public IReadOnlyList<string> Examples { get; }

    public string Format(ParseResult parsed) => parsed.GetValue(_format) ?? "text";

    /// <summary>Says what the command does; the answer is delivered when it is complete.</summary>
    public void Answers(Streams streams, Func<ParseResult, Answer> answer)
        => SetAction(parsed => Delivery.Deliver(answer(parsed), parsed.GetValue(_file), streams));
}
