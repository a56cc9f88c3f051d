using System.Linq.Expressions;
using ConditionalAccess.Custom;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Generation.Custom;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>A condition that was given in code is written as C#, and the text is compiled again to the same condition.</summary>
public class WrittenTextTests
{
    private const ulong Seed = 0x9D27_5A1E_C04B_8F63;
    private const int Conditions = 3000;

    [Fact]
    public void The_text_of_a_random_condition_is_compiled_to_the_same_meaning()
    {
        var rng = new SplitMix64(Seed);
        CustomCondition[] written = [.. Draw(ref rng).Where(c => c.IsUnderstood).DistinctBy(c => c.Text)];
        Assert.InRange(written.Length, 200, Conditions);
        PolicySet read = PolicySet.Parse(Tenants.Document(written.Select((c, i) => Tenants.Scripted(i, c.Text))), Tenants.WithScripts with { MaxFindings = 20 });
        for (int i = 0; i < written.Length; i++) Assert.True(written[i].Equals(read.Policies[i].Conditions.CustomCondition), $"seed {Seed:x}: " + written[i].Text);
    }

    [Fact]
    public void The_text_of_a_random_rule_is_compiled_to_the_same_meaning()
    {
        var rng = new SplitMix64(Seed);
        var drawn = new List<CustomRule>();
        for (int i = 0; i < Conditions; i++) drawn.Add(RandomCustom.Rule(ref rng, "rule"));
        CustomRule[] written = [.. drawn.Where(r => r.IsUnderstood).DistinctBy(r => r.Text)];
        Assert.InRange(written.Length, 200, Conditions);
        IReadOnlyList<ScriptResult> read = CSharpScriptCompiler.Default.Compile([.. written.Select(r => Scripts.Source(r.Text, ScriptKind.Rule))]);
        for (int i = 0; i < written.Length; i++)
        {
            Assert.True(read[i].Expression is not null, Scripts.Findings(read[i]) + ": " + written[i].Text);
            Assert.Equal(written[i], CustomRule.Of("rule", (Expression<Func<ManagedDeviceFacts, bool>>)read[i].Expression!));
        }
    }

    private static List<CustomCondition> Draw(ref SplitMix64 rng)
    {
        var drawn = new List<CustomCondition>();
        for (int i = 0; i < Conditions; i++) drawn.Add(RandomCustom.Condition(ref rng));
        return drawn;
    }
}
