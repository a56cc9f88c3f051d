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

    private PolicyRuns(RunWord[] words) => (_first, _second, _third, _fourth) = (words[0], words[1], words[2], words[3]);

    /// <summary>Finds the runs.</summary>
    /// <param name="sets">The sets, one after the other.</param>
    /// <param name="count">How many.</param>
    /// <param name="words">Words of each, four at least; behind the fourth, no set holds anything.</param>
    /// <returns>Null when the runs do not fit in one word.</returns>
    public static PolicyRuns? TryFind(ReadOnlySpan<ulong> sets, int count, int words)
    {
        var found = new RunWord[RowKernel.OneVector];
        int runs = 0;
        for (int w = 0; w < found.Length; w++)
        {
            ulong ends = 1UL << (WordBits - 1), any = 0;
            for (int at = w; at < count * words; at += words)
            {
                ends |= sets[at] ^ (sets[at] >> 1);
                any |= sets[at];
            }

            found[w] = new RunWord(ends, ends & any, Turn: 0);
            runs += BitOperations.PopCount(found[w].Asked);
        }

        // Only how the words stand to each other matters, so the first one is not turned.
        return runs <= WordBits && Fits(found, 1, found[0].Asked) ? new PolicyRuns(found) : null;
    }

    /// <summary>The runs of which some policy applies, as a set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Fold(ReadOnlySpan<ulong> policies)
        => _fourth.Fold(policies[3]) | _third.Fold(policies[2]) | _second.Fold(policies[1]) | _first.Fold(policies[0]);

    // Turns every word from one on, where those before have taken some bits.
    private static bool Fits(RunWord[] words, int from, ulong taken)
    {
        if (from == words.Length) return true;
        for (int turn = 0; turn < WordBits; turn++)
        {
            words[from] = words[from] with { Turn = turn };
            ulong wanted = words[from].Turned;
            if ((wanted & taken) == 0 && Fits(words, from + 1, wanted | taken)) return true;
        }

        return false;
    }

    /// <summary>The runs of one word.</summary>
    /// <param name="Ends">The last policy of each run.</param>
    /// <param name="Asked">Those of the runs that are in some set.</param>
    /// <param name="Turn">By how many bits they are turned.</param>
    private readonly record struct RunWord(ulong Ends, ulong Asked, int Turn)
    {
        public ulong Turned => BitOperations.RotateLeft(Asked, Turn);

        // Below the end of a run stand only ones to add: anything there carries, and nothing beyond the end.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong Fold(ulong policies) => BitOperations.RotateLeft((unchecked((policies & ~Ends) + ~Ends) | policies) & Asked, Turn);
    }
}
