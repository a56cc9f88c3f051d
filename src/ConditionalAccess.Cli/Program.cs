using System.Runtime.InteropServices;

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
        bool isPainted = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return Cactl.Run(args, new Streams(Console.Out, Console.Error, isPainted, !Console.IsErrorRedirected) { Interruption = interruption });
    }
}
