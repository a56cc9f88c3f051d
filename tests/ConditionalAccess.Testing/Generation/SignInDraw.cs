using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>What the parts of one generated sign-in share: the numbers, the tenant, how much is known, and one policy it leans towards.</summary>
internal ref struct SignInDraw
{
    public ref SplitMix64 Rng;
    public readonly TenantConfiguration Tenant;
    public readonly ConditionalAccessPolicy? Focus;
    public readonly double Known;
    public readonly double Proven;
    public readonly DateTimeOffset Now;

    public SignInDraw(ref SplitMix64 rng, TenantConfiguration tenant)
    {
        Rng = ref rng;
        Tenant = tenant;
        Focus = tenant.Policies.IsEmpty ? null : tenant.Policies[rng.Below(tenant.Policies.Count)];
        Known = rng.Weighted(66, 31, 3) switch { 0 => 0.985, 1 => 0.6, _ => 0.1 };
        Proven = rng.Weighted(4, 4, 2) switch { 0 => 0.97, 1 => 0.6, _ => 0.15 };
        Now = RandomTimes.Now(ref rng);
    }

    public readonly bool IsLarge => Tenant.Policies.Count > 12;

    /// <summary>Whether the host says anything about the next signal.</summary>
    public readonly bool Knows() => Rng.Chance(Known);

    /// <summary>A fact that may be absent.</summary>
    public readonly bool? Fact(double probability) => Knows() ? Rng.Chance(probability) : null;

    /// <summary>A proof that may be absent.</summary>
    public readonly bool? Proof() => Fact(Proven);

    /// <summary>An id from the policy in focus or from the pool, now and then a near miss.</summary>
    public readonly GraphId Id(ValueArray<GraphId> focus, ReadOnlySpan<GraphId> pool)
    {
        GraphId id = !focus.IsEmpty && Rng.Chance(0.5) ? Rng.Pick(focus.AsSpan()) : Rng.Pick(pool);
        return Rng.Chance(0.03) ? Pool.NearMiss(id) : id;
    }

    /// <summary>A member of an enumeration from the policy in focus or from the given ones.</summary>
    public readonly T Word<T>(ValueArray<GraphWord<T>> focus, ReadOnlySpan<T> members)
        where T : struct, Enum
        => !focus.IsEmpty && Rng.Chance(0.4) ? Rng.Pick(focus.AsSpan()).Value : Rng.Pick(members);
}
