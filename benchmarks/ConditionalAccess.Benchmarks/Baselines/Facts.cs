namespace ConditionalAccess.Benchmarks.Baselines;

/// <summary>
/// What the expression trees read of one sign-in: ids as numbers, sets as bits, device attributes as text.
/// </summary>
internal struct Facts
{
    /// <summary>Number of the app among those that policies name; -1: none of them.</summary>
    public int App;

    /// <summary>Number of the user among those that policies name; -1: none of them.</summary>
    public int User;

    /// <summary>Bit per group that policies name.</summary>
    public ulong[] Groups;

    /// <summary>Bit per role that policies name.</summary>
    public ulong Roles;

    /// <summary>One bit of a value, ready to be tested against a mask.</summary>
    public int Platform, Client, SignInRisk, UserRisk;

    /// <summary>Bit per named location in which the address or its country lies; <see cref="FactsReader.Trusted"/> for any trusted one.</summary>
    public ulong Places;

    /// <summary>Device attributes as texts; null: no value.</summary>
    public string? TrustType, IsCompliant, Manufacturer, Model, OsVersion, Extension1;
}

/// <summary>What applying policies demand together.</summary>
internal struct Demand
{
    /// <summary>Bit per kind of clause, see <see cref="BaselineVerdict"/>.</summary>
    public uint Clauses;

    /// <summary>The shortest sign-in frequency; <see cref="long.MaxValue"/>: none.</summary>
    public long Ticks;
}

/// <summary>A decision of a baseline; the policies that apply are in a bitmap of the caller.</summary>
internal readonly record struct BaselineDecision(DecisionOutcome Outcome, uint Open, long Ticks);

/// <summary>A user's groups and roles as bits, worked out once, as a prepared user is.</summary>
internal sealed record BaselineUser(int User, ulong[] Groups, ulong Roles);
