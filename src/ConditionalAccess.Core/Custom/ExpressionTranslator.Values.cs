using System.Linq.Expressions;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Custom;

/// <summary>Values that are compared.</summary>
internal sealed partial class ExpressionTranslator
{
    private static readonly ValuePart[] s_ofVersion = [ValuePart.Major, ValuePart.Minor, ValuePart.Build, ValuePart.Revision];

    private static readonly ValuePart[] s_ofTime =
        [ValuePart.Year, ValuePart.Month, ValuePart.Day, ValuePart.Hour, ValuePart.Minute, ValuePart.DayOfWeek, ValuePart.TimeOfDay];

    /// <summary>A value; null with a finding when it is refused.</summary>
    private CustomValue? Value(Expression expression)
    {
        if (!Enter(expression)) return null;
        try
        {
            if (ExpressionConstants.TryRead(expression, out object? constant)) return Constant(expression, constant);
            return expression switch
            {
                UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked, Method: null } convert when IsWidening(convert) => Value(convert.Operand),
                ParameterExpression parameter when parameter == _element => new ElementValue(_elementKind),
                MemberExpression member => Member(member),
                MethodCallExpression { Object: { } time } call when call.Method.DeclaringType == typeof(DateTimeOffset) && call.Method.Name == nameof(DateTimeOffset.ToOffset) => ToOffset(call, time),
                BinaryExpression { NodeType: ExpressionType.Subtract } difference when difference.Type == typeof(TimeSpan) && difference.Left.Type == typeof(DateTimeOffset) => Difference(difference),
                _ => NotAllowed(expression) as CustomValue,
            };
        }
        finally
        {
            _depth--;
        }
    }

    private CustomValue? Member(MemberExpression member)
    {
        if (Fact(member) is { } fact)
        {
            return _element is null ? fact : OtherSignal(member) as CustomValue;
        }

        if (Part(member) is not { } part || member.Expression is not { } whole) return NotAllowed(member) as CustomValue;
        if (Value(whole) is not { } of) return null;
        bool fits = part == ValuePart.Length ? of.Kind == FactKind.Text && !IsExtension(of) : s_ofVersion.Contains(part) ? of.Kind == FactKind.Version : of.Kind == FactKind.Time;
        if (fits) return new PartValue(part, of);
        return Refuse(member, $"asks for {part} of {(IsExtension(of) ? "an extension attribute" : Describe(of.Kind))}", "compare the value itself") as CustomValue;
    }

    private static ValuePart? Part(MemberExpression member)
    {
        Type? type = member.Member.DeclaringType;
        ValuePart[] parts = type == typeof(string) ? [ValuePart.Length] : type == typeof(Version) ? s_ofVersion : type == typeof(DateTimeOffset) ? s_ofTime : [];
        foreach (ValuePart part in parts)
        {
            if (part.ToString() == member.Member.Name) return part;
        }

        return null;
    }

    private OffsetValue? ToOffset(MethodCallExpression call, Expression time)
    {
        if (!ExpressionConstants.TryRead(call.Arguments[0], out object? constant) || constant is not TimeSpan offset || Math.Abs(offset.Ticks) > 14 * TimeSpan.TicksPerHour || offset.Ticks % TimeSpan.TicksPerMinute != 0)
            return Refuse(call, "has no constant offset of whole minutes up to 14 hours", "write one such as TimeSpan.FromHours(1)") as OffsetValue;
        return Value(time) is { } of ? new OffsetValue(of is OffsetValue inner ? inner.Time : of, offset) : null;
    }

    private CustomValue? Difference(BinaryExpression expression)
    {
        CustomValue? until = Value(expression.Left), since = Value(expression.Right);
        if (until is null || since is null) return null;
        return IsConstant(until) && IsConstant(since) ? Refuse(expression, "names no signal", "subtract a time of the sign-in") as CustomValue : new DifferenceValue(until, since);
    }

    private CustomValue? Constant(Expression expression, object? value) => value switch
    {
        string text => new TextConstant(text),
        Version version => new VersionConstant(new DottedVersion(version.ToString()).AsWindows()) is { Version.IsReadable: true } readable ? readable
            : Refuse(expression, "is a version with a part of more than nine digits", "write smaller numbers") as CustomValue,
        DateTimeOffset time => new TimeConstant(time),
        TimeSpan span => new SpanConstant(span),
        Enum word when ExpressionConstants.TryInteger(word, out long number) => new NumberConstant(number, word.GetType()),
        not null when ExpressionConstants.TryInteger(value, out long number) => new NumberConstant(number),
        _ => NotAllowed(expression) as CustomValue,
    };

    // The compiler turns small numbers and enumeration values into int to compare them.
    private static bool IsWidening(UnaryExpression convert)
        => (convert.Type == typeof(int) || convert.Type == typeof(long)) && (convert.Operand.Type.IsEnum || convert.Operand.Type == typeof(int) || convert.Operand.Type == typeof(long));
}
