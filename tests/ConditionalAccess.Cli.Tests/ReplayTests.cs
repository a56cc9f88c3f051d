using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace ConditionalAccess.Cli.Tests;

public sealed class ReplayTests : IDisposable
{
    private readonly Workspace _files = new();
    private readonly string _export;

    public ReplayTests() => _export = _files.Add("policies.json", Exports.Named("\"MFA\""));

    public void Dispose() => _files.Dispose();

    private static string Good => ReplayLogs.Graph("a", "success");

    [Theory]
    [InlineData("[\n{0},\n{1}\n]")]
    [InlineData("{{ \"@odata.context\": \"x\", \"value\": [{0}, {1}], \"@odata.nextLink\": \"y\" }}")]
    [InlineData("{0}\n{1}\n")]
    [InlineData("{0}\n\n{1}")]
    [InlineData("{{\"value\":[{0}]}}\n{{\"value\":[{1}]}}")]
    public void Every_form_of_json_is_read_plain_and_zipped_with_and_without_byte_order_mark(string form)
    {
        string text = string.Format(form, Good, ReplayLogs.Graph("b", "failure", 50074));
        Outcome expected = new(0, "2 sign-ins\nagreement: 2 of 2 (100.0 %) of the recorded results\n  'MFA': 2 of 2 (100.0 %)\n", "");
        foreach (Encoding encoding in (Encoding[])[new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode])
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            Assert.Equal(expected, Replay(bytes));
            Assert.Equal(expected, Replay(Zipped(bytes)));
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Comma_separated_values_of_log_analytics_are_read_with_line_ends_in_quotes(string end)
    {
        string text = ReplayLogs.CsvHeader + end + ReplayLogs.Csv("success") + end + "too,few" + end + ReplayLogs.Csv("notApplied") + end;
        Assert.Equal(
            new Outcome(1, """
                2 sign-ins, 1 bad line
                agreement: 1 of 2 (50.0 %) of the recorded results
                  'MFA': 1 of 2 (50.0 %)
                1 disagreement: 1 applies
                  'MFA', 1 time applies: recorded notApplied; ours success, requires mfa (satisfied)
                    line 5: sign-in of 'anna@example.com' with 'Mail\u000aand more'
                bad line 4: 2 cells where the header has 10

                """.ReplaceLineEndings("\n"), ""),
            Replay(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void A_bad_line_is_counted_and_costs_no_other_line()
    {
        Outcome outcome = Replay(Encoding.UTF8.GetBytes("{\"broken\n" + Good + "\n[1]\n{\"a\":1}\n" + Good + "\n"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("2 sign-ins, 3 bad lines\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("bad line 1: no JSON: ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("bad line 3: not an object\nbad line 4: no sign-in: it has neither userId nor servicePrincipalId\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_line_is_fatal_when_strict()
        => Assert.Equal(new Outcome(2, "", "cactl: '~/log' line 2: not an object\n"), Replay(Encoding.UTF8.GetBytes(Good + "\n[1]\n"), "--strict"));

    [Fact]
    public void What_the_log_does_not_tell_is_a_kind_of_its_own_and_makes_the_answer_indeterminate()
    {
        byte[] log = Encoding.UTF8.GetBytes(ReplayLogs.Graph("a", "success", requirement: "singleFactorAuthentication"));
        Outcome outcome = Replay(log);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("1 time missingSignals: recorded success; ours failure, requires mfa (not known)\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, Replay(log, "--allow-indeterminate").ExitCode);
    }

    [Fact]
    public void Another_state_of_a_policy_is_a_kind_of_its_own()
        => Assert.Contains(
            "1 time state: recorded reportOnlySuccess; ours success, the policy is enabled in the export and was report-only in the log\n",
            Replay(Encoding.UTF8.GetBytes(ReplayLogs.Graph("a", "reportOnlySuccess"))).Output, StringComparison.Ordinal);

    [Fact]
    public void The_directory_tells_groups()
    {
        string export = _files.Add("groups.json", Exports.Named("\"MFA\"").Replace("\"includeUsers\": [\"All\"]", "\"includeGroups\": [\"" + Exports.Finance + "\"]", StringComparison.Ordinal));
        string log = _files.Add("log", ReplayLogs.Graph("a", "notApplied"));
        string directory = _files.Add("users.json", "{ \"" + Exports.Anna + "\": { \"groups\": [] } }");
        Assert.Equal(3, _files.Run("replay", export, log).ExitCode);
        Assert.Equal(0, _files.Run("replay", export, log, "--directory", directory).ExitCode);
        string wrong = _files.Add("wrong.json", "{ \"" + Exports.Anna + "\": { \"group\": [] } }");
        Assert.Equal(
            "cactl: the directory '~/wrong.json' cannot be used: user " + Exports.Anna + " has a member 'group'; known are groups, roles and kind\n",
            _files.Run("replay", export, log, "--directory", wrong).Error);
    }

    [Fact]
    public void The_impact_of_other_policies_is_told_by_policy_user_and_app()
    {
        string other = _files.Add("other.json", Exports.Named("\"Nobody\"", control: "block"));
        Outcome outcome = Replay(Encoding.UTF8.GetBytes(Good), "--against", other);
        Assert.Equal(
            new Outcome(1, """
                1 sign-in
                agreement: 1 of 1 (100.0 %) of the recorded results
                  'MFA': 1 of 1 (100.0 %)
                impact of '~/other.json' on 1 sign-in: 1 newly blocked, 0 newly challenged, 0 no longer blocked, 0 no longer challenged
                  by policy:
                    'Nobody': 1 blocked
                  by user:
                    'anna@example.com': 1 blocked
                  by app:
                    'Mail': 1 blocked

                """.ReplaceLineEndings("\n"), ""),
            outcome);
    }

    [Fact]
    public void The_json_has_score_and_disagreements()
    {
        using JsonDocument json = JsonDocument.Parse(Replay(Encoding.UTF8.GetBytes(ReplayLogs.Graph("a", "failure") + "\n" + Good), "--format", "json").Output);
        JsonElement agreement = json.RootElement.GetProperty("agreement"), first = agreement.GetProperty("disagreements")[0];
        Assert.Equal((2, 1, 50.0), (agreement.GetProperty("compared").GetInt32(), agreement.GetProperty("same").GetInt32(), agreement.GetProperty("percent").GetDouble()));
        Assert.Equal(("controls", "failure", "success", 1), (first.GetProperty("kind").GetString(), first.GetProperty("recorded").GetString(), first.GetProperty("ours").GetString(), first.GetProperty("count").GetInt32()));
    }

    [Fact]
    public void A_log_that_breaks_off_is_partial_and_no_answer()
    {
        byte[] zipped = Zipped(Encoding.UTF8.GetBytes(Good + "\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => ReplayLogs.Graph("s" + i, "success") + "\n"))));
        Outcome outcome = Replay(zipped[..(zipped.Length / 2)]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("(PARTIAL: the log was not read to its end)\n", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_gzip_file_that_is_cut_is_partial_wherever_it_is_cut(int members)
    {
        using var zipped = new MemoryStream();
        for (int m = 0; m < members; m++)
        {
            using var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true);
            // Flushed after each line, so that it can be cut between two lines.
            for (int i = 0; i < 4; i++)
            {
                zip.Write(Encoding.UTF8.GetBytes(Good + "\n"));
                zip.Flush();
            }
        }

        byte[] whole = zipped.ToArray();
        Assert.Equal(0, Replay(whole).ExitCode);
        int between = 0;
        // Cut in the header there is no sign-in at all, and where a member ends there is a whole file.
        for (int cut = 12; cut < whole.Length; cut++)
        {
            if (members == 2 && cut == whole.Length / 2) continue;
            Outcome outcome = Replay(whole[..cut]);
            Assert.True(outcome.ExitCode == 2, cut + ": " + outcome);
            Assert.True(outcome.Output.Contains("PARTIAL", StringComparison.Ordinal) || outcome.Output.Length == 0, cut + ": " + outcome);
            if (outcome.Output.Contains(", 1 bad line (PARTIAL", StringComparison.Ordinal) && outcome.Output.Contains("the log cannot be read any further: the gzip file breaks off, or is damaged\n", StringComparison.Ordinal)) between++;
        }

        Assert.True(between >= members, "no cut fell between two lines");
    }

    [Fact]
    public void Files_that_are_no_log_are_no_answer()
    {
        Assert.Equal(new Outcome(2, "", "cactl: '~/log' has no sign-ins\n"), Replay([]));
        Assert.Equal(2, Replay("hello\nworld\n"u8.ToArray()).ExitCode);
        Assert.Equal(2, _files.Run("replay", _export, _files["missing"]).ExitCode);
        Assert.Equal("cactl: the log '~/folder' cannot be read: it is a folder\n", _files.Run("replay", _export, Directory.CreateDirectory(_files["folder"]).FullName).Error);
    }

    [Fact]
    public void Interrupted_it_shows_what_it_has_and_says_that_it_is_partial()
    {
        string log = _files.Add("log", Good + "\n" + Good + "\n");
        using var output = new StringWriter();
        using var error = new StringWriter();
        var streams = new Streams(output, error) { Interruption = new Interruption() };
        streams.Interruption.Await();
        Assert.True(streams.Interruption.Request());
        Assert.Equal(130, Cactl.Run(["replay", _export, log], streams));
        Assert.StartsWith("1 sign-in (PARTIAL", output.ToString(), StringComparison.Ordinal);
    }

    private Outcome Replay(byte[] log, params string[] arguments)
    {
        File.WriteAllBytes(_files["log"], log);
        return _files.Run(["replay", _export, _files["log"], .. arguments]);
    }

    private static byte[] Zipped(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest)) zip.Write(bytes);
        return zipped.ToArray();
    }
}
