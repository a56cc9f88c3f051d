using System.Text;

namespace ConditionalAccess.Cli.Tests;

/// <summary>The tool as a process: pipes that break, consoles that are not UTF-8, no terminal, files that cannot be written, Ctrl-C.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly Workspace _files = new();
    private readonly IReadOnlyList<Commands.PathLine> _commands;

    public ProcessTests() => _commands = Commands.All(_files);

    public void Dispose() => _files.Dispose();

    private IEnumerable<string[]> GoodLines => [.. _commands.Select(c => c.With(c.Good)), ["schema"], ["--help"], ["completion", "bash"]];

    [Fact]
    public void Every_command_runs_without_a_terminal_and_paints_nothing()
    {
        foreach (string[] line in GoodLines)
        {
            ToolOutcome outcome = ToolProcess.Run(line, ("TERM", "xterm-256color"));
            Assert.True(outcome.ExitCode is 0 or 1, string.Join(' ', line) + ": " + outcome.Error);
            Assert.NotEmpty(outcome.OutputBytes);
            Assert.DoesNotContain((byte)0x1B, outcome.OutputBytes.Concat(outcome.ErrorBytes));
        }
    }

    [Fact]
    public void A_reader_that_has_read_enough_changes_no_exit_code()
    {
        foreach (string[] line in GoodLines)
        {
            string words = string.Join(' ', line.Select(w => "'" + w + "'"));
            ToolOutcome whole = ToolProcess.Run(line);
            ToolOutcome broken = ToolProcess.Shell("cactl " + words + " | head -1; echo ${PIPESTATUS[0]}");
            Assert.Equal(whole.ExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture), broken.Output.TrimEnd('\n').Split('\n')[^1]);
            Assert.Equal(whole.Output.Split('\n')[0], broken.Output.Split('\n')[0]);
            // Nobody reads at all.
            Assert.Equal(whole.ExitCode, ToolProcess.Shell("cactl " + words + " > >(exec true)").ExitCode);
        }
    }

    [Fact]
    public void A_full_disk_is_no_answer()
    {
        if (!File.Exists("/dev/full")) return;
        string[] line = _commands[0].With(_commands[0].Good);
        ToolOutcome outcome = ToolProcess.Shell("cactl " + string.Join(' ', line) + " > /dev/full");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("cactl: the answer cannot be written: ", outcome.Error, StringComparison.Ordinal);
        outcome = ToolProcess.Shell("cactl " + string.Join(' ', line) + " --format json > /dev/full");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("cactl: the answer cannot be written: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(2, ToolProcess.Run([.. line, "--output", "/dev/full"]).ExitCode);
    }

    [Fact]
    public void Devices_are_written_to_and_not_replaced()
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(0, ToolProcess.Run([.. _commands[0].With(_commands[0].Good), "--output", "/dev/null"]).ExitCode);
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        ToolOutcome outcome = ToolProcess.Run(["schema", "--output", "/dev/stdout"]);
        Assert.Equal((0, "{"), (outcome.ExitCode, outcome.Output[..1]));
    }

    [Theory]
    [InlineData("text", "G?ste \u00e4ndern: ", false)]
    [InlineData("junit", "G\u20acste \u00e4ndern", true)]
    [InlineData("markdown", "G\u20acste \u00e4ndern", true)]
    [InlineData("json", "G\\u20ACste \\u00E4ndern", true)]
    public void On_a_console_that_is_not_utf8_text_is_for_people_and_documents_stay_utf8(string format, string expected, bool isUtf8)
    {
        string export = _files.Add("export/policies.json", Exports.Named("\"MFA\""));
        string tests = _files.Add("t/a.tests.json", "{ \"policies\": " + System.Text.Json.JsonSerializer.Serialize(export)
            + ", \"tests\": [ { \"name\": \"G\u20acste \u00e4ndern: x\", \"signIn\": {}, \"expect\": { \"decision\": \"granted\" } } ] }");
        ToolOutcome outcome = ToolProcess.Run(["test", tests, "--format", format], ("LANG", "de_DE.ISO-8859-1"));
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(expected, (isUtf8 ? Encoding.UTF8 : Encoding.Latin1).GetString(outcome.OutputBytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_outputs_to_one_file_are_refused_before_anything_is_read()
    {
        string file = _files["out.json"];
        File.CreateSymbolicLink(_files["link.json"], file);
        foreach (Commands.PathLine command in _commands)
        {
            foreach (string second in (string[])["json=" + file, file, "json=" + Path.Combine(_files["good"], "..", "out.json"), _files["link.json"]])
            {
                Outcome outcome = _files.Run([.. command.With(command.Good), "--output", "json=" + file, "--output", second]);
                Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
                Assert.StartsWith("cactl: two outputs go to one file: '", outcome.Error, StringComparison.Ordinal);
            }
        }

        Assert.False(File.Exists(file));
    }

    [Fact]
    public void Outputs_that_cannot_be_written_are_no_answer_and_leave_everything_as_it_was()
    {
        string locked = _files.Add("locked.json", "of yesterday");
        File.SetAttributes(locked, FileAttributes.ReadOnly);
        string folder = Directory.CreateDirectory(_files["folder"]).FullName;
        string good = _files.Add("good.json", "of yesterday");
        foreach (Commands.PathLine command in _commands)
        {
            foreach (string bad in (string[])[locked, folder, _files["nowhere/x.json"], Path.Combine(locked, "below"), _files[new string('x', 300)]])
            {
                Outcome outcome = _files.Run([.. command.With(command.Good), "--output", "json=" + good, "--output", "json=" + bad]);
                Assert.True(outcome.ExitCode == 2 && outcome.Output.Length == 0, command + ": " + outcome);
                Assert.Contains("' cannot be written: ", outcome.Error, StringComparison.Ordinal);
            }
        }

        Assert.Equal(("of yesterday", "of yesterday"), (File.ReadAllText(locked), File.ReadAllText(good)));
        Assert.Empty(Directory.EnumerateFiles(_files[""], "*.part", SearchOption.AllDirectories));
        File.SetAttributes(locked, FileAttributes.Normal);
    }

    [Fact]
    public void Ctrl_c_during_a_replay_leaves_a_partial_result_that_says_so()
    {
        if (OperatingSystem.IsWindows()) return;
        string export = _files.Add("export/policies.json", Exports.Named("\"MFA\"")), file = _files["replay.json"];
        string line = ReplayLogs.Graph("a", "success");
        // A log without end: the pipe is not closed.
        using ToolProcess tool = ToolProcess.Start(["replay", export, "-", "--output", "json=" + file]);
        for (int i = 0; i < 1000; i++) tool.Input.Write(line + "\n");
        // A pipe holds less than that: when all of it is written, most of it has been read.
        tool.Input.Flush();
        tool.Interrupt();
        ToolOutcome outcome = tool.End();
        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("(PARTIAL: the log was not read to its end)\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("cactl: interrupted: the answer is for the part of the log that was read\n", outcome.Error);
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(file));
        Assert.True(json.RootElement.GetProperty("isPartial").GetBoolean());
        Assert.InRange(json.RootElement.GetProperty("signIns").GetInt64(), 1, 1000);
    }

    [Fact]
    public void Ctrl_c_before_there_is_anything_to_show_ends_at_once()
    {
        if (OperatingSystem.IsWindows()) return;
        string log = _files["pipe"];
        Assert.Equal(0, ToolProcess.Shell("mkfifo '" + log + "'").ExitCode);
        using ToolProcess tool = ToolProcess.Start(["whatif", log]);
        Thread.Sleep(1500);
        tool.Interrupt();
        Assert.Equal(130, tool.End().ExitCode);
    }
}
