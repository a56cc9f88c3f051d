using ConditionalAccess.Compilation;
using ConditionalAccess.Core.Tests.Filters;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>Reads a document on a small stack, and decides a sign-in by every evaluator, which must agree.</summary>
internal static class Deciding
{
    private static readonly PolicyReadOptions s_partial = new() { AcceptPartial = true };

    /// <summary>The set of a document, objects that cannot be read left out.</summary>
    public static PolicySet Accept(string json) => Rules.OnSmallStack(() => PolicySet.Parse(json, s_partial));

    /// <summary>The findings of reading and then those of validation with a given code, one line each.</summary>
    public static string[] Found(PolicySet set, params string[] validationCodes)
    {
        IEnumerable<PolicyDiagnostic> validated = set.Validate().Where(f => validationCodes.Contains(f.Code));
        return [.. set.Diagnostics.Concat(validated).Select(f => f.ToString())];
    }

    /// <summary>Where a piece of a one-line document begins.</summary>
    public static string At(string json, string piece)
        => "(line 1, column " + (json.IndexOf(piece, StringComparison.Ordinal) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + ")";

    /// <summary>The decision with what it rests on, such as <c>Blocked 53003 (block), not known: Location</c>.</summary>
    public static string Decide(string json, SignIn signIn, EvaluationMode mode = EvaluationMode.Enforce) => Decide(Accept(json), signIn, mode);

    public static string Decide(PolicySet set, SignIn signIn, EvaluationMode mode = EvaluationMode.Enforce)
    {
        PolicyEngine engine = set.Compile();
        PolicyEngine withoutTrees = new(set.Tenant, EngineOptions.Default, PlanCompiler.Compile(set.Tenant, EngineOptions.Default, useExpressionTrees: false), "test");
        string expected = DecisionText.Of(new ReferenceEvaluator(set.Tenant, EngineOptions.Default).Evaluate(in signIn, mode));
        Assert.Equal(expected, DecisionText.Of(engine.Evaluate(in signIn, mode)));
        Assert.Equal(expected, DecisionText.Of(withoutTrees.Evaluate(in signIn, mode)));
        Explanation explanation = engine.Explain(in signIn, mode);
        Decision decision = engine.Evaluate(in signIn, mode);
        Assert.Equal((decision.Outcome, decision.RestsOnUnknown), (explanation.Outcome, explanation.RestsOnUnknown));
        Assert.NotEmpty(explanation.ToString());
        return decision + NotKnown(decision);
    }

    private static string NotKnown(in Decision decision)
    {
        string conditions = decision.MissingConditions == PolicyConditions.None ? "" : decision.MissingConditions.ToString();
        string items = string.Join(", ", decision.MissingItems.ToList());
        return decision.RestsOnUnknown ? ", not known: " + string.Join(", ", new[] { conditions, items }.Where(t => t.Length > 0)) : "";
    }
}
