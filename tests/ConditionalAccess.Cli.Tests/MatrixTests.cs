using System.Text.Json;

namespace ConditionalAccess.Cli.Tests;

public sealed class MatrixTests : IDisposable
{
    private const string Usual = "usual: Windows, browser, unmanaged device, outside every named location, no risk, password given; users are in no other named group or role\n";

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Users_and_conditions_are_those_that_the_policies_tell_apart()
        => Assert.Equal(
            new Outcome(0, Usual + """
                any other member
                  any other app
                    usual             granted
                    device code flow  blocked, for 'Block device code flow'
                member of group 8a0c5f0e-27b5-4a53-8f0d-6c0a5a1b7c22
                  any other app
                    usual             MFA, for 'Finance: MFA'
                    device code flow  blocked, for 'Block device code flow'
                user 0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33
                  any other app
                    always  granted

                """.ReplaceLineEndings("\n"), ""),
            Ask(Exports.Clean));

    [Fact]
    public void A_device_that_is_needed_and_not_there_blocks_and_one_that_is_there_grants()
        => Assert.Equal(
            new Outcome(0, Usual + """
                any other member
                  any other app
                    usual             blocked without compliant device, for 'Devices'
                    compliant device  granted
                user 0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33
                  any other app
                    always  granted

                """.ReplaceLineEndings("\n"), ""),
            Ask(Exports.Named("\"Devices\"", control: "compliantDevice")));

    [Fact]
    public void What_cannot_be_asked_for_is_told_from_what_can()
    {
        string both = Exports.Named("\"Both\"").Replace("\"OR\", \"builtInControls\": [\"mfa\"]", "\"AND\", \"builtInControls\": [\"mfa\", \"compliantDevice\"]", StringComparison.Ordinal);
        Assert.Contains("    usual             blocked without compliant device, besides MFA, for 'Both'\n    compliant device  MFA, for 'Both'\n", Ask(both).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Apps_that_need_the_same_are_put_together_unless_all_are_asked_for()
    {
        string two = Exports.Named("\"Two apps\"").Replace("[\"All\"] }", $"[\"{Exports.Exchange}\", \"b0a7f2de-0c55-4a1e-9d0e-64a3c2c0de01\"] }}", StringComparison.Ordinal);
        Assert.Contains("""
            any other member
              any other app
                usual  granted
              app Exchange Online; app b0a7f2de-0c55-4a1e-9d0e-64a3c2c0de01
                usual  MFA, for 'Two apps'

            """.ReplaceLineEndings("\n"), Ask(two, "--who", "other").Output, StringComparison.Ordinal);
        Assert.Contains("  app Exchange Online\n    usual  MFA, for 'Two apps'\n  app b0a7f2de-0c55-4a1e-9d0e-64a3c2c0de01\n", Ask(two, "--all").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_that_may_belong_to_a_group_of_apps_is_marked()
    {
        string office = Exports.Named("\"Office\"").Replace("[\"All\"] }", $"[\"Office365\"], \"excludeApplications\": [\"{Exports.Exchange}\"] }}", StringComparison.Ordinal);
        string other = Exports.Named("\"Graph\"").Replace("[\"All\"] }", "[\"00000003-0000-0000-c000-000000000000\"] }", StringComparison.Ordinal).Replace("7a03", "7a04", StringComparison.Ordinal);
        string text = Ask($"{{ \"value\": [{office}, {other}] }}", "--who", "other").Output;
        Assert.Contains("  any other app; app Exchange Online\n    usual  granted\n", text, StringComparison.Ordinal);
        Assert.Contains("  Office 365\n    usual  MFA, for 'Office'\n", text, StringComparison.Ordinal);
        Assert.Contains("  app Microsoft Graph\n    usual  MFA (not known: application), for 'Office', 'Graph'\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_and_changes_nothing_is_not_marked()
    {
        string office = Exports.Named("\"Office\"", control: "compliantDevice").Replace("[\"All\"] }", "[\"Office365\"] }", StringComparison.Ordinal);
        string app = Exports.Named("\"Exchange\"").Replace("[\"All\"] }", $"[\"{Exports.Exchange}\"] }}", StringComparison.Ordinal).Replace("7a03", "7a04", StringComparison.Ordinal);
        Assert.Contains("""
              app Exchange Online
                usual             blocked without compliant device, besides MFA (not known: application), for 'Office', 'Exchange'
                compliant device  MFA, for 'Exchange'

            """.ReplaceLineEndings("\n"), Ask($"{{ \"value\": [{office}, {app}] }}", "--who", "other").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Locations_platforms_clients_risks_and_guests_become_rows_and_columns()
    {
        const string Conditions = """
            , "locations": { "includeLocations": ["All"], "excludeLocations": ["AllTrusted"] },
            "platforms": { "includePlatforms": ["all"], "excludePlatforms": ["iOS"] },
            "signInRiskLevels": ["high"], "userRiskLevels": []
            """;
        string policy = Exports.Named("\"Narrow\"", Conditions).Replace("\"includeUsers\": [\"All\"]",
            """
            "includeUsers": ["All"], "excludeRoles": ["62e90394-69f5-4237-9190-012177145e10"],
            "excludeGuestsOrExternalUsers": { "guestOrExternalUserTypes": "b2bCollaborationGuest", "externalTenants": { "membershipKind": "enumerated", "members": ["7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33"] } }
            """, StringComparison.Ordinal);
        const string Places = """
            { "@odata.type": "#microsoft.graph.ipNamedLocation", "id": "c1b7a0de-3f5e-4c0f-9a55-1f2e3d4c5b6a", "displayName": "HQ", "isTrusted": true,
              "ipRanges": [{ "@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": "203.0.113.0/24" }] }
            """;
        string export = $"{{ \"policies\": [{policy}], \"namedLocations\": [{Places}] }}";
        Outcome outcome = Ask(export, "--when", "usual", "--when", "signInRisk=high", "--when", "signInRisk=high+location=HQ", "--when", "signInRisk=high+platform=iOS", "--when", "signInRisk=high+mfa");
        Assert.Equal("", outcome.Error);
        Assert.StartsWith(Usual + "any other member; guest: b2bCollaborationGuest\n  any other app\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n    sign-in risk high  MFA, for 'Narrow'\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("role Global Administrator; user 0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33; guest: b2bCollaborationGuest of tenant 7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("usual; sign-in risk high, trusted location HQ; sign-in risk high, iOS; sign-in risk high, MFA done  granted\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_that_is_too_large_is_refused_with_the_way_out()
        => Assert.Equal(
            new Outcome(2, "", "cactl: 3 users x 1 apps x 2 conditions are 6 cells, more than 5: choose some with --who, --app and --when, or allow more with --max-cells\n"),
            Ask(Exports.Clean, "--max-cells", "5"));

    [Fact]
    public void A_choice_that_names_nothing_is_refused()
    {
        Assert.Equal(
            new Outcome(2, "", "cactl: --who 'Sales' names nothing that the policies tell apart; there are: any other member, member of group 8a0c5f0e-27b5-4a53-8f0d-6c0a5a1b7c22, user 0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33\n"),
            Ask(Exports.Clean, "--who", "Sales"));
        Assert.Equal(new Outcome(2, "", "cactl: --app 'Paint' names nothing that the policies tell apart; there are: any other app\n"), Ask(Exports.Clean, "--app", "Paint"));
        Outcome outcome = Ask(Exports.Clean, "--when", "mfa+raining");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("cactl: --when 'raining' is not known; there are: usual, compliant, hybrid, approvedApp, compliantNetwork, platform=android, platform=iOS, ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_with_commas_have_a_line_for_each_cell_and_compute_nothing()
    {
        string hostile = Exports.Named("\"=cmd|'/c calc'!A1, \\\"x\\\"\"");
        Assert.Equal(
            "who,app,when,outcome,needs,session,policies\n"
            + "\"any other member\",\"any other app\",usual,\"controls required\",MFA,,\"'=cmd|'/c calc'!A1, \"\"x\"\"\"\n"
            + "\"user 0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33\",\"any other app\",usual,granted,granted,,\n",
            Ask(hostile, "--format", "csv").Output);
    }

    [Fact]
    public void The_json_names_cells_by_position()
    {
        using JsonDocument document = JsonDocument.Parse(Ask(Exports.Clean, "--format", "json").Output);
        JsonElement root = document.RootElement;
        Assert.Equal(["schemaVersion", "usual", "users", "apps", "conditions", "cells"], root.EnumerateObject().Select(m => m.Name));
        JsonElement cell = root.GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("user").GetInt32() == 1 && c.GetProperty("condition").GetInt32() == 0);
        Assert.Equal("member of group " + Exports.Finance, root.GetProperty("users")[1].GetProperty("labels")[0].GetString());
        Assert.Equal("controlsRequired", cell.GetProperty("outcome").GetString());
        Assert.Equal("""[{"anyOf":["mfa"],"unavailable":[],"policies":["Finance: MFA"]}]""", JsonSerializer.Serialize(cell.GetProperty("requirements")));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("csv")]
    [InlineData("html")]
    [InlineData("json")]
    public void A_hostile_name_does_no_harm_in_any_form(string format)
    {
        string text = Ask(Exports.Named("\"<script>alert(1)</script>\\u001b[31m\\u202e\\\" onload=\\\"x\""), "--format", format).Output;
        Assert.Contains("alert(1)", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u202e', text);
        if (format != "html") return;
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;\\u001b[31m\\u202e&quot; onload=&quot;x", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Disabled_and_report_only_policies_need_nothing()
        => Assert.Equal(Usual + "any other member\n  any other app\n    usual  granted\n", Ask(Exports.Named("\"Off\"").Replace("\"enabled\"", "\"enabledForReportingButNotEnforced\"", StringComparison.Ordinal)).Output);

    [Fact]
    public void An_export_that_cannot_be_read_is_no_answer() => Assert.Equal(2, _files.Run("matrix", _files["missing"]).ExitCode);

    private Outcome Ask(string export, params string[] options) => _files.Run(["matrix", _files.Add("policies.json", export), .. options]);
}
