using System.Diagnostics.CodeAnalysis;

namespace ConditionalAccess.Json;

/// <summary>The words of a signal as Graph writes them: the member names in camel case, without "unknown", which is said by leaving the signal out.</summary>
internal static class EnumWords<T>
    where T : struct, Enum
{
    private static readonly (string Word, T Value)[] Table = [.. Enum.GetValues<T>().Select(v => (Camel(v.ToString()), v)).Where(w => !w.Item1.StartsWith("unknown", StringComparison.Ordinal))];

    public static string All { get; } = string.Join(", ", Table.Select(w => "'" + w.Word + "'"));

    public static bool TryParse(string text, out T value)
    {
        foreach ((string word, T found) in Table)
        {
            if (!string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) continue;
            value = found;
            return true;
        }

        value = default;
        return false;
    }

    public static string Of(T value) => Camel(value.ToString());

    /// <summary>The words of the single bits of a flags value, in ascending order.</summary>
    [SuppressMessage("Globalization", "CA1305:Specify IFormatProvider", Justification = "Enums are formatted without a provider.")]
    public static IEnumerable<string> OfFlags(T value) => Table.Where(w => !EqualityComparer<T>.Default.Equals(w.Value, default) && value.HasFlag(w.Value)).Select(w => w.Word);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
