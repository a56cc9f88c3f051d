using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConditionalAccess.Evaluation;

/// <summary>Arithmetic on bitmaps with one bit per policy. Where the processor has vectors, four words at a time.</summary>
internal static class Bits
{
    public static int WordsFor(int bits) => (bits + 63) >> 6;

    public static bool Get(ReadOnlySpan<ulong> words, int bit) => (words[bit >> 6] >> (bit & 63) & 1) != 0;

    public static void Set(Span<ulong> words, int bit) => words[bit >> 6] |= 1UL << (bit & 63);

    public static void Clear(Span<ulong> words, int bit) => words[bit >> 6] &= ~(1UL << (bit & 63));

    public static void And(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        Span<Vector256<ulong>> wide = Wide(into);
        ReadOnlySpan<Vector256<ulong>> wideOther = Wide(other);
        for (int i = 0; i < wide.Length; i++) wide[i] &= wideOther[i];
        for (int i = wide.Length * 4; i < into.Length; i++) into[i] &= other[i];
    }

    public static void AndNot(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        Span<Vector256<ulong>> wide = Wide(into);
        ReadOnlySpan<Vector256<ulong>> wideOther = Wide(other);
        for (int i = 0; i < wide.Length; i++) wide[i] = Vector256.AndNot(wide[i], wideOther[i]);
        for (int i = wide.Length * 4; i < into.Length; i++) into[i] &= ~other[i];
    }

    public static void Or(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        Span<Vector256<ulong>> wide = Wide(into);
        ReadOnlySpan<Vector256<ulong>> wideOther = Wide(other);
        for (int i = 0; i < wide.Length; i++) wide[i] |= wideOther[i];
        for (int i = wide.Length * 4; i < into.Length; i++) into[i] |= other[i];
    }

    public static void Or(Span<ulong> into, ReadOnlySpan<int> bits)
    {
        foreach (int bit in bits) Set(into, bit);
    }

    public static bool Any(ReadOnlySpan<ulong> words)
    {
        ulong any = 0;
        foreach (ulong word in words) any |= word;
        return any != 0;
    }

    public static bool Intersects(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int length = Math.Min(a.Length, b.Length);
        ReadOnlySpan<Vector256<ulong>> wideA = Wide(a[..length]), wideB = Wide(b[..length]);
        for (int i = 0; i < wideA.Length; i++)
        {
            if ((wideA[i] & wideB[i]) != Vector256<ulong>.Zero) return true;
        }

        ulong any = 0;
        for (int i = wideA.Length * 4; i < length; i++) any |= a[i] & b[i];
        return any != 0;
    }

    /// <summary>True when every bit of <paramref name="a"/> that is also in <paramref name="within"/> is in <paramref name="b"/>.</summary>
    public static bool IsSubset(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> within, ReadOnlySpan<ulong> b)
    {
        ulong rest = 0;
        int length = Math.Min(a.Length, within.Length);
        for (int i = 0; i < length; i++) rest |= a[i] & within[i] & ~b[i];
        return rest == 0;
    }

    /// <summary>The lowest member at or above <paramref name="from"/>; -1 when there is none.</summary>
    public static int Next(ReadOnlySpan<ulong> words, int from)
    {
        int at = from >> 6;
        if ((uint)at >= (uint)words.Length) return -1;
        ulong word = words[at] & (ulong.MaxValue << (from & 63));
        while (word == 0)
        {
            at = unchecked(at + 1);
            if ((uint)at >= (uint)words.Length) return -1;
            word = words[at];
        }

        return unchecked((at << 6) + BitOperations.TrailingZeroCount(word));
    }

    /// <summary>Takes the lowest set bit out of a word and gives its position.</summary>
    public static int TakeLowest(ref ulong word)
    {
        int bit = BitOperations.TrailingZeroCount(word);
        word &= unchecked(word - 1);
        return bit;
    }

    /// <summary>1 for true, without a branch: what applies differs from one sign-in to the next, so a branch would be guessed wrong.</summary>
    public static ulong One(bool value) => Unsafe.BitCast<bool, byte>(value);

    /// <summary>All bits for true, without a branch.</summary>
    public static ulong Mask(bool value) => unchecked(0UL - One(value));

    /// <summary>Bits of one word where a mask is set, of another where it is not.</summary>
    public static ulong Choose(ulong mask, ulong whenSet, ulong whenClear) => whenClear ^ ((whenClear ^ whenSet) & mask);

    // Without vectors in hardware nothing is wide: the words are taken one by one, which is much faster than imitated vectors.
    private static Span<Vector256<ulong>> Wide(Span<ulong> words)
        => Vector256.IsHardwareAccelerated ? MemoryMarshal.Cast<ulong, Vector256<ulong>>(words) : default;

    private static ReadOnlySpan<Vector256<ulong>> Wide(ReadOnlySpan<ulong> words)
        => Vector256.IsHardwareAccelerated ? MemoryMarshal.Cast<ulong, Vector256<ulong>>(words) : default;
}
