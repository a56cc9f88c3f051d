using System.Runtime.CompilerServices;
using ConditionalAccess.Custom;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>
/// Turns expressions into what evaluates them: expression trees compiled to code, or delegates where code cannot be generated. Equal expressions are compiled
/// once.
/// </summary>
/// <typeparam name="TInput">What they read their facts from.</typeparam>
internal sealed class CustomCompiler<TInput>(bool useExpressionTrees)
    where TInput : ICustomInput, allows ref struct
{
    // Code is kept as long as the expression it was made from, for engines that are compiled again from one set.
    private static readonly ConditionalWeakTable<CustomNode, CustomPredicate<TInput>> s_trees = [];

    private readonly Dictionary<CustomNode, CustomPredicate<TInput>> _known = [];

    public CustomPredicate<TInput> Compile(CustomNode node)
    {
        if (_known.TryGetValue(node, out CustomPredicate<TInput>? known)) return known;
        return _known[node] = useExpressionTrees ? s_trees.GetValue(node, CustomTrees<TInput>.Compile) : CustomDelegates<TInput>.Compile(node);
    }
}

/// <summary>The custom conditions of the policies of a plan.</summary>
internal static class CustomConditionBuilder
{
    /// <summary>The distinct conditions with their policies.</summary>
    public static CustomConditions Build(PolicyLayout layout, bool useExpressionTrees)
    {
        var compiler = new CustomCompiler<SignInInput>(useExpressionTrees);
        var byNode = new Dictionary<CustomNode, ulong[]>();
        var notUnderstood = new ulong[layout.Words];
        for (int bit = 0; bit < layout.Policies.Length; bit++)
        {
            if (layout.Policies[bit].Conditions.CustomCondition is not { } custom) continue;
            ulong[] policies = notUnderstood;
            if (custom.Node is { } node && !byNode.TryGetValue(node, out policies!)) byNode.Add(node, policies = new ulong[layout.Words]);
            Bits.Set(policies, bit);
        }

        var checks = byNode.Select(n => new CustomCheck(compiler.Compile(n.Key), n.Value)).ToList();
        if (Bits.Any(notUnderstood)) checks.Add(new CustomCheck(null, notUnderstood));
        return new CustomConditions([.. checks]);
    }
}
