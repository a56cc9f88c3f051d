using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConditionalAccess.Evaluation;

/// <summary>The rows that one sign-in picked, one of each column that has any.</summary>
[InlineArray(Capacity)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "A list on the stack.")]
internal struct PickedRows
{
    /// <summary>Subject, resource, location and three groups of tables.</summary>
    public const int Capacity = 6;

    private TruthRow _first;
}

/// <summary>
/// Ands the rows that one sign-in picked: the policies that survive apply. Up to 256 policies are one vector; more are taken eight words at a time;
/// without vectors in hardware, word by word.
/// </summary>
internal static class RowKernel
{
    /// <summary>Words of a plan that fits one vector.</summary>
    public const int OneVector = 4;

    /// <summary>Words are padded to a multiple of this in larger plans.</summary>
    public const int Block = 8;

    /// <param name="into">Receives the intersection.</param>
    /// <param name="rows">At least one row, all of them sure.</param>
    public static void And(Span<ulong> into, ReadOnlySpan<TruthRow> rows)
    {
        if (!Vector256.IsHardwareAccelerated) AndWords(into, rows);
        else if (Vector512.IsHardwareAccelerated && into.Length % Block == 0) AndBlocks512(into, rows);
        else AndBlocks256(into, rows);
    }

    private static void AndBlocks512(Span<ulong> into, ReadOnlySpan<TruthRow> rows)
    {
        Span<Vector512<ulong>> result = MemoryMarshal.Cast<ulong, Vector512<ulong>>(into);
        int words = into.Length, next = Math.Min(3, rows.Length);
        ReadOnlySpan<Vector512<ulong>> a = Wide512(rows[0].May(words));
        ReadOnlySpan<Vector512<ulong>> b = Wide512(rows[Math.Min(1, next - 1)].May(words)), c = Wide512(rows[next - 1].May(words));
        for (int i = 0; i < result.Length && i < a.Length && i < b.Length && i < c.Length; i++) result[i] = a[i] & b[i] & c[i];
        for (; next < rows.Length; next += 2)
        {
            b = Wide512(rows[next].May(words));
            c = Wide512(rows[Math.Min(next + 1, rows.Length - 1)].May(words));
            for (int i = 0; i < result.Length && i < b.Length && i < c.Length; i++) result[i] &= b[i] & c[i];
        }
    }

    private static void AndBlocks256(Span<ulong> into, ReadOnlySpan<TruthRow> rows)
    {
        rows[0].May(into.Length).CopyTo(into);
        for (int i = 1; i < rows.Length; i++) Bits.And(into, rows[i].May(into.Length));
    }

    private static void AndWords(Span<ulong> into, ReadOnlySpan<TruthRow> rows)
    {
        int next = Math.Min(3, rows.Length), words = into.Length;
        ReadOnlySpan<ulong> a = rows[0].May(words), b = rows[Math.Min(1, next - 1)].May(words), c = rows[next - 1].May(words);
        for (int i = 0; i < into.Length && i < a.Length && i < b.Length && i < c.Length; i++) into[i] = a[i] & b[i] & c[i];
        for (; next < rows.Length; next++) Bits.And(into, rows[next].May(words));
    }

    /// <summary>What one of two rows includes and neither of two others excludes.</summary>
    public static void Place(Span<ulong> into, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ReadOnlySpan<ulong> notA, ReadOnlySpan<ulong> notB)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated && into.Length % Block == 0)
        {
            Span<Vector512<ulong>> wide = MemoryMarshal.Cast<ulong, Vector512<ulong>>(into);
            ReadOnlySpan<Vector512<ulong>> wideA = Wide512(a), wideB = Wide512(b), wideNotA = Wide512(notA), wideNotB = Wide512(notB);
            for (; i < wide.Length && i < wideA.Length && i < wideB.Length && i < wideNotA.Length && i < wideNotB.Length; i++)
                wide[i] = Vector512.AndNot(wideA[i] | wideB[i], wideNotA[i] | wideNotB[i]);
            return;
        }

        if (Vector256.IsHardwareAccelerated)
        {
            Span<Vector256<ulong>> wide = MemoryMarshal.Cast<ulong, Vector256<ulong>>(into);
            ReadOnlySpan<Vector256<ulong>> wideA = Wide256(a), wideB = Wide256(b), wideNotA = Wide256(notA), wideNotB = Wide256(notB);
            for (; i < wide.Length && i < wideA.Length && i < wideB.Length && i < wideNotA.Length && i < wideNotB.Length; i++)
                wide[i] = Vector256.AndNot(wideA[i] | wideB[i], wideNotA[i] | wideNotB[i]);
            i *= Vector256<ulong>.Count;
        }

        for (; i < into.Length && i < a.Length && i < b.Length && i < notA.Length && i < notB.Length; i++) into[i] = (a[i] | b[i]) & ~(notA[i] | notB[i]);
    }

    private static ReadOnlySpan<Vector256<ulong>> Wide256(ReadOnlySpan<ulong> words) => MemoryMarshal.Cast<ulong, Vector256<ulong>>(words);

    private static ReadOnlySpan<Vector512<ulong>> Wide512(ReadOnlySpan<ulong> words) => MemoryMarshal.Cast<ulong, Vector512<ulong>>(words);
}
