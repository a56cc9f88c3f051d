using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// A device condition that is a filter of up to three comparisons, as most are, in eight bytes: where hundreds of them are asked about one device,
/// following references would take longer than comparing.
/// </summary>
internal readonly struct ShortDeviceCheck
{
    private const int Most = 3;

    private readonly ushort _first, _second, _third;
    private readonly Form _form;

    private ShortDeviceCheck(ReadOnlySpan<DeviceFilter> comparisons, Form form)
    {
        // A comparison counts as often as it is named.
        (_first, _form) = (NumberOf(comparisons[0]), form);
        (_second, _third) = (NumberOf(comparisons[Math.Min(1, comparisons.Length - 1)]), NumberOf(comparisons[^1]));
    }

    [Flags]
    private enum Form : byte
    {
        None = 0,
        All = 1,
        Any = 2,
        IsExclude = 4,
    }

    /// <summary>Whether this is a condition at all; else the condition is too long and has to be asked itself.</summary>
    public bool IsShort => _form != Form.None;

    /// <summary>The short form of a condition, when it has one.</summary>
    public static ShortDeviceCheck Of(DeviceCheck check)
    {
        Form exclude = check.IsExclude ? Form.IsExclude : Form.None;
        if (check.HasUnknown || check.States.Length > 0) return default;
        return check.Filter switch
        {
            DeviceComparison one when IsSmall([one]) => new ShortDeviceCheck([one], Form.All | exclude),
            DeviceFilterAnd all when IsSmall(all.Terms) => new ShortDeviceCheck(all.Terms, Form.All | exclude),
            DeviceFilterOr any when IsSmall(any.Terms) => new ShortDeviceCheck(any.Terms, Form.Any | exclude),
            _ => default,
        };
    }

    /// <summary>Whether the condition holds.</summary>
    /// <param name="device">The device as reported.</param>
    /// <param name="facts">How much of it can be seen.</param>
    /// <param name="comparisons">The comparisons by number.</param>
    /// <param name="answers">See <see cref="DeviceFilter.Matches"/>.</param>
    public Truth Matches(in DeviceSignals device, DeviceFacts facts, ReadOnlySpan<DeviceComparison> comparisons, Span<byte> answers)
    {
        Truth a = Answer(_first, in device, facts, comparisons, answers);
        Truth b = Answer(_second, in device, facts, comparisons, answers), c = Answer(_third, in device, facts, comparisons, answers);
        Truth value = (_form & Form.All) != 0 ? a.And(b).And(c) : a.Or(b).Or(c);
        return (_form & Form.IsExclude) != 0 ? value.Not() : value;
    }

    private static Truth Answer(ushort number, in DeviceSignals device, DeviceFacts facts, ReadOnlySpan<DeviceComparison> comparisons, Span<byte> answers)
        => answers[number] != 0 ? unchecked((Truth)(answers[number] - 1)) : comparisons[number].Matches(in device, facts, answers);

    private static ushort NumberOf(DeviceFilter comparison) => (ushort)((DeviceComparison)comparison).Number;

    private static bool IsSmall(ReadOnlySpan<DeviceFilter> terms)
    {
        foreach (DeviceFilter term in terms)
        {
            if (term is not DeviceComparison { Number: <= ushort.MaxValue }) return false;
        }

        return terms.Length is > 0 and <= Most;
    }
}
