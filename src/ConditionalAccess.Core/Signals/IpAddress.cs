using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ConditionalAccess.Signals;

/// <summary>
/// An IPv4 or IPv6 address; <c>default</c> means "not known". IPv4-mapped IPv6 addresses are IPv4 addresses here (spec 2.2);
/// 6to4, Teredo and NAT64 addresses stay IPv6.
/// </summary>
/// <remarks>
/// Strict text: four decimal octets without leading zeros, or IPv6 without brackets, port or zone. Thread-safe. Ordered by family, then value.
/// </remarks>
public readonly struct IpAddress : IEquatable<IpAddress>, IComparable<IpAddress>, ISpanParsable<IpAddress>
{
    // Two words and not one UInt128, which no code that is compiled ahead can hold: everything that touches a sign-in would be compiled again in each process.
    private readonly ulong _high, _low;
    private readonly byte _family;

    internal IpAddress(UInt128 value, bool isIPv6) : this((ulong)(value >> 64), unchecked((ulong)value), isIPv6)
    {
    }

    private IpAddress(ulong high, ulong low, bool isIPv6)
    {
        bool isMapped = isIPv6 && high == 0 && low >> 32 == 0xFFFF;
        _high = high;
        _low = isMapped ? low & 0xFFFFFFFF : low;
        _family = isIPv6 && !isMapped ? (byte)6 : (byte)4;
    }

    /// <summary>False for <c>default</c>.</summary>
    public bool IsKnown => _family != 0;

    /// <summary>True for an IPv4 address, mapped ones included.</summary>
    public bool IsIPv4 => _family == 4;

    /// <summary>True for an IPv6 address.</summary>
    public bool IsIPv6 => _family == 6;

    /// <summary>The bits of the address, right-aligned: 32 for IPv4, 128 for IPv6.</summary>
    internal UInt128 Value => new(_high, _low);

    internal ulong High => _high;

    internal ulong Low => _low;

    /// <summary>Takes over a platform address. A scope id is dropped; null gives "not known".</summary>
    /// <param name="address">The address.</param>
    public static IpAddress From(IPAddress? address)
    {
        if (address is null) return default;
        Span<byte> bytes = stackalloc byte[16];
        return address.TryWriteBytes(bytes, out int written) && address.AddressFamily == AddressFamily.InterNetwork && written == 4
            ? new IpAddress(0, BinaryPrimitives.ReadUInt32BigEndian(bytes), false)
            : new IpAddress(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), true);
    }

    /// <summary>Reads an address strictly.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="FormatException">The text is not a strict address.</exception>
    public static IpAddress Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static IpAddress Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null)
        => TryParse(s, provider, out IpAddress result)
            ? result
            : throw new FormatException("not an IP address: write four decimal octets without leading zeros, or IPv6 without brackets, port or zone");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IpAddress result)
        => TryParse(s.AsSpan(), provider, out result);

    /// <summary>Reads an address strictly.</summary>
    /// <param name="s">The text.</param>
    /// <param name="result">The address, or <c>default</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out IpAddress result) => TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out IpAddress result)
    {
        result = default;
        if (s.Contains(':'))
        {
            if (!TryParseIPv6(s, out ulong high, out ulong low)) return false;
            result = new IpAddress(high, low, true);
            return true;
        }

        if (!TryParseIPv4(s, out uint narrow)) return false;
        result = new IpAddress(0, narrow, false);
        return true;
    }

    private static bool TryParseIPv4(ReadOnlySpan<char> s, out uint value)
    {
        value = 0;
        int octets = 0;
        while (true)
        {
            int length = 0;
            uint octet = 0;
            while (length < s.Length && char.IsAsciiDigit(s[length]) && length < 4)
            {
                octet = (octet * 10) + (uint)(s[length] - '0');
                length++;
            }

            if (length is 0 or > 3 || octet > 255 || (length > 1 && s[0] == '0')) return false;
            value = (value << 8) | octet;
            s = s[length..];
            if (++octets == 4) return s.IsEmpty;
            if (s.IsEmpty || s[0] != '.') return false;
            s = s[1..];
        }
    }

    private static bool TryParseIPv6(ReadOnlySpan<char> s, out ulong high, out ulong low)
    {
        high = low = 0;
        Span<ushort> groups = stackalloc ushort[8];
        int count = 0, gap = -1;
        if (s.StartsWith("::"))
        {
            gap = 0;
            s = s[2..];
        }
        else if (s[0] == ':')
        {
            return false;
        }

        while (!s.IsEmpty)
        {
            if (count == 8) return false;
            int length = 0;
            while (length < s.Length && char.IsAsciiHexDigit(s[length])) length++;
            if (length < s.Length && s[length] == '.')
            {
                if (count > 6 || !TryParseIPv4(s, out uint tail)) return false;
                groups[count++] = (ushort)(tail >> 16);
                groups[count++] = (ushort)(tail & 0xFFFF);
                break;
            }

            if (length is 0 or > 4) return false;
            groups[count++] = ushort.Parse(s[..length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            s = s[length..];
            if (s.IsEmpty) break;
            if (s[0] != ':') return false;
            s = s[1..];
            if (s.IsEmpty) return false;
            if (s[0] != ':') continue;
            if (gap >= 0) return false;
            gap = count;
            s = s[1..];
        }

        if (gap < 0 ? count != 8 : count > 7) return false;
        for (int i = 0, read = 0; i < 8; i++)
        {
            bool inGap = gap >= 0 && i >= gap && i < gap + 8 - count;
            ref ulong half = ref i < 4 ? ref high : ref low;
            half = (half << 16) | (inGap ? 0 : (ulong)groups[read++]);
        }

        return true;
    }

    /// <summary>Same family and same bits.</summary>
    /// <param name="other">The other address.</param>
    public bool Equals(IpAddress other) => _family == other._family && _high == other._high && _low == other._low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IpAddress other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_family, _high, _low);

    /// <summary>Not known first, then IPv4, then IPv6, each ascending.</summary>
    /// <param name="other">The other address.</param>
    public int CompareTo(IpAddress other)
        => _family != other._family ? _family.CompareTo(other._family) : _high != other._high ? _high.CompareTo(other._high) : _low.CompareTo(other._low);

    /// <summary>Value equality.</summary>
    public static bool operator ==(IpAddress left, IpAddress right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(IpAddress left, IpAddress right) => !left.Equals(right);

    /// <summary>Order as <see cref="CompareTo"/>.</summary>
    public static bool operator <(IpAddress left, IpAddress right) => left.CompareTo(right) < 0;

    /// <summary>Order as <see cref="CompareTo"/>.</summary>
    public static bool operator <=(IpAddress left, IpAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Order as <see cref="CompareTo"/>.</summary>
    public static bool operator >(IpAddress left, IpAddress right) => left.CompareTo(right) > 0;

    /// <summary>Order as <see cref="CompareTo"/>.</summary>
    public static bool operator >=(IpAddress left, IpAddress right) => left.CompareTo(right) >= 0;

    /// <summary>The usual short form; empty for "not known".</summary>
    public override string ToString()
    {
        if (_family == 0) return string.Empty;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _low);
        return new IPAddress(_family == 4 ? bytes[12..] : bytes).ToString();
    }
}
