using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ConditionalAccess.Evaluation;

/// <summary>The result of one evaluation, by bit and position in the plan. Small, because it is copied with every decision.</summary>
internal struct DecisionData
{
    public DecisionOutcome Outcome;
    public EvaluationMode Mode;
    public DecisionHints Hints;
    public ResultFlags Flags;
    public int FailureCode;
    public PolicyConditions Missing;

    /// <summary>The sets of the result when they do not fit; null when they do.</summary>
    public ResultSpace? Space;

    /// <summary>The sets of the result when they fit; else the first word says which use of <see cref="Space"/> is meant.</summary>
    public ResultWords Words;

    /// <summary>All sets of the result.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<ulong> Sets => Space is null ? Words : Space.Read(Words[0]);
}

/// <summary>Yes or no about a decision.</summary>
[Flags]
internal enum ResultFlags : byte
{
    None = 0,

    /// <summary>The user is a B2B direct connect user.</summary>
    IsDirectConnect = 1,

    /// <summary>Whether some required item is satisfied is not known.</summary>
    HasUnknownItems = 2,

    /// <summary>
    /// Judged by masks: the report-only part holds what there is to judge by, see <see cref="ReportOnlyResults"/>, not the judgements, and the failure
    /// code is that of the first open clause of which nothing can be asked for.
    /// </summary>
    ByMasks = 4,

    /// <summary>Judged by masks, with multifactor authentication too old for some enabled policy that applies.</summary>
    IsStale = 8,
}

/// <summary>
/// Words that a decision carries in place: enough for 256 policies with up to 64 clauses, items and contexts each. Those beyond the
/// plan's layout are never set and never read.
/// </summary>
[InlineArray(Length)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Words in a row.")]
internal struct ResultWords
{
    public const int Length = 12;

    private ulong _first;
}

/// <summary>Where one set stands among the words of a decision.</summary>
/// <param name="At">Its first word.</param>
/// <param name="Words">Its length.</param>
internal readonly record struct SetPlace(int At, int Words)
{
    public Span<ulong> In(Span<ulong> sets) => sets.Slice(At, Words);

    public ReadOnlySpan<ulong> In(ReadOnlySpan<ulong> sets) => sets.Slice(At, Words);
}

/// <summary>Where the sets of a decision stand among its words.</summary>
internal sealed class ResultLayout
{
    /// <summary>Where sets of one word stand behind the policies, in a plan whose requirements fit masks.</summary>
    public const int OpenClausesByMasks = 0, PromptableItemsByMasks = 1, UnknownItemsByMasks = 2, ReportOnlyByMasks = 3;

    public ResultLayout(int policyWords, int clauses, int items, int reportOnlyProfiles, int contexts, bool hasMasks)
    {
        int at = 0;
        Applied = Take(policyWords);
        OpenClauses = Take(Bits.WordsFor(clauses));
        PromptableItems = Take(Bits.WordsFor(items));
        UnknownItems = Take(Bits.WordsFor(items));
        int judged = 2 * Bits.WordsFor(reportOnlyProfiles);
        ReportOnly = Take(hasMasks && judged > 0 ? Math.Max(judged, ReportOnlyResults.MaskWords) : judged);
        GrantedContexts = Take(Bits.WordsFor(contexts));
        Words = at;

        SetPlace Take(int words)
        {
            at += words;
            return new SetPlace(at - words, words);
        }
    }

    /// <summary>By policy bit.</summary>
    public SetPlace Applied { get; }

    public SetPlace OpenClauses { get; }

    public SetPlace PromptableItems { get; }

    public SetPlace UnknownItems { get; }

    /// <summary>What <see cref="ReportOnlyResults"/> reads.</summary>
    public SetPlace ReportOnly { get; }

    public SetPlace GrantedContexts { get; }

    /// <summary>Words in all.</summary>
    public int Words { get; }

    /// <summary>Whether a decision carries its sets in place.</summary>
    public bool Fits => Words <= ResultWords.Length;
}

/// <summary>
/// Room for the sets of a decision that does not carry them in place. It can be used again; a decision of an earlier use then says so instead of
/// reading another decision's sets.
/// </summary>
internal sealed class ResultSpace
{
    private ulong[] _words = [];
    private ulong _use;

    /// <summary>Begins another use; the words hold anything.</summary>
    public Span<ulong> Begin(int words, out ulong use)
    {
        if (_words.Length < words) _words = new ulong[words];
        use = ++_use;
        return _words.AsSpan(0, words);
    }

    /// <exception cref="InvalidOperationException">It was used for another decision meanwhile.</exception>
    public ReadOnlySpan<ulong> Read(ulong use)
        => use == _use ? _words : throw new InvalidOperationException("the buffer of this decision was used for another one: read a decision before its buffer is used again");
}
