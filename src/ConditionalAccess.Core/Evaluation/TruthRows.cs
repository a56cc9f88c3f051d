namespace ConditionalAccess.Evaluation;

/// <summary>
/// Rows of three-valued values, one per policy: each row is two bitmaps, "may hold" (yes or unknown) and "must hold" (yes).
/// Immutable once built; all rows in one block.
/// </summary>
internal sealed class TruthRows(int rows, int words)
{
    private readonly ulong[] _block = new ulong[rows * words * 2];

    public int Count { get; } = rows;

    public int Words { get; } = words;

    public ReadOnlySpan<ulong> May(int row) => new(_block, row * Words * 2, Words);

    public ReadOnlySpan<ulong> Must(int row) => new(_block, ((row * 2) + 1) * Words, Words);

    /// <summary>Used while building.</summary>
    public void Set(int row, int bit, Truth value)
    {
        if (value != Truth.No) Bits.Set(_block.AsSpan(row * Words * 2, Words), bit);
        if (value == Truth.Yes) Bits.Set(_block.AsSpan(((row * 2) + 1) * Words, Words), bit);
    }
}
