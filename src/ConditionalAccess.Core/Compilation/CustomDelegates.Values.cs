using ConditionalAccess.Custom;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Values in delegates.</summary>
internal static partial class CustomDelegates<TInput>
{
    private static CustomPredicate<TInput> Membership(CustomValue value, ValueArray<CustomValue> constants)
    {
        if (CustomOperands.IsNumber(value.Kind))
        {
            Reader<KnownNumber> number = Number(value);
            long[] numbers = CustomOperands.Numbers(constants);
            return (in input) => CustomOperations.IsOneOfNumbers(number(in input), numbers);
        }

        switch (value.Kind)
        {
            case FactKind.Id:
                Reader<GraphId> id = Id(value);
                GraphId[] ids = CustomOperands.Ids(constants);
                return (in input) => CustomOperations.IsOneOfIds(id(in input), ids);
            case FactKind.Version:
                Reader<KnownVersion> version = Version(value);
                UInt128[] versions = CustomOperands.Versions(constants);
                return (in input) => CustomOperations.IsOneOfVersions(version(in input), versions);
            default:
                Reader<DeviceAttribute> text = TextOf(value);
                string[] texts = CustomOperands.Texts(constants);
                return (in input) => FilterComparisons.IsIn(text(in input), texts);
        }
    }

    private static Reader<KnownNumber> Number(CustomValue value)
    {
        switch (value)
        {
            case FactValue { Kind: FactKind.Time } or OffsetValue:
                Reader<KnownTime> time = Time(value);
                return (in input) => CustomOperations.Instant(time(in input));
            case FactValue fact:
                (CustomFact which, bool staysUnknown) = (fact.Fact, fact.Definition.StaysUnknown);
                return (in input) => input.Number(which, staysUnknown);
            case PartValue part:
                return Part(part);
            case DifferenceValue difference:
                Reader<KnownNumber> until = Number(difference.Until), since = Number(difference.Since);
                return (in input) => CustomOperations.Difference(until(in input), since(in input));
            default:
                KnownNumber constant = CustomOperands.Number(value);
                return (in _) => constant;
        }
    }

    private static Reader<KnownNumber> Part(PartValue value)
    {
        ValuePart part = value.Part;
        if (part == ValuePart.Length)
        {
            Reader<DeviceAttribute> text = TextOf(value.Whole);
            return (in input) => CustomOperations.Length(text(in input));
        }

        if (value.Whole.Kind == FactKind.Version)
        {
            Reader<KnownVersion> version = Version(value.Whole);
            int index = (int)part - (int)ValuePart.Major;
            return (in input) => CustomOperations.PartOfVersion(version(in input), index);
        }

        Reader<KnownTime> time = Time(value.Whole);
        return (in input) => CustomOperations.PartOfTime(time(in input), part);
    }

    private static Reader<DeviceAttribute> TextOf(CustomValue value)
    {
        if (value is ElementValue) return static (in input) => input.Text(CustomFact.None, true);
        if (value is FactValue fact)
        {
            (CustomFact which, bool staysUnknown) = (fact.Fact, fact.Definition.StaysUnknown);
            return (in input) => input.Text(which, staysUnknown);
        }

        DeviceAttribute constant = ((TextConstant)value).Text;
        return (in _) => constant;
    }

    private static Reader<GraphId> Id(CustomValue value)
    {
        if (value is ElementValue) return static (in input) => input.Id(CustomFact.None, true);
        if (value is FactValue fact)
        {
            (CustomFact which, bool staysUnknown) = (fact.Fact, fact.Definition.StaysUnknown);
            return (in input) => input.Id(which, staysUnknown);
        }

        GraphId constant = ((IdConstant)value).Id;
        return (in _) => constant;
    }

    private static Reader<KnownVersion> Version(CustomValue value)
    {
        if (value is FactValue fact)
        {
            (CustomFact which, bool staysUnknown) = (fact.Fact, fact.Definition.StaysUnknown);
            return (in input) => input.Version(which, staysUnknown);
        }

        KnownVersion constant = CustomOperands.Version((VersionConstant)value);
        return (in _) => constant;
    }

    private static Reader<KnownTime> Time(CustomValue value)
    {
        switch (value)
        {
            case FactValue fact:
                (CustomFact which, bool staysUnknown) = (fact.Fact, fact.Definition.StaysUnknown);
                return (in input) => input.Time(which, staysUnknown);
            case OffsetValue shifted:
                Reader<KnownTime> time = Time(shifted.Time);
                TimeSpan offset = shifted.Offset;
                return (in input) => CustomOperations.ToOffset(time(in input), offset);
            default:
                var constant = new KnownTime(Presence.Value, ((TimeConstant)value).Time);
                return (in _) => constant;
        }
    }
}
