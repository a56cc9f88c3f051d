using System.Globalization;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Reads single facts. Null is "not known"; a value that the fact cannot have is "not known" with a warning (spec 12).</summary>
internal static class FactValues
{
    private const int LongestWord = 64;

    public static bool? Flag(FactScope scope, JsonNode node)
    {
        if (node.Kind is JsonKind.True or JsonKind.False) return node.Kind == JsonKind.True;
        if (node.IsString && string.Equals(node.Text, "true", StringComparison.OrdinalIgnoreCase)) return WasText(scope, node, true);
        if (node.IsString && string.Equals(node.Text, "false", StringComparison.OrdinalIgnoreCase)) return WasText(scope, node, false);
        if (!node.IsNull) scope.WrongType(node, "true or false");
        return null;
    }

    public static int? Number(FactScope scope, JsonNode node, int low, int high)
    {
        if (node.IsNull) return null;
        bool written = node.Kind == JsonKind.Number || (node.IsString && IsWhole(node.Text));
        if (!written)
        {
            scope.WrongType(node, "a whole number");
            return null;
        }

        if (int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= low && number <= high)
            return node.IsString ? WasText(scope, node, number) : number;
        string range = high == int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"{low} or more") : string.Create(CultureInfo.InvariantCulture, $"{low} to {high}");
        scope.Warn(DiagnosticCodes.FactOutOfRange, node, $"{DiagnosticText.Quote(node.Text)} is none of the numbers of this fact, which counts as not known", "write a whole number, " + range);
        return null;
    }

    public static string? Text(FactScope scope, JsonNode node)
    {
        if (node.IsString) return node.Text;
        if (!node.IsNull) scope.WrongType(node, "a text");
        return null;
    }

    public static T Word<T>(FactScope scope, JsonNode node, FactWords<T> words)
        where T : struct, Enum => TryWord(scope, node, words, out T value) ? value : default;

    /// <summary>True for a word of the fact and for null; otherwise there is a warning.</summary>
    public static bool TryWord<T>(FactScope scope, JsonNode node, FactWords<T> words, out T value)
        where T : struct, Enum
    {
        value = default;
        if (node.IsNull) return true;
        if (!node.IsString)
        {
            scope.WrongType(node, "a word");
            return false;
        }

        Span<char> buffer = stackalloc char[LongestWord];
        if (words.TryParse(FactShape.Chars(node, buffer), out value)) return true;
        UnknownWord(scope, node, words.All);
        return false;
    }

    public static void UnknownWord(FactScope scope, JsonNode node, string all)
        => scope.Warn(DiagnosticCodes.UnknownFactWord, node, $"{DiagnosticText.Quote(node.Text)} is not one of the words of this fact, which counts as not known", "write one of " + all);

    /// <summary>An instant. The years 1 and 9999 stand for "none" in Graph; without an offset it is UTC.</summary>
    public static DateTimeOffset? Instant(FactScope scope, JsonNode node)
        => TryInstant(scope, node, out DateTimeOffset instant) && instant.UtcDateTime.Year is not (1 or 9999) ? instant : null;

    public static bool TryInstant(FactScope scope, JsonNode node, out DateTimeOffset instant)
    {
        instant = default;
        if (node.IsNull) return false;
        if (!node.IsString)
        {
            scope.WrongType(node, "an instant");
            return false;
        }

        string text = node.Text;
        if (IsoDate.TryParse(text, out instant)) return true;
        if (IsoDate.TryParse(text + "Z", out instant))
        {
            scope.Note(DiagnosticCodes.FactInstantWithoutOffset, node, "the instant has no offset and is read as UTC", "nothing to do if UTC is meant");
            return true;
        }

        scope.Warn(DiagnosticCodes.UnreadableFactInstant, node, $"{DiagnosticText.Quote(text)} is not an instant, the fact counts as not known", "write it as '2026-01-15T12:00:00Z'");
        return false;
    }

    /// <summary>An attribute of the Entra device: empty text and an empty list are "known to have no value".</summary>
    public static DeviceAttribute Attribute(FactScope scope, JsonNode node)
    {
        if (node.IsString) return node.Text is { Length: > 0 } text ? text : DeviceAttribute.Null;
        if (node.IsNull) return default;
        if (!node.IsArray)
        {
            scope.WrongType(node, "a text or a list of texts");
            return default;
        }

        var values = new List<string>();
        foreach (JsonNode item in node.Items())
        {
            if (Text(scope, item) is not { } text) return default;
            values.Add(text);
        }

        return DeviceAttribute.Of([.. values]);
    }

    public static ValueArray<GraphId> Ids(FactScope scope, JsonNode node)
    {
        if (!FactLists.IsList(scope, node)) return default;
        var ids = new List<GraphId>();
        foreach (JsonNode item in node.Items())
        {
            if (item.IsString) ids.Add(item.Text);
            else if (item.IsObject && item.Member("id").IsString) ids.Add(item.Member("id").Text);
            else
            {
                scope.Warn(DiagnosticCodes.UnusableFactEntry, item, "expected an id, so that the whole list counts as not known", "write every id as text");
                return default;
            }
        }

        return [.. ids];
    }

    private static bool IsWhole(string text)
    {
        ReadOnlySpan<char> digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        return !digits.IsEmpty && digits.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static T WasText<T>(FactScope scope, JsonNode node, T value)
    {
        scope.Note(DiagnosticCodes.FactAsText, node, "the value is written as text and is read", "write it without quotes");
        return value;
    }
}
