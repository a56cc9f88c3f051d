using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>
/// Gives every policy that can be evaluated its bit: enabled ones first, then report-only ones, policies of one profile next to each other.
/// </summary>
internal sealed class PolicyLayout
{
    private PolicyLayout(ConditionalAccessPolicy[] policies, int enabledCount, int[] bitOfPolicy)
    {
        (Policies, EnabledCount, BitOfPolicy) = (policies, enabledCount, bitOfPolicy);
        int words = Bits.WordsFor(policies.Length);
        Words = words <= RowKernel.OneVector ? RowKernel.OneVector : (words + RowKernel.Block - 1) / RowKernel.Block * RowKernel.Block;
    }

    /// <summary>Bits below this are enabled policies.</summary>
    public int EnabledCount { get; }

    /// <summary>Words of a bitmap, padded for <see cref="RowKernel"/>.</summary>
    public int Words { get; }

    /// <summary>By bit.</summary>
    public ConditionalAccessPolicy[] Policies { get; }

    /// <summary>By the tenant's position: the bit, or a value of <see cref="PolicyBits"/>.</summary>
    public int[] BitOfPolicy { get; }

    /// <summary>Lays out the policies of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="order">By the tenant's position: the number of its profile, by which policies are put next to each other; -1 for policies without a bit.</param>
    public static PolicyLayout Create(TenantConfiguration tenant, int[] order)
    {
        ReadOnlySpan<ConditionalAccessPolicy> all = tenant.Policies.AsSpan();
        var bitOfPolicy = new int[all.Length];
        // Where the policies of each profile begin, found by counting those of the profiles before it.
        var next = new int[all.Length + 2];
        int enabled = 0;
        for (int i = 0; i < all.Length; i++)
        {
            bitOfPolicy[i] = all[i].DeletedDateTime is not null ? PolicyBits.Deleted : PolicyBits.Disabled;
            if (order[i] < 0) continue;
            next[order[i] + 1]++;
            if (!IsReportOnly(all[i])) enabled++;
        }

        for (int profile = 1; profile < next.Length; profile++) next[profile] += next[profile - 1];
        var policies = new ConditionalAccessPolicy[next[^1]];
        for (int i = 0; i < all.Length; i++)
        {
            if (order[i] < 0) continue;
            int bit = next[order[i]]++;
            policies[bit] = all[i];
            bitOfPolicy[i] = bit;
        }

        return new PolicyLayout(policies, enabled, bitOfPolicy);
    }

    /// <summary>Whether more policies take part in evaluation than fit one vector.</summary>
    public static bool IsLarge(ReadOnlySpan<ConditionalAccessPolicy> policies)
    {
        int count = 0;
        foreach (ConditionalAccessPolicy policy in policies) count += HasBit(policy) ? 1 : 0;
        return Bits.WordsFor(count) > RowKernel.OneVector;
    }

    /// <summary>Whether a policy takes part in evaluation at all.</summary>
    public static bool HasBit(ConditionalAccessPolicy policy) => policy.DeletedDateTime is null && policy.State.Value != PolicyState.Disabled;

    public static bool IsReportOnly(ConditionalAccessPolicy policy) => policy.State.Value == PolicyState.ReportOnly;

    /// <summary>A bitmap of the policies for which something holds.</summary>
    public ulong[] Where(Func<ConditionalAccessPolicy, bool> holds) => Where(holds, Policies.Length);

    /// <summary>The same among the enabled policies.</summary>
    public ulong[] EnabledWhere(Func<ConditionalAccessPolicy, bool> holds) => Where(holds, EnabledCount);

    private ulong[] Where(Func<ConditionalAccessPolicy, bool> holds, int count)
    {
        var words = new ulong[Words];
        for (int bit = 0; bit < count; bit++)
        {
            if (holds(Policies[bit])) Bits.Set(words, bit);
        }

        return words;
    }
}
