using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Up to 64 sets of policies, asked all at once which of them hold a policy that applies. Where the policies fit in one word, or can be folded into one
/// (<see cref="PolicyRuns"/>), eight sets are one vector, so that nothing depends on which policies apply. Other sets are <see cref="PolicySetsByEight"/>.
/// </summary>
internal sealed class PolicySets
{
    private const int Lanes = 8;

    // Eight sets in each; what lies behind the last one is empty.
    private readonly Vector512<ulong>[] _eights = [];
    private readonly PolicyRuns? _runs;
    private readonly PolicySetsByEight? _byEight;

    /// <param name="sets">The sets, one after the other.</param>
    /// <param name="count">How many.</param>
    /// <param name="words">Words of each.</param>
    public PolicySets(ulong[] sets, int count, int words)
    {
        int used = 1;
        for (int i = 0; i < count * words; i++) used = sets[i] == 0 ? used : Math.Max(used, (i % words) + 1);
        if (used > 1 && used <= RowKernel.OneVector && words >= RowKernel.OneVector) _runs = PolicyRuns.TryFind(sets, count, words);
        if (used > 1 && _runs is null)
        {
            _byEight = new PolicySetsByEight(sets, count, words);
            return;
        }

        _eights = new Vector512<ulong>[(count + Lanes - 1) / Lanes];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<ulong> set = sets.AsSpan(i * words, words);
            _eights[i / Lanes] = _eights[i / Lanes].WithElement(i % Lanes, _runs?.Fold(set) ?? set[0]);
        }
    }

    /// <summary>The sets that hold any of some policies, as a set.</summary>
    public ulong WithAny(ReadOnlySpan<ulong> policies)
    {
        if (_byEight is not null) return _byEight.WithAny(policies);
        ulong word = _runs is null ? policies[0] : _runs.Fold(policies);
        return Vector512.IsHardwareAccelerated ? Ask512(word) : Vector256.IsHardwareAccelerated ? Ask256(word) : AskOneByOne(word);
    }

    private ulong Ask512(ulong policies)
    {
        Vector512<ulong> word = Vector512.Create(policies);
        Vector512<ulong>[] eights = _eights;
        ulong found = NotZero(eights[0] & word);
        for (int i = 1; i < eights.Length; i = unchecked(i + 1)) found |= NotZero(eights[i] & word) << unchecked(Lanes * i);
        return found;
    }

    private ulong Ask256(ulong policies)
    {
        Vector256<ulong> word = Vector256.Create(policies);
        ulong found = 0;
        for (int i = _eights.Length - 1; i >= 0; i = unchecked(i - 1))
        {
            ref readonly Vector512<ulong> eight = ref _eights[i];
            found = (found << Lanes) | NotZero(eight.GetLower() & word, eight.GetUpper() & word);
        }

        return found;
    }

    private ulong AskOneByOne(ulong policies)
    {
        ReadOnlySpan<ulong> sets = MemoryMarshal.Cast<Vector512<ulong>, ulong>(_eights);
        ulong found = 0;
        for (int i = 0; i < sets.Length; i = unchecked(i + 1)) found |= Bits.One((sets[i] & policies) != 0) << i;
        return found;
    }

    /// <summary>One bit for each lane: whether it holds anything.</summary>
    public static ulong NotZero(Vector512<ulong> lanes) => Vector512.GreaterThan(lanes, Vector512<ulong>.Zero).ExtractMostSignificantBits();

    /// <summary>The same for eight lanes in two vectors.</summary>
    public static ulong NotZero(Vector256<ulong> low, Vector256<ulong> high)
        => (~Vector256.Equals(low, Vector256<ulong>.Zero)).ExtractMostSignificantBits() | ((~Vector256.Equals(high, Vector256<ulong>.Zero)).ExtractMostSignificantBits() << 4);
}
