using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli;

/// <summary>What a command came to. Nothing is written before it is complete.</summary>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="Page">The answer; empty when there is none.</param>
/// <param name="Messages">What to say about the run on the error stream.</param>
internal sealed record Answer(int ExitCode, Page Page, IReadOnlyList<string> Messages)
{
    public static Answer Of(int exitCode, Page page, params IReadOnlyList<string> messages) => new(exitCode, page, messages);

    public static Answer None(params IReadOnlyList<string> messages) => new(ExitCodes.NoAnswer, new Page(), messages);
}
