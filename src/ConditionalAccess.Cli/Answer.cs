using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli;

/// <summary>What a command came to. Nothing is written before it is complete.</summary>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="Write">The answer in a form; null when there is none.</param>
/// <param name="Messages">What to say about the run on the error stream.</param>
internal sealed record Answer(int ExitCode, Func<string, Page>? Write, IReadOnlyList<string> Messages)
{
    public static Answer Of(int exitCode, Func<string, Page> write, params IReadOnlyList<string> messages) => new(exitCode, write, messages);

    public static Answer None(params IReadOnlyList<string> messages) => new(ExitCodes.NoAnswer, null, messages);
}
