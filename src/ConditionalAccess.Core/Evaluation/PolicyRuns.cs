using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Folds up to four words of policies into one. Policies that are in the same sets are neighbours: such a run becomes one bit, which says whether any of
/// the run applies. One addition does that for all runs of a word: anything that applies in a run carries into the bit of its last policy. The words are then
/// turned, each by as much as it takes for no two runs to have the same bit, and laid over each other. Immutable and thread-safe.
/// </summary>
internal sealed class PolicyRuns
{
    private const int WordBits = 64;

    private readonly RunWord _first, _second, _third, _fourth;

    private PolicyRuns(ulong[] ends, ulong[] asked, int[] turns)
    {
        _first = new RunWord(ends[0], asked[0], turns[0]);
        _second = new RunWord(ends[1], asked[1], turns[1]);
        _third = new RunWord(ends[2], asked[2], turns[2]);
        _fourth = new RunWord(ends[3], asked[3], turns[3]);
    }

    /// <summary>Finds the runs.</summary>
    /// <param name="sets">The sets, one after the other.</param>
    /// <param name="count">How many.</param>
    /// <param name="words">Words of each, four at least; behind the fourth, no set holds anything.</param>
    /// <returns>Null when the runs do not fit in one word.</returns>
    public static PolicyRuns? TryFind(ReadOnlySpan<ulong> sets, int count, int words)
    {
        ulong[] ends = new ulong[RowKernel.OneVector], asked = new ulong[RowKernel.OneVector];
        for (int w = 0; w < ends.Length; w++)
        {
            ends[w] = 1UL << (WordBits - 1);
            for (int at = w; at < count * words; at += words)
            {
                ends[w] |= sets[at] ^ (sets[at] >> 1);
                asked[w] |= sets[at];
            }

            asked[w] &= ends[w];
        }

        return PolicyWord.FindTurns(asked) is { } turns ? new PolicyRuns(ends, asked, turns) : null;
    }

    /// <summary>The runs of which some policy applies, as a set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Fold(ReadOnlySpan<ulong> policies)
        => _fourth.Fold(policies[3]) | _third.Fold(policies[2]) | _second.Fold(policies[1]) | _first.Fold(policies[0]);

    /// <summary>The runs of one word.</summary>
    /// <param name="Ends">The last policy of each run.</param>
    /// <param name="Asked">Those of the runs that are in some set.</param>
    /// <param name="Turn">By how many bits they are turned.</param>
    private readonly record struct RunWord(ulong Ends, ulong Asked, int Turn)
    {
        // Below the end of a run stand only ones to add: anything there carries, and nothing beyond the end.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong Fold(ulong policies) => BitOperations.RotateLeft((unchecked((policies & ~Ends) + ~Ends) | policies) & Asked, Turn);
    }
}
