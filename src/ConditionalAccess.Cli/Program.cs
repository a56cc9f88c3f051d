using System.Runtime.InteropServices;
using System.Text;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli;

/// <summary>The process: real streams, real terminal, Ctrl-C.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var interruption = new Interruption();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = interruption.Request();
            if (!signal.Cancel) Environment.Exit(ExitCodes.Interrupted);
        });
        bool isTerminal = !Console.IsOutputRedirected;
        bool isPainted = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        // What a terminal shows follows its encoding; a document in a file or pipe is UTF-8, as it says of itself.
        StreamWriter? documents = isTerminal ? null : new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return Cactl.Run(args, new Streams(Console.Out, Console.Error, isPainted, !Console.IsErrorRedirected)
        {
            Interruption = interruption,
            Documents = documents,
            SummaryFile = Environment.GetEnvironmentVariable(JobSummary.Variable),
        });
    }
}
