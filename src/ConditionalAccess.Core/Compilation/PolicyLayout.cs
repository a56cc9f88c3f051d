using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>Gives every policy that can be evaluated its bit: enabled ones first, report-only ones from the next word border.</summary>
internal sealed class PolicyLayout
{
    public PolicyLayout(TenantConfiguration tenant)
    {
        BitOfPolicy = new int[tenant.Policies.Count];
        var enabled = new List<int>();
        var reportOnly = new List<int>();
        for (int i = 0; i < BitOfPolicy.Length; i++)
        {
            ConditionalAccessPolicy policy = tenant.Policies[i];
            BitOfPolicy[i] = policy.DeletedDateTime is not null ? PolicyBits.Deleted : PolicyBits.Disabled;
            if (policy.DeletedDateTime is not null || policy.State.Value == PolicyState.Disabled) continue;
            (policy.State.Value == PolicyState.ReportOnly ? reportOnly : enabled).Add(i);
        }

        EnabledWords = Bits.WordsFor(enabled.Count);
        Words = EnabledWords + Bits.WordsFor(reportOnly.Count);
        Policies = new ConditionalAccessPolicy?[Words * 64];
        IndexOfBit = new int[Words * 64];
        Place(tenant, enabled, 0);
        Place(tenant, reportOnly, EnabledWords * 64);
    }

    public int EnabledWords { get; }

    public int Words { get; }

    /// <summary>By bit; null for padding.</summary>
    public ConditionalAccessPolicy?[] Policies { get; }

    public int[] IndexOfBit { get; }

    public int[] BitOfPolicy { get; }

    /// <summary>The bits in use, with their policies.</summary>
    public IEnumerable<(int Bit, ConditionalAccessPolicy Policy)> Used()
    {
        for (int bit = 0; bit < Policies.Length; bit++)
        {
            if (Policies[bit] is { } policy) yield return (bit, policy);
        }
    }

    /// <summary>A bitmap of the policies for which something holds.</summary>
    public ulong[] Where(Func<ConditionalAccessPolicy, bool> holds)
    {
        var words = new ulong[Words];
        foreach ((int bit, ConditionalAccessPolicy policy) in Used())
        {
            if (holds(policy)) Bits.Set(words, bit);
        }

        return words;
    }

    private void Place(TenantConfiguration tenant, List<int> indexes, int from)
    {
        for (int i = 0; i < indexes.Count; i++)
        {
            Policies[from + i] = tenant.Policies[indexes[i]];
            IndexOfBit[from + i] = indexes[i];
            BitOfPolicy[indexes[i]] = from + i;
        }
    }
}
