using ConditionalAccess.Model;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>What changes to the policy set may never do. Each law returns null when it holds, else what is wrong.</summary>
internal sealed class PolicyLaws(Evaluator evaluator)
{
    public string? OrderIsIrrelevant(GeneratedCase c)
        => Same(c, c.Tenant with { Policies = ValueArray.From(c.Tenant.Policies.Reverse()) }, "reversing the policies")
        ?? Same(c, c.Tenant with { Policies = Rotated(c) }, "rotating the policies");

    public string? PoliciesNotEnforcedDecideNothing(GeneratedCase c)
    {
        ConditionalAccessPolicy more = Another(c);
        return Same(c, Plus(c, more with { State = PolicyState.ReportOnly }), "adding a report-only policy")
            ?? Same(c, Plus(c, more with { State = PolicyState.Disabled }), "adding a disabled policy")
            ?? Same(c, Plus(c, more with { State = PolicyState.Enabled, DeletedDateTime = DateTimeOffset.UnixEpoch }), "adding a deleted policy")
            ?? Same(c, c.Tenant with { Policies = ValueArray.From(c.Tenant.Policies.Where(IsEnforced)) }, "leaving out everything not enforced");
    }

    public string? AddedPolicyNeverLowersTheOutcome(GeneratedCase c)
    {
        ConditionalAccessPolicy more = Another(c) with { State = PolicyState.Enabled, DeletedDateTime = null };
        return Exceptions.ReplacesStrengths(more, c.SignIn) ? null : NotLooser(c, Plus(c, more), "adding an enabled policy");
    }

    public string? NarrowedExclusionNeverLoosens(GeneratedCase c)
    {
        for (int i = 0; i < c.Tenant.Policies.Count; i++)
        {
            ConditionalAccessPolicy policy = c.Tenant.Policies[i];
            if (Exceptions.ReplacesStrengths(policy, c.SignIn) || Exceptions.RefusedPosition(c.SignIn)) continue;
            foreach ((string path, ConditionalAccessPolicy narrowed) in PolicyEdits.NarrowedExclusions(policy))
            {
                if (NotLooser(c, Replaced(c, i, narrowed), "leaving out " + path) is { } wrong) return wrong;
            }
        }

        return null;
    }

    public string? LessCustomConditionNeverLoosens(GeneratedCase c)
    {
        if (c.Mode == EvaluationMode.WhatIf) return null;
        for (int i = 0; i < c.Tenant.Policies.Count; i++)
        {
            ConditionalAccessPolicy policy = c.Tenant.Policies[i];
            if (Exceptions.ReplacesStrengths(policy, c.SignIn)) continue;
            foreach ((string what, ConditionalAccessPolicy less) in PolicyEdits.LessCustomCondition(policy))
            {
                if (NotLooser(c, Replaced(c, i, less), "leaving out " + what) is { } wrong) return wrong;
            }
        }

        return null;
    }

    public string? RenamingChangesNothing(GeneratedCase c) => Same(c, c.Tenant with
    {
        Policies = ValueArray.From(c.Tenant.Policies.Select(p => p with { DisplayName = "All users All apps block", Description = "x", ModifiedDateTime = DateTimeOffset.MaxValue })),
        NamedLocations = c.Tenant.NamedLocations.IsDefault ? default : ValueArray.From(c.Tenant.NamedLocations.Select(l => l with { DisplayName = "AllTrusted" })),
    }, "renaming");

    public string? DuplicatesChangeNothing(GeneratedCase c)
        => Same(c, c.Tenant with { Policies = [.. c.Tenant.Policies, .. c.Tenant.Policies] }, "doubling every policy");

    public string? NoPolicyGrants(GeneratedCase c)
    {
        DecisionOutcome outcome = Verdict(c, c.Tenant with { Policies = default }).Outcome;
        return outcome == DecisionOutcome.Granted ? null : "no policy, but " + outcome;
    }

    private Verdict Verdict(GeneratedCase c, TenantConfiguration tenant) => evaluator.For(tenant, c.Options)(c.SignIn, c.Mode);

    private string? Same(GeneratedCase c, TenantConfiguration changed, string change)
    {
        Verdict before = Verdict(c, c.Tenant), after = Verdict(c, changed);
        return before == after ? null : $"{change} changed\n{before}\nto\n{after}";
    }

    private string? NotLooser(GeneratedCase c, TenantConfiguration changed, string change)
    {
        Verdict before = Verdict(c, c.Tenant), after = Verdict(c, changed);
        return after.Outcome >= before.Outcome ? null : $"{change} loosened\n{before}\nto\n{after}";
    }

    private static bool IsEnforced(ConditionalAccessPolicy policy)
        => policy.State.Value is PolicyState.Enabled or PolicyState.Unknown && policy.DeletedDateTime is null;

    private static ConditionalAccessPolicy Another(GeneratedCase c) => RandomTenant.Policy(c.Seed ^ 0x5DEECE66D);

    private static TenantConfiguration Plus(GeneratedCase c, ConditionalAccessPolicy policy) => c.Tenant with { Policies = [.. c.Tenant.Policies, policy] };

    private static TenantConfiguration Replaced(GeneratedCase c, int index, ConditionalAccessPolicy policy)
        => c.Tenant with { Policies = ValueArray.From(c.Tenant.Policies.Select((p, i) => i == index ? policy : p)) };

    private static ValueArray<ConditionalAccessPolicy> Rotated(GeneratedCase c)
    {
        int by = c.Tenant.Policies.IsEmpty ? 0 : (int)(c.Seed % (ulong)c.Tenant.Policies.Count);
        return ValueArray.From(c.Tenant.Policies.Skip(by).Concat(c.Tenant.Policies.Take(by)));
    }
}
