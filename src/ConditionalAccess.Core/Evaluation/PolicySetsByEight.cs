using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Up to 64 sets of many policies, asked all at once which of them hold a policy that applies. Policies that demand the same are neighbours, so nearly
/// every eight policies of one byte are in the same sets, and then it is enough to know whether any of the eight applies: eight words of policies
/// become one. Words with a byte that is divided are taken as they are. Nothing here depends on which policies apply.
/// </summary>
internal sealed class PolicySetsByEight
{
    private const int Lanes = 8;

    // Vectors of eight sets that are collected at a time, and how many sets these are.
    private const int Vectors = 3, Together = Vectors * Lanes;

    private const ulong LowBits = 0x0101010101010101, HighBits = LowBits << 7, Gather = 0x0102040810204080;

    private readonly int _count;
    private readonly int _blocks;
    private readonly int[] _divided;

    // For each 24 sets, each block of eight words and then each divided word: what the sets hold of it, the same word of eight sets in one vector.
    private readonly Vector512<ulong>[] _sets;

    /// <param name="sets">The sets, one after the other.</param>
    /// <param name="count">How many.</param>
    /// <param name="words">Words of each.</param>
    public PolicySetsByEight(ulong[] sets, int count, int words)
    {
        _count = count;
        var divided = new List<int>();
        for (int w = 0; w < words; w++)
        {
            if (w >= words / Lanes * Lanes ? IsUsed(w) : IsDivided(w)) divided.Add(w);
            else if (IsUsed(w)) _blocks = (w / Lanes) + 1;
        }

        _divided = [.. divided];
        int rows = _blocks + _divided.Length;
        _sets = new Vector512<ulong>[(count + Together - 1) / Together * rows * Vectors];
        Span<ulong> table = MemoryMarshal.Cast<Vector512<ulong>, ulong>(_sets.AsSpan());
        for (int i = 0; i < count; i++)
        {
            int first = i / Together * rows;
            ReadOnlySpan<ulong> set = sets.AsSpan(i * words, words);
            for (int w = 0; w < _blocks * Lanes; w++)
            {
                if (!divided.Contains(w)) table[((first + (w / Lanes)) * Together) + (i % Together)] |= Eights(set[w]) << (w % Lanes * Lanes);
            }

            for (int row = _blocks; row < rows; row++) table[((first + row) * Together) + (i % Together)] = set[_divided[row - _blocks]];
        }

        bool IsUsed(int word)
        {
            ulong any = 0;
            for (int i = 0; i < count; i++) any |= sets[(i * words) + word];
            return any != 0;
        }

        bool IsDivided(int word)
        {
            ulong divided = 0;
            for (int i = 0; i < count; i++) divided |= unchecked((sets[(i * words) + word] & LowBits) * byte.MaxValue) ^ sets[(i * words) + word];
            return divided != 0;
        }
    }

    /// <summary>The sets that hold any of some policies, as a set.</summary>
    public ulong WithAny(ReadOnlySpan<ulong> policies)
    {
        ulong found = 0;
        int rows = (_blocks + _divided.Length) * Vectors;
        for (int at = _sets.Length - rows, shift = (_count - 1) / Together * Together; at >= 0 && shift >= 0; at = unchecked(at - rows), shift = unchecked(shift - Together))
        {
            ReadOnlySpan<Vector512<ulong>> sets = _sets.AsSpan(at, rows);
            found |= (Vector512.IsHardwareAccelerated ? Ask512(policies, sets) : Vector256.IsHardwareAccelerated ? Ask256(policies, sets) : AskWords(policies, sets)) << shift;
        }

        return found;
    }

    private ulong Ask512(ReadOnlySpan<ulong> policies, ReadOnlySpan<Vector512<ulong>> sets)
    {
        Vector512<ulong> a = default, b = default, c = default;
        ReadOnlySpan<Vector512<byte>> blocks = MemoryMarshal.Cast<ulong, Vector512<byte>>(policies)[.._blocks];
        foreach (ref readonly Vector512<byte> block in blocks)
        {
            if (sets.Length < Vectors) break;
            Vector512<ulong> some = Vector512.Create(Vector512.GreaterThan(block, Vector512<byte>.Zero).ExtractMostSignificantBits());
            (a, b, c) = (a | (sets[0] & some), b | (sets[1] & some), c | (sets[2] & some));
            sets = sets[Vectors..];
        }

        foreach (int word in _divided)
        {
            if (sets.Length < Vectors) break;
            Vector512<ulong> some = Vector512.Create(policies[word]);
            (a, b, c) = (a | (sets[0] & some), b | (sets[1] & some), c | (sets[2] & some));
            sets = sets[Vectors..];
        }

        return PolicySets.NotZero(a) | (PolicySets.NotZero(b) << Lanes) | (PolicySets.NotZero(c) << (2 * Lanes));
    }

    private ulong Ask256(ReadOnlySpan<ulong> policies, ReadOnlySpan<Vector512<ulong>> sets)
    {
        Vector256<ulong> a = default, b = default, c = default, d = default, e = default, f = default;
        ReadOnlySpan<Vector256<byte>> halves = MemoryMarshal.Cast<ulong, Vector256<byte>>(policies);
        for (int block = 0; block < _blocks; block++)
        {
            ulong low = (~Vector256.Equals(halves[2 * block], Vector256<byte>.Zero)).ExtractMostSignificantBits();
            ulong high = (~Vector256.Equals(halves[(2 * block) + 1], Vector256<byte>.Zero)).ExtractMostSignificantBits();
            Vector256<ulong> some = Vector256.Create(low | (high << 32));
            (a, b) = (a | (sets[0].GetLower() & some), b | (sets[0].GetUpper() & some));
            (c, d) = (c | (sets[1].GetLower() & some), d | (sets[1].GetUpper() & some));
            (e, f) = (e | (sets[2].GetLower() & some), f | (sets[2].GetUpper() & some));
            sets = sets[Vectors..];
        }

        foreach (int word in _divided)
        {
            Vector256<ulong> some = Vector256.Create(policies[word]);
            (a, b) = (a | (sets[0].GetLower() & some), b | (sets[0].GetUpper() & some));
            (c, d) = (c | (sets[1].GetLower() & some), d | (sets[1].GetUpper() & some));
            (e, f) = (e | (sets[2].GetLower() & some), f | (sets[2].GetUpper() & some));
            sets = sets[Vectors..];
        }

        return PolicySets.NotZero(a, b) | (PolicySets.NotZero(c, d) << Lanes) | (PolicySets.NotZero(e, f) << (2 * Lanes));
    }

    private ulong AskWords(ReadOnlySpan<ulong> policies, ReadOnlySpan<Vector512<ulong>> sets)
    {
        ReadOnlySpan<ulong> table = MemoryMarshal.Cast<Vector512<ulong>, ulong>(sets);
        Span<ulong> common = stackalloc ulong[Together];
        for (int block = 0; block < _blocks; block++, table = table[Together..])
        {
            ulong some = 0;
            for (int w = 0; w < Lanes; w++) some |= Eights(policies[(block * Lanes) + w]) << (w * Lanes);
            Add(table, some, common);
        }

        foreach (int word in _divided)
        {
            Add(table, policies[word], common);
            table = table[Together..];
        }

        ulong found = 0;
        for (int i = 0; i < common.Length; i++) found |= Bits.One(common[i] != 0) << i;
        return found;
    }

    private static void Add(ReadOnlySpan<ulong> sets, ulong some, Span<ulong> common)
    {
        for (int i = 0; i < common.Length && i < sets.Length; i++) common[i] |= sets[i] & some;
    }

    // One bit for each byte of a word: whether it holds anything.
    private static ulong Eights(ulong word)
    {
        ulong notEmpty = (unchecked((word & ~HighBits) + ~HighBits) | word) & HighBits;
        return unchecked((notEmpty >> 7) * Gather) >> 56;
    }
}
