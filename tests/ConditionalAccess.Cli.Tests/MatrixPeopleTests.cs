using System.Text.Json;

namespace ConditionalAccess.Cli.Tests;

/// <summary>Workload identities and agents as rows, people who are several things at once, and the session that follows.</summary>
public sealed class MatrixPeopleTests : IDisposable
{
    private const string Sales = "9b1d6f1f-38c6-4b64-9f1e-7d1b6b2c8d33";

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Somebody_in_two_groups_needs_what_both_need()
    {
        string two = "[" + ForGroup(Exports.Finance, "Finance", "mfa", "01") + "," + ForGroup(Sales, "Sales", "compliantDevice", "02") + "]";
        Assert.Contains($"""
            member of group {Exports.Finance}, member of group {Sales}
              any other app
                usual             blocked without compliant device, besides MFA, for 'Finance', 'Sales'
                compliant device  MFA, for 'Finance'

            """.ReplaceLineEndings("\n"), Ask(two, "--who", Exports.Finance + "+" + Sales).Output, StringComparison.Ordinal);
        // Alone, each needs only its own.
        Assert.Contains($"member of group {Exports.Finance}\n  any other app\n    usual; compliant device  MFA, for 'Finance'\n", Ask(two, "--who", Exports.Finance).Output, StringComparison.Ordinal);
        // Beside one who is asked for alone.
        Outcome both = Ask(two, "--who", "other", "--who", Exports.Finance + "+" + Sales, "--all");
        Assert.Contains("any other member\n  any other app\n    always  granted\n", both.Output, StringComparison.Ordinal);
        Assert.Contains(", member of group " + Sales + "\n", both.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Exclusion_by_one_of_two_groups_counts()
    {
        string policy = ForGroup(Exports.Finance, "Finance", "mfa", "01").Replace("\"excludeUsers\"", "\"excludeGroups\": [\"" + Sales + "\"], \"excludeUsers\"", StringComparison.Ordinal);
        Assert.EndsWith("usual  granted\n", Ask(policy, "--who", Exports.Finance + "+" + Sales).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_name_nobody_or_several_are_refused()
    {
        string two = "[" + ForGroup(Exports.Finance, "Finance", "mfa", "01") + "," + ForGroup(Sales, "Sales", "mfa", "02") + "," + Workload + "]";
        string known = $"; there are: any other member, member of group {Exports.Finance}, member of group {Sales}, user {Exports.Emergency}\n";
        Assert.Equal(new Outcome(2, "", "cactl: --who 'nobody' names nothing that the policies tell apart" + known), Ask(two, "--who", Exports.Finance + "+nobody"));
        Assert.Equal(new Outcome(2, "", "cactl: --who 'member of group' names several; write the id of one" + known), Ask(two, "--who", "member of group+" + Sales));
        Assert.Equal(new Outcome(2, "", "cactl: --who 'workload' cannot be put together with others" + known), Ask(two, "--who", Sales + "+workload"));
    }

    [Fact]
    public void Workload_identities_are_rows_where_policies_ask_about_them()
    {
        string text = Ask("[" + Workload + "]").Output;
        Assert.Contains("any other workload identity\n  any other app\n    usual                        granted\n    workload identity risk high  blocked, for 'Workloads'\n", text, StringComparison.Ordinal);
        Assert.Contains("any other member; workload identity 1f0e6d31-6f0b-4a3e-9d0e-0a4f1d6c2b44\n  any other app\n    always  granted\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("workload", Ask(Exports.Clean).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Agents_and_their_users_are_rows_where_policies_ask_about_them()
    {
        string agents = Workload.Replace("\"includeServicePrincipals\": [\"ServicePrincipalsInMyTenant\"], \"excludeServicePrincipals\": [\"1f0e6d31-6f0b-4a3e-9d0e-0a4f1d6c2b44\"]",
            "\"includeAgentIdServicePrincipals\": [\"All\"], \"excludeAgentIdServicePrincipals\": [\"1f0e6d31-6f0b-4a3e-9d0e-0a4f1d6c2b44\"]", StringComparison.Ordinal)
            .Replace("\"servicePrincipalRiskLevels\"", "\"agentIdRiskLevels\"", StringComparison.Ordinal);
        string users = Exports.Named("\"Agent users\"", control: "block").Replace("\"All\"], \"excludeUsers\"", "\"AllAgentIdUsers\"], \"excludeUsers\"", StringComparison.Ordinal);
        string text = Ask("[" + agents + "," + users + "]", "--all").Output;
        Assert.Contains("any other agent\n  any other app\n    usual            granted\n    agent risk high  blocked, for 'Workloads'\n", text, StringComparison.Ordinal);
        Assert.Contains("agent, or of blueprint, 1f0e6d31-6f0b-4a3e-9d0e-0a4f1d6c2b44\n  any other app\n    always  granted\n", text, StringComparison.Ordinal);
        Assert.Contains("any other agent's user\n  any other app\n    always  blocked, for 'Agent users'\n", text, StringComparison.Ordinal);
        Assert.Contains("any other member\n  any other app\n    always  granted\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_session_that_follows_is_shown_in_every_form()
    {
        string policy = Exports.Named("\"Short\"").Replace("\"grantControls\"", """
            "sessionControls": {
              "signInFrequency": { "isEnabled": true, "frequencyInterval": "timeBased", "value": 4, "type": "hours", "authenticationType": "primaryAndSecondaryAuthentication" },
              "persistentBrowser": { "isEnabled": true, "mode": "never" } },
            "grantControls"
            """, StringComparison.Ordinal);
        const string Session = "signing in again after 4 hours, browser session not kept";
        Assert.Contains("    usual  MFA, for 'Short'; session: " + Session + "\n", Ask(policy).Output, StringComparison.Ordinal);
        Assert.Contains("<div>session: " + Session + "</div>", Ask(policy, "--format", "html").Output, StringComparison.Ordinal);
        Assert.Contains(",MFA,\"signing in again after 4 hours; browser session not kept\",Short\n", Ask(policy, "--format", "csv").Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Ask(policy, "--format", "json").Output);
        Assert.Equal("[\"signing in again after 4 hours\",\"browser session not kept\"]", JsonSerializer.Serialize(json.RootElement.GetProperty("cells")[0].GetProperty("session")));
        Assert.DoesNotContain("session:", Ask(policy.Replace("\"mfa\"", "\"block\"", StringComparison.Ordinal)).Output, StringComparison.Ordinal);
    }

    private const string Workload = """
        {
          "id": "5b0c1d52-2a7f-4c7e-8c55-6d1d0b0e7a0f", "displayName": "Workloads", "state": "enabled",
          "conditions": {
            "clientAppTypes": ["all"], "applications": { "includeApplications": ["All"] }, "users": { "includeUsers": ["None"] },
            "clientApplications": { "includeServicePrincipals": ["ServicePrincipalsInMyTenant"], "excludeServicePrincipals": ["1f0e6d31-6f0b-4a3e-9d0e-0a4f1d6c2b44"] },
            "servicePrincipalRiskLevels": ["high"]
          },
          "grantControls": { "operator": "OR", "builtInControls": ["block"] }
        }
        """;

    private static string ForGroup(string group, string name, string control, string end)
        => Exports.Named("\"" + name + "\"", control: control).Replace("\"includeUsers\": [\"All\"]", "\"includeGroups\": [\"" + group + "\"]", StringComparison.Ordinal).Replace("7a03", "7a" + end, StringComparison.Ordinal);

    private Outcome Ask(string export, params string[] options) => _files.Run(["matrix", _files.Add("policies.json", export), .. options]);
}
