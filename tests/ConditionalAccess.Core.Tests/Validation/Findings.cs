using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Validation;

namespace ConditionalAccess.Core.Tests.Validation;

/// <summary>Validates small tenants and compares whole finding texts.</summary>
internal static class Findings
{
    public static readonly GraphId EmergencyGroup = "e0000000-0000-4000-8000-000000000001";
    public static readonly GraphId Office = "1c000000-0000-4000-8000-000000000001";
    public static readonly GraphId Someone = "a0000000-0000-4000-8000-000000000001";
    public static readonly GraphId ExchangeOnline = "00000002-0000-0ff1-ce00-000000000000";

    /// <summary>A policy without any finding: multifactor authentication for everybody but the emergency accounts.</summary>
    public static ConditionalAccessPolicy Policy() => new()
    {
        Id = "b0000000-0000-4000-8000-000000000001",
        DisplayName = "P",
        Conditions = new ConditionSet
        {
            Users = UserAssignment.All with { ExcludeGroups = [EmergencyGroup] },
            Applications = ApplicationAssignment.All,
            ClientAppTypes = [ClientAppType.All],
        },
        GrantControls = GrantControls.AnyOf(BuiltInControl.Mfa),
    };

    public static ConditionalAccessPolicy If(this ConditionalAccessPolicy policy, Func<ConditionSet, ConditionSet> change)
        => policy with { Conditions = change(policy.Conditions) };

    public static ConditionalAccessPolicy ForUsers(this ConditionalAccessPolicy policy, UserAssignment users) => policy.If(c => c with { Users = users });

    public static ConditionalAccessPolicy On(this ConditionalAccessPolicy policy, ApplicationAssignment apps) => policy.If(c => c with { Applications = apps });

    public static ConditionalAccessPolicy Needs(this ConditionalAccessPolicy policy, GrantControls? grant) => policy with { GrantControls = grant };

    public static ConditionalAccessPolicy Subject(this ConditionalAccessPolicy policy, SessionControls session) => policy with { SessionControls = session };

    public static ValueArray<PolicyDiagnostic> Of(TenantConfiguration tenant) => PolicyValidator.Validate(tenant, TenantSources.None);

    public static TenantConfiguration Tenant(params ReadOnlySpan<ConditionalAccessPolicy> policies) => new() { Policies = ValueArray.Create(policies) };

    /// <summary>The findings with the code of the first expected text are exactly the expected ones.</summary>
    public static void Finds(this TenantConfiguration tenant, params string[] expected)
        => Assert.Equal(expected, Of(tenant).Where(f => expected[0].StartsWith(f.Code, StringComparison.Ordinal)).Select(f => f.ToString()));

    public static void Finds(this ConditionalAccessPolicy policy, params string[] expected) => Tenant(policy).Finds(expected);

    public static void FindsNothing(this TenantConfiguration tenant, string code) => Assert.DoesNotContain(Of(tenant), f => f.Code == code);

    public static void FindsNothing(this ConditionalAccessPolicy policy, string code) => Tenant(policy).FindsNothing(code);
}
