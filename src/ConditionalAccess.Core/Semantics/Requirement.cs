namespace ConditionalAccess.Semantics;

/// <summary>One thing a policy requires; a strength with its definition.</summary>
internal sealed record Requirement(RequirementItem Item, StrengthDefinition? Strength = null)
{
    public Requirement(RequirementKind kind, GraphId id = default) : this(new RequirementItem(kind, id)) { }
}

/// <summary>Requirements of which one is enough (spec 0.5).</summary>
internal sealed record RequirementClause(IReadOnlyList<Requirement> Alternatives);
