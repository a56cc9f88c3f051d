namespace ConditionalAccess.Semantics;

/// <summary>Why a value is unknown (spec 0.3): it decides the what-if reason of a policy.</summary>
[Flags]
internal enum UnknownCauses : byte
{
    None = 0,

    /// <summary>The host did not supply something.</summary>
    Signal = 1,

    /// <summary>Something in the policy was not understood.</summary>
    PolicyText = 2,
}

/// <summary>The three-valued result of one entry, condition or policy (spec 0.3), with the causes of an unknown one.</summary>
internal readonly record struct Match(Truth Value, UnknownCauses Causes)
{
    public static Match Yes { get; } = new(Truth.Yes, UnknownCauses.None);

    public static Match No { get; } = new(Truth.No, UnknownCauses.None);

    /// <summary>The host did not say.</summary>
    public static Match NotSupplied { get; } = new(Truth.Unknown, UnknownCauses.Signal);

    /// <summary>The policy says something that is not understood.</summary>
    public static Match NotUnderstood { get; } = new(Truth.Unknown, UnknownCauses.PolicyText);

    public static Match Of(bool known) => known ? Yes : No;

    public static Match Of(bool? known) => known is null ? NotSupplied : Of(known.Value);

    public Match And(Match other) => Combined(Value.And(other.Value), other);

    public Match Or(Match other) => Combined(Value.Or(other.Value), other);

    public Match Not() => new(Value.Not(), Causes);

    private Match Combined(Truth value, Match other) => new(value, value == Truth.Unknown ? Causes | other.Causes : UnknownCauses.None);
}
