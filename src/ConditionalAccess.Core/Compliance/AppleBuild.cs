using System.Diagnostics.CodeAnalysis;

namespace ConditionalAccess.Compliance;

/// <summary>
/// An Apple build such as <c>18A291</c> or <c>20E772520a</c>: number, capital letter, number and an optional small letter (spec 1.14).
/// Any text can be held: text that is no build stays readable as text.
/// </summary>
/// <remarks><c>default</c> means "not known"; empty text means "known to have none". Thread-safe.</remarks>
public readonly struct AppleBuild : IEquatable<AppleBuild>
{
    private const int MaxDigits = 9;

    // Number (30 bits), letter (5), number (30), suffix (5): orders as builds do.
    private readonly UInt128 _key;

    /// <summary>Reads a build from text; null gives "not known", text that is no build is kept as unreadable.</summary>
    /// <param name="text">The text; outer white space is ignored.</param>
    public AppleBuild(string? text)
    {
        Text = text;
        IsReadable = text is not null && TryRead(text.AsSpan().Trim(), out _key);
    }

    /// <summary>The text as given; null when not known.</summary>
    public string? Text { get; }

    /// <summary>False for <c>default</c>: nobody said which build it is.</summary>
    public bool IsKnown => Text is not null;

    /// <summary>True for empty text: known to have none.</summary>
    public bool IsNone => Text is { Length: 0 };

    /// <summary>True when the text is a build.</summary>
    public bool IsReadable { get; }

    /// <summary>A number that orders as builds do; 0 when the text is no build.</summary>
    internal UInt128 Key => _key;

    /// <summary>Reads text as a build; null gives "not known".</summary>
    /// <param name="text">The text.</param>
    public static implicit operator AppleBuild(string? text) => new(text);

    /// <summary>Same as the constructor.</summary>
    /// <param name="text">The text.</param>
    public static AppleBuild FromString(string? text) => new(text);

    /// <summary>Equal when both are the same build or the same text.</summary>
    /// <param name="other">The other build.</param>
    public bool Equals(AppleBuild other)
        => IsReadable && other.IsReadable ? _key == other._key : string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is AppleBuild other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsReadable ? _key.GetHashCode() : Text is null ? 0 : StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>Value equality.</summary>
    public static bool operator ==(AppleBuild left, AppleBuild right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(AppleBuild left, AppleBuild right) => !left.Equals(right);

    /// <summary>The text as given, or <c>(not known)</c>.</summary>
    public override string ToString() => Text ?? "(not known)";

    private static bool TryRead(ReadOnlySpan<char> text, out UInt128 key)
    {
        key = 0;
        if (!TryReadNumber(ref text, out uint major) || text.IsEmpty || !char.IsAsciiLetterUpper(text[0])) return false;
        uint letter = (uint)(text[0] - 'A') + 1;
        text = text[1..];
        if (!TryReadNumber(ref text, out uint number) || text.Length > 1 || (text.Length == 1 && !char.IsAsciiLetterLower(text[0]))) return false;
        uint suffix = text.IsEmpty ? 0 : (uint)(text[0] - 'a') + 1;
        key = ((UInt128)major << 40) | ((UInt128)letter << 35) | ((UInt128)number << 5) | suffix;
        return true;
    }

    private static bool TryReadNumber(ref ReadOnlySpan<char> text, out uint value)
    {
        value = 0;
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        if (digits is 0 or > MaxDigits) return false;
        foreach (char c in text[..digits]) value = (value * 10) + (uint)(c - '0');
        text = text[digits..];
        return true;
    }
}
