namespace ConditionalAccess.Compliance.NetworkAccess;

/// <summary>
/// A hardware address of 48 bits, however it was written: <c>00:1A:2b:3c:4D:5e</c>, <c>00-1A-...</c>, <c>001a.2b3c.4d5e</c> or <c>001A2B3C4D5E</c>.
/// </summary>
/// <remarks><c>default</c> is no address and matches nothing. Thread-safe.</remarks>
internal readonly record struct MacAddress
{
    private const int Digits = 12;
    private const ulong Broadcast = 0xFFFF_FFFF_FFFF;

    private readonly ulong _bits;

    private MacAddress(ulong bits) => _bits = bits;

    /// <summary>False for text that is no address of one device: unreadable, all zero, or an address of a group.</summary>
    public bool IsUsable => _bits is not 0 and not Broadcast && (_bits >> 40 & 1) == 0;

    /// <summary>True for an address that a device made up, as phones do for each network.</summary>
    public bool IsRandomized => IsUsable && (_bits >> 41 & 1) != 0;

    /// <summary>Reads an address; text that is none gives <c>default</c>.</summary>
    public static MacAddress Parse(string? text)
    {
        if (text is null) return default;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        int group = rest.Length switch { 17 when rest[2] is ':' or '-' => 2, 14 when rest[4] == '.' => 4, Digits => Digits, _ => 0 };
        if (group == 0) return default;
        ulong bits = 0;
        for (int i = 0; i < rest.Length; i++)
        {
            bool isSeparator = group < Digits && i % (group + 1) == group;
            if (isSeparator ? rest[i] != rest[group] : !char.IsAsciiHexDigit(rest[i])) return default;
            if (!isSeparator) bits = (bits << 4) | Nibble(rest[i]);
        }

        return new MacAddress(bits);
    }

    /// <summary>Twelve digits in capitals, without separators; empty for no address.</summary>
    public override string ToString() => IsUsable ? _bits.ToString("X12", System.Globalization.CultureInfo.InvariantCulture) : string.Empty;

    private static uint Nibble(char digit) => char.IsAsciiDigit(digit) ? (uint)(digit - '0') : (uint)((digit | 0x20) - 'a' + 10);
}
