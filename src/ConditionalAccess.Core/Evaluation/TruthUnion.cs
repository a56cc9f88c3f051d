using System.Runtime.Intrinsics;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Collects, by "or", for which policies something holds and for which it is not known. The second bitmap is touched only when something is not known.
/// </summary>
internal struct TruthUnion
{
    private readonly Vector256<ulong>[] _block;
    private readonly int _yesAt;
    private readonly int _unknownAt;
    private readonly int _words;
    private bool _hasUnknown;

    /// <summary>An empty union over two bitmaps of a block.</summary>
    public TruthUnion(Vector256<ulong>[] block, int yesAt, int unknownAt, int words)
    {
        (_block, _yesAt, _unknownAt, _words) = (block, yesAt, unknownAt, words);
        Yes.Clear();
    }

    /// <summary>The policies for which it is sure to hold.</summary>
    public readonly Span<ulong> Yes => TruthRows.Words(_block, _yesAt, _words);

    private readonly Span<ulong> Unknown => TruthRows.Words(_block, _unknownAt, _words);

    public readonly void Or(ReadOnlySpan<int> policies) => Bits.Or(Yes, policies);

    public readonly void OrYes(ReadOnlySpan<ulong> policies) => Bits.Or(Yes, policies);

    public void OrUnknown(ReadOnlySpan<ulong> policies)
    {
        TouchUnknown();
        Bits.Or(Unknown, policies);
    }

    public void Or(TruthRow row)
    {
        Bits.Or(Yes, row.Must(_words));
        if (!row.IsSure) OrUnknown(row.May(_words));
    }

    /// <summary>Ors a row whose own truth is only "unknown".</summary>
    public void OrAsUnknown(TruthRow row) => OrUnknown(row.May(_words));

    public void Or(int policy, Truth value)
    {
        if (value == Truth.Yes) Bits.Set(Yes, policy);
        if (value != Truth.Unknown) return;
        TouchUnknown();
        Bits.Set(Unknown, policy);
    }

    public void Or(ReadOnlySpan<int> policies, Truth value)
    {
        foreach (int policy in policies) Or(policy, value);
    }

    /// <summary>The union as a row. Nothing can be added afterwards.</summary>
    public readonly TruthRow ToRow()
    {
        if (!_hasUnknown) return new TruthRow(_block, _yesAt, _yesAt);
        Bits.Or(Unknown, Yes);
        return new TruthRow(_block, _unknownAt, _yesAt);
    }

    /// <summary>This and not the other: what may be excluded is no longer sure, what must be excluded is out.</summary>
    public readonly TruthRow Except(TruthUnion excluded)
    {
        if (!_hasUnknown && !excluded._hasUnknown)
        {
            Bits.AndNot(Yes, excluded.Yes);
            return new TruthRow(_block, _yesAt, _yesAt);
        }

        if (!_hasUnknown) Unknown.Clear();
        Bits.Or(Unknown, Yes);
        Bits.AndNot(Unknown, excluded.Yes);
        Bits.AndNot(Yes, excluded.Yes);
        if (excluded._hasUnknown) Bits.AndNot(Yes, excluded.Unknown);
        return new TruthRow(_block, _unknownAt, _yesAt);
    }

    private void TouchUnknown()
    {
        if (!_hasUnknown) Unknown.Clear();
        _hasUnknown = true;
    }
}
