using System.Globalization;

namespace ConditionalAccess.Compliance.Reference;

/// <summary>Values of facts as text for people; the same on every machine.</summary>
internal static class ReferenceText
{
    public static string? Flag(bool? value) => value switch { true => "true", false => "false", null => null };

    public static string? Instant(DateTimeOffset? value) => value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
