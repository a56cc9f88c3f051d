using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Reads words of Graph enumerations, single, as lists and as flags.</summary>
internal static class WordReader
{
    private const string AskForNewWords = "export again with the header 'Prefer: include-unknown-enum-members', or update this library";

    /// <summary>One word; <c>default</c> without text when it is missing.</summary>
    public static GraphWord<T> Word<T>(this ObjectReader reader, string name, WordTable<T> table)
        where T : struct, Enum
    {
        int position = One(reader, name, table, out string? unknown);
        return position < 0 ? new GraphWord<T>(default, unknown) : new GraphWord<T>(table[position]);
    }

    /// <summary>A set of words, written as a list or as one text with commas; Graph uses a list here.</summary>
    public static ValueArray<GraphWord<T>> WordList<T>(this ObjectReader reader, string name, WordTable<T> table)
        where T : struct, Enum => Pack(Several(reader, name, table, flags: false), table);

    /// <summary>A set of words, written as one text with commas or as a list; Graph uses a text here. The word <c>none</c> is left out.</summary>
    public static ValueArray<GraphWord<T>> Flags<T>(this ObjectReader reader, string name, WordTable<T> table)
        where T : struct, Enum => Pack(Several(reader, name, table, flags: true), table);

    private static ValueArray<GraphWord<T>> Pack<T>(FoundWords? found, WordTable<T> table)
        where T : struct, Enum
    {
        if (found is null) return default;
        var words = new GraphWord<T>[found.Positions.Count];
        for (int i = 0; i < words.Length; i++)
            words[i] = found.Positions[i] is >= 0 and int position ? new GraphWord<T>(table[position]) : new GraphWord<T>(default, found.Unknown[i]);
        return new ValueArray<GraphWord<T>>(words);
    }

    private static int One(ObjectReader reader, string name, WordTable table, out string? unknown)
    {
        unknown = null;
        JsonNode value = reader.Take(name);
        if (value.IsNull) return -1;
        if (value.IsString) return Read(reader.Context, value, value.Text, table, out unknown);
        reader.Context.WrongType(value, name, "a text or null");
        return -1;
    }

    private static FoundWords? Several(ObjectReader reader, string name, WordTable table, bool flags)
    {
        JsonNode value = reader.Peek(name);
        bool isFlagText = value.IsString && (flags || value.Text.Contains(',', StringComparison.Ordinal));
        bool otherForm = flags ? value.IsArray : isFlagText;
        if (otherForm) reader.Context.Note(DiagnosticCodes.FlagsForm, value, $"{name} is {(flags ? "a list, expected one text with commas" : "one text with commas, expected a list")}, which says the same");
        FoundWords? words = null;
        if (isFlagText)
        {
            reader.Take(name);
            foreach (string text in value.Text.Split(',')) AddWord(reader.Context, value, text.Trim(), table, flags, ref words);
            return words;
        }

        foreach (JsonNode item in reader.Items(name))
        {
            if (item.IsString) AddWord(reader.Context, item, item.Text, table, flags, ref words);
            else reader.Context.WrongType(item, "an entry of " + name, "a text");
        }

        return words;
    }

    private static void AddWord(ReadContext context, JsonNode at, string text, WordTable table, bool flags, ref FoundWords? words)
    {
        if (flags && text.Length == 0) return;
        if (flags && string.Equals(text, "none", StringComparison.OrdinalIgnoreCase))
        {
            context.Note(DiagnosticCodes.NoneWord, at, "the word 'none' among flags says nothing and is left out");
            return;
        }

        words ??= new FoundWords();
        words.Positions.Add(Read(context, at, text, table, out string? unknown));
        words.Unknown.Add(unknown);
    }

    private static int Read(ReadContext context, JsonNode at, string text, WordTable table, out string? unknown)
    {
        int position = table.Find(text);
        if (position < 0)
        {
            context.Warn(DiagnosticCodes.UnknownWord, at, $"{table.Name} {DiagnosticText.Quote(text)} is not understood and counts as restricting, expected {table.Expected()}",
                AskForNewWords, "V-25");
            unknown = text;
            return -1;
        }

        unknown = null;
        (string word, string written) = (table.Word(position), table.Written(position));
        if (word != text) context.Note(DiagnosticCodes.WordSpelling, at, $"words are spelled in another case than Graph's, here {DiagnosticText.Quote(text)} for '{word}'");
        if (written != word) context.Note(DiagnosticCodes.LegacyWord, at, $"'{word}' is an older word for '{written}'", kind: word);
        return position;
    }

    /// <summary>Words by their position in the table; where that is -1, the word itself stands in the other list.</summary>
    private sealed class FoundWords
    {
        public List<int> Positions { get; } = [];

        public List<string?> Unknown { get; } = [];
    }
}
