using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;
using Xunit.Abstractions;

namespace ConditionalAccess.Properties;

/// <summary>Two decisions of one engine are equal exactly when they read the same.</summary>
public sealed class DecisionEqualityTests(ITestOutputHelper output)
{
    private const ulong Seed = 20261130;

    private int _equal, _different, _equalByOtherWay;

    [Fact]
    public void Decisions_are_equal_exactly_when_they_read_the_same()
    {
        ulong start = Law.SeedOr(Seed);
        var seeds = new SplitMix64(start);
        for (int set = 0; set < 300; set++)
        {
            ulong seed = seeds.Next();
            TenantConfiguration tenant = RandomTenant.Create(seed);
            Compare(seed, [.. Decisions(PolicySet.From(tenant).Compile(), tenant, seed)]);
        }

        string found = $"start {start}: {_equal} pairs were equal, {_equalByOtherWay} of them reached in different ways, {_different} were not";
        output.WriteLine(found);
        Assert.True(_equal > 5_000 && _equalByOtherWay > 500 && _different > 5_000, found);
    }

    private static IEnumerable<Decision> Decisions(PolicyEngine engine, TenantConfiguration tenant, ulong seed)
    {
        SplitMix64 rng = SplitMix64.ForPart(seed, 11);
        for (int i = 0; i < 6; i++)
        {
            SignIn signIn = RandomSignIn.Create(ref rng, tenant), usual = UsualSignIns.Of(in signIn);
            SignIn special = usual.With((NetworkSignals n) => n with { GpsRefusal = GpsRefusal.Denied });
            SignIn proven = usual.With((AuthenticationSignals a) => a with { HasMfaClaim = true, MfaAt = usual.At });
            yield return engine.Evaluate(in signIn);
            yield return engine.Evaluate(in signIn, EvaluationMode.WhatIf);
            yield return engine.Evaluate(in usual);
            yield return engine.Evaluate(in special);
            yield return engine.Evaluate(in proven, engine.PrepareUser(proven.User), engine.PrepareDevice(proven.Device), new DecisionBuffer());
        }
    }

    private void Compare(ulong seed, Decision[] decisions)
    {
        string[] texts = Array.ConvertAll(decisions, d => d.Mode + "\n" + DecisionText.Of(in d));
        for (int i = 0; i < decisions.Length; i++)
        {
            for (int j = i; j < decisions.Length; j++)
            {
                bool areEqual = decisions[i].Equals(decisions[j]), readTheSame = string.Equals(texts[i], texts[j], StringComparison.OrdinalIgnoreCase);
                Assert.True(areEqual == readTheSame, $"seed {seed}, {i} and {j}: equal {areEqual}, {DecisionText.Difference(texts[i], texts[j])}");
                Assert.True(!areEqual || decisions[i].GetHashCode() == decisions[j].GetHashCode(), $"seed {seed}, {i} and {j}: other hash code");
                if (i != j) Count(areEqual, ((decisions[i].Flags ^ decisions[j].Flags) & ResultFlags.ByMasks) != 0);
            }
        }
    }

    private void Count(bool areEqual, bool isOtherWay)
    {
        if (areEqual) _equal++;
        else _different++;
        if (areEqual && isOtherWay) _equalByOtherWay++;
    }
}
