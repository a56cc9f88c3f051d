using System.Diagnostics.CodeAnalysis;

namespace ConditionalAccess.Compliance;

/// <summary>
/// A version of one to four whole numbers, such as <c>10.0.26100.4349</c>, as a device reports it or a policy asks for it (spec 1.14).
/// Any text can be held: text that is no version stays readable as text and is never smaller, equal or greater than anything.
/// </summary>
/// <remarks><c>default</c> means "not known". Thread-safe. A component has one to nine digits; leading zeros are allowed.</remarks>
public readonly struct DottedVersion : IEquatable<DottedVersion>
{
    /// <summary>The most components of a version.</summary>
    internal const int MaxComponents = 4;

    private const int BitsPerComponent = 30;
    private const int MaxDigits = 9;

    // Four components of 30 bits, the first one highest: comparing keys compares padded versions.
    private readonly UInt128 _key;

    /// <summary>Reads a version from text; null gives "not known", text that is no version is kept as unreadable.</summary>
    /// <param name="text">The text; outer white space is ignored.</param>
    public DottedVersion(string? text)
    {
        Text = text;
        if (text is null) return;
        Count = Read(text.AsSpan().Trim(), out _key);
    }

    private DottedVersion(string? text, UInt128 key, byte count) => (Text, _key, Count) = (text, key, count);

    /// <summary>The text as given; null when not known.</summary>
    public string? Text { get; }

    /// <summary>False for <c>default</c>: nobody said which version it is.</summary>
    public bool IsKnown => Text is not null;

    /// <summary>True when the text is a version.</summary>
    public bool IsReadable => Count > 0;

    /// <summary>How many components were written; 0 when the text is no version.</summary>
    internal byte Count { get; }

    /// <summary>The version with missing components as zero, as a number that orders as versions do. 0 when it is no version.</summary>
    internal UInt128 Key => _key;

    /// <summary>One component, zero when it was not written.</summary>
    /// <param name="index">0 to 3.</param>
    internal uint Component(int index) => (uint)((_key >> (BitsPerComponent * (MaxComponents - 1 - index))) & ((1u << BitsPerComponent) - 1));

    /// <summary>
    /// The version as Windows means it: a first component of 10000 or more is a build number, so <c>22631.3880</c> stands for <c>10.0.22631.3880</c>.
    /// Unreadable when it then has more than four components.
    /// </summary>
    internal DottedVersion AsWindows()
    {
        if (!IsShortWindowsForm) return this;
        return Count > 2 ? new DottedVersion(Text, 0, 0) : new DottedVersion(Text, ((UInt128)10 << (3 * BitsPerComponent)) | (_key >> (2 * BitsPerComponent)), (byte)(Count + 2));
    }

    /// <summary>True when the first component is a Windows build number.</summary>
    internal bool IsShortWindowsForm => IsReadable && Component(0) >= 10000;

    /// <summary>Reads text as a version; null gives "not known".</summary>
    /// <param name="text">The text.</param>
    public static implicit operator DottedVersion(string? text) => new(text);

    /// <summary>Same as the constructor.</summary>
    /// <param name="text">The text.</param>
    public static DottedVersion FromString(string? text) => new(text);

    /// <summary>Equal when both have the same text, or are versions with equal components, missing ones counting as zero.</summary>
    /// <param name="other">The other version.</param>
    public bool Equals(DottedVersion other)
        => IsReadable && other.IsReadable ? _key == other._key && Count == other.Count : string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is DottedVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsReadable ? HashCode.Combine(_key, Count) : Text is null ? 0 : StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>Value equality.</summary>
    public static bool operator ==(DottedVersion left, DottedVersion right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(DottedVersion left, DottedVersion right) => !left.Equals(right);

    /// <summary>The text as given, or <c>(not known)</c>.</summary>
    public override string ToString() => Text ?? "(not known)";

    private static byte Read(ReadOnlySpan<char> text, out UInt128 key)
    {
        key = 0;
        byte count = 0;
        while (true)
        {
            int end = text.IndexOf('.');
            ReadOnlySpan<char> part = end < 0 ? text : text[..end];
            if (count == MaxComponents || !TryReadComponent(part, out uint value)) break;
            key |= (UInt128)value << (BitsPerComponent * (MaxComponents - 1 - count++));
            if (end < 0) return count;
            text = text[(end + 1)..];
        }

        key = 0;
        return 0;
    }

    private static bool TryReadComponent(ReadOnlySpan<char> part, out uint value)
    {
        value = 0;
        if (part.Length is 0 or > MaxDigits) return false;
        foreach (char c in part)
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = (value * 10) + (uint)(c - '0');
        }

        return true;
    }
}
