using System.Text.Json;

namespace ConditionalAccess.Cli.Tests;

public sealed class WhatIfTests : IDisposable
{
    private static readonly string[] s_known =
        ["--user", Exports.Anna, "--role", "none", "--app", Exports.Exchange, "--client", "browser", "--platform", "windows", "--transfer", "none", "--user-kind", "internalMember"];

    private readonly Workspace _files = new();
    private readonly string _export;

    public WhatIfTests() => _export = _files.Add("policies.json", Exports.Clean);

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_sign_in_that_no_policy_is_for_is_granted()
        => Assert.Equal(
            new Outcome(0, """
                this sign-in: granted
                  'Finance: MFA': notApplied, because of users
                  'Block device code flow': notApplied, because of authenticationFlow

                """.ReplaceLineEndings("\n"), ""),
            Ask("--group", "none"));

    [Fact]
    public void What_is_needed_is_named_with_its_policy()
        => Assert.Equal(
            new Outcome(1, """
                this sign-in: controls required
                  needs mfa, for 'Finance: MFA'
                  'Finance: MFA': failure, requires mfa (not satisfied)
                  'Block device code flow': notApplied, because of authenticationFlow

                """.ReplaceLineEndings("\n"), ""),
            Ask("--group", Exports.Finance, "--mfa", "false", "--methods", "password"));

    [Fact]
    public void A_proof_that_is_there_grants() => Assert.Equal(0, Ask("--group", Exports.Finance, "--mfa").ExitCode);

    [Fact]
    public void What_is_not_known_is_named_and_makes_the_answer_indeterminate()
    {
        Outcome outcome = Ask();
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("  rests on what is not known: users, mfa\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  'Finance: MFA': failure, requires mfa (not known), applies because it is not known: users\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, Ask("--allow-indeterminate").ExitCode);
    }

    [Fact]
    public void A_block_that_is_sure_is_an_answer_whatever_else_is_not_known()
    {
        Outcome outcome = _files.Run("whatif", _export, "--user", Exports.Anna, "--app", Exports.Exchange, "--transfer", "deviceCodeFlow");
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("this sign-in: blocked (error 53003)\n  blocked by 'Block device code flow'\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_shows_the_whole_trace()
        => Assert.Contains("      excluded by: users userId\n", _files.Run("whatif", _export, "--user", Exports.Emergency, "--transfer", "none", "--explain").Output, StringComparison.Ordinal);

    [Fact]
    public void Graph_answers_in_the_form_of_graph()
    {
        Outcome outcome = Ask("--group", "none", "--graph");
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        JsonElement first = document.RootElement.GetProperty("value")[0];
        Assert.Equal((0, false, "users"), (outcome.ExitCode, first.GetProperty("policyApplies").GetBoolean(), first.GetProperty("analysisReasons").GetString()));
    }

    [Fact]
    public void Graph_says_that_a_signal_is_missing_with_an_exit_code_of_its_own()
    {
        Outcome outcome = Ask("--graph");
        Assert.Contains("notEnoughInformation", outcome.Output, StringComparison.Ordinal);
        Assert.Equal((3, 0), (outcome.ExitCode, Ask("--graph", "--allow-indeterminate").ExitCode));
    }

    [Fact]
    public void The_json_has_the_explanation_of_every_sign_in()
    {
        Outcome outcome = Ask("--group", "none", "--format", "json");
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        Assert.Equal(["schemaVersion", "signIns"], document.RootElement.EnumerateObject().Select(m => m.Name));
        JsonElement signIn = document.RootElement.GetProperty("signIns")[0];
        Assert.Equal(["name", "isCertain", "explanation"], signIn.EnumerateObject().Select(m => m.Name));
        Assert.Equal("granted", signIn.GetProperty("explanation").GetProperty("outcome").GetString());
    }

    [Fact]
    public void A_file_of_sign_ins_stands_in_for_the_options()
    {
        string file = _files.Add("signins.json", $$"""
            {
              "defaults": { "user": { "id": "{{Exports.Anna}}" }, "client": { "transferMethod": "none" } },
              "signIns": [ { "name": "in", "user": { "groups": ["{{Exports.Finance}}"] } }, { "name": "out", "user": { "groups": [] } } ]
            }
            """);
        Assert.StartsWith("in: controls required\n", _files.Run("whatif", _export, "--sign-ins", file).Output, StringComparison.Ordinal);
        Assert.StartsWith("out: granted\n", _files.Run("whatif", _export, "--sign-ins", file, "--name", "out").Output, StringComparison.Ordinal);
        Assert.Equal(new Outcome(2, "", "cactl: '~/signins.json' has no sign-in called 'other'\n"), _files.Run("whatif", _export, "--sign-ins", file, "--name", "other"));
        Assert.Equal(new Outcome(2, "", "cactl: --graph answers for one sign-in: choose it with --name\n"), _files.Run("whatif", _export, "--sign-ins", file, "--graph"));
        Assert.Equal(
            new Outcome(2, "", "cactl: a signal cannot be given beside --sign-ins: write it in the file\n"),
            _files.Run("whatif", _export, "--sign-ins", file, "--user", Exports.Anna));
    }

    [Theory]
    [InlineData("--ip", "300.1.1.1", "cactl: CAP4006 error $.network.clientAddress: the text is not an IP address; write four decimal octets without leading zeros, or IPv6 without brackets, port or zone\n")]
    [InlineData("--signal", "network", "cactl: 'network' is no signal: write section.member=value, such as device.displayName=LT-1\n")]
    [InlineData("--signal", "network.cuntry=SE", "cactl: CAP4001 error $.network.cuntry: ")]
    [InlineData("--name", "x", "cactl: --name needs --sign-ins\n")]
    public void A_signal_that_is_not_understood_is_no_answer(string option, string value, string message)
    {
        Outcome outcome = _files.Run("whatif", _export, option, value);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_signal_of_a_sign_in_document_can_be_given()
    {
        string export = _files.Add("filter.json", Exports.Named("\"Filter\"", """
            , "devices": { "deviceFilter": { "mode": "exclude", "rule": "device.displayName -eq \"LT-1\"" } }
            """));
        string[] base_ = ["whatif", export, "--user", Exports.Anna, "--user-kind", "internalMember", "--transfer", "none", "--device-registered", "--signal"];
        Assert.Equal((0, 3), (_files.Run([.. base_, "device.displayName=LT-1"]).ExitCode, _files.Run([.. base_, "device.displayName=LT-2"]).ExitCode));
    }

    [Fact]
    public void Policies_that_cannot_be_read_are_no_answer()
    {
        Outcome outcome = _files.Run("whatif", _files["nowhere"], "--user", Exports.Anna);
        Assert.Equal(new Outcome(2, "", "cactl: CAP1016 error in ~/nowhere: the file does not exist; check the path\n"), outcome);
    }

    private Outcome Ask(params string[] more) => _files.Run(["whatif", _export, .. s_known, .. more]);
}
