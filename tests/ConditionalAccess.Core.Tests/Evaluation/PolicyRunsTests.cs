using ConditionalAccess.Evaluation;
using ConditionalAccess.Testing.Generation;
using Xunit.Abstractions;

namespace ConditionalAccess.Core.Tests.Evaluation;

/// <summary>Neighbours that are in the same sets, folded into one bit.</summary>
public sealed class PolicyRunsTests(ITestOutputHelper output)
{
    private const int Words = 4;

    [Fact]
    public void Every_policy_of_a_run_sets_the_bit_of_its_run_and_no_other()
    {
        // Runs of 1, 62 and 1 policies, one that goes on into the next word, and one that is in no set.
        int[] ends = [0, 62, 63, 127, 140, 255];
        var sets = new ulong[5 * Words];
        foreach ((int run, int set) in new[] { (0, 0), (1, 1), (2, 2), (3, 3), (5, 4) })
        {
            for (int policy = run == 0 ? 0 : ends[run - 1] + 1; policy <= ends[run]; policy++) Bits.Set(sets.AsSpan(set * Words, Words), policy);
        }

        PolicyRuns runs = PolicyRuns.TryFind(sets, 5, Words)!;
        ulong[] folded = [.. Enumerable.Range(0, 5).Select(s => runs.Fold(sets.AsSpan(s * Words, Words)))];
        for (int policy = 0; policy < Words * 64; policy++)
        {
            var alone = new ulong[Words];
            Bits.Set(alone, policy);
            ulong bit = runs.Fold(alone);
            int[] found = [.. Enumerable.Range(0, 5).Where(s => (folded[s] & bit) != 0)];
            int[] expected = [.. Enumerable.Range(0, 5).Where(s => Bits.Get(sets.AsSpan(s * Words, Words), policy))];
            Assert.Equal(expected, found);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Random_policies_meet_the_sets_that_they_meet_policy_by_policy(int words)
    {
        ulong seed = (ulong)Random.Shared.NextInt64();
        output.WriteLine($"seed {seed}");
        var rng = new SplitMix64(seed);
        int folded = 0;
        for (int round = 0; round < 2000; round++)
        {
            int count = rng.Between(1, 64);
            ulong[] sets = RandomRuns(ref rng, count, words);
            if (PolicyRuns.TryFind(sets, count, words) is not { } runs) continue;
            folded++;
            var policies = new ulong[words];
            for (int w = 0; w < words; w++) policies[w] = rng.Chance(0.3) ? 0 : rng.Next() & rng.Next() & rng.Next();
            ulong met = runs.Fold(policies);
            for (int set = 0; set < count; set++)
            {
                ReadOnlySpan<ulong> those = sets.AsSpan(set * words, words);
                Assert.Equal((seed, round, set, Bits.Intersects(those, policies)), (seed, round, set, (runs.Fold(those) & met) != 0));
            }
        }

        Assert.InRange(folded, 500, 2000);
    }

    [Fact]
    public void More_runs_than_a_word_has_bits_are_not_folded()
    {
        var sets = new ulong[Words];
        sets.AsSpan().Fill(0x5555555555555555);
        Assert.Null(PolicyRuns.TryFind(sets, 1, Words));
        Assert.Equal(1UL, new PolicySets(sets, 1, Words).WithAny([0, 0, 0, 1]));
        Assert.Equal(0UL, new PolicySets(sets, 1, Words).WithAny([0, 0, 0, 2]));
    }

    // Mostly about as many runs as fit, all in the first four words.
    private static ulong[] RandomRuns(ref SplitMix64 rng, int count, int words)
    {
        var sets = new ulong[count * words];
        int longest = rng.Between(4, 60);
        for (int begin = 0; begin < Words * 64;)
        {
            int end = Math.Min(Words * 64, begin + rng.Between(1, longest));
            ulong demanding = rng.Chance(0.2) ? 0 : rng.Next() & rng.Next();
            for (int set = 0; set < count; set++)
            {
                for (int policy = begin; policy < end && (demanding >> set & 1) != 0; policy++) Bits.Set(sets.AsSpan(set * words, words), policy);
            }

            begin = end;
        }

        return sets;
    }
}
