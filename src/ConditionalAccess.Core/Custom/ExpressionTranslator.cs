using System.Linq.Expressions;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Custom;

/// <summary>
/// Translates an expression of LINQ into nodes. What is not on the list is refused, and the finding names the part. Nothing of the expression is run, and nothing
/// of it is kept. Used once.
/// </summary>
internal sealed partial class ExpressionTranslator
{
    private readonly List<CustomFinding> _findings = [];
    private readonly ScriptKind _kind;
    private readonly ParameterExpression _facts;
    private ParameterExpression? _element;
    private FactKind _elementKind;
    private int _depth, _parts;

    private ExpressionTranslator(ScriptKind kind, ParameterExpression facts) => (_kind, _facts) = (kind, facts);

    /// <summary>Translates an expression.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="expression">The expression.</param>
    public static Translation Translate(ScriptKind kind, LambdaExpression expression)
    {
        Type facts = kind == ScriptKind.Condition ? typeof(SignInFacts) : typeof(ManagedDeviceFacts);
        if (expression.Parameters.Count != 1 || expression.Parameters[0].Type != facts || expression.ReturnType != typeof(bool))
            return new Translation(null, [new CustomFinding($"the expression is no condition over {facts.Name}", $"write it as a lambda from {facts.Name} to bool")]);
        var translator = new ExpressionTranslator(kind, expression.Parameters[0]);
        CustomNode? node = translator.Condition(expression.Body, negate: false);
        return translator._findings.Count == 0 ? new Translation(node, []) : new Translation(null, translator._findings);
    }

    /// <summary>A condition; null with a finding when some part is refused. A negation moves down to the tests.</summary>
    private CustomNode? Condition(Expression expression, bool negate)
    {
        if (!Enter(expression)) return null;
        try
        {
            return expression switch
            {
                UnaryExpression { NodeType: ExpressionType.Not, Method: null } not when not.Type == typeof(bool) => Condition(not.Operand, !negate),
                BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And or ExpressionType.OrElse or ExpressionType.Or, Method: null } both when both.Type == typeof(bool) => Combination(both, negate),
                BinaryExpression comparison => Comparison(comparison, negate),
                ConditionalExpression choice => Choice(Condition(choice.Test, false), Condition(choice.IfTrue, negate), Condition(choice.IfFalse, negate)),
                MethodCallExpression call => Call(call, negate),
                _ when ExpressionConstants.TryRead(expression, out object? constant) && constant is bool known => new CustomLiteral(known != negate),
                _ => Flag(expression, negate),
            };
        }
        finally
        {
            _depth--;
        }
    }

    // A chain of one operator leans to the left: its terms are collected without going down.
    private CustomNode? Combination(BinaryExpression expression, bool negate)
    {
        bool isAnd = IsAnd(expression);
        var parts = new Stack<Expression>();
        Expression rest = expression;
        while (rest is BinaryExpression { Method: null, NodeType: ExpressionType.AndAlso or ExpressionType.And or ExpressionType.OrElse or ExpressionType.Or } same && IsAnd(same) == isAnd)
        {
            parts.Push(same.Right);
            rest = same.Left;
        }

        parts.Push(rest);
        var terms = new List<CustomNode>();
        bool isWhole = true;
        foreach (Expression part in parts)
        {
            if (Condition(part, negate) is { } term) terms.Add(term);
            else isWhole = false;
        }

        return isWhole ? Combined(terms, isAnd != negate) : null;
    }

    private static bool IsAnd(BinaryExpression expression) => expression.NodeType is ExpressionType.AndAlso or ExpressionType.And;

    private static CustomNode Combined(List<CustomNode> terms, bool isAnd)
    {
        var flat = new List<CustomNode>();
        foreach (CustomNode term in terms)
        {
            if (isAnd && term is CustomAnd and) flat.AddRange(and.Terms);
            else if (!isAnd && term is CustomOr or) flat.AddRange(or.Terms);
            else flat.Add(term);
        }

        ValueArray<CustomNode> all = ValueArray.From(flat);
        return isAnd ? new CustomAnd(all) : new CustomOr(all);
    }

    private static CustomChoice? Choice(CustomNode? test, CustomNode? then, CustomNode? otherwise)
        => test is null || then is null || otherwise is null ? null : new CustomChoice(test, then, otherwise);

    private FlagTest? Flag(Expression expression, bool negate)
    {
        if (Fact(expression) is not { } fact) return NotAllowed(expression) as FlagTest;
        if (_element is not null) return OtherSignal(expression) as FlagTest;
        return fact.Kind == FactKind.Flag ? new FlagTest(fact, negate) : Refuse(expression, "is no condition", "compare it with something") as FlagTest;
    }

    /// <summary>A fact that the expression names; null when it names none.</summary>
    private FactValue? Fact(Expression expression)
    {
        string path = "";
        Expression? at = expression;
        while (at is MemberExpression member)
        {
            path = path.Length == 0 ? member.Member.Name : member.Member.Name + "." + path;
            at = member.Expression;
        }

        return at == _facts && path.Length > 0 && FactTable.TryFind(_kind, path, out FactDefinition? found) && !found.HasArgument ? new FactValue(found) : null;
    }

    private bool Enter(Expression expression)
    {
        _depth++;
        _parts++;
        if (_depth <= ExpressionLimits.MaxDepth && _parts <= ExpressionLimits.MaxParts) return true;
        _depth--;
        if (_findings.Count == 0)
        {
            string limit = _parts > ExpressionLimits.MaxParts ? $"has more than {ExpressionLimits.MaxParts} parts" : $"is nested deeper than {ExpressionLimits.MaxDepth}";
            _findings.Add(new CustomFinding("the expression " + limit + ", here at " + Describe(expression), "split it into several policies, or simplify it"));
        }

        return false;
    }

    /// <summary>Adds a finding about a part; the result is always null.</summary>
    private object? Refuse(Expression part, string problem, string remedy)
    {
        _findings.Add(new CustomFinding(Describe(part) + " " + problem, remedy));
        return null;
    }

    private object? OtherSignal(Expression part)
        => Refuse(part, "is another signal than the element that is looked at", "say only something about the element inside Any and All");

    private object? NotAllowed(Expression part) => part switch
    {
        MethodCallExpression call => Refuse(part, $"calls {call.Method.DeclaringType?.Name}.{call.Method.Name}, which an expression may not", "use the operations that are listed for custom conditions"),
        MemberExpression member when member.Expression is null or not MemberExpression and not ParameterExpression
            => Refuse(part, $"reads {member.Member.DeclaringType?.Name}.{member.Member.Name}, which is no signal", "name a signal, or put the value into a local variable"),
        MemberExpression member => Refuse(part, $"reads {member.Member.DeclaringType?.Name}.{member.Member.Name}, which is no value that can be compared", "name a signal or one of the listed parts of it"),
        _ => Refuse(part, $"is {Form(part)}, which an expression may not hold", "use the operations that are listed for custom conditions"),
    };

    private static string Form(Expression part) => part.NodeType switch
    {
        ExpressionType.Lambda => "a function",
        ExpressionType.Invoke => "a call of a delegate",
        ExpressionType.New or ExpressionType.NewArrayInit or ExpressionType.NewArrayBounds or ExpressionType.MemberInit or ExpressionType.ListInit => "a new object",
        ExpressionType.TypeIs or ExpressionType.TypeAs or ExpressionType.TypeEqual => "a test of a type",
        ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.Unbox => "a conversion",
        ExpressionType.ArrayIndex or ExpressionType.Index => "an access by position",
        ExpressionType.Coalesce => "a replacement for null",
        ExpressionType.Assign or ExpressionType.Block or ExpressionType.Loop or ExpressionType.Goto or ExpressionType.Try or ExpressionType.Switch or ExpressionType.Throw => "a statement",
        ExpressionType.Constant or ExpressionType.Default => "a constant of a type without meaning here",
        _ => "the operation " + part.NodeType,
    };

    // An expression of the caller can have any text; LINQ writes it without running anything of it.
    private static string Describe(Expression part) => DiagnosticText.Quote(part switch
    {
        ConstantExpression { Value: null } => "null",
        ConstantExpression constant when constant.Type.IsPrimitive || constant.Type.IsEnum || constant.Type == typeof(string) => constant.ToString(),
        ConstantExpression constant => constant.Type.Name,
        _ when Depth(part) > ExpressionLimits.MaxDepth => "...",
        _ => part.ToString(),
    });

    // Writing an expression goes as deep as it is.
    private static int Depth(Expression part)
    {
        int depth = 0;
        for (Expression? at = part; at is not null && depth <= ExpressionLimits.MaxDepth; depth++)
        {
            at = at switch
            {
                BinaryExpression binary => binary.Left,
                UnaryExpression unary => unary.Operand,
                MemberExpression member => member.Expression,
                MethodCallExpression call => call.Object ?? call.Arguments.FirstOrDefault(),
                ConditionalExpression choice => choice.IfFalse,
                _ => null,
            };
        }

        return depth;
    }
}
