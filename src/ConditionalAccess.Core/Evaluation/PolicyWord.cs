using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Some policies of a plan that fits one vector, gathered in one word: the four words are turned, each by as much as it takes for no two policies to have the
/// same bit, and laid over each other. Immutable and thread-safe.
/// </summary>
internal sealed class PolicyWord
{
    private const int WordBits = 64;

    private readonly TurnedWord _first, _second, _third, _fourth;

    private PolicyWord(ReadOnlySpan<ulong> policies, int[] turns)
    {
        _first = new TurnedWord(policies[0], turns[0]);
        _second = new TurnedWord(policies[1], turns[1]);
        _third = new TurnedWord(policies[2], turns[2]);
        _fourth = new TurnedWord(policies[3], turns[3]);
    }

    /// <summary>Finds out how to gather some policies.</summary>
    /// <param name="policies">The policies, in four words.</param>
    /// <returns>Null when they do not fit in one word.</returns>
    public static PolicyWord? TryFind(ReadOnlySpan<ulong> policies) => FindTurns(policies) is { } turns ? new PolicyWord(policies, turns) : null;

    /// <summary>By how much to turn each of some words to the left so that no two have the same bit.</summary>
    /// <param name="words">The words.</param>
    /// <returns>Null when there is no room, or none is found.</returns>
    public static int[]? FindTurns(ReadOnlySpan<ulong> words)
    {
        int bits = 0;
        foreach (ulong word in words) bits += BitOperations.PopCount(word);
        var turns = new int[words.Length];
        // Only how the words stand to each other matters, so the first one is not turned.
        return bits <= WordBits && Fits(words, turns, 1, words[0]) ? turns : null;
    }

    /// <summary>Those of some policies that are among these, in one word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Gather(ReadOnlySpan<ulong> policies)
        => _fourth.Gather(policies[3]) | _third.Gather(policies[2]) | _second.Gather(policies[1]) | _first.Gather(policies[0]);

    /// <summary>Takes policies out of a set.</summary>
    /// <param name="policies">The set.</param>
    /// <param name="gathered">The policies, in one word.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakeOut(Span<ulong> policies, ulong gathered)
    {
        policies[3] &= ~_fourth.Spread(gathered);
        policies[2] &= ~_third.Spread(gathered);
        policies[1] &= ~_second.Spread(gathered);
        policies[0] &= ~_first.Spread(gathered);
    }

    // Turns every word from one on, where those before have taken some bits.
    private static bool Fits(ReadOnlySpan<ulong> words, Span<int> turns, int from, ulong taken)
    {
        if (from == words.Length) return true;
        for (turns[from] = 0; turns[from] < WordBits; turns[from]++)
        {
            ulong wanted = BitOperations.RotateLeft(words[from], turns[from]);
            if ((wanted & taken) == 0 && Fits(words, turns, from + 1, wanted | taken)) return true;
        }

        return false;
    }

    /// <summary>The policies of one word.</summary>
    /// <param name="Policies">The policies.</param>
    /// <param name="Turn">By how many bits they are turned.</param>
    private readonly record struct TurnedWord(ulong Policies, int Turn)
    {
        public ulong Gather(ulong policies) => BitOperations.RotateLeft(policies & Policies, Turn);

        public ulong Spread(ulong gathered) => BitOperations.RotateRight(gathered, Turn) & Policies;
    }
}
