using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli;

/// <summary>Where answers and messages go.</summary>
/// <param name="Output">Answers.</param>
/// <param name="Error">Messages about the run.</param>
/// <param name="IsPainted">True when answers go to a terminal that shows colours.</param>
/// <param name="ShowsProgress">True when messages go to a terminal, where a line can be written over.</param>
internal sealed record Streams(TextWriter Output, TextWriter Error, bool IsPainted = false, bool ShowsProgress = false)
{
    /// <summary>What "now" is, for commands that ask for it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where documents for machines go, in UTF-8 whatever the console shows; null: where answers go.</summary>
    public TextWriter? Documents { get; init; }

    /// <summary>The file that the summary of a workflow's job is added to; null outside of a workflow.</summary>
    public string? SummaryFile { get; init; }

    /// <summary>Whether the user asked to stop.</summary>
    public Interruption Interruption { get; init; } = new();

    /// <summary>One line about the run. Who reads them may be gone: that changes no answer.</summary>
    public void Say(string message)
    {
        try
        {
            Error.Write("cactl: " + SafeText.Of(message) + "\n");
        }
        catch (IOException)
        {
            // Nobody reads it.
        }
    }
}
