using ConditionalAccess.Cli.Matrix;
using ConditionalAccess.Model;

namespace ConditionalAccess.Cli.Reporting;

/// <summary>A policy in plain words. Every list holds whole phrases.</summary>
/// <param name="Name">Its name, or its id.</param>
/// <param name="State">Enabled, report-only, disabled or deleted.</param>
/// <param name="Who">Whom it is for.</param>
/// <param name="What">What it protects.</param>
/// <param name="Conditions">When it applies; empty: always.</param>
/// <param name="Requires">What it demands.</param>
internal sealed record PolicyDescription(
    string Name, string State, IReadOnlyList<string> Who, IReadOnlyList<string> What, IReadOnlyList<string> Conditions, IReadOnlyList<string> Requires)
{
    public static IReadOnlyList<PolicyDescription> Of(TenantConfiguration tenant)
    {
        var conditions = new ConditionWords(tenant);
        var controls = new ControlWords(new PolicyNames(tenant));
        return [.. tenant.Policies.Select((p, i) => new PolicyDescription(
            PolicyNames.Of(p, i), StateOf(p), [.. AssignmentWords.Who(p.Conditions)], [.. AssignmentWords.What(p.Conditions)], [.. conditions.Of(p.Conditions)], [.. controls.Of(p)]))];
    }

    private static string StateOf(ConditionalAccessPolicy policy)
    {
        if (policy.DeletedDateTime is not null) return "deleted";
        if (!policy.State.IsUnderstood) return "state not understood: " + policy.State.Text;
        return policy.State.Value switch
        {
            PolicyState.Enabled => "enabled",
            PolicyState.ReportOnly => "report-only",
            PolicyState.Disabled => "disabled",
            _ => "state not known",
        };
    }
}
