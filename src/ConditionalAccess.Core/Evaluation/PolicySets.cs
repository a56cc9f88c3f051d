using System.Runtime.Intrinsics;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Up to 64 sets of policies, asked all at once which of them hold a policy that applies. For up to four words of policies the sets stand side by
/// side, the same word of eight sets in one vector, so that nothing depends on which policies apply. Sets of more words, and all of them where the
/// processor has no vectors, are <see cref="PolicySetsByEight"/>.
/// </summary>
internal sealed class PolicySets
{
    private const int Lanes = 8;

    private readonly int _words;

    // For each eight sets and each word: that word of the eight.
    private readonly Vector512<ulong>[] _sideBySide;
    private readonly PolicySetsByEight? _byEight;

    /// <param name="sets">The sets, one after the other.</param>
    /// <param name="count">How many.</param>
    /// <param name="words">Words of each.</param>
    public PolicySets(ulong[] sets, int count, int words)
    {
        int used = 0;
        for (int i = 0; i < count * words; i++) used = sets[i] == 0 ? used : Math.Max(used, (i % words) + 1);
        _byEight = used <= RowKernel.OneVector && Vector256.IsHardwareAccelerated ? null : new PolicySetsByEight(sets, count, words);
        _words = used <= 1 ? 1 : RowKernel.OneVector;
        _sideBySide = _byEight is null ? new Vector512<ulong>[(count + Lanes - 1) / Lanes * _words] : [];
        for (int i = 0; i < count && _byEight is null; i++)
        {
            for (int w = 0; w < _words; w++)
            {
                ref Vector512<ulong> eight = ref _sideBySide[((i / Lanes) * _words) + w];
                eight = eight.WithElement(i % Lanes, sets[(i * words) + w]);
            }
        }
    }

    /// <summary>The sets that hold any of some policies, as a set.</summary>
    public ulong WithAny(ReadOnlySpan<ulong> policies)
    {
        if (_byEight is not null) return _byEight.WithAny(policies);
        if (Vector512.IsHardwareAccelerated) return _words == 1 ? Lookup512(policies[0]) : Lookup512(policies);
        return _words == 1 ? Lookup256(policies[0]) : Lookup256(policies);
    }

    private ulong Lookup512(ulong policies)
    {
        Vector512<ulong> word = Vector512.Create(policies);
        Vector512<ulong>[] sets = _sideBySide;
        ulong found = NotZero(sets[0] & word);
        for (int i = 1; i < sets.Length; i = unchecked(i + 1)) found |= NotZero(sets[i] & word) << unchecked(Lanes * i);
        return found;
    }

    private ulong Lookup512(ReadOnlySpan<ulong> policies)
    {
        Vector512<ulong> a = Vector512.Create(policies[0]), b = Vector512.Create(policies[1]), c = Vector512.Create(policies[2]), d = Vector512.Create(policies[3]);
        Vector512<ulong>[] sets = _sideBySide;
        ulong found = 0;
        for (int i = sets.Length - 1; i >= 3; i = unchecked(i - RowKernel.OneVector))
            found = (found << Lanes) | NotZero((sets[i] & d) | (sets[i - 1] & c) | (sets[i - 2] & b) | (sets[i - 3] & a));
        return found;
    }

    private ulong Lookup256(ulong policies)
    {
        Vector256<ulong> word = Vector256.Create(policies);
        ulong found = 0;
        for (int i = _sideBySide.Length - 1; i >= 0; i = unchecked(i - 1))
        {
            ref readonly Vector512<ulong> eight = ref _sideBySide[i];
            found = (found << Lanes) | NotZero(eight.GetLower() & word, eight.GetUpper() & word);
        }

        return found;
    }

    private ulong Lookup256(ReadOnlySpan<ulong> policies)
    {
        Vector256<ulong> a = Vector256.Create(policies[0]), b = Vector256.Create(policies[1]), c = Vector256.Create(policies[2]), d = Vector256.Create(policies[3]);
        Vector512<ulong>[] sets = _sideBySide;
        ulong found = 0;
        for (int i = sets.Length - 1; i >= 3; i = unchecked(i - RowKernel.OneVector))
        {
            Vector256<ulong> low = (sets[i].GetLower() & d) | (sets[i - 1].GetLower() & c) | (sets[i - 2].GetLower() & b) | (sets[i - 3].GetLower() & a);
            Vector256<ulong> high = (sets[i].GetUpper() & d) | (sets[i - 1].GetUpper() & c) | (sets[i - 2].GetUpper() & b) | (sets[i - 3].GetUpper() & a);
            found = (found << Lanes) | NotZero(low, high);
        }

        return found;
    }

    /// <summary>One bit for each lane: whether it holds anything.</summary>
    public static ulong NotZero(Vector512<ulong> lanes) => Vector512.GreaterThan(lanes, Vector512<ulong>.Zero).ExtractMostSignificantBits();

    /// <summary>The same for eight lanes in two vectors.</summary>
    public static ulong NotZero(Vector256<ulong> low, Vector256<ulong> high)
        => (~Vector256.Equals(low, Vector256<ulong>.Zero)).ExtractMostSignificantBits() | ((~Vector256.Equals(high, Vector256<ulong>.Zero)).ExtractMostSignificantBits() << 4);
}
