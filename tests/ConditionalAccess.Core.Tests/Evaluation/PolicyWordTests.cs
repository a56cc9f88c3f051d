using ConditionalAccess.Evaluation;
using ConditionalAccess.Testing.Generation;
using Xunit.Abstractions;

namespace ConditionalAccess.Core.Tests.Evaluation;

/// <summary>Some policies of four words, gathered in one word and taken out by it.</summary>
public sealed class PolicyWordTests(ITestOutputHelper output)
{
    private const int Words = 4;

    [Fact]
    public void Every_policy_has_a_bit_of_its_own_and_others_have_none()
    {
        // In the same place of every word, and at both ends.
        int[] chosen = [0, 63, 64, 127, 128, 191, 192, 255, 5, 69, 133, 197];
        PolicyWord word = PolicyWord.TryFind(Set(chosen))!;
        var bits = new HashSet<ulong>();
        for (int policy = 0; policy < Words * 64; policy++)
        {
            ulong bit = word.Gather(Set(policy));
            if (!chosen.Contains(policy)) Assert.Equal(0UL, bit);
            else Assert.True(ulong.PopCount(bit) == 1 && bits.Add(bit), $"policy {policy}: {bit:x}");
        }
    }

    [Fact]
    public void Random_policies_are_taken_out_and_all_others_stay()
    {
        ulong seed = (ulong)Random.Shared.NextInt64();
        output.WriteLine($"seed {seed}");
        var rng = new SplitMix64(seed);
        int found = 0;
        for (int round = 0; round < 2000; round++)
        {
            ulong[] chosen = [.. Enumerable.Range(0, Words).Select(_ => rng.Chance(0.2) ? 0 : rng.Next() & rng.Next() & rng.Next())];
            if (PolicyWord.TryFind(chosen) is not { } word) continue;
            found++;
            ulong[] policies = [.. Enumerable.Range(0, Words).Select(_ => rng.Next())], those = [.. Enumerable.Range(0, Words).Select(_ => rng.Next())];
            ulong[] expected = [.. policies.Select((p, w) => p & ~(chosen[w] & those[w]))];
            word.TakeOut(policies, word.Gather(those));
            Assert.True(expected.SequenceEqual(policies), $"seed {seed} round {round}");
        }

        Assert.InRange(found, 500, 2000);
    }

    [Fact]
    public void More_policies_than_a_word_has_bits_do_not_fit() => Assert.Null(PolicyWord.TryFind([ulong.MaxValue, 0, 1, 0]));

    [Fact]
    public void Words_that_no_turn_keeps_apart_do_not_fit() => Assert.Null(PolicyWord.TryFind([1, 1, 3, ~0x55UL]));

    private static ulong[] Set(params int[] policies)
    {
        var set = new ulong[Words];
        foreach (int policy in policies) Bits.Set(set, policy);
        return set;
    }
}
