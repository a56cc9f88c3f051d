using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ConditionalAccess.Cli.Tests;

/// <summary>The tool as a process of its own, as a shell starts it: real streams, real signals, no terminal.</summary>
internal sealed class ToolProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    // In the background of a shell, Ctrl-C is ignored, and so it is by every process that is started there.
    private static readonly string[] s_hearing = IgnoresInterrupts() ? ["env", "--default-signal=INT"] : [];

    private readonly Process _process;
    private readonly Reader _output;
    private readonly Reader _error;

    private ToolProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        (_output, _error) = (new Reader(_process.StandardOutput.BaseStream), new Reader(_process.StandardError.BaseStream));
    }

    public StreamWriter Input => _process.StandardInput;

    /// <summary>Starts the tool.</summary>
    /// <param name="arguments">What follows <c>cactl</c>.</param>
    /// <param name="variables">Variables of the environment.</param>
    public static ToolProcess Start(IEnumerable<string> arguments, params (string Name, string Value)[] variables) => Start(Host, [Tool, .. arguments], variables);

    /// <summary>Runs a line of a shell in which <c>cactl</c> is the tool.</summary>
    public static ToolOutcome Shell(string line, params (string Name, string Value)[] variables)
    {
        using ToolProcess shell = Start("bash", ["-c", "cactl() { '" + Host + "' '" + Tool + "' \"$@\"; }\n" + line], variables);
        return shell.End();
    }

    public static ToolOutcome Run(IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        using ToolProcess tool = Start(arguments, variables);
        return tool.End();
    }

    /// <summary>Waits until the tool has said something; fails when it does not.</summary>
    public void WaitForOutput(string text) => _output.WaitFor(text, s_patience);

    /// <summary>Waits until the tool has said something on the error stream; fails when it does not.</summary>
    public void WaitForError(string text) => _error.WaitFor(text, s_patience);

    /// <summary>Sends what Ctrl-C sends.</summary>
    public void Interrupt()
    {
        using Process kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it has ended.</summary>
    public ToolOutcome End()
    {
        Assert.True(_process.WaitForExit(s_patience), "it did not end: " + _output.Text + _error.Text);
        return new ToolOutcome(_process.ExitCode, _output.End(), _error.End());
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    internal static string Tool { get; } = Path.Combine(AppContext.BaseDirectory, "cactl.dll");

    internal static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static ToolProcess Start(string file, IEnumerable<string> arguments, (string Name, string Value)[] variables)
    {
        string[] line = [.. s_hearing, file, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // What the tests run in must not show.
        foreach (string name in (string[])["GITHUB_STEP_SUMMARY", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE"]) start.Environment.Remove(name);
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        return new ToolProcess(start);
    }

    private static bool IgnoresInterrupts()
    {
        const string Ignored = "SigIgn:";
        const ulong Interrupt = 1UL << 1;
        string? line = OperatingSystem.IsLinux() ? File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith(Ignored, StringComparison.Ordinal)) : null;
        return line is not null && (ulong.Parse(line.AsSpan(Ignored.Length), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }

    /// <summary>Reads a stream to its end, in the background.</summary>
    private sealed class Reader
    {
        private readonly List<byte> _bytes = [];
        private readonly Task _reading;

        public Reader(Stream stream) => _reading = Task.Run(() => Read(stream));

        public string Text
        {
            get
            {
                lock (_bytes) return Encoding.UTF8.GetString([.. _bytes]);
            }
        }

        public byte[] End()
        {
            Assert.True(_reading.Wait(s_patience), "a stream was not closed");
            lock (_bytes) return [.. _bytes];
        }

        public void WaitFor(string text, TimeSpan patience)
        {
            long end = Environment.TickCount64 + (long)patience.TotalMilliseconds;
            while (!Text.Contains(text, StringComparison.Ordinal))
            {
                Assert.True(Environment.TickCount64 < end, "'" + text + "' was not said, but: " + Text);
                Assert.False(_reading.IsCompleted && !Text.Contains(text, StringComparison.Ordinal), "it ended without saying '" + text + "', but: " + Text);
                Thread.Sleep(20);
            }
        }

        private void Read(Stream stream)
        {
            byte[] buffer = new byte[4096];
            while (stream.Read(buffer) is > 0 and int read)
            {
                lock (_bytes) _bytes.AddRange(buffer.AsSpan(0, read));
            }
        }
    }
}

/// <summary>What a process came to, byte by byte.</summary>
internal sealed record ToolOutcome(int ExitCode, byte[] OutputBytes, byte[] ErrorBytes)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    public string Error => Encoding.UTF8.GetString(ErrorBytes);
}
