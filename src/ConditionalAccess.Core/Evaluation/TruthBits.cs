namespace ConditionalAccess.Evaluation;

/// <summary>The three-valued values of all policies while one sign-in is evaluated: "may hold" and "must hold". Lives on the stack.</summary>
internal readonly ref struct TruthBits(Span<ulong> may, Span<ulong> must)
{
    public Span<ulong> May { get; } = may;

    public Span<ulong> Must { get; } = must;

    public Truth this[int bit] => Bits.Get(Must, bit) ? Truth.Yes : Bits.Get(May, bit) ? Truth.Unknown : Truth.No;

    public void And(TruthRows rows, int row)
    {
        Bits.And(May, rows.May(row));
        Bits.And(Must, rows.Must(row));
    }

    public void And(TruthBits other)
    {
        Bits.And(May, other.May);
        Bits.And(Must, other.Must);
    }

    public void Or(TruthRows rows, int row)
    {
        Bits.Or(May, rows.May(row));
        Bits.Or(Must, rows.Must(row));
    }

    /// <summary>Ors a row whose own truth is only "unknown".</summary>
    public void OrAsUnknown(TruthRows rows, int row) => Bits.Or(May, rows.May(row));

    public void Or(ReadOnlySpan<int> policies)
    {
        Bits.Or(May, policies);
        Bits.Or(Must, policies);
    }

    public void OrUnknown(ReadOnlySpan<int> policies) => Bits.Or(May, policies);

    public void Or(ReadOnlySpan<int> policies, Truth value)
    {
        if (value != Truth.No) Bits.Or(May, policies);
        if (value == Truth.Yes) Bits.Or(Must, policies);
    }

    public void Or(int policy, Truth value)
    {
        if (value != Truth.No) Bits.Set(May, policy);
        if (value == Truth.Yes) Bits.Set(Must, policy);
    }

    public void And(int policy, Truth value)
    {
        if (value == Truth.No) Bits.Clear(May, policy);
        if (value != Truth.Yes) Bits.Clear(Must, policy);
    }

    /// <summary>This and not the other: what may be excluded is no longer sure, what must be excluded is out.</summary>
    public void AndNot(TruthBits excluded)
    {
        Bits.AndNot(May, excluded.Must);
        Bits.AndNot(Must, excluded.May);
    }

    public void SetAll()
    {
        May.Fill(ulong.MaxValue);
        Must.Fill(ulong.MaxValue);
    }

    public void Clear()
    {
        May.Clear();
        Must.Clear();
    }
}
