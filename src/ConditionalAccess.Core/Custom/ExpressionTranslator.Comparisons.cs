using System.Linq.Expressions;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Custom;

/// <summary>Comparisons by operators.</summary>
internal sealed partial class ExpressionTranslator
{
    private static readonly Type[] s_operators = [typeof(string), typeof(Version), typeof(DateTimeOffset), typeof(TimeSpan)];
    private static readonly Type[] s_ordered = [typeof(RiskLevel), typeof(InsiderRiskLevel), typeof(Compliance.PasswordQuality), typeof(Compliance.PasswordComplexity), typeof(DayOfWeek)];

    private CustomNode? Comparison(BinaryExpression expression, bool negate)
    {
        (ComparisonOperator op, bool isNegative) = Operator(expression.NodeType);
        if (op == ComparisonOperator.None || expression.IsLifted || (expression.Method is { } method && !s_operators.Contains(method.DeclaringType))) return NotAllowed(expression) as CustomNode;
        bool isOpposite = isNegative != negate;
        if (IsNull(expression.Right)) return NoValue(expression.Left, op, isOpposite);
        if (IsNull(expression.Left)) return NoValue(expression.Right, op, isOpposite);
        if (expression.Left.Type == typeof(bool) && op == ComparisonOperator.Equal) return SameTruth(expression, isOpposite);
        CustomValue? left = Value(expression.Left), right = Value(expression.Right);
        if (left is null || right is null) return null;
        if (IsConstant(left) && IsConstant(right)) return Refuse(expression, "names no signal", "name what the sign-in or device has to be") as CustomNode;
        return IsConstant(left) ? Compare(expression, right, Mirrored(op), left, isOpposite) : Compare(expression, left, op, right, isOpposite);
    }

    private CustomNode? Compare(Expression expression, CustomValue left, ComparisonOperator op, CustomValue right, bool negate)
    {
        if (Fitting(expression, right, left) is not { } fitting) return null;
        if (fitting.Kind != left.Kind || (left.Kind == FactKind.Enumeration && fitting.Words != left.Words))
            return Refuse(expression, $"compares {Describe(left.Kind)} with {Describe(fitting.Kind)}", "compare values of one kind") as CustomNode;
        if (left.Kind is FactKind.TextList or FactKind.IdList or FactKind.Address or FactKind.Methods or FactKind.Flag)
            return Refuse(expression, $"compares {Describe(left.Kind)}", "use the methods that it has") as CustomNode;
        bool isOrder = op != ComparisonOperator.Equal;
        if (isOrder && (left.Kind is FactKind.Text or FactKind.Id || left.Words is { } words && !s_ordered.Contains(words)))
            return Refuse(expression, $"asks for the order of {left.Words?.Name ?? Describe(left.Kind)}, which has none", "compare with == or !=") as CustomNode;
        if (!isOrder && fitting is TextConstant text) return new TextTest(left, TextOperator.Equal, text.Text, IsCaseSensitive: false, negate);
        if (left.Kind == FactKind.Text && (IsExtension(left) || IsExtension(fitting)))
            return Refuse(expression, "compares an extension attribute with another signal", "compare it with a constant text") as CustomNode;
        return new ComparisonTest(left, op, fitting, negate);
    }

    /// <summary>A constant as the kind of value that it is compared with; null with a finding when it can be none.</summary>
    private CustomValue? Fitting(Expression expression, CustomValue constant, CustomValue with)
    {
        switch (constant)
        {
            case TextConstant text when with.Kind == FactKind.Id:
                if (text.Text.Length > 0) return new IdConstant(text.Text);
                return Refuse(expression, "compares an id with an empty text", "write null for a known absence") as CustomValue;
            case NumberConstant number when with.Words is { } words:
                if (number.Words is not null && number.Words != words) return number;
                return IsWord(words, number.Number) ? number with { Words = words, Kind = FactKind.Enumeration }
                    : Refuse(expression, $"compares with {Word(words, number.Number)}, which no signal has", "compare with a value that a signal can have; what is not known is unknown by itself") as CustomValue;
            default:
                return constant;
        }
    }

    // Zero mostly means "not known", All is a word of policies, and a hidden level is not known: no signal has these values.
    private static bool IsWord(Type words, long number)
    {
        string? name = Enum.GetName(words, Enum.ToObject(words, number));
        return name is not null and not "Unknown" and not "NotSet" && !(name == nameof(DevicePlatform.All) && (words == typeof(DevicePlatform) || words == typeof(ClientAppType))) && !(words == typeof(RiskLevel) && number == (long)RiskLevel.Hidden);
    }

    private static string Word(Type words, long number)
        => words.Name + "." + (Enum.GetName(words, Enum.ToObject(words, number)) ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private CustomNode? NoValue(Expression expression, ComparisonOperator op, bool negate)
    {
        if (op != ComparisonOperator.Equal) return Refuse(expression, "is compared with null by order", "use == null or != null") as CustomNode;
        if (Value(expression) is not { } value) return null;
        if (value is FactValue { Kind: FactKind.Text or FactKind.Id or FactKind.Version } or ElementValue) return new NullTest(value, negate);
        return Refuse(expression, "is compared with null, which it never is", "leave the comparison out; what is not known is unknown by itself") as CustomNode;
    }

    // a == b over conditions: what a says decides whether b or its opposite has to hold.
    private CustomNode? SameTruth(BinaryExpression expression, bool negate)
    {
        if (ExpressionConstants.TryRead(expression.Right, out object? right) && right is bool wanted) return Condition(expression.Left, wanted == negate);
        if (ExpressionConstants.TryRead(expression.Left, out object? left) && left is bool known) return Condition(expression.Right, known == negate);
        return Choice(Condition(expression.Left, false), Condition(expression.Right, negate), Condition(expression.Right, !negate));
    }

    private static bool IsNull(Expression expression) => !expression.Type.IsValueType && ExpressionConstants.TryRead(expression, out object? value) && value is null;

    private static bool IsConstant(CustomValue value) => value is TextConstant or IdConstant or NumberConstant or VersionConstant or TimeConstant or SpanConstant;

    private static bool IsExtension(CustomValue value) => value is FactValue { Definition.IsExtension: true };

    private static (ComparisonOperator Operator, bool IsNegative) Operator(ExpressionType type) => type switch
    {
        ExpressionType.Equal => (ComparisonOperator.Equal, false),
        ExpressionType.NotEqual => (ComparisonOperator.Equal, true),
        ExpressionType.LessThan => (ComparisonOperator.Less, false),
        ExpressionType.LessThanOrEqual => (ComparisonOperator.LessOrEqual, false),
        ExpressionType.GreaterThan => (ComparisonOperator.Greater, false),
        ExpressionType.GreaterThanOrEqual => (ComparisonOperator.GreaterOrEqual, false),
        _ => (ComparisonOperator.None, false),
    };

    private static ComparisonOperator Mirrored(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => op,
    };

    private static string Describe(FactKind kind) => kind switch
    {
        FactKind.Flag => "a condition",
        FactKind.Number => "a number",
        FactKind.Enumeration => "a word",
        FactKind.Text => "a text",
        FactKind.Id => "an id",
        FactKind.Version => "a version",
        FactKind.Time => "a time",
        FactKind.Span => "a span of time",
        FactKind.TextList => "a list of texts",
        FactKind.IdList => "a list of ids",
        FactKind.Address => "an address",
        _ => "a set of methods",
    };
}
