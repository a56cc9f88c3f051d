using ConditionalAccess.Evaluation;
using ConditionalAccess.Testing.Generation;
using Xunit.Abstractions;

namespace ConditionalAccess.Core.Tests.Evaluation;

/// <summary>Which sets hold any of some policies: looked up in one step, and policy by policy.</summary>
public sealed class PolicySetsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(4, 1)]
    [InlineData(4, 22)]
    [InlineData(4, 64)]
    [InlineData(8, 1)]
    [InlineData(8, 23)]
    [InlineData(16, 24)]
    [InlineData(16, 25)]
    [InlineData(24, 48)]
    [InlineData(40, 49)]
    [InlineData(160, 64)]
    public void Ranges_that_begin_and_end_inside_a_word_are_found_by_each_of_their_policies_alone(int words, int count)
    {
        var rng = new SplitMix64((ulong)((words * 100) + count));
        int policies = (words * 64) - 5;
        var sets = new ulong[count * words];
        for (int begin = 0; begin < policies;)
        {
            int end = Math.Min(policies, begin + 1 + rng.Skewed(90));
            ulong demanding = rng.Next() & rng.Next() & (ulong.MaxValue >> (64 - count));
            for (int bit = begin; bit < end; bit++) Put(sets, words, bit, demanding);
            begin = end;
        }

        EachAloneIsFound(sets, count, words);
    }

    [Fact]
    public void Ranges_of_whole_bytes_are_found_by_each_of_their_policies_alone()
    {
        var rng = new SplitMix64(7);
        var sets = new ulong[22 * 40];
        for (int at = 0; at < 40 * 8; at++)
        {
            ulong demanding = rng.Next() & rng.Next() & 0x3FFFFF;
            for (int bit = 0; bit < 8; bit++) Put(sets, 40, (at * 8) + bit, demanding);
        }

        EachAloneIsFound(sets, 22, 40);
    }

    [Fact]
    public void Every_policy_can_be_in_sets_of_its_own()
    {
        var sets = new ulong[64 * 16];
        for (int bit = 0; bit < 16 * 64; bit++) Put(sets, 16, bit, (1UL << (bit % 64)) | (1UL << (bit / 16)));
        EachAloneIsFound(sets, 64, 16);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    public void Sets_that_hold_nothing_are_never_found(int words)
    {
        ulong[] everybody = [.. Enumerable.Repeat(ulong.MaxValue, words)];
        Assert.Equal(0UL, new PolicySets(new ulong[3 * words], 3, words).WithAny(everybody));
        Assert.Equal(0UL, new PolicySetsByEight(new ulong[3 * words], 3, words).WithAny(everybody));
    }

    [Fact]
    public void Random_policies_find_the_sets_that_a_search_finds()
    {
        ulong seed = (ulong)Random.Shared.NextInt64();
        output.WriteLine($"seed {seed}");
        var rng = new SplitMix64(seed);
        for (int round = 0; round < 200; round++)
        {
            int words = rng.Chance(0.3) ? 4 : 8 * rng.Between(1, 20), count = rng.Between(1, 64);
            var sets = new ulong[count * words];
            for (int i = 0; i < sets.Length; i++) sets[i] = RandomWord(ref rng);
            PolicySets tested = new(sets, count, words);
            PolicySetsByEight byEight = new(sets, count, words);
            for (int i = 0; i < 20; i++)
            {
                var policies = new ulong[words];
                for (int w = 0; w < words; w++) policies[w] = rng.Chance(0.7) ? 0 : RandomWord(ref rng) & RandomWord(ref rng);
                ulong expected = Expected(sets, count, words, policies);
                Assert.Equal((seed, round, expected, expected), (seed, round, tested.WithAny(policies), byEight.WithAny(policies)));
            }
        }
    }

    // Nothing, everything, whole bytes, or any bits.
    private static ulong RandomWord(ref SplitMix64 rng) => rng.Below(6) switch
    {
        0 => 0,
        1 => ulong.MaxValue,
        2 => (rng.Next() & 0x0101010101010101) * 255,
        3 => 1UL << rng.Below(64),
        4 => ulong.MaxValue << rng.Below(64),
        _ => rng.Next(),
    };

    private static void Put(ulong[] sets, int words, int policy, ulong demanding)
    {
        for (ulong left = demanding; left != 0;) Bits.Set(sets.AsSpan(Bits.TakeLowest(ref left) * words, words), policy);
    }

    private static void EachAloneIsFound(ulong[] sets, int count, int words)
    {
        PolicySets tested = new(sets, count, words);
        PolicySetsByEight byEight = new(sets, count, words);
        for (int policy = 0; policy < words * 64; policy++)
        {
            var alone = new ulong[words];
            Bits.Set(alone, policy);
            ulong expected = Expected(sets, count, words, alone);
            Assert.Equal((policy, expected, expected), (policy, tested.WithAny(alone), byEight.WithAny(alone)));
        }
    }

    private static ulong Expected(ulong[] sets, int count, int words, ulong[] policies)
    {
        ulong found = 0;
        for (int i = 0; i < count * words; i++) found |= (sets[i] & policies[i % words]) != 0 ? 1UL << (i / words) : 0;
        return found;
    }
}
