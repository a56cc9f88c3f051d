using System.Text.Json;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>The pieces that all writers share. Empty lists are written as <c>[]</c>, missing objects and words as null.</summary>
internal static class WriterExtensions
{
    public static void WriteList<T>(this Utf8JsonWriter writer, string name, ValueArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (T item in items) write(writer, item);
        writer.WriteEndArray();
    }

    public static void WriteIds(this Utf8JsonWriter writer, string name, ValueArray<GraphId> ids)
        => writer.WriteList(name, ids, static (w, id) => w.WriteStringValue(id.ToString()));

    /// <summary>An id that is not known is left out.</summary>
    public static void WriteId(this Utf8JsonWriter writer, string name, GraphId id)
    {
        if (id.IsKnown) writer.WriteString(name, id.ToString());
    }

    public static void WriteDate(this Utf8JsonWriter writer, string name, DateTimeOffset? date)
    {
        if (date is { } value) writer.WriteString(name, IsoDate.Write(value));
    }

    public static void WriteFlag(this Utf8JsonWriter writer, string name, bool? flag)
    {
        if (flag is { } value) writer.WriteBoolean(name, value);
        else writer.WriteNull(name);
    }

    public static void WriteWord<T>(this Utf8JsonWriter writer, string name, GraphWord<T> word, WordTable<T> table)
        where T : struct, Enum => writer.WriteString(name, table.Write(word));

    public static void WriteWords<T>(this Utf8JsonWriter writer, string name, ValueArray<GraphWord<T>> words, WordTable<T> table)
        where T : struct, Enum => writer.WriteList(name, words, (w, word) => w.WriteStringValue(table.Write(word)));

    /// <summary>A set of words as one text with commas; null when it is empty.</summary>
    public static void WriteFlags<T>(this Utf8JsonWriter writer, string name, ValueArray<GraphWord<T>> words, WordTable<T> table)
        where T : struct, Enum => writer.WriteString(name, words.IsEmpty ? null : string.Join(',', words.Select(table.Write)));

    /// <summary>Extra members at this level; those with a dotted name belong further in.</summary>
    public static void WriteExtra(this Utf8JsonWriter writer, ValueArray<ExtraMember> extra, params ReadOnlySpan<string> nested)
    {
        foreach (ExtraMember member in extra)
        {
            bool isNested = false;
            foreach (string name in nested) isNested |= IsUnder(member, name);
            if (isNested) continue;
            writer.WritePropertyName(member.Name);
            writer.WriteRawValue(member.Json);
        }
    }

    /// <summary>The extra members that an inner object handed out under a dotted name, back in their place.</summary>
    public static void WriteNestedExtra(this Utf8JsonWriter writer, ValueArray<ExtraMember> outer, string name, params ReadOnlySpan<string> nested)
    {
        foreach (ExtraMember member in outer)
        {
            bool isNested = !IsUnder(member, name);
            foreach (string deeper in nested) isNested |= IsUnder(member, deeper);
            if (isNested) continue;
            writer.WritePropertyName(member.Name[(name.Length + 1)..]);
            writer.WriteRawValue(member.Json);
        }
    }

    public static bool HasNested(ValueArray<ExtraMember> outer, string name) => outer.Any(m => IsUnder(m, name));

    public static bool Names(ValueArray<ExtraMember> extra, string name) => extra.Any(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));

    private static bool IsUnder(ExtraMember member, string name)
        => member.Effect != ExtraEffect.None && member.Name.Length > name.Length && member.Name[name.Length] == '.' && member.Name.StartsWith(name, StringComparison.Ordinal);
}
