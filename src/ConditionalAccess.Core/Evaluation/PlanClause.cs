namespace ConditionalAccess.Evaluation;

/// <summary>When a clause of the plan is demanded from the policies that carry it.</summary>
[Flags]
internal enum ClauseCondition : byte
{
    /// <summary>Always.</summary>
    None = 0,

    /// <summary>Not while a device is enrolled.</summary>
    NotEnrolment = 1,

    /// <summary>Only while a device is enrolled.</summary>
    OnlyEnrolment = 2,

    /// <summary>Not when a strength for registering security info takes its place (spec 3.3-7).</summary>
    Droppable = 4,

    /// <summary>Only when a GPS position was refused (spec 2.2).</summary>
    GpsRefused = 8,
}

/// <summary>A set of items of which one is enough. Several may have equal items and differ in when they are demanded.</summary>
internal sealed class PlanClause
{
    /// <summary>Positions in <see cref="PlanRequirements.Items"/>, in prompt order.</summary>
    public required int[] Items { get; init; }

    public required ClauseCondition When { get; init; }

    /// <summary>For <c>reauthenticate</c>: how old the primary authentication may be; else 0.</summary>
    public long ReauthenticationTicks { get; init; }

    /// <summary>True when an approved app counts only if it can be protected too: a protected one would do as well (compliance spec 8.3).</summary>
    public bool NeedsProtectableApp { get; init; }

    /// <summary>True when one satisfied item is all it takes: none of the rules above, nor a binding that some users need not have.</summary>
    public required bool IsPlain { get; init; }

    /// <summary>The first clause with the same items: equal clauses are one requirement.</summary>
    public required int Leader { get; init; }
}

/// <summary>One distinct thing the policies of a plan can require.</summary>
/// <param name="Item">What it is.</param>
/// <param name="Strength">How it is checked when it is an authentication strength.</param>
internal sealed record PlanItem(RequirementItem Item, StrengthRule? Strength)
{
    public RequirementKind Kind { get; } = Item.Kind;

    /// <summary>Whether it counts only while multifactor authentication is fresh.</summary>
    public bool NeedsFreshMfa { get; } = Item.Kind is RequirementKind.Mfa or RequirementKind.AuthenticationStrength
        or RequirementKind.PasswordChange or RequirementKind.RiskRemediation;
}
