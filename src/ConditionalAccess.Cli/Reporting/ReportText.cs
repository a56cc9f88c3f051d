using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Reporting;

/// <summary>The policies of a report as plain text.</summary>
internal static class ReportText
{
    public static Page Write(TenantReport report)
    {
        var page = new Page();
        foreach (PolicyDescription policy in report.Policies)
        {
            page.Line((policy.Name, Ink.Plain), (" (" + policy.State + ")", policy.State == "enabled" ? Ink.Good : Ink.Faint));
            foreach ((string title, string text) in Rows(policy)) page.Line("  " + title + ": " + text);
        }

        string findings = report.Export.Findings.Count == 0 ? "no findings" : Words.Count(report.Export.Findings.Count, "finding") + "; 'cactl check' shows them";
        return page.Line(Words.Count(report.Policies.Count, "policy", "policies") + ": " + findings);
    }

    /// <summary>What a policy says, each with its title.</summary>
    public static IEnumerable<(string Title, string Text)> Rows(PolicyDescription policy)
    {
        yield return ("for", policy.Who.Count == 0 ? "nobody" : string.Join("; ", policy.Who));
        yield return ("to", policy.What.Count == 0 ? "nothing" : string.Join("; ", policy.What));
        yield return ("when", policy.Conditions.Count == 0 ? "always" : string.Join("; ", policy.Conditions));
        yield return ("requires", policy.Requires.Count == 0 ? "nothing" : string.Join("; ", policy.Requires));
    }
}
