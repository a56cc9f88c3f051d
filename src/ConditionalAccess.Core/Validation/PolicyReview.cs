using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>One policy under review: what rules about a single policy see, with the places of its members.</summary>
internal sealed class PolicyReview(TenantReview tenant, int index)
{
    public TenantConfiguration Tenant { get; } = tenant.Tenant;

    public HashSet<GraphId> NamedLocationIds => tenant.NamedLocationIds;

    public ConditionalAccessPolicy Policy { get; } = tenant.Tenant.Policies[index];

    public SourceLocation At { get; } = tenant.Sources.Policy(index);

    /// <summary>How messages name the policy.</summary>
    public string Name { get; } = TenantReview.NameOf(tenant.Tenant.Policies[index]);

    public ConditionSet Conditions => Policy.Conditions;

    public SourceLocation ConditionsAt => At.Member("conditions");

    public SourceLocation UsersAt => ConditionsAt.Member("users");

    public SourceLocation ApplicationsAt => ConditionsAt.Member("applications");

    public SourceLocation ClientApplicationsAt => ConditionsAt.Member("clientApplications");

    public SourceLocation GrantAt => At.Member("grantControls");

    public SourceLocation ControlsAt => GrantAt.Member("builtInControls");

    public SourceLocation SessionAt => At.Member("sessionControls");

    public void Error(string code, SourceLocation at, string message, string remedy) => tenant.Error(code, at, message, remedy);

    public void Warning(string code, SourceLocation at, string message, string remedy) => tenant.Warning(code, at, message, remedy);

    public void Information(string code, SourceLocation at, string message, string remedy)
        => tenant.Report(code, DiagnosticSeverity.Information, at, message, remedy);
}
