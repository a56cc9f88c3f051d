using System.Numerics;

namespace ConditionalAccess.Evaluation;

/// <summary>Arithmetic on bitmaps with one bit per policy.</summary>
internal static class Bits
{
    public static int WordsFor(int bits) => (bits + 63) >> 6;

    public static bool Get(ReadOnlySpan<ulong> words, int bit) => (words[bit >> 6] >> (bit & 63) & 1) != 0;

    public static void Set(Span<ulong> words, int bit) => words[bit >> 6] |= 1UL << (bit & 63);

    public static void Clear(Span<ulong> words, int bit) => words[bit >> 6] &= ~(1UL << (bit & 63));

    public static void And(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        for (int i = 0; i < into.Length; i++) into[i] &= other[i];
    }

    public static void AndNot(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        for (int i = 0; i < into.Length; i++) into[i] &= ~other[i];
    }

    public static void Or(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        for (int i = 0; i < into.Length; i++) into[i] |= other[i];
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
        ulong any = 0;
        int length = Math.Min(a.Length, b.Length);
        for (int i = 0; i < length; i++) any |= a[i] & b[i];
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

    /// <summary>Takes the lowest set bit out of a word and gives its position.</summary>
    public static int TakeLowest(ref ulong word)
    {
        int bit = BitOperations.TrailingZeroCount(word);
        word &= unchecked(word - 1);
        return bit;
    }
}
