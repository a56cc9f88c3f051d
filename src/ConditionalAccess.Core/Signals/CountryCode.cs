using System.Diagnostics.CodeAnalysis;

namespace ConditionalAccess.Signals;

/// <summary>
/// A two-letter ISO 3166 country or region code. <c>default</c> means "not known"; <see cref="Unmapped"/> means "looked up and not found".
/// </summary>
/// <remarks>Two letters, upper case, as Graph writes them. Thread-safe.</remarks>
public readonly struct CountryCode : IEquatable<CountryCode>
{
    private const int Letters = 26;

    // 0: not known; 1: unmapped; else two more than the number of the code.
    private readonly ushort _code;

    private CountryCode(ushort code) => _code = code;

    /// <summary>The address was looked up and belongs to no country.</summary>
    public static CountryCode Unmapped { get; } = new(1);

    /// <summary>False for <c>default</c>.</summary>
    public bool IsKnown => _code != 0;

    /// <summary>True for <see cref="Unmapped"/>.</summary>
    public bool IsUnmapped => _code == 1;

    /// <summary>A number from 0 to 675 for a code of two letters; -1 for "not known" and <see cref="Unmapped"/>.</summary>
    internal int Index => _code < 2 ? -1 : unchecked(_code - 2);

    /// <summary>0 for "not known", 1 for <see cref="Unmapped"/>, else two more than <see cref="Index"/>.</summary>
    internal int Value => _code;

    /// <summary>Reads a code of exactly two ASCII letters, in any case.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is not two letters.</exception>
    public static CountryCode Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out CountryCode code) ? code : throw new FormatException("not a country code: write two letters of ISO 3166, such as SE");
    }

    /// <summary>Reads a code of exactly two ASCII letters, in any case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="code">The code, or <c>default</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out CountryCode code)
    {
        code = default;
        if (text is not { Length: 2 } || !char.IsAsciiLetter(text[0]) || !char.IsAsciiLetter(text[1])) return false;
        code = new CountryCode((ushort)((((text[0] & 0x5F) - 'A') * Letters) + (text[1] & 0x5F) - 'A' + 2));
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(CountryCode other) => _code == other._code;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CountryCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _code;

    /// <summary>Value equality.</summary>
    public static bool operator ==(CountryCode left, CountryCode right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(CountryCode left, CountryCode right) => !left.Equals(right);

    /// <summary>The two letters; <c>unmapped</c>; empty for "not known".</summary>
    public override string ToString() => _code switch
    {
        0 => string.Empty,
        1 => "unmapped",
        _ => string.Create(2, Index, static (span, index) => (span[0], span[1]) = ((char)('A' + (index / Letters)), (char)('A' + (index % Letters)))),
    };
}
