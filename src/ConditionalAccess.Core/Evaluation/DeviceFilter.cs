using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// A device filter, ready to be evaluated for one device: comparisons under "and" and "or", negation in the comparisons only. Most filters are
/// rows instead (<see cref="DeviceRows"/>). Immutable and thread-safe.
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
    public ReadOnlySpan<DeviceFilter> Terms => terms;

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
    public ReadOnlySpan<DeviceFilter> Terms => terms;

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

/// <summary>One comparison of an attribute. Filters that make the same comparison share it.</summary>
internal sealed class DeviceComparison : DeviceFilter
{
    private readonly string[] _operands;
    private readonly Truth _withoutValue;

    /// <param name="property">The attribute.</param>
    /// <param name="test">The positive operator.</param>
    /// <param name="operands">What the attribute is compared with; null: with null.</param>
    /// <param name="isNegative">Whether the operator is the negative one of its pair.</param>
    public DeviceComparison(DeviceProperty property, FilterOperator test, string[]? operands, bool isNegative)
    {
        (Property, Test, IsNegative, _operands) = (property, operands is null ? FilterOperator.None : test, isNegative, operands ?? []);
        _withoutValue = Positive(DeviceAttribute.Null);
    }

    public DeviceProperty Property { get; }

    /// <summary>The positive operator; none for a comparison with null.</summary>
    public FilterOperator Test { get; }

    public ReadOnlySpan<string> Operands => _operands;

    public bool IsNegative { get; }

    /// <summary>Whether the attribute is one that has its value on managed devices only (spec 4.8).</summary>
    public bool IsExtension => Property >= DeviceProperty.ExtensionAttribute1;

    /// <summary>The answer for an extension attribute of a registered, visible device that is not managed, in <see cref="EvaluationMode.Enforce"/> (spec 4.8).</summary>
    public Truth Hidden => IsNegative ? Truth.Unknown : _withoutValue;

    public override Truth Matches(in DeviceSignals device, DeviceFacts facts)
    {
        DeviceAttribute value = facts.Read(in device, Property);
        if (!IsExtension) return Of(value);
        return IsNegative
            ? FilterComparisons.NotExtension(in device, facts, Positive(value), _withoutValue)
            : FilterComparisons.Extension(in device, facts, Positive(value), _withoutValue);
    }

    /// <summary>The answer for a value that shows.</summary>
    public Truth Of(DeviceAttribute value) => IsNegative ? Positive(value).Not() : Positive(value);

    private Truth Positive(DeviceAttribute value) => Test switch
    {
        FilterOperator.None => FilterComparisons.IsNull(value),
        FilterOperator.Equal => FilterComparisons.IsEqual(value, _operands[0]),
        FilterOperator.StartsWith => FilterComparisons.StartsWith(value, _operands[0]),
        FilterOperator.EndsWith => FilterComparisons.EndsWith(value, _operands[0]),
        FilterOperator.Contains => FilterComparisons.Contains(value, _operands[0]),
        FilterOperator.In => FilterComparisons.IsIn(value, _operands),
        _ => Truth.Unknown,
    };
}
