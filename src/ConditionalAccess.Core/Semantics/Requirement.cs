namespace ConditionalAccess.Semantics;

/// <summary>One thing a policy requires; a strength with its definition, an approved app with the question whether a protected one would do as well.</summary>
internal sealed record Requirement(RequirementItem Item, StrengthDefinition? Strength = null, bool IsBesideAppProtection = false)
{
    public Requirement(RequirementKind kind, GraphId id = default) : this(new RequirementItem(kind, id)) { }
}

/// <summary>Requirements of which one is enough (spec 0.5).</summary>
internal sealed record RequirementClause(IReadOnlyList<Requirement> Alternatives);
