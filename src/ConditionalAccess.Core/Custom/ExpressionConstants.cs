using System.Collections;
using System.Collections.ObjectModel;
using System.Linq.Expressions;

namespace ConditionalAccess.Custom;

/// <summary>Reads the parts of an expression that name no signal: constants, variables of the surrounding code, and a few ways to make values.</summary>
internal static class ExpressionConstants
{
    private const int MaxDepth = 16;

    private static readonly Type[] s_madeByConstructor = [typeof(Version), typeof(DateTimeOffset), typeof(TimeSpan)];
    private static readonly Type[] s_arguments = [typeof(int), typeof(long), typeof(double), typeof(string), typeof(TimeSpan)];
    private static readonly string[] s_spans = ["FromDays", "FromHours", "FromMinutes", "FromSeconds", "FromMilliseconds", "FromTicks"];
    private static readonly string[] s_fields = ["System.String.Empty", "System.TimeSpan.Zero", "System.TimeSpan.MinValue", "System.TimeSpan.MaxValue", "System.DateTimeOffset.MinValue", "System.DateTimeOffset.MaxValue", "System.DateTimeOffset.UnixEpoch"];

    /// <summary>Reads a constant.</summary>
    /// <param name="expression">The part.</param>
    /// <param name="value">Its value.</param>
    /// <returns>False when it is no constant that can be read.</returns>
    public static bool TryRead(Expression expression, out object? value) => TryRead(expression, MaxDepth, out value);

    /// <summary>The elements of a constant array or list; null when the value is none.</summary>
    public static List<object?>? Elements(object? value) => value is IEnumerable list and not string ? [.. list.Cast<object?>().Take(ExpressionLimits.MaxListLength + 1)] : null;

    // A variable that a lambda uses is a field of a constant object.
    private static bool TryRead(Expression expression, int depth, out object? value)
    {
        value = null;
        if (depth == 0) return false;
        switch (expression)
        {
            case ConstantExpression constant:
                value = constant.Value;
                return true;
            case MemberExpression member when IsReadableField(member, depth):
                return TryRun(member, out value);
            case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked, Method: null } convert:
                return TryConvert(convert, depth, out value);
            case NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array:
                return TryReadAll(array.Expressions, depth, out value);
            case NewExpression { Constructor: not null } made when s_madeByConstructor.Contains(made.Type) && ArePlain(made.Arguments, depth):
                return TryRun(made, out value);
            case MethodCallExpression { Object: null } call when call.Method.DeclaringType == typeof(TimeSpan) && s_spans.Contains(call.Method.Name) && ArePlain(call.Arguments, depth):
                return TryRun(call, out value);
            default:
                return false;
        }
    }

    private static bool IsReadableField(MemberExpression member, int depth)
    {
        if (member.Member.MemberType.ToString() != "Field") return false;
        if (member.Expression is null) return s_fields.Contains(member.Member.DeclaringType?.FullName + "." + member.Member.Name);
        return TryRead(member.Expression, depth - 1, out object? holder) && holder is not null;
    }

    private static bool ArePlain(ReadOnlyCollection<Expression> arguments, int depth) => arguments.All(a => s_arguments.Contains(a.Type) && TryRead(a, depth - 1, out _));

    // Only what the list above lets through is run: a field is read, or a version, time or span made.
    private static bool TryRun(Expression expression, out object? value)
    {
        try
        {
            value = Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)();
            return true;
        }
        catch (Exception e) when (e is ArgumentException or OverflowException or FormatException)
        {
            // Numbers that make no version, time or span.
            return Fail(out value);
        }
    }

    private static bool TryConvert(UnaryExpression convert, int depth, out object? value)
    {
        if (!TryRead(convert.Operand, depth - 1, out value)) return Fail(out value);
        Type type = Nullable.GetUnderlyingType(convert.Type) ?? convert.Type;
        if (value is null || type.IsInstanceOfType(value)) return true;
        if (!TryInteger(value, out long number)) return Fail(out value);
        if (type.IsEnum) value = Enum.ToObject(type, number);
        else if (type == typeof(long)) value = number;
        else if (type == typeof(int) && number is >= int.MinValue and <= int.MaxValue) value = (int)number;
        else return Fail(out value);
        return true;
    }

    /// <summary>A whole number or enumeration value as a number.</summary>
    public static bool TryInteger(object value, out long number)
    {
        switch (value)
        {
            case int i:
                number = i;
                return true;
            case long l:
                number = l;
                return true;
            case byte or sbyte or short or ushort or uint:
                number = Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
                return true;
            case Enum word when word.GetTypeCode() != TypeCode.UInt64:
                number = Convert.ToInt64(word, System.Globalization.CultureInfo.InvariantCulture);
                return true;
            default:
                number = 0;
                return false;
        }
    }

    private static bool TryReadAll(ReadOnlyCollection<Expression> parts, int depth, out object? value)
    {
        var values = new object?[parts.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (!TryRead(parts[i], depth - 1, out values[i])) return Fail(out value);
        }

        value = values;
        return true;
    }

    private static bool Fail(out object? value)
    {
        value = null;
        return false;
    }
}

/// <summary>Limits on expressions, whoever made them.</summary>
internal static class ExpressionLimits
{
    /// <summary>The deepest nesting.</summary>
    public const int MaxDepth = 64;

    /// <summary>The most parts in all.</summary>
    public const int MaxParts = 2000;

    /// <summary>The most constants in one list.</summary>
    public const int MaxListLength = 1000;
}
