using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>A filter with its mode, as an entry of an include and an exclude list.</summary>
/// <param name="Rule">The compiled rule; null when it could not be parsed.</param>
/// <param name="IsInclude">Whether it adds.</param>
/// <param name="IsExclude">Whether it removes. Neither: the mode was not understood, and both sides are unknown.</param>
internal readonly record struct AttributeFilter(AttributeRule? Rule, bool IsInclude, bool IsExclude)
{
    public Truth Included(ValueArray<SecurityAttribute> attributes) => IsInclude ? Value(attributes) : IsExclude ? Truth.No : Truth.Unknown;

    public Truth Excluded(ValueArray<SecurityAttribute> attributes) => IsExclude ? Value(attributes) : IsInclude ? Truth.No : Truth.Unknown;

    private Truth Value(ValueArray<SecurityAttribute> attributes) => Rule is null ? Truth.Unknown : Rule(attributes);
}

/// <summary>Which principals one policy's lists cover.</summary>
internal sealed class PrincipalList
{
    public bool IncludesAll { get; init; }

    public required HashSet<GraphId> Include { get; init; }

    public required HashSet<GraphId> Exclude { get; init; }

    public AttributeFilter? Filter { get; init; }

    public bool HasUnknownInclude { get; init; }

    public bool HasUnknownExclude { get; init; }

    /// <param name="id">The principal.</param>
    /// <param name="blueprint">The blueprint it was made from; <see cref="GraphId.None"/> for a principal that has none.</param>
    /// <param name="attributes">Its attributes.</param>
    public Truth Matches(GraphId id, GraphId blueprint, ValueArray<SecurityAttribute> attributes)
    {
        Truth included = IncludesAll ? Truth.Yes : Listed(Include, id, blueprint);
        Truth excluded = Listed(Exclude, id, blueprint);
        if (HasUnknownInclude) included = included.Or(Truth.Unknown);
        if (HasUnknownExclude) excluded = excluded.Or(Truth.Unknown);
        if (Filter is { } filter)
        {
            included = included.Or(filter.Included(attributes));
            excluded = excluded.Or(filter.Excluded(attributes));
        }

        return included.And(excluded.Not());
    }

    private static Truth Listed(HashSet<GraphId> ids, GraphId id, GraphId blueprint)
    {
        if (ids.Count == 0) return Truth.No;
        // An empty entry of a list is not the missing blueprint of a principal that has none.
        bool hasBlueprint = blueprint is { IsKnown: true, IsNone: false };
        if ((id.IsKnown && ids.Contains(id)) || (hasBlueprint && ids.Contains(blueprint))) return Truth.Yes;
        return id.IsKnown && blueprint.IsKnown ? Truth.No : Truth.Unknown;
    }
}

/// <summary>The workload and agent identities one policy covers (spec 4.3). Few policies have one.</summary>
internal sealed class WorkloadRule
{
    /// <summary>The policy's bit.</summary>
    public required int Policy { get; init; }

    public PrincipalList? ServicePrincipals { get; init; }

    public PrincipalList? Agents { get; init; }

    public Truth Matches(in Request request)
        => request.Subject == SubjectKind.ServicePrincipal ? MatchesServicePrincipal(in request.SignIn) : MatchesAgent(in request.SignIn);

    // Only principals registered in this tenant that no other tenant can use are ever covered.
    private Truth MatchesServicePrincipal(in SignIn signIn)
    {
        if (ServicePrincipals is null) return Truth.No;
        ServicePrincipalSignals principal = signIn.ServicePrincipal;
        Truth inReach = TruthLogic.Of(principal.IsRegisteredInThisTenant).And(TruthLogic.Of(principal.IsMultiTenant).Not());
        return inReach.And(ServicePrincipals.Matches(principal.Id, GraphId.None, principal.Attributes));
    }

    private Truth MatchesAgent(in SignIn signIn)
        => Agents is null ? Truth.No : Agents.Matches(signIn.Agent.Id, signIn.Agent.BlueprintId, signIn.Agent.Attributes);
}
