using System.Runtime.Intrinsics;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// A three-valued value for every policy: two bitmaps in one block, "may hold" (yes or unknown) and "must hold" (yes). A row that is sure of every
/// policy has one bitmap for both.
/// </summary>
/// <param name="Block">Holds both bitmaps; null for no row at all, a condition that no policy has.</param>
/// <param name="MayAt">Where the first bitmap begins.</param>
/// <param name="MustAt">Where the second one begins.</param>
internal readonly record struct TruthRow(ulong[] Block, int MayAt, int MustAt)
{
    public bool IsNone => Block is null;

    /// <summary>Whether no policy's value is unknown.</summary>
    public bool IsSure => MayAt == MustAt;

    /// <summary>The first bitmap of a plan that fits one vector.</summary>
    public Vector256<ulong> OneVector => Vector256.Create(new ReadOnlySpan<ulong>(Block, MayAt, RowKernel.OneVector));

    public ReadOnlySpan<ulong> May(int words) => new(Block, MayAt, words);

    public ReadOnlySpan<ulong> Must(int words) => new(Block, MustAt, words);

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
    private readonly ulong[] _block;
    private readonly int[] _must;

    /// <param name="block">All bitmaps: the "may" bitmap of each row, then the "must" bitmaps of those that are not sure.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="must">For each row, which of the bitmaps is its "must"; empty when all rows are sure.</param>
    /// <param name="words">Words of one bitmap.</param>
    public TruthRows(ulong[] block, int rows, int[] must, int words) => (_block, Count, _must, Words) = (block, rows, must, words);

    public int Count { get; }

    public int Words { get; }

    public TruthRow this[int row] => unchecked(new TruthRow(_block, row * Words, (_must.Length == 0 ? row : _must[row]) * Words));
}
