using ConditionalAccess.Compliance;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Custom.Reference;

/// <summary>What each kind of test comes to, before it is negated.</summary>
internal static class CustomTests
{
    public static Truth Positive(CustomTest test, CustomReadings readings) => test switch
    {
        FlagTest flag => Flag(readings.Read(flag.Fact)),
        ComparisonTest { Operator: ComparisonOperator.Equal } same => Same(readings.Read(same.Left), readings.Read(same.Right)),
        ComparisonTest order => Ordered(readings.Read(order.Left), order.Operator, readings.Read(order.Right), readings.IsWhatIf),
        TextTest text => Text(readings.Read(text.Value), text),
        NullTest none => readings.Read(none.Value) is { IsKnown: true } reading && !IsUnreadable(reading) ? Of(IsNone(reading)) : Truth.Unknown,
        MembershipTest listed => Member(readings.Read(listed.Value), listed.Constants, readings),
        RangeTest range => Range(readings.Read(range.Address), range),
        MethodsTest set => Methods(readings.Read(set.Set), set.Methods),
        AnyTest any => Any(readings.Read(any.List), any.Element, readings, readings.IsNoneWhenAbsent(any.List)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Truth Flag(FactReading reading) => !reading.IsKnown ? Truth.Unknown : Of(reading.Value is true);

    // Known to have no value is equal only to the same; a version that is not readable cannot be told from any other.
    private static Truth Same(FactReading left, FactReading right)
    {
        if (!left.IsKnown || !right.IsKnown || IsUnreadable(left) || IsUnreadable(right)) return Truth.Unknown;
        if (!left.HasValue || !right.HasValue) return Of(!left.HasValue && !right.HasValue);
        return Of(Texts(left) is { } texts && Texts(right) is { } others
            ? texts.Any(a => others.Contains(a, StringComparer.OrdinalIgnoreCase))
            : left.Value is DottedVersion a && right.Value is DottedVersion b ? a.Key == b.Key : left.Value!.Equals(right.Value));
    }

    // Nothing stands in no order to anything: unknown, and in what-if, which has two values only, false.
    private static Truth Ordered(FactReading left, ComparisonOperator op, FactReading right, bool isWhatIf)
    {
        if (!left.IsKnown || !right.IsKnown || IsUnreadable(left) || IsUnreadable(right)) return Truth.Unknown;
        if (!left.HasValue || !right.HasValue) return isWhatIf ? Truth.No : Truth.Unknown;
        int order = left.Value is DottedVersion a && right.Value is DottedVersion b ? a.Key.CompareTo(b.Key) : ((IComparable)left.Value!).CompareTo(right.Value);
        return Of(op switch
        {
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        });
    }

    // As in filters: of several texts one is enough, and they contain only whole ones (spec 5.3).
    private static Truth Text(FactReading reading, TextTest test)
    {
        if (!reading.IsKnown) return Truth.Unknown;
        StringComparison comparison = test.IsCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        TextOperator op = reading.Value is string[] && test.Operator == TextOperator.Contains ? TextOperator.Equal : test.Operator;
        return Of(Texts(reading)?.Any(text => op switch
        {
            TextOperator.Equal => string.Equals(text, test.Operand, comparison),
            TextOperator.StartsWith => text.StartsWith(test.Operand, comparison),
            TextOperator.EndsWith => text.EndsWith(test.Operand, comparison),
            _ => text.Contains(test.Operand, comparison),
        }) == true);
    }

    private static Truth Member(FactReading reading, ValueArray<CustomValue> constants, CustomReadings readings)
    {
        if (!reading.IsKnown || IsUnreadable(reading)) return Truth.Unknown;
        return Of(reading.HasValue && constants.Any(c => Same(reading, readings.Read(c)) == Truth.Yes));
    }

    private static Truth Range(FactReading reading, RangeTest range)
    {
        if (!reading.IsKnown) return Truth.Unknown;
        return Of(reading.Value is IpAddress address && address.IsIPv4 == range.Lower.IsIPv4 && address >= range.Lower && address <= range.Upper);
    }

    private static Truth Methods(FactReading reading, AuthenticationMethods methods)
        => !reading.IsKnown ? Truth.Unknown : Of(reading.Value is AuthenticationMethods known && (known & methods) == methods);

    private static Truth Any(FactReading list, CustomNode? element, CustomReadings readings, bool isNoneWhenAbsent)
    {
        if (!list.IsKnown) return Truth.Unknown;
        Truth any = list.IsPartial && !isNoneWhenAbsent ? Truth.Unknown : Truth.No;
        IEnumerable<(FactReading Item, bool IsSure)> items = list.Value switch
        {
            ListedId[] ids => ids.Select(i => (isNoneWhenAbsent && !i.Id.IsKnown ? FactReading.None : FactReading.Of(i.Id), i.IsSure)),
            string[] texts => texts.Select(text => (FactReading.Of((object)text), true)),
            _ => [],
        };
        foreach ((FactReading item, bool isSure) in items)
        {
            Truth holds = element is null ? Truth.Yes : Element(element, readings.Of(item));
            any = any.Or(isSure ? holds : holds.And(Truth.Unknown));
        }

        return any;
    }

    private static Truth Element(CustomNode node, CustomReadings readings) => node switch
    {
        CustomLiteral literal => Of(literal.Value),
        CustomAnd and => and.Terms.Aggregate(Truth.Yes, (value, term) => value.And(Element(term, readings))),
        CustomOr or => or.Terms.Aggregate(Truth.No, (value, term) => value.Or(Element(term, readings))),
        CustomChoice choice => Choice(Element(choice.Test, readings), Element(choice.Then, readings), Element(choice.Else, readings)),
        CustomTest { IsNegative: true } test => Positive(test, readings).Not(),
        CustomTest test => Positive(test, readings),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Truth Choice(Truth test, Truth then, Truth otherwise)
        => test == Truth.Yes ? then : test == Truth.No ? otherwise : then == otherwise ? then : Truth.Unknown;

    private static bool IsNone(FactReading reading) => !reading.HasValue;

    private static bool IsUnreadable(FactReading reading) => reading.Value is DottedVersion { IsReadable: false };

    private static string[]? Texts(FactReading reading) => reading.Value switch
    {
        string text => [text],
        string[] texts => texts,
        _ => null,
    };

    private static Truth Of(bool value) => value ? Truth.Yes : Truth.No;
}
