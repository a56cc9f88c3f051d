using ConditionalAccess.Custom;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>What compiled expressions are made of, besides the comparisons of filters. Nothing is allocated.</summary>
internal static class CustomOperations
{
    public static Truth Choose(Truth test, Truth then, Truth otherwise)
        => test == Truth.Yes || (test == Truth.Unknown && then == otherwise) ? then : test == Truth.No ? otherwise : Truth.Unknown;

    /// <summary>Numbers, members of enumerations, times and spans as numbers.</summary>
    public static Truth Compare(KnownNumber left, KnownNumber right, ComparisonOperator op, bool isWhatIf)
    {
        if (left.Presence == Presence.Unknown || right.Presence == Presence.Unknown) return Truth.Unknown;
        if (left.Presence == Presence.None || right.Presence == Presence.None) return WithoutValue(left.Presence == right.Presence, op, isWhatIf);
        return Holds(left.Value.CompareTo(right.Value), op);
    }

    public static Truth CompareVersions(KnownVersion left, KnownVersion right, ComparisonOperator op, bool isWhatIf)
    {
        if (!IsTold(left) || !IsTold(right)) return Truth.Unknown;
        if (left.Presence == Presence.None || right.Presence == Presence.None) return WithoutValue(left.Presence == right.Presence, op, isWhatIf);
        return Holds(left.Value.Key.CompareTo(right.Value.Key), op);
    }

    public static Truth AreSameTexts(DeviceAttribute left, DeviceAttribute right)
    {
        if (!left.IsKnown || !right.IsKnown) return Truth.Unknown;
        if (left.IsNull || right.IsNull) return Of(left.IsNull && right.IsNull);
        if (right.Text is { } one) return FilterComparisons.IsEqual(left, one);
        foreach (string element in right.Elements)
        {
            if (FilterComparisons.IsEqual(left, element) == Truth.Yes) return Truth.Yes;
        }

        return Truth.No;
    }

    public static Truth AreSameIds(GraphId left, GraphId right) => left.IsKnown && right.IsKnown ? Of(left == right) : Truth.Unknown;

    public static Truth IsNullId(GraphId id) => id.IsKnown ? Of(id.IsNone) : Truth.Unknown;

    public static Truth IsNullVersion(KnownVersion version) => IsTold(version) ? Of(version.Presence == Presence.None) : Truth.Unknown;

    /// <summary>The comparisons of texts in which case counts.</summary>
    public static Truth ExactText(DeviceAttribute value, string operand, TextOperator op)
    {
        if (!value.IsKnown) return Truth.Unknown;
        if (value.Text is { } text) return Of(Exactly(text, operand, op));
        foreach (string element in value.Elements)
        {
            if (Exactly(element, operand, op == TextOperator.Contains ? TextOperator.Equal : op)) return Truth.Yes;
        }

        return Truth.No;
    }

    public static Truth IsOneOfIds(GraphId id, GraphId[] constants)
    {
        if (!id.IsKnown) return Truth.Unknown;
        foreach (GraphId constant in constants)
        {
            if (constant == id) return Truth.Yes;
        }

        return Truth.No;
    }

    public static Truth IsOneOfNumbers(KnownNumber number, long[] constants)
    {
        if (number.Presence == Presence.Unknown) return Truth.Unknown;
        return Of(number.Presence == Presence.Value && constants.AsSpan().Contains(number.Value));
    }

    public static Truth IsOneOfVersions(KnownVersion version, UInt128[] constants)
    {
        if (!IsTold(version)) return Truth.Unknown;
        if (version.Presence == Presence.None) return Truth.No;
        foreach (UInt128 constant in constants)
        {
            if (constant == version.Value.Key) return Truth.Yes;
        }

        return Truth.No;
    }

    /// <summary>The instant of a time, as a number.</summary>
    public static KnownNumber Instant(KnownTime time) => new(time.Presence, time.Value.UtcTicks);

    public static KnownNumber Difference(KnownNumber until, KnownNumber since)
    {
        if (until.Presence == Presence.Unknown || since.Presence == Presence.Unknown) return default;
        bool isWhole = until.Presence == Presence.Value && since.Presence == Presence.Value;
        return isWhole ? KnownNumber.Of(until.Value - since.Value) : new KnownNumber(Presence.None, 0);
    }

    public static KnownNumber Length(DeviceAttribute text)
    {
        if (text.Text is { } known) return KnownNumber.Of(known.Length);
        return text.IsNull ? new KnownNumber(Presence.None, 0) : default;
    }

    public static KnownNumber PartOfVersion(KnownVersion version, int index)
    {
        if (version.Presence == Presence.None) return new KnownNumber(Presence.None, 0);
        return version.Value.IsReadable ? KnownNumber.Of(version.Value.Component(index)) : default;
    }

    public static KnownTime ToOffset(KnownTime time, TimeSpan offset)
    {
        if (time.Presence != Presence.Value) return time;
        long ticks = time.Value.UtcTicks + offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? default : new KnownTime(Presence.Value, time.Value.ToOffset(offset));
    }

    public static KnownNumber PartOfTime(KnownTime time, ValuePart part)
    {
        if (time.Presence != Presence.Value) return new KnownNumber(time.Presence, 0);
        DateTimeOffset value = time.Value;
        return KnownNumber.Of(part switch
        {
            ValuePart.Year => value.Year,
            ValuePart.Month => value.Month,
            ValuePart.Day => value.Day,
            ValuePart.Hour => value.Hour,
            ValuePart.Minute => value.Minute,
            ValuePart.DayOfWeek => (long)value.DayOfWeek,
            _ => value.TimeOfDay.Ticks,
        });
    }

    public static Truth Of(bool value) => value ? Truth.Yes : Truth.No;

    private static bool IsTold(KnownVersion version) => version.Presence == Presence.None || (version.Presence == Presence.Value && version.Value.IsReadable);

    // Known to have no value equals only the same, and stands in no order.
    private static Truth WithoutValue(bool areBoth, ComparisonOperator op, bool isWhatIf)
        => op == ComparisonOperator.Equal ? Of(areBoth) : isWhatIf ? Truth.No : Truth.Unknown;

    private static Truth Holds(int order, ComparisonOperator op) => Of(op switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    });

    private static bool Exactly(string text, string operand, TextOperator op) => op switch
    {
        TextOperator.Equal => string.Equals(text, operand, StringComparison.Ordinal),
        TextOperator.StartsWith => text.StartsWith(operand, StringComparison.Ordinal),
        TextOperator.EndsWith => text.EndsWith(operand, StringComparison.Ordinal),
        _ => text.Contains(operand, StringComparison.Ordinal),
    };
}
