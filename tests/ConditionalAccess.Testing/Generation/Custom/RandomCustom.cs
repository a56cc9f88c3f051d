using System.Collections.Concurrent;
using System.Linq.Expressions;
using ConditionalAccess.Custom;

namespace ConditionalAccess.Testing.Generation.Custom;

/// <summary>
/// Random conditions and rules, out of a few thousand of each kind, so that several policies share one. They can be read back from their text: this is a compiler for
/// exactly these scripts.
/// </summary>
internal sealed class RandomCustom : IScriptCompiler
{
    private const int Different = 3000;

    private static readonly ConcurrentDictionary<(ScriptKind, string), LambdaExpression> s_byText = [];
    private static readonly ConcurrentDictionary<int, CustomCondition> s_conditions = [];
    private static readonly ConcurrentDictionary<int, CustomRule> s_rules = [];

    private RandomCustom()
    {
    }

    /// <summary>Compiles the texts that were generated, and refuses every other.</summary>
    public static RandomCustom Compiler { get; } = new();

    /// <summary>One of the conditions; now and then one that is not understood.</summary>
    public static CustomCondition Condition(ref SplitMix64 rng)
        => rng.Chance(0.03) ? new CustomCondition { Text = "signIn.Moon.Phase == \"full\"" } : s_conditions.GetOrAdd(rng.Below(Different), static number =>
        {
            var lambda = (Expression<Func<SignInFacts, bool>>)RandomExpression.Create(ScriptKind.Condition, (ulong)number);
            CustomCondition condition = CustomCondition.Of(lambda);
            s_byText[(ScriptKind.Condition, condition.Text)] = lambda;
            return condition;
        });

    /// <summary>One of the rules; now and then one that is not understood.</summary>
    public static CustomRule Rule(ref SplitMix64 rng, string name)
        => rng.Chance(0.03) ? new CustomRule { Name = name, Text = "device.Moon == null" } : s_rules.GetOrAdd(rng.Below(Different), static number =>
        {
            var lambda = (Expression<Func<ManagedDeviceFacts, bool>>)RandomExpression.Create(ScriptKind.Rule, (ulong)number);
            CustomRule rule = CustomRule.Of("rule", lambda);
            s_byText[(ScriptKind.Rule, rule.Text)] = lambda;
            return rule;
        }) with { Name = name };

    public IReadOnlyList<ScriptResult> Compile(IReadOnlyList<ScriptSource> scripts) => [.. scripts.Select(Compile)];

    private static ScriptResult Compile(ScriptSource script)
        => s_byText.TryGetValue((script.Kind, script.Text), out LambdaExpression? lambda) ? ScriptResult.Of(lambda)
            : ScriptResult.Refused([new ScriptFinding("CAP1601", Diagnostics.DiagnosticSeverity.Warning, "the script is none of those that were generated", "generate it")]);
}
