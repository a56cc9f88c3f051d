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
    /// <param name="answers">Answers of comparisons for this device, by their number, one more than the truth; 0 where there is none yet. Empty: none are kept.</param>
    public abstract Truth Matches(in DeviceSignals device, DeviceFacts facts, Span<byte> answers);

    private sealed class UnknownPart : DeviceFilter
    {
        public override Truth Matches(in DeviceSignals device, DeviceFacts facts, Span<byte> answers) => Truth.Unknown;
    }
}

/// <summary>All terms hold.</summary>
internal sealed class DeviceFilterAnd(DeviceFilter[] terms) : DeviceFilter
{
    public ReadOnlySpan<DeviceFilter> Terms => terms;

    public override Truth Matches(in DeviceSignals device, DeviceFacts facts, Span<byte> answers)
    {
        Truth value = Truth.Yes;
        foreach (DeviceFilter term in terms)
        {
            value = value.And(term.Matches(in device, facts, answers));
            if (value == Truth.No) break;
        }

        return value;
    }
}

/// <summary>One of the terms holds.</summary>
internal sealed class DeviceFilterOr(DeviceFilter[] terms) : DeviceFilter
{
    public ReadOnlySpan<DeviceFilter> Terms => terms;

    public override Truth Matches(in DeviceSignals device, DeviceFacts facts, Span<byte> answers)
    {
        Truth value = Truth.No;
        foreach (DeviceFilter term in terms)
        {
            value = value.Or(term.Matches(in device, facts, answers));
            if (value == Truth.Yes) break;
        }

        return value;
    }
}

/// <summary>
/// One comparison of an attribute. Filters that make the same comparison share it: where many of them are asked about one device, the answer is kept.
/// </summary>
/// <param name="number">Its number among the comparisons of a plan.</param>
internal abstract class DeviceComparison(int number) : DeviceFilter
{
    public int Number => number;

    public sealed override Truth Matches(in DeviceSignals device, DeviceFacts facts, Span<byte> answers)
    {
        if ((uint)number >= (uint)answers.Length) return Compare(in device, facts);
        if (answers[number] == 0) answers[number] = unchecked((byte)((byte)Compare(in device, facts) + 1));
        return unchecked((Truth)(answers[number] - 1));
    }

    protected abstract Truth Compare(in DeviceSignals device, DeviceFacts facts);
}

/// <summary>One attribute compared with a text, some texts or null.</summary>
/// <typeparam name="TTest">The positive test: a type, so that there is nothing to find out while comparing.</typeparam>
/// <param name="number">Its number among the comparisons of a plan.</param>
/// <param name="property">The attribute; not an extension attribute.</param>
/// <param name="operands">What it is compared with; none for null.</param>
/// <param name="isNegative">Whether the operator is the negative one.</param>
internal sealed class PlainComparison<TTest>(int number, DeviceProperty property, string[] operands, bool isNegative) : DeviceComparison(number)
    where TTest : struct, IDeviceTest
{
    protected override Truth Compare(in DeviceSignals device, DeviceFacts facts)
    {
        Truth value = TTest.Of(facts.Read(in device, property), operands);
        return isNegative ? value.Not() : value;
    }
}

/// <summary>The same for an extension attribute, which has its value on managed devices only (spec 4.8).</summary>
/// <typeparam name="TTest">The positive test.</typeparam>
/// <param name="number">Its number among the comparisons of a plan.</param>
/// <param name="property">The attribute.</param>
/// <param name="operands">What it is compared with; none for null.</param>
/// <param name="isNegative">Whether the operator is the negative one.</param>
internal sealed class ExtensionComparison<TTest>(int number, DeviceProperty property, string[] operands, bool isNegative) : DeviceComparison(number)
    where TTest : struct, IDeviceTest
{
    private readonly Truth _withoutValue = TTest.Of(DeviceAttribute.Null, operands);

    protected override Truth Compare(in DeviceSignals device, DeviceFacts facts)
    {
        Truth value = TTest.Of(facts.Read(in device, property), operands);
        return isNegative
            ? FilterComparisons.NotExtension(in device, facts, value, _withoutValue)
            : FilterComparisons.Extension(in device, facts, value, _withoutValue);
    }
}

/// <summary>A positive test of the rule language (spec 5.3).</summary>
internal interface IDeviceTest
{
    /// <param name="value">The attribute.</param>
    /// <param name="operands">What it is compared with.</param>
    static abstract Truth Of(DeviceAttribute value, string[] operands);
}

/// <summary>The positive tests of the rule language (spec 5.3).</summary>
internal static class DeviceTests
{
    internal readonly struct IsNull : IDeviceTest
    {
        public static Truth Of(DeviceAttribute value, string[] operands) => FilterComparisons.IsNull(value);
    }

    internal readonly struct IsEqual : IDeviceTest
    {
        public static Truth Of(DeviceAttribute value, string[] operands) => FilterComparisons.IsEqual(value, operands[0]);
    }

    internal readonly struct StartsWith : IDeviceTest
    {
        public static Truth Of(DeviceAttribute value, string[] operands) => FilterComparisons.StartsWith(value, operands[0]);
    }

    internal readonly struct EndsWith : IDeviceTest
    {
        public static Truth Of(DeviceAttribute value, string[] operands) => FilterComparisons.EndsWith(value, operands[0]);
    }

    internal readonly struct Contains : IDeviceTest
    {
        public static Truth Of(DeviceAttribute value, string[] operands) => FilterComparisons.Contains(value, operands[0]);
    }

    internal readonly struct IsIn : IDeviceTest
    {
        public static Truth Of(DeviceAttribute value, string[] operands) => FilterComparisons.IsIn(value, operands);
    }
}
