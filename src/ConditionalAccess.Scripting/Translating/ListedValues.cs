using System.Linq.Expressions;
using System.Reflection;

namespace ConditionalAccess.Scripting.Translating;

/// <summary>
/// Values that scripts make of constants: a version, an instant, a duration. To tell whether there is such a value, the constructor or method is called. It is one of
/// the list, given constants: the only code that is run for a script, and none that the script brought.
/// </summary>
internal static class ListedValues
{
    /// <summary>Whether the expression is made of constants only.</summary>
    public static bool IsConstant(Expression expression) => expression switch
    {
        ConstantExpression => true,
        MemberExpression { Expression: null, Member: FieldInfo } => true,
        NewExpression made => made.Arguments.All(IsConstant),
        MethodCallExpression { Object: null } call => call.Method.DeclaringType == typeof(TimeSpan) && call.Arguments.All(IsConstant),
        _ => false,
    };

    /// <summary>Whether a constant expression has a value: numbers can be out of range.</summary>
    public static bool HasValue(Expression constant)
    {
        try
        {
            Read(constant);
            return true;
        }
        catch (TargetInvocationException)
        {
            return false;
        }
    }

    private static object? Read(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } => field.GetValue(null),
        NewExpression { Constructor: { } constructor } made => constructor.Invoke([.. made.Arguments.Select(Read)]),
        MethodCallExpression call => call.Method.Invoke(null, [.. call.Arguments.Select(Read)]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
