namespace ConditionalAccess.Signals;

/// <summary>
/// The value of one device or custom security attribute. <c>default</c> means "not known"; <see cref="Null"/> means "known to have no value".
/// </summary>
/// <remarks>Thread-safe. Text compares ordinal, ignoring case (spec 5.3). An empty collection behaves like <see cref="Null"/>.</remarks>
public readonly struct DeviceAttribute : IEquatable<DeviceAttribute>
{
    private static readonly object NullMarker = new();

    // null: not known; NullMarker: known null; string: one value; string[]: a collection with at least one element.
    private readonly object? _value;

    private DeviceAttribute(object value) => _value = value;

    /// <summary>Known to have no value.</summary>
    public static DeviceAttribute Null { get; } = new(NullMarker);

    /// <summary>One text value; null text gives "not known".</summary>
    /// <param name="value">The text.</param>
    public static DeviceAttribute Of(string? value) => value is null ? default : new(value);

    /// <summary>A multi-valued attribute; an empty list gives <see cref="Null"/>, a <c>default</c> list "not known".</summary>
    /// <param name="values">The elements.</param>
    public static DeviceAttribute Of(ValueArray<string> values)
    {
        if (values.IsDefault) return default;
        if (values.IsEmpty) return Null;
        string[] elements = values.AsSpan().ToArray();
        // Only the list of a filter can hold null; it matches nothing but empty text.
        for (int i = 0; i < elements.Length; i++) elements[i] ??= string.Empty;
        return new(elements);
    }

    /// <summary>False for <c>default</c>.</summary>
    public bool IsKnown => _value is not null;

    /// <summary>True when the attribute is known to have no value.</summary>
    public bool IsNull => ReferenceEquals(_value, NullMarker);

    /// <summary>True when the attribute holds several values.</summary>
    public bool IsCollection => _value is string[];

    /// <summary>The single text value; null when there is none, or several.</summary>
    public string? Text => _value as string;

    /// <summary>The elements of a collection; empty otherwise.</summary>
    public ReadOnlySpan<string> Elements => _value as string[];

    /// <summary>One text value; null text gives "not known".</summary>
    /// <param name="value">The text.</param>
    public static implicit operator DeviceAttribute(string? value) => Of(value);

    /// <summary>Same as <see cref="Of(string?)"/>.</summary>
    /// <param name="value">The text.</param>
    public static DeviceAttribute FromString(string? value) => Of(value);

    /// <summary>Equal when both are unknown, both null, or hold the same values ignoring case.</summary>
    /// <param name="other">The other attribute.</param>
    public bool Equals(DeviceAttribute other)
    {
        if (ReferenceEquals(_value, other._value)) return true;
        if (_value is string a && other._value is string b) return string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
        return _value is string[] x && other._value is string[] y && x.AsSpan().SequenceEqual(y, StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DeviceAttribute other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value switch
    {
        string s => StringComparer.OrdinalIgnoreCase.GetHashCode(s),
        string[] list => list.Length,
        null => 0,
        _ => 1,
    };

    /// <summary>Value equality.</summary>
    public static bool operator ==(DeviceAttribute left, DeviceAttribute right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(DeviceAttribute left, DeviceAttribute right) => !left.Equals(right);

    /// <summary>The value for people: text, a bracketed list, <c>null</c> or <c>(not known)</c>.</summary>
    public override string ToString() => _value switch
    {
        string s => s,
        string[] list => "[" + string.Join(", ", list) + "]",
        null => "(not known)",
        _ => "null",
    };
}

/// <summary>A custom security attribute of a service principal (spec 5.7).</summary>
/// <param name="Name">Attribute set and name joined with one underscore, such as <c>Engineering_Project</c>; compared ignoring case.</param>
/// <param name="Value">Its value: one text, or a collection for a multi-valued attribute.</param>
public readonly record struct SecurityAttribute(string Name, DeviceAttribute Value);
