namespace ConditionalAccess.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void An_unknown_option_is_refused()
        => Assert.Equal(
            new Outcome(2, "", "cactl: Unrecognized command or argument '--bogus'.\ncactl: 'cactl check --help' shows what can be written\n"),
            _files.Run("check", "export", "--bogus"));

    [Fact]
    public void An_unknown_word_is_refused_on_one_line_with_the_known_ones()
    {
        Outcome outcome = _files.Run("check", "export", "--format", "xml");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("cactl: Argument 'xml' not recognized. Must be one of: 'text' 'json' 'sarif' 'github' 'markdown'\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("bogus")]
    [InlineData("check")]
    [InlineData("whatif", "a", "b")]
    [InlineData("whatif", "export", "--platform")]
    public void Arguments_that_make_no_command_are_no_answer(params string[] arguments)
    {
        Outcome outcome = _files.Run(arguments);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.EndsWith("--help' shows what can be written\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "  cactl check export --strict\n")]
    [InlineData("whatif", "  cactl whatif export --sign-ins signins.json --name 'Anna at home' --format json\n")]
    [InlineData("devices", "  cactl devices export inventory.json\n")]
    [InlineData("schema", "  cactl schema --output scenarios.schema.json\n")]
    [InlineData("test", "  cactl test tests --format junit --output results.xml\n")]
    [InlineData("replay", "  cactl replay export signins.json\n")]
    [InlineData("matrix", "  cactl matrix export --format html --output matrix.html\n")]
    [InlineData("report", "  cactl report export --tests tests --output report.html\n")]
    [InlineData("completion", "  cactl completion bash >> ~/.bashrc\n")]
    public void Help_ends_with_examples(string command, string example)
    {
        Outcome outcome = _files.Run(command, "--help");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("Examples:\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(example, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_answers_as_text_and_as_json_has_examples_and_can_write_files()
    {
        string[] commands = [.. _files.Run("--help").Output.Split("Commands:\n")[1].Split('\n').Where(l => l.Length > 2 && l.StartsWith("  ", StringComparison.Ordinal) && l[2] != ' ').Select(l => l.Trim().Split(' ')[0])];
        Assert.Equal(["check", "whatif", "test", "replay", "matrix", "report", "devices", "schema", "completion"], commands);
        foreach (string command in commands)
        {
            string help = _files.Run(command, "--help").Output;
            Assert.Contains("\nExamples:\n  cactl " + command + " ", help, StringComparison.Ordinal);
            Assert.Matches("--format <[a-z|]*json[a-z|]*>", help);
            Assert.Matches("--format <[a-z|]*text[a-z|]*>", help);
            Assert.Contains("--output <[form=]file>", help, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_answer_is_written_whole_to_a_file()
    {
        string export = _files.Add("policies.json", Exports.Named("\"Plain\""));
        string file = _files.Add("answer.txt", "of yesterday");
        Assert.Equal(new Outcome(0, "", ""), _files.Run("check", export, "--output", file));
        Assert.Equal("1 policy: no findings\n", File.ReadAllText(file));
        Assert.False(File.Exists(file + ".part"));
    }

    [Fact]
    public void An_empty_answer_empties_the_file_and_no_answer_leaves_it_alone()
    {
        string export = _files.Add("policies.json", Exports.Named("\"Plain\""));
        string file = _files.Add("answer.txt", "of yesterday");
        Assert.Equal(2, _files.Run("whatif", _files["nowhere"], "--output", file).ExitCode);
        Assert.Equal("of yesterday", File.ReadAllText(file));
        Assert.Equal(0, _files.Run("check", export, "--format", "github", "--output", file).ExitCode);
        Assert.Equal("", File.ReadAllText(file));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_no_answer()
    {
        string export = _files.Add("policies.json", Exports.Named("\"Plain\""));
        Assert.Equal(new Outcome(2, "", "cactl: '~/here' cannot be written: it is a folder\n"), _files.Run("check", export, "--output", Directory.CreateDirectory(_files["here"]).FullName));
        Outcome outcome = _files.Run("check", export, "--output", Path.Combine(_files["missing"], "answer.txt"));
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("cactl: '~/missing/answer.txt' cannot be written: ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("help")]
    public void A_reader_that_went_away_changes_no_exit_code(string what)
    {
        string export = _files.Add("policies.json", Exports.Named("\"Mixed\"").Replace("[\"mfa\"]", "[\"mfa\", \"block\"]", StringComparison.Ordinal));
        using var gone = new BrokenWriter(32);
        Assert.Equal(what == "help" ? 0 : 1, Cactl.Run(what == "help" ? ["check", "--help"] : ["check", export], new Streams(gone, gone)));
    }

    [Fact]
    public void An_answer_that_cannot_be_written_is_no_answer()
    {
        using var full = new BrokenWriter(28);
        using var error = new StringWriter();
        Assert.Equal(2, Cactl.Run(["check", _files.Add("policies.json", Exports.Named("\"Plain\""))], new Streams(full, error)));
        Assert.Equal("cactl: the answer cannot be written: it is full\n", error.ToString());
    }

    [Fact]
    public void On_a_terminal_names_are_not_read_as_markup()
    {
        string export = _files.Add("policies.json", Exports.Named("\"[red]x[/] [broken\"").Replace("[\"mfa\"]", "[\"mfa\", \"block\"]", StringComparison.Ordinal));
        using var output = new StringWriter();
        Assert.Equal(1, Cactl.Run(["check", export], new Streams(output, TextWriter.Null, IsPainted: true)));
        Assert.Contains("\u001b[", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("[red]x[/] [broken", output.ToString(), StringComparison.Ordinal);
    }

    private sealed class BrokenWriter(int error) : StringWriter
    {
        public override void Write(char value) => throw Broken();

        public override void Write(string? value) => throw Broken();

        public override void Write(char[] buffer, int index, int count) => throw Broken();

        private IOException Broken() => new("it is full", error);
    }
}
