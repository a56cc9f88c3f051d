using System.Runtime.CompilerServices;

namespace ConditionalAccess.Conventions;

/// <summary>
/// Every public value can be compared and be a key. The equality that a struct has by itself throws where there is an inline array in it, however deep.
/// </summary>
public class ValueTypeTests
{
    private static IEnumerable<Type> PublicValueTypes => typeof(SignIn).Assembly.GetExportedTypes().Where(t => t.IsValueType && !t.IsEnum && !t.IsByRefLike).Select(Closed);

    [Fact]
    public void Every_public_value_type_can_be_compared_and_hashed() => Expect.None(PublicValueTypes.Select(Fault).Where(f => f is not null));

    [Fact]
    public void The_walk_reaches_values_inside_others_and_generic_ones()
    {
        Assert.Superset(new HashSet<Type> { typeof(Decision), typeof(Requirement), typeof(RequirementCollection.Enumerator), typeof(ValueArray<>), typeof(SignIn) },
            PublicValueTypes.Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).ToHashSet());
        Assert.DoesNotContain(PublicValueTypes, t => t.ContainsGenericParameters);
    }

    [Fact]
    public void A_value_type_that_cannot_be_compared_would_be_found()
        => Assert.Equal(typeof(WithRow) + ": NotSupportedException", Fault(typeof(WithRow)));

    private static string? Fault(Type type)
    {
        try
        {
            object one = RuntimeHelpers.GetUninitializedObject(type), other = RuntimeHelpers.GetUninitializedObject(type);
            return one.Equals(other) && one.GetHashCode() == other.GetHashCode() ? null : type + ": two defaults are not equal";
        }
        catch (NotSupportedException e)
        {
            return type + ": " + e.GetType().Name;
        }
    }

    // With an enumeration, which fits every constraint there is.
    private static Type Closed(Type type) => type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(DecisionOutcome))]) : type;

    [InlineArray(2)]
    private struct Row
    {
        private int _first;
    }

    private readonly struct WithRow(Row row)
    {
        public Row Row { get; } = row;
    }
}
