using System.Runtime.Intrinsics;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Compilation;

/// <summary>Rows while they are filled in. Every value begins as "no".</summary>
internal sealed class TruthRowsBuilder(int rows, int words)
{
    private readonly ulong[] _may = new ulong[rows * words];
    private readonly ulong[] _must = new ulong[rows * words];

    public int Count => rows;

    /// <summary>Raises one policy's value; a value is never lowered.</summary>
    public void Raise(int row, int policy, Truth value)
    {
        if (value != Truth.No) Bits.Set(May(row), policy);
        if (value == Truth.Yes) Bits.Set(Must(row), policy);
    }

    /// <summary>Puts one policy's value in place of what it was.</summary>
    public void Set(int row, int policy, Truth value)
    {
        Bits.Clear(May(row), policy);
        Bits.Clear(Must(row), policy);
        Raise(row, policy, value);
    }

    /// <summary>Raises a value for many policies at once.</summary>
    public void Raise(int row, ReadOnlySpan<ulong> policies, Truth value)
    {
        if (value != Truth.No) Bits.Or(May(row), policies);
        if (value == Truth.Yes) Bits.Or(Must(row), policies);
    }

    /// <summary>Copies a row over another one.</summary>
    public void Copy(int from, int to)
    {
        May(from).CopyTo(May(to));
        Must(from).CopyTo(Must(to));
    }

    public TruthRow this[int row] => TruthRow.Of(May(row), Must(row));

    /// <summary>Puts finished values in a row.</summary>
    public void Put(int row, TruthRow value)
    {
        value.May(words).CopyTo(May(row));
        value.Must(words).CopyTo(Must(row));
    }

    /// <summary>The rows in one block. A row that is sure of every policy keeps one bitmap.</summary>
    public TruthRows Build()
    {
        var must = new int[rows];
        int bitmaps = rows;
        for (int row = 0; row < rows; row++) must[row] = May(row).SequenceEqual(Must(row)) ? row : bitmaps++;
        var block = new Vector256<ulong>[TruthRows.Vectors(bitmaps * words)];
        _may.CopyTo(TruthRows.Words(block, 0, rows * words));
        for (int row = 0; row < rows; row++)
        {
            if (must[row] != row) Must(row).CopyTo(TruthRows.Words(block, TruthRows.Vectors(must[row] * words), words));
        }

        return new TruthRows(block, rows, bitmaps == rows ? [] : must, words);
    }

    private Span<ulong> May(int row) => _may.AsSpan(row * words, words);

    private Span<ulong> Must(int row) => _must.AsSpan(row * words, words);
}
