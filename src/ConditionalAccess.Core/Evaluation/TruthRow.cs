using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// A three-valued value for every policy: two bitmaps in one block, "may hold" (yes or unknown) and "must hold" (yes). A row that is sure of every
/// policy has one bitmap for both.
/// </summary>
/// <param name="Block">Holds both bitmaps, four words in each vector; null for no row at all, a condition that no policy has.</param>
/// <param name="MayAt">The vector where the first bitmap begins.</param>
/// <param name="MustAt">Where the second one begins.</param>
internal readonly record struct TruthRow(Vector256<ulong>[] Block, int MayAt, int MustAt)
{
    public bool IsNone => Block is null;

    /// <summary>Whether no policy's value is unknown.</summary>
    public bool IsSure => MayAt == MustAt;

    /// <summary>0 when no policy's value is unknown; several of these are ored and then asked once.</summary>
    public uint Unsure => unchecked((uint)(MayAt ^ MustAt));

    /// <summary>The first bitmap of a plan that fits one vector.</summary>
    public Vector256<ulong> OneVector => Block[MayAt];

    public ReadOnlySpan<ulong> May(int words) => TruthRows.Words(Block, MayAt, words);

    /// <summary>Some words of the first bitmap; where they begin is a multiple of four.</summary>
    public ReadOnlySpan<ulong> May(SetPlace place) => TruthRows.Words(Block, unchecked(MayAt + TruthRows.Vectors(place.At)), place.Words);

    public ReadOnlySpan<ulong> Must(int words) => TruthRows.Words(Block, MustAt, words);

    /// <summary>A row in a block of its own.</summary>
    public static TruthRow Of(ReadOnlySpan<ulong> may, ReadOnlySpan<ulong> must)
    {
        bool isSure = may.SequenceEqual(must);
        int vectors = TruthRows.Vectors(may.Length);
        var block = new Vector256<ulong>[isSure ? vectors : 2 * vectors];
        may.CopyTo(TruthRows.Words(block, 0, may.Length));
        if (!isSure) must.CopyTo(TruthRows.Words(block, vectors, must.Length));
        return new TruthRow(block, 0, isSure ? 0 : vectors);
    }

    /// <summary>Ands both bitmaps into two others.</summary>
    public void AndInto(Span<ulong> may, Span<ulong> must)
    {
        Bits.And(may, May(may.Length));
        Bits.And(must, Must(must.Length));
    }
}

/// <summary>Rows of equal length in one block. Immutable and thread-safe.</summary>
internal sealed class TruthRows
{
    private readonly Vector256<ulong>[] _block;
    private readonly int[] _must;
    private readonly int _vectors;

    // The rows that are not sure; empty when all are. One bit for each, because it is asked in every decision.
    private readonly ulong[] _unsure;

    /// <param name="block">All bitmaps: the "may" bitmap of each row, then the "must" bitmaps of those that are not sure.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="must">For each row, which of the bitmaps is its "must"; empty when all rows are sure.</param>
    /// <param name="words">Words of one bitmap, a multiple of four.</param>
    public TruthRows(Vector256<ulong>[] block, int rows, int[] must, int words)
    {
        (_block, Count, _must, Length, _vectors) = (block, rows, must, words, Vectors(words));
        _unsure = must.Length == 0 ? [] : new ulong[Bits.WordsFor(rows)];
        for (int row = 0; row < must.Length; row++)
        {
            if (must[row] != row) Bits.Set(_unsure, row);
        }
    }

    public int Count { get; }

    /// <summary>Words of a row.</summary>
    public int Length { get; }

    public TruthRow this[int row] => unchecked(new TruthRow(_block, row * _vectors, (_must.Length == 0 ? row : _must[row]) * _vectors));

    /// <summary>Vectors for some words.</summary>
    public static int Vectors(int words) => words / Vector256<ulong>.Count;

    /// <summary>Some words of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="at">The vector where they begin.</param>
    /// <param name="words">How many.</param>
    public static Span<ulong> Words(Vector256<ulong>[] block, int at, int words) => MemoryMarshal.Cast<Vector256<ulong>, ulong>(new Span<Vector256<ulong>>(block, at, Vectors(words)));

    /// <summary>The first bitmap of a row, in a plan that fits one vector.</summary>
    public Vector256<ulong> OneVector(int row) => _block[row];

    /// <summary>0 when the row of a plan that fits one vector is sure of every policy.</summary>
    public uint Unsure(int row)
    {
        ulong[] unsure = _unsure;
        return unsure.Length == 0 ? 0 : unchecked((uint)(unsure[row >> 6] >> row) & 1);
    }
}
