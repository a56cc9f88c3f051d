using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Validation;

/// <summary>Questions about a policy that several rules ask.</summary>
internal static class PolicyFacts
{
    public static bool Has(this ValueArray<GraphId> list, GraphId id) => IndexOf(list, id) >= 0;

    public static int IndexOf(this ValueArray<GraphId> list, GraphId id) => list.AsSpan().IndexOf(id);

    public static int IndexOf<T>(this ValueArray<GraphWord<T>> list, T value)
        where T : struct, Enum
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i].IsUnderstood && EqualityComparer<T>.Default.Equals(list[i].Value, value)) return i;
        }

        return -1;
    }

    public static bool Has<T>(this ValueArray<GraphWord<T>> list, T value)
        where T : struct, Enum
        => IndexOf(list, value) >= 0;

    public static bool Requires(this ConditionalAccessPolicy policy, BuiltInControl control)
        => policy.GrantControls is { } grant && grant.BuiltInControls.Has(control);

    public static bool Blocks(this ConditionalAccessPolicy policy) => policy.Requires(BuiltInControl.Block);

    public static bool RequiresStrength(this ConditionalAccessPolicy policy) => policy.GrantControls?.AuthenticationStrength is not null;

    /// <summary>How many things the grant controls require.</summary>
    public static int RequirementCount(this ConditionalAccessPolicy policy)
        => policy.GrantControls is not { } grant ? 0
            : grant.BuiltInControls.Count + grant.TermsOfUse.Count + grant.CustomAuthenticationFactors.Count + (policy.RequiresStrength() ? 1 : 0);

    public static bool HasSessionControl(this ConditionalAccessPolicy policy)
        => policy.SessionControls is { } session
            && (session.ApplicationEnforcedRestrictions is { Counts: true } || session.CloudAppSecurity is { Counts: true }
                || session.SignInFrequency is { Counts: true } || session.PersistentBrowser is { Counts: true }
                || session.SecureSignInSession is { Counts: true } || session.ContinuousAccessEvaluation is { Counts: true }
                || session.GlobalSecureAccessFilteringProfile is { Counts: true } || session.NetworkAccessSecurity is { Counts: true }
                || session.DisableResilienceDefaults == true || HasUnknownControl(session.Extra));

    /// <summary>True when one alternative is enough (spec 6.1).</summary>
    public static bool IsAnyOf(this GrantControls grant) => grant.Operator is { IsUnderstood: true, Value: GrantOperator.Or };

    public static bool TargetsAllResources(this ConditionalAccessPolicy policy)
        => policy.Conditions.Applications is { } apps && apps.IncludeApplications.Has(Keywords.All);

    public static bool ExcludesResources(this ConditionalAccessPolicy policy)
        => policy.Conditions.Applications is { } apps && (!apps.ExcludeApplications.IsEmpty || apps.ApplicationFilter is { Mode.Value: FilterMode.Exclude });

    /// <summary>True when every client type is meant: nothing listed, or <c>all</c> (spec 4.5).</summary>
    public static bool IsAnyClient(this ConditionSet conditions)
        => conditions.ClientAppTypes.IsEmpty || conditions.ClientAppTypes.Has(ClientAppType.All);

    /// <summary>The people a policy targets; entries for agents and <c>None</c> are not people.</summary>
    public static bool TargetsPeople(this ConditionSet conditions)
    {
        if (conditions.Users is not { } users) return false;
        if (!users.IncludeGroups.IsEmpty || !users.IncludeRoles.IsEmpty || users.IncludeGuests is not null) return true;
        foreach (GraphId id in users.IncludeUsers)
        {
            if (id != Keywords.None && id != Keywords.AllAgentIdUsers) return true;
        }

        return false;
    }

    /// <summary>True when workload or agent identities are included.</summary>
    public static bool TargetsWorkloads(this ConditionSet conditions)
        => conditions.ClientApplications is { } apps
            && (!apps.IncludeServicePrincipals.IsEmpty || !apps.IncludeAgentIdServicePrincipals.IsEmpty
                || Includes(apps.ServicePrincipalFilter) || Includes(apps.AgentIdServicePrincipalFilter)
                || HasUnknownInclude(apps.Extra));

    /// <summary>True when agents' user accounts are included.</summary>
    public static bool TargetsAgentUsers(this ConditionSet conditions)
        => (conditions.Users is { } users && users.IncludeUsers.Has(Keywords.AllAgentIdUsers))
            || (conditions.Agents is { } agents
                && (!agents.IncludeAgentUsers.IsEmpty || Includes(agents.AgentFilter) || HasUnknownInclude(agents.Extra)));

    /// <summary>A filter that can add something; only the mode <c>exclude</c> cannot.</summary>
    public static bool Includes(FilterCondition? filter) => filter is not null && filter.Mode.Value != FilterMode.Exclude;

    public static bool HasUnknownInclude(ValueArray<ExtraMember> extra)
    {
        foreach (ExtraMember member in extra)
        {
            if (member.Effect == ExtraEffect.UnknownInclude) return true;
        }

        return false;
    }

    // A session control this version does not know is an object; annotations and null members are none.
    private static bool HasUnknownControl(ValueArray<ExtraMember> extra)
    {
        foreach (ExtraMember member in extra)
        {
            if (!member.Name.Contains('@', StringComparison.Ordinal) && member.Json.StartsWith('{')) return true;
        }

        return false;
    }
}
