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

    /// <param name="block">All bitmaps.</param>
    /// <param name="must">For each row, where its "must" bitmap begins; its "may" bitmap is the one of its number.</param>
    /// <param name="words">Words of one bitmap.</param>
    public TruthRows(ulong[] block, int[] must, int words) => (_block, _must, Words) = (block, must, words);

    public int Count => _must.Length;

    public int Words { get; }

    public TruthRow this[int row] => new(_block, row * Words, _must[row]);
}
