using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ConditionalAccess.Compliance;

/// <summary>
/// An Android security patch level: a date written exactly as <c>2026-01-05</c> (spec 1.14). Any text can be held; text that is no such date stays readable as text.
/// </summary>
/// <remarks><c>default</c> means "not known". Thread-safe.</remarks>
public readonly struct PatchLevel : IEquatable<PatchLevel>
{
    /// <summary>Reads a patch level from text; null gives "not known", text that is no date is kept as unreadable.</summary>
    /// <param name="text">The text.</param>
    public PatchLevel(string? text)
    {
        Text = text;
        if (TryRead(text, out DateOnly date)) (Date, IsReadable) = (date, true);
    }

    /// <summary>The text as given; null when not known.</summary>
    public string? Text { get; }

    /// <summary>False for <c>default</c>: nobody said which level it is.</summary>
    public bool IsKnown => Text is not null;

    /// <summary>True when the text is a date of the calendar.</summary>
    public bool IsReadable { get; }

    /// <summary>The date; 0001-01-01 when the text is none.</summary>
    internal DateOnly Date { get; }

    /// <summary>Reads text as a patch level; null gives "not known".</summary>
    /// <param name="text">The text.</param>
    public static implicit operator PatchLevel(string? text) => new(text);

    /// <summary>Same as the constructor.</summary>
    /// <param name="text">The text.</param>
    public static PatchLevel FromString(string? text) => new(text);

    /// <summary>Equal when both have the same text.</summary>
    /// <param name="other">The other level.</param>
    public bool Equals(PatchLevel other) => string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is PatchLevel other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Text is null ? 0 : StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>Value equality.</summary>
    public static bool operator ==(PatchLevel left, PatchLevel right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(PatchLevel left, PatchLevel right) => !left.Equals(right);

    /// <summary>The text as given, or <c>(not known)</c>.</summary>
    public override string ToString() => Text ?? "(not known)";

    // The exact pattern of the base library also takes digits of other scripts, so digits are checked first.
    private static bool TryRead(string? text, out DateOnly date)
    {
        date = default;
        if (text is not { Length: 10 }) return false;
        for (int i = 0; i < text.Length; i++)
        {
            if (i is 4 or 7 ? text[i] != '-' : !char.IsAsciiDigit(text[i])) return false;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}
