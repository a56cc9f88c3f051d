using System.Collections.Frozen;

namespace ConditionalAccess.Json;

/// <summary>The words of a fact, found in any letter case without allocating. The zero of the enumeration is "not known" and is never written.</summary>
internal sealed class FactWords<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _values;
    private readonly FrozenDictionary<T, string> _words;

    /// <summary>The members in camel case. <paramref name="zero"/> is the word of the first one, null when it has none; further words are read only.</summary>
    public FactWords(string? zero, params ReadOnlySpan<(string Word, T Value)> further)
        : this([.. Members(zero), .. further])
    {
    }

    private FactWords(List<(string Word, T Value)> words)
    {
        var first = new Dictionary<T, string>();
        foreach ((string word, T value) in words) first.TryAdd(value, word);
        _words = first.ToFrozenDictionary();
        _values = words.ToFrozenDictionary(w => w.Word, w => w.Value, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        All = string.Join(", ", words.Select(w => "'" + w.Word + "'"));
    }

    /// <summary>Every word in quotes, for messages.</summary>
    public string All { get; }

    /// <summary>Only the given words; the first of each value is the one that is written.</summary>
    public static FactWords<T> Of(params ReadOnlySpan<(string Word, T Value)> words) => new([.. words]);

    public bool TryParse(ReadOnlySpan<char> text, out T value) => _values.TryGetValue(text, out value);

    /// <summary>The word of a value; null for one that has none, such as an undefined number.</summary>
    public string? Write(T value) => _words.GetValueOrDefault(value);

    /// <summary>The words of the single bits of a flag set, in ascending order.</summary>
    public IEnumerable<string> WriteFlags(T value) => Enum.GetValues<T>().Where(bit => !EqualityComparer<T>.Default.Equals(bit, default) && value.HasFlag(bit)).Select(bit => _words[bit]);

    private static IEnumerable<(string, T)> Members(string? zero)
    {
        if (zero is not null) yield return (zero, default);
        foreach (T value in Enum.GetValues<T>())
        {
            string name = value.ToString();
            if (!EqualityComparer<T>.Default.Equals(value, default)) yield return (char.ToLowerInvariant(name[0]) + name[1..], value);
        }
    }
}
