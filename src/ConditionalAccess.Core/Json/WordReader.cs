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
        JsonNode value = reader.Take(name);
        if (value.IsNull) return default;
        if (value.IsString) return Read(reader.Context, value, value.Text, table);
        reader.Context.WrongType(value, name, "a text or null");
        return default;
    }

    /// <summary>A set of words, written as a list or as one text with commas; Graph uses a list here.</summary>
    public static ValueArray<GraphWord<T>> WordList<T>(this ObjectReader reader, string name, WordTable<T> table)
        where T : struct, Enum => Words(reader, name, table, flags: false);

    /// <summary>A set of words, written as one text with commas or as a list; Graph uses a text here. The word <c>none</c> is left out.</summary>
    public static ValueArray<GraphWord<T>> Flags<T>(this ObjectReader reader, string name, WordTable<T> table)
        where T : struct, Enum => Words(reader, name, table, flags: true);

    private static ValueArray<GraphWord<T>> Words<T>(ObjectReader reader, string name, WordTable<T> table, bool flags)
        where T : struct, Enum
    {
        JsonNode value = reader.Peek(name);
        bool isFlagText = value.IsString && (flags || value.Text.Contains(',', StringComparison.Ordinal));
        bool otherForm = flags ? value.IsArray : isFlagText;
        if (otherForm) reader.Context.Note(DiagnosticCodes.FlagsForm, value, $"{name} is {(flags ? "a list, expected one text with commas" : "one text with commas, expected a list")}, which says the same");
        var words = new List<GraphWord<T>>();
        if (isFlagText)
        {
            reader.Take(name);
            foreach (string text in value.Text.Split(',')) AddWord(reader.Context, value, text.Trim(), table, flags, words);
            return ObjectReader.Pack(words);
        }

        foreach (JsonNode item in reader.Items(name))
        {
            if (item.IsString) AddWord(reader.Context, item, item.Text, table, flags, words);
            else reader.Context.WrongType(item, "an entry of " + name, "a text");
        }

        return ObjectReader.Pack(words);
    }

    private static void AddWord<T>(ReadContext context, JsonNode at, string text, WordTable<T> table, bool flags, List<GraphWord<T>> words)
        where T : struct, Enum
    {
        if (flags && text.Length == 0) return;
        if (flags && string.Equals(text, "none", StringComparison.OrdinalIgnoreCase))
            context.Note(DiagnosticCodes.NoneWord, at, "the word 'none' among flags says nothing and is left out");
        else
            words.Add(Read(context, at, text, table));
    }

    private static GraphWord<T> Read<T>(ReadContext context, JsonNode at, string text, WordTable<T> table)
        where T : struct, Enum
    {
        if (!table.TryFind(text, out T value, out string word))
        {
            context.Warn(DiagnosticCodes.UnknownWord, at, $"{table.Name} {DiagnosticText.Quote(text)} is not understood and counts as restricting, expected {table.Expected()}",
                AskForNewWords, "V-25");
            return new GraphWord<T>(default, text);
        }

        if (word != text) context.Note(DiagnosticCodes.WordSpelling, at, $"words are spelled in another case than Graph's, here {DiagnosticText.Quote(text)} for '{word}'");
        if (table.Find(value) != word) context.Note(DiagnosticCodes.LegacyWord, at, $"'{word}' is an older word for '{table.Find(value)}'", kind: word);
        return value;
    }
}
