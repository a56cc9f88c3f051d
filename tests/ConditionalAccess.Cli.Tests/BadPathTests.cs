using System.Diagnostics;
using System.Globalization;

namespace ConditionalAccess.Cli.Tests;

/// <summary>Every place where a command takes a path, with everything that may be wrong with a path: a message that names it, and exit code 2.</summary>
public sealed class BadPathTests : IDisposable
{
    private readonly Workspace _files = new();
    private readonly IReadOnlyList<Commands.PathLine> _commands;

    public BadPathTests() => _commands = Commands.All(_files);

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_lines_are_good_when_the_path_is()
    {
        foreach (Commands.PathLine command in _commands)
        {
            Outcome outcome = _files.Run(command.With(command.Good));
            Assert.True(outcome.ExitCode is 0 or 1, command + " -> " + outcome);
            Assert.NotEmpty(outcome.Output);
        }
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty folder")]
    [InlineData("folder instead of a file")]
    [InlineData("link in a circle")]
    [InlineData("link to nothing")]
    [InlineData("empty file")]
    [InlineData("zeros")]
    [InlineData("picture")]
    [InlineData("half of a file")]
    [InlineData("no name")]
    [InlineData("below a file")]
    [InlineData("without end")]
    public void What_cannot_be_read_is_no_answer_and_is_named(string what)
    {
        foreach (Commands.PathLine command in _commands)
        {
            // The first half of a log is a log that breaks off.
            if ((what == "half of a file" && command.Name == "replay log") || (what == "folder instead of a file" && command.TakesFolder)) continue;
            string path = Make(what, command);
            Outcome outcome = _files.Run(command.With(path));
            Assert.True(outcome.ExitCode == 2, what + ": " + command + " -> " + outcome);
            Assert.True(outcome.Error.Length > 0 && !outcome.Error.Contains("fault of cactl", StringComparison.Ordinal), what + ": " + command + " -> " + outcome);
            string said = outcome.Output + outcome.Error;
            string shown = Path.GetFileName(path);
            Assert.True(said.Contains(shown, StringComparison.Ordinal) || said.Contains("no name", StringComparison.Ordinal), what + ": " + command + " does not name '" + shown + "': " + said);
            Assert.True(command.Name == "check" || outcome.Output.Length == 0, what + ": " + command + " answers: " + outcome.Output);
        }
    }

    [Fact]
    public void A_file_of_a_gigabyte_is_refused_before_it_is_read()
    {
        string path = _files["huge"];
        using (FileStream file = File.Create(path)) file.SetLength((1L << 30) + 1);
        foreach (Commands.PathLine command in _commands)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            Outcome outcome = _files.Run(command.With(path));
            Assert.True(outcome.ExitCode == 2 && outcome.Error.Length > 0, command + " -> " + outcome);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 128L << 20, command + " took " + ((GC.GetTotalAllocatedBytes() - before) >> 20).ToString(CultureInfo.InvariantCulture) + " MiB");
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30), command + " took " + Stopwatch.GetElapsedTime(start).ToString());
        }
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_no_answer()
    {
        // Root may read everything; there the link in a circle stands for it.
        if (OperatingSystem.IsWindows() || Environment.UserName == "root") return;
        string path = _files.Add("closed.json", Exports.Clean);
        File.SetUnixFileMode(path, UnixFileMode.None);
        foreach (Commands.PathLine command in _commands)
        {
            Outcome outcome = _files.Run(command.With(path));
            Assert.True(outcome.ExitCode == 2 && outcome.Error.Length > 0, command + " -> " + outcome);
        }
    }

    private string Make(string what, Commands.PathLine command)
    {
        string path = _files[command.Name.Replace(' ', '-') + "-" + what.Replace(' ', '-') + (command.Name is "test" or "report tests" ? ".tests.json" : ".json")];
        switch (what)
        {
            case "empty folder" or "folder instead of a file":
                Directory.CreateDirectory(path);
                break;
            case "link in a circle":
                File.CreateSymbolicLink(path, path);
                break;
            case "link to nothing":
                File.CreateSymbolicLink(path, path + ".gone");
                break;
            case "empty file":
                File.WriteAllBytes(path, []);
                break;
            case "zeros":
                File.WriteAllBytes(path, new byte[5000]);
                break;
            case "picture":
                File.WriteAllBytes(path, [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0xFF, 0xFE, 0xC0, 0x80, 0x00]);
                break;
            case "half of a file":
                string text = File.ReadAllText(command.Good);
                File.WriteAllText(path, text[..(text.Length / 2)]);
                break;
            case "no name":
                return "";
            case "below a file":
                return Path.Combine(command.Good, "below");
            case "without end":
                return "/dev/zero";
        }

        return path;
    }
}
