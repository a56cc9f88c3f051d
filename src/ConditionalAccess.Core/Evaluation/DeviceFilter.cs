using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// A device filter, ready to be evaluated: comparisons under "and" and "or", negation in the comparisons only. Comparing texts takes most of the time,
/// so generated code would gain little, and it would cost a hundred times as much to make. Immutable and thread-safe.
/// </summary>
internal abstract class DeviceFilter
{
    /// <summary>A part that is not understood.</summary>
    public static DeviceFilter NotUnderstood { get; } = new UnknownPart();

    /// <param name="device">The device as reported.</param>
    /// <param name="facts">How much of it can be seen.</param>
    public abstract Truth Matches(in DeviceSignals device, DeviceFacts facts);

    private sealed class UnknownPart : DeviceFilter
    {
        public override Truth Matches(in DeviceSignals device, DeviceFacts facts) => Truth.Unknown;
    }
}

/// <summary>All terms hold.</summary>
internal sealed class DeviceFilterAnd(DeviceFilter[] terms) : DeviceFilter
{
    public override Truth Matches(in DeviceSignals device, DeviceFacts facts)
    {
        Truth value = Truth.Yes;
        foreach (DeviceFilter term in terms)
        {
            value = value.And(term.Matches(in device, facts));
            if (value == Truth.No) break;
        }

        return value;
    }
}

/// <summary>One of the terms holds.</summary>
internal sealed class DeviceFilterOr(DeviceFilter[] terms) : DeviceFilter
{
    public override Truth Matches(in DeviceSignals device, DeviceFacts facts)
    {
        Truth value = Truth.No;
        foreach (DeviceFilter term in terms)
        {
            value = value.Or(term.Matches(in device, facts));
            if (value == Truth.Yes) break;
        }

        return value;
    }
}

/// <summary>One attribute compared with a text, some texts or null.</summary>
internal sealed class DeviceComparison : DeviceFilter
{
    private readonly DeviceProperty _property;
    private readonly DeviceTest _test;
    private readonly string[] _operands;
    private readonly bool _isNegative;
    private readonly Truth _withoutValue;

    /// <param name="property">The attribute.</param>
    /// <param name="test">The positive test.</param>
    /// <param name="operands">What it is compared with; none for null.</param>
    /// <param name="isNegative">Whether the operator is the negative one.</param>
    public DeviceComparison(DeviceProperty property, DeviceTest test, string[] operands, bool isNegative)
    {
        (_property, _test, _operands, _isNegative) = (property, test, operands, isNegative);
        _withoutValue = Test(DeviceAttribute.Null);
    }

    public override Truth Matches(in DeviceSignals device, DeviceFacts facts)
    {
        Truth value = Test(facts.Read(in device, _property));
        if (_property < DeviceProperty.ExtensionAttribute1) return _isNegative ? value.Not() : value;
        return _isNegative
            ? FilterComparisons.NotExtension(in device, facts, value, _withoutValue)
            : FilterComparisons.Extension(in device, facts, value, _withoutValue);
    }

    private Truth Test(DeviceAttribute value) => _test switch
    {
        DeviceTest.IsNull => FilterComparisons.IsNull(value),
        DeviceTest.IsEqual => FilterComparisons.IsEqual(value, _operands[0]),
        DeviceTest.StartsWith => FilterComparisons.StartsWith(value, _operands[0]),
        DeviceTest.EndsWith => FilterComparisons.EndsWith(value, _operands[0]),
        DeviceTest.Contains => FilterComparisons.Contains(value, _operands[0]),
        DeviceTest.IsIn => FilterComparisons.IsIn(value, _operands),
        _ => Truth.Unknown,
    };
}

/// <summary>The positive tests of the rule language (spec 5.3).</summary>
internal enum DeviceTest : byte
{
    None = 0,
    IsNull,
    IsEqual,
    StartsWith,
    EndsWith,
    Contains,
    IsIn,
}
