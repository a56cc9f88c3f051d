using System.Runtime.CompilerServices;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>A compiled custom security attribute filter.</summary>
/// <param name="attributes">The attributes; <c>default</c> when not known.</param>
internal delegate Truth AttributeRule(ValueArray<SecurityAttribute> attributes);

/// <summary>The positive operators of the rule language over one attribute (spec 5.3). Absent is unknown, null never matches.</summary>
internal static class FilterComparisons
{
    public static Truth IsNull(DeviceAttribute value) => value.IsKnown ? Of(value.IsNull) : Truth.Unknown;

    public static Truth IsEqual(DeviceAttribute value, string operand)
    {
        if (value.Text is { } text) return Of(Same(text, operand));
        if (!value.IsKnown) return Truth.Unknown;
        return Of(AnyEquals(value.Elements, operand));
    }

    public static Truth StartsWith(DeviceAttribute value, string operand)
    {
        if (value.Text is { } text) return Of(text.StartsWith(operand, StringComparison.OrdinalIgnoreCase));
        if (!value.IsKnown) return Truth.Unknown;
        foreach (string element in value.Elements)
        {
            if (element.StartsWith(operand, StringComparison.OrdinalIgnoreCase)) return Truth.Yes;
        }

        return Truth.No;
    }

    public static Truth EndsWith(DeviceAttribute value, string operand)
    {
        if (value.Text is { } text) return Of(text.EndsWith(operand, StringComparison.OrdinalIgnoreCase));
        if (!value.IsKnown) return Truth.Unknown;
        foreach (string element in value.Elements)
        {
            if (element.EndsWith(operand, StringComparison.OrdinalIgnoreCase)) return Truth.Yes;
        }

        return Truth.No;
    }

    /// <summary>Substring of a text, whole element of a collection.</summary>
    public static Truth Contains(DeviceAttribute value, string operand)
    {
        if (value.Text is { } text) return Of(text.Contains(operand, StringComparison.OrdinalIgnoreCase));
        return value.IsKnown ? Of(AnyEquals(value.Elements, operand)) : Truth.Unknown;
    }

    public static Truth IsIn(DeviceAttribute value, string[] operands)
    {
        if (value.Text is { } text) return Of(AnyEquals(operands, text));
        if (!value.IsKnown) return Truth.Unknown;
        foreach (string element in value.Elements)
        {
            if (AnyEquals(operands, element)) return Truth.Yes;
        }

        return Truth.No;
    }

    /// <summary>The attribute of that name; null when the list is known and lacks it.</summary>
    public static DeviceAttribute Find(ValueArray<SecurityAttribute> attributes, string name)
    {
        if (attributes.IsDefault) return default;
        foreach (SecurityAttribute attribute in attributes)
        {
            if (Same(attribute.Name, name)) return attribute.Value;
        }

        return DeviceAttribute.Null;
    }

    /// <summary>A positive comparison of an extension attribute, which has its value on managed devices only (spec 4.8).</summary>
    /// <param name="device">The device as reported.</param>
    /// <param name="facts">How much of the device can be seen.</param>
    /// <param name="value">The comparison with the attribute as reported.</param>
    /// <param name="withoutValue">The comparison with null.</param>
    public static Truth Extension(in DeviceSignals device, DeviceFacts facts, Truth value, Truth withoutValue)
    {
        if (facts.ShowsExtensions(in device)) return value;
        if (facts.IsWhatIf || facts.Managed(in device) == Truth.No) return withoutValue;
        return value == withoutValue ? value : Truth.Unknown;
    }

    /// <summary>The negative form: cannot be decided for a device that is not managed, except in what-if (spec 4.8).</summary>
    public static Truth NotExtension(in DeviceSignals device, DeviceFacts facts, Truth value, Truth withoutValue)
    {
        if (facts.ShowsExtensions(in device)) return value.Not();
        return facts.IsWhatIf ? withoutValue.Not() : Truth.Unknown;
    }

    private static bool AnyEquals(ReadOnlySpan<string> values, string operand)
    {
        foreach (string value in values)
        {
            if (Same(value, operand)) return true;
        }

        return false;
    }

    // Texts that differ in case only are equally long.
    private static bool Same(string? a, string? b) => a is not null && b is not null && a.Length == b.Length && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Truth Of(bool value) => value ? Truth.Yes : Truth.No;
}
