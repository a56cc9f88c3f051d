using ConditionalAccess.Compliance;

namespace ConditionalAccess.Custom.Reference;

/// <summary>Reads the values of one test, and remembers which facts it read.</summary>
/// <param name="read">What is known of a fact.</param>
/// <param name="isWhatIf">Whether what is absent counts as having no value.</param>
/// <param name="element">The element that a condition inside <c>Any</c> is about; null outside.</param>
internal sealed class CustomReadings(Func<FactValue, FactReading> read, bool isWhatIf, FactReading? element = null)
{
    public List<(FactValue Fact, FactReading Reading)> Seen { get; } = [];

    public bool IsWhatIf => isWhatIf;

    /// <summary>Whether what is not known of a fact counts as having no value.</summary>
    public bool IsNoneWhenAbsent(FactValue fact) => isWhatIf && !fact.Definition.StaysUnknown;

    /// <summary>The same for an element of a list.</summary>
    public CustomReadings Of(FactReading item) => new(read, isWhatIf, item);

    public FactReading Read(CustomValue value) => value switch
    {
        FactValue fact => Fact(fact),
        ElementValue => element!,
        PartValue part => Part(part.Part, Read(part.Whole)),
        OffsetValue offset => Read(offset.Time) is { Value: DateTimeOffset time } ? Shifted(time, offset.Offset) : Read(offset.Time),
        DifferenceValue difference => Difference(Read(difference.Until), Read(difference.Since)),
        TextConstant text => FactReading.Of((object)text.Text),
        IdConstant id => FactReading.Of((object)id.Id),
        NumberConstant number => FactReading.Of(number.Number),
        VersionConstant version => FactReading.Of(version.Version),
        TimeConstant time => FactReading.Of(time.Time),
        SpanConstant span => FactReading.Of(span.Span),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private FactReading Fact(FactValue fact)
    {
        FactReading reading = read(fact);
        if (!Seen.Exists(s => s.Fact == fact)) Seen.Add((fact, reading));
        return !reading.IsKnown && IsNoneWhenAbsent(fact) ? FactReading.None : reading;
    }

    // A part of nothing is nothing; a part of several texts, or of a text that is no version, cannot be told.
    private static FactReading Part(ValuePart part, FactReading whole)
    {
        if (!whole.HasValue) return whole;
        return (part, whole.Value) switch
        {
            (ValuePart.Length, string text) => FactReading.Of((long)text.Length),
            (ValuePart.Major, DottedVersion { IsReadable: true } version) => FactReading.Of((long)version.Component(0)),
            (ValuePart.Minor, DottedVersion { IsReadable: true } version) => FactReading.Of((long)version.Component(1)),
            (ValuePart.Build, DottedVersion { IsReadable: true } version) => FactReading.Of((long)version.Component(2)),
            (ValuePart.Revision, DottedVersion { IsReadable: true } version) => FactReading.Of((long)version.Component(3)),
            (ValuePart.Year, DateTimeOffset time) => FactReading.Of((long)time.Year),
            (ValuePart.Month, DateTimeOffset time) => FactReading.Of((long)time.Month),
            (ValuePart.Day, DateTimeOffset time) => FactReading.Of((long)time.Day),
            (ValuePart.Hour, DateTimeOffset time) => FactReading.Of((long)time.Hour),
            (ValuePart.Minute, DateTimeOffset time) => FactReading.Of((long)time.Minute),
            (ValuePart.DayOfWeek, DateTimeOffset time) => FactReading.Of((long)time.DayOfWeek),
            (ValuePart.TimeOfDay, DateTimeOffset time) => FactReading.Of(time.TimeOfDay),
            _ => FactReading.NotKnown,
        };
    }

    // At the ends of the calendar there is no such time.
    private static FactReading Shifted(DateTimeOffset time, TimeSpan offset)
    {
        long ticks = time.UtcTicks + offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? FactReading.Of(time.ToOffset(offset)) : FactReading.NotKnown;
    }

    private static FactReading Difference(FactReading until, FactReading since)
    {
        if (until.Value is DateTimeOffset a && since.Value is DateTimeOffset b) return FactReading.Of(a - b);
        return until.IsKnown && since.IsKnown ? FactReading.None : FactReading.NotKnown;
    }
}
