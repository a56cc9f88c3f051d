using System.Runtime.InteropServices;

namespace ConditionalAccess.Cli;

/// <summary>The process: real streams, real terminal, Ctrl-C.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static _ => Environment.Exit(ExitCodes.Interrupted));
        bool isPainted = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return Cactl.Run(args, new Streams(Console.Out, Console.Error, isPainted));
    }
}
