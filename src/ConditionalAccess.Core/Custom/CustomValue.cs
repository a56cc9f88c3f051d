using ConditionalAccess.Compliance;

namespace ConditionalAccess.Custom;

/// <summary>Something that a test looks at: a fact, a part of one, an element of a list, or a constant.</summary>
/// <param name="Kind">What kind of value it is.</param>
/// <param name="Words">The enumeration of its values; null for other kinds.</param>
internal abstract record CustomValue(FactKind Kind, Type? Words = null)
{
    /// <summary>The value as an expression of C#.</summary>
    public sealed override string ToString() => CustomText.Write(this);
}

/// <summary>A fact.</summary>
/// <param name="Definition">Which one.</param>
/// <param name="Argument">The name of the attribute; null where the fact takes none.</param>
internal sealed record FactValue(FactDefinition Definition, string? Argument = null) : CustomValue(Definition.Kind, Definition.Words)
{
    public CustomFact Fact => Definition.Fact;
}

/// <summary>The element of the list that a condition inside <c>Any</c> or <c>All</c> is about.</summary>
internal sealed record ElementValue(FactKind Kind) : CustomValue(Kind);

/// <summary>A number that is part of a text, a version or a time.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Whole">Of what.</param>
internal sealed record PartValue(ValuePart Part, CustomValue Whole) : CustomValue(KindOf(Part), Part == ValuePart.DayOfWeek ? typeof(DayOfWeek) : null)
{
    private static FactKind KindOf(ValuePart part) => part switch
    {
        ValuePart.TimeOfDay => FactKind.Span,
        ValuePart.DayOfWeek => FactKind.Enumeration,
        _ => FactKind.Number,
    };
}

/// <summary>Parts of values.</summary>
internal enum ValuePart : byte
{
    None = 0,
    Length,
    Major,
    Minor,
    Build,
    Revision,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    DayOfWeek,
    TimeOfDay,
}

/// <summary>A time as clocks with an offset show it.</summary>
/// <param name="Time">The time.</param>
/// <param name="Offset">The offset to UTC.</param>
internal sealed record OffsetValue(CustomValue Time, TimeSpan Offset) : CustomValue(FactKind.Time);

/// <summary>From one time to another.</summary>
/// <param name="Until">The later one.</param>
/// <param name="Since">The earlier one.</param>
internal sealed record DifferenceValue(CustomValue Until, CustomValue Since) : CustomValue(FactKind.Span);

/// <summary>A constant text.</summary>
internal sealed record TextConstant(string Text) : CustomValue(FactKind.Text);

/// <summary>A constant id.</summary>
internal sealed record IdConstant(GraphId Id) : CustomValue(FactKind.Id);

/// <summary>A constant number or enumeration value.</summary>
internal sealed record NumberConstant(long Number, Type? Words = null) : CustomValue(Words is null ? FactKind.Number : FactKind.Enumeration, Words);

/// <summary>A constant version.</summary>
internal sealed record VersionConstant(DottedVersion Version) : CustomValue(FactKind.Version);

/// <summary>A constant time.</summary>
internal sealed record TimeConstant(DateTimeOffset Time) : CustomValue(FactKind.Time)
{
    /// <summary>Equal when instant and offset are: parts of the time differ with the offset.</summary>
    public bool Equals(TimeConstant? other) => other is not null && Time.EqualsExact(other.Time);

    public override int GetHashCode() => Time.GetHashCode();
}

/// <summary>A constant span of time.</summary>
internal sealed record SpanConstant(TimeSpan Span) : CustomValue(FactKind.Span);
