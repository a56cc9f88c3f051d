using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConditionalAccess.Evaluation;

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

    /// <summary>Ands two rows and those of fused tables.</summary>
    /// <param name="into">Receives the intersection.</param>
    /// <param name="subject">The first row, sure as all of them.</param>
    /// <param name="resource">The second one.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="code">Which of their rows.</param>
    public static void And(Span<ulong> into, TruthRow subject, TruthRow resource, ReadOnlySpan<TruthRows> tables, ulong code)
    {
        int words = into.Length;
        ReadOnlySpan<ulong> a = subject.May(words), b = resource.May(words);
        ReadOnlySpan<ulong> c = tables.Length > 0 ? tables[0][TableColumns.IndexIn(code, 0)].May(words) : b;
        ReadOnlySpan<ulong> d = tables.Length > 1 ? tables[1][TableColumns.IndexIn(code, 1)].May(words) : c;
        And(into, a, b, c, d);
        for (int table = 2; table < tables.Length; table++) Bits.And(into, tables[table][TableColumns.IndexIn(code, table)].May(words));
    }

    private static void And(Span<ulong> into, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ReadOnlySpan<ulong> c, ReadOnlySpan<ulong> d)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Span<Vector512<ulong>> wide = Wide512(into);
            ReadOnlySpan<Vector512<ulong>> wideA = Wide512(a), wideB = Wide512(b), wideC = Wide512(c), wideD = Wide512(d);
            for (; i < wide.Length && i < wideA.Length && i < wideB.Length && i < wideC.Length && i < wideD.Length; i = unchecked(i + 1))
                wide[i] = wideA[i] & wideB[i] & wideC[i] & wideD[i];
            i *= Vector512<ulong>.Count;
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Span<Vector256<ulong>> wide = Wide256(into);
            ReadOnlySpan<Vector256<ulong>> wideA = Wide256(a), wideB = Wide256(b), wideC = Wide256(c), wideD = Wide256(d);
            for (; i < wide.Length && i < wideA.Length && i < wideB.Length && i < wideC.Length && i < wideD.Length; i = unchecked(i + 1))
                wide[i] = wideA[i] & wideB[i] & wideC[i] & wideD[i];
            i *= Vector256<ulong>.Count;
        }

        for (; i < into.Length && i < a.Length && i < b.Length && i < c.Length && i < d.Length; i = unchecked(i + 1)) into[i] = a[i] & b[i] & c[i] & d[i];
    }

    /// <summary>Ands what one of two rows includes and neither of two others excludes.</summary>
    public static void AndPlace(Span<ulong> into, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ReadOnlySpan<ulong> notA, ReadOnlySpan<ulong> notB)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Span<Vector512<ulong>> wide = Wide512(into);
            ReadOnlySpan<Vector512<ulong>> wideA = Wide512(a), wideB = Wide512(b), wideNotA = Wide512(notA), wideNotB = Wide512(notB);
            for (; i < wide.Length && i < wideA.Length && i < wideB.Length && i < wideNotA.Length && i < wideNotB.Length; i = unchecked(i + 1))
                wide[i] &= Vector512.AndNot(wideA[i] | wideB[i], wideNotA[i] | wideNotB[i]);
            i *= Vector512<ulong>.Count;
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Span<Vector256<ulong>> wide = Wide256(into);
            ReadOnlySpan<Vector256<ulong>> wideA = Wide256(a), wideB = Wide256(b), wideNotA = Wide256(notA), wideNotB = Wide256(notB);
            for (; i < wide.Length && i < wideA.Length && i < wideB.Length && i < wideNotA.Length && i < wideNotB.Length; i = unchecked(i + 1))
                wide[i] &= Vector256.AndNot(wideA[i] | wideB[i], wideNotA[i] | wideNotB[i]);
            i *= Vector256<ulong>.Count;
        }

        for (; i < into.Length && i < a.Length && i < b.Length && i < notA.Length && i < notB.Length; i = unchecked(i + 1)) into[i] &= (a[i] | b[i]) & ~(notA[i] | notB[i]);
    }

    private static Span<Vector256<ulong>> Wide256(Span<ulong> words) => MemoryMarshal.Cast<ulong, Vector256<ulong>>(words);

    private static ReadOnlySpan<Vector256<ulong>> Wide256(ReadOnlySpan<ulong> words) => MemoryMarshal.Cast<ulong, Vector256<ulong>>(words);

    private static Span<Vector512<ulong>> Wide512(Span<ulong> words) => MemoryMarshal.Cast<ulong, Vector512<ulong>>(words);

    private static ReadOnlySpan<Vector512<ulong>> Wide512(ReadOnlySpan<ulong> words) => MemoryMarshal.Cast<ulong, Vector512<ulong>>(words);
}
