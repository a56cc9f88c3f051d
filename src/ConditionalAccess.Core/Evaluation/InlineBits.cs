namespace ConditionalAccess.Evaluation;

/// <summary>
/// A set of small numbers that travels inside a decision: up to 320 without allocation, more in an array of its own.
/// Five words hold 256 policies however they divide into enabled and report-only ones, which begin at a word border.
/// </summary>
internal readonly struct InlineBits
{
    /// <summary>Words that need no array.</summary>
    public const int InlineWords = 5;

    private readonly ulong _a, _b, _c, _d, _e;
    private readonly ulong[]? _more;

    public InlineBits(ReadOnlySpan<ulong> words)
    {
        if (words.Length > InlineWords)
        {
            _more = words.ToArray();
            return;
        }

        if (words.Length > 0) _a = words[0];
        if (words.Length > 1) _b = words[1];
        if (words.Length > 2) _c = words[2];
        if (words.Length > 3) _d = words[3];
        if (words.Length > 4) _e = words[4];
    }

    public bool this[int bit] => (Word(bit >> 6) >> (bit & 63) & 1) != 0;

    public bool IsEmpty => _more is null ? (_a | _b | _c | _d | _e) == 0 : !Bits.Any(_more);

    /// <summary>The lowest member at or above <paramref name="from"/>; -1 when there is none.</summary>
    public int Next(int from)
    {
        int limit = _more?.Length ?? InlineWords;
        for (int w = from >> 6; w < limit; w++)
        {
            ulong word = Word(w);
            if (w == from >> 6) word &= ulong.MaxValue << (from & 63);
            if (word != 0) return (w << 6) + Bits.TakeLowest(ref word);
        }

        return -1;
    }

    private ulong Word(int index)
    {
        if (_more is not null) return index < _more.Length ? _more[index] : 0;
        return index switch { 0 => _a, 1 => _b, 2 => _c, 3 => _d, 4 => _e, _ => 0 };
    }
}
