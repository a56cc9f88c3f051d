using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ConditionalAccess;

/// <summary>
/// An id as Microsoft Graph writes it: a GUID, or any other text such as the keyword <c>All</c> or a placeholder.
/// </summary>
/// <remarks>
/// GUIDs compare by value without touching text; other text compares ordinal, ignoring case. <c>default</c> means "not known";
/// <see cref="None"/> means "known to have no id". Braces, spaces, signs and hex forms are never read as a GUID: such text stays text.
/// Thread-safe.
/// </remarks>
public readonly struct GraphId : IEquatable<GraphId>, ISpanParsable<GraphId>, IUtf8SpanParsable<GraphId>
{
    // Marks a value that is a GUID; the empty string marks None; null marks default.
    private static readonly string GuidMarker = new('g', 1);

    private readonly Guid _guid;
    private readonly string? _text;

    /// <summary>An id that is a GUID; the all-zero GUID is an ordinary id.</summary>
    /// <param name="value">The GUID.</param>
    public GraphId(Guid value)
    {
        _guid = value;
        _text = GuidMarker;
    }

    private GraphId(string text) => _text = text;

    /// <summary>Known to have no id, for example a user without a home tenant. Different from <c>default</c>, which is "not known".</summary>
    public static GraphId None { get; } = new(string.Empty);

    /// <summary>False for <c>default</c>: nobody said what the id is.</summary>
    public bool IsKnown => _text is not null;

    /// <summary>True for <see cref="None"/>.</summary>
    public bool IsNone => _text is { Length: 0 };

    /// <summary>True when the id is a GUID.</summary>
    public bool IsGuid => ReferenceEquals(_text, GuidMarker);

    /// <summary>The GUID; <see cref="Guid.Empty"/> when the id is text.</summary>
    public Guid Guid => _guid;

    [UnscopedRef]
    internal ref readonly Guid GuidInPlace => ref _guid;

    /// <summary>Reads an id from text. Every text is an id; null gives <c>default</c>, empty text gives <see cref="None"/>.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    public static GraphId Parse(string? s, IFormatProvider? provider = null)
    {
        if (s is null) return default;
        return TryParseGuid(s, out Guid guid) ? new GraphId(guid) : new GraphId(s);
    }

    /// <summary>Reads an id from characters. Never fails.</summary>
    /// <param name="s">The characters.</param>
    /// <param name="provider">Not used.</param>
    public static GraphId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null)
        => TryParseGuid(s, out Guid guid) ? new GraphId(guid) : new GraphId(s.ToString());

    /// <summary>Reads an id from UTF-8. Never fails; invalid bytes become the replacement character.</summary>
    /// <param name="utf8Text">The bytes.</param>
    /// <param name="provider">Not used.</param>
    public static GraphId Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider = null)
    {
        Span<char> chars = stackalloc char[36];
        if (utf8Text.Length == 36)
        {
            for (int i = 0; i < 36; i++) chars[i] = (char)utf8Text[i];
            if (TryParseGuid(chars, out Guid guid)) return new GraphId(guid);
        }

        return new GraphId(System.Text.Encoding.UTF8.GetString(utf8Text));
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out GraphId result)
    {
        result = Parse(s, provider);
        return true;
    }

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out GraphId result)
    {
        result = Parse(s, provider);
        return s is not null;
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out GraphId result)
    {
        result = Parse(utf8Text, provider);
        return true;
    }

    /// <summary>Reads a GUID in the 36-character form with hyphens only.</summary>
    /// <param name="s">The characters.</param>
    /// <param name="guid">The GUID, or all zeros.</param>
    internal static bool TryParseGuid(ReadOnlySpan<char> s, out Guid guid)
    {
        guid = default;
        if (s.Length != 36) return false;
        for (int i = 0; i < 36; i++)
        {
            bool hyphen = i is 8 or 13 or 18 or 23;
            if (hyphen ? s[i] != '-' : !char.IsAsciiHexDigit(s[i])) return false;
        }

        return Guid.TryParseExact(s, "D", out guid);
    }

    /// <summary>Reads text as an id; null gives "not known".</summary>
    /// <param name="text">The text.</param>
    public static implicit operator GraphId(string? text) => Parse(text, null);

    /// <summary>Wraps a GUID.</summary>
    /// <param name="value">The GUID.</param>
    public static implicit operator GraphId(Guid value) => new(value);

    /// <summary>Same as <see cref="Parse(string?, IFormatProvider?)"/>.</summary>
    /// <param name="text">The text.</param>
    public static GraphId FromString(string? text) => Parse(text, null);

    /// <summary>Same as the constructor.</summary>
    /// <param name="value">The GUID.</param>
    public static GraphId FromGuid(Guid value) => new(value);

    /// <summary>GUIDs by value, text ordinal ignoring case; <c>default</c> equals only <c>default</c>.</summary>
    /// <param name="other">The other id.</param>
    public bool Equals(GraphId other)
    {
        if (ReferenceEquals(_text, other._text)) return _guid == other._guid;
        if (IsGuid || other.IsGuid) return false;
        return string.Equals(_text, other._text, StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GraphId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (!IsGuid) return _text is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_text);
        return unchecked((int)HashOf(in _guid));
    }

    /// <summary>A number that spreads GUIDs evenly.</summary>
    internal static uint HashOf(in Guid guid)
    {
        unchecked
        {
            ReadOnlySpan<ulong> halves = MemoryMarshal.Cast<Guid, ulong>(new ReadOnlySpan<Guid>(in guid));
            ulong mixed = (halves[0] ^ (halves[1] * 0x9E3779B97F4A7C15UL)) * 0xBF58476D1CE4E5B9UL;
            return (uint)(mixed >> 32);
        }
    }

    /// <summary>Value equality.</summary>
    public static bool operator ==(GraphId left, GraphId right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(GraphId left, GraphId right) => !left.Equals(right);

    /// <summary>Orders GUIDs before text, each ascending; the order is the same on every machine and in every culture.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other id.</param>
    internal static int Compare(GraphId left, GraphId right)
    {
        if (left.IsGuid && right.IsGuid) return left._guid.CompareTo(right._guid);
        if (left.IsGuid != right.IsGuid) return left.IsGuid ? -1 : 1;
        return StringComparer.OrdinalIgnoreCase.Compare(left._text, right._text);
    }

    /// <summary>The GUID in lower case with hyphens, or the text as given; empty for "not known" and <see cref="None"/>.</summary>
    public override string ToString() => IsGuid ? _guid.ToString("D", CultureInfo.InvariantCulture) : _text ?? string.Empty;
}
