using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Up to 64 sets of policies, asked all at once which of them hold a policy that applies. For up to four words of policies the sets stand side by
/// side, the same word of eight sets in one vector, so that nothing depends on which policies apply. Sets of more words, and all of them where the
/// processor has no vectors, are searched one by one.
/// </summary>
internal sealed class PolicySets
{
    private const int Lanes = 8;

    private readonly int _words;

    // For each eight sets and each word: that word of the eight. Empty when the sets are searched one by one.
    private readonly Vector512<ulong>[] _sideBySide;
    private readonly ulong[] _sets;
    private readonly SetPlace[] _stretches;

    /// <param name="sets">The sets, one after the other.</param>
    /// <param name="count">How many.</param>
    /// <param name="words">Words of each.</param>
    public PolicySets(ulong[] sets, int count, int words)
    {
        _stretches = Stretches(sets, count, words);
        int used = 0;
        foreach (SetPlace stretch in _stretches) used = Math.Max(used, stretch.At + stretch.Words);
        bool isShort = used <= RowKernel.OneVector && Vector256.IsHardwareAccelerated;
        _words = isShort ? Math.Max(used, 1) : words;
        _sets = isShort ? [] : sets;
        if (isShort && _words > 1) _words = RowKernel.OneVector;
        _sideBySide = isShort ? new Vector512<ulong>[(count + Lanes - 1) / Lanes * _words] : [];
        for (int i = 0; i < count && isShort; i++)
        {
            for (int w = 0; w < _words && w < words; w++)
            {
                ref Vector512<ulong> eight = ref _sideBySide[((i / Lanes) * _words) + w];
                eight = eight.WithElement(i % Lanes, sets[(i * words) + w]);
            }
        }
    }

    /// <summary>The sets that hold any of some policies, as a set.</summary>
    public ulong WithAny(ReadOnlySpan<ulong> policies)
    {
        if (_sideBySide.Length == 0) return Search(policies);
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

    private static ulong NotZero(Vector512<ulong> lanes) => Vector512.GreaterThan(lanes, Vector512<ulong>.Zero).ExtractMostSignificantBits();

    private static ulong NotZero(Vector256<ulong> low, Vector256<ulong> high)
        => (~Vector256.Equals(low, Vector256<ulong>.Zero)).ExtractMostSignificantBits() | ((~Vector256.Equals(high, Vector256<ulong>.Zero)).ExtractMostSignificantBits() << 4);

    // Policies of one profile are neighbours, so those of a set fill few stretches: only from the first to the last is looked at.
    private ulong Search(ReadOnlySpan<ulong> policies)
    {
        ulong found = 0;
        for (int i = 0; i < _stretches.Length; i++)
        {
            SetPlace stretch = _stretches[i];
            ReadOnlySpan<ulong> set = _sets.AsSpan((i * _words) + stretch.At, stretch.Words), some = stretch.In(policies);
            if (stretch.Words > RowKernel.Block) found |= Bits.One(Bits.Intersects(some, set)) << i;
            else found |= Bits.One(Common(some, set) != 0) << i;
        }

        return found;
    }

    private static ulong Common(ReadOnlySpan<ulong> some, ReadOnlySpan<ulong> set)
    {
        ulong common = 0;
        for (int w = 0; w < set.Length && w < some.Length; w++) common |= some[w] & set[w];
        return common;
    }

    private static SetPlace[] Stretches(ulong[] sets, int count, int words)
    {
        var stretches = new SetPlace[count];
        for (int i = 0; i < count; i++)
        {
            // Word by word: searching in vectors is code that every process compiles when it starts.
            ReadOnlySpan<ulong> set = sets.AsSpan(i * words, words);
            int first = 0, end = words;
            while (end > 0 && set[end - 1] == 0) end--;
            while (first < end && set[first] == 0) first++;
            stretches[i] = end == 0 ? new SetPlace(0, 0) : new SetPlace(first, end - first);
        }

        return stretches;
    }
}
