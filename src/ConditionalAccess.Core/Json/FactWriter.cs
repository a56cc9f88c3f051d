using System.Text.Json;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Writes single facts in the form that <see cref="FactFields"/> reads; what is not known is left out.</summary>
internal sealed class FactWriter(Utf8JsonWriter json)
{
    public Utf8JsonWriter Json { get; } = json;

    public void Flag(string name, bool? value)
    {
        if (value is { } known) Json.WriteBoolean(name, known);
    }

    public void Number(string name, int? value)
    {
        if (value is { } known) Json.WriteNumber(name, known);
    }

    public void Text(string name, string? value)
    {
        if (value is not null) Json.WriteString(name, WellFormed(value));
    }

    /// <summary>Empty text means "known to have none".</summary>
    public void Id(string name, GraphId id)
    {
        if (id.IsKnown) Json.WriteString(name, WellFormed(id.ToString()));
    }

    public void Ids(string name, ValueArray<GraphId> ids) => List(name, ids, id => Json.WriteStringValue(WellFormed(id.ToString())));

    public void Instant(string name, DateTimeOffset? value)
    {
        if (value is { } known) Json.WriteString(name, IsoDate.Write(known));
    }

    public void Word<T>(string name, T value, FactWords<T> words)
        where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, default) && words.Write(value) is { } word) Json.WriteString(name, word);
    }

    public void Attribute(string name, DeviceAttribute attribute)
    {
        if (!attribute.IsKnown) return;
        Json.WritePropertyName(name);
        AttributeValue(attribute);
    }

    /// <summary>One value, a list, empty text for "no value", or null for "not known".</summary>
    public void AttributeValue(DeviceAttribute attribute)
    {
        if (!attribute.IsKnown) Json.WriteNullValue();
        else if (attribute.IsNull) Json.WriteStringValue("");
        else if (attribute.Text is { } text) Json.WriteStringValue(WellFormed(text));
        else
        {
            Json.WriteStartArray();
            foreach (string element in attribute.Elements) Json.WriteStringValue(WellFormed(element));
            Json.WriteEndArray();
        }
    }

    public void List<T>(string name, ValueArray<T> items, Action<T> write)
    {
        if (items.IsDefault) return;
        Json.WriteStartArray(name);
        foreach (T item in items) write(item);
        Json.WriteEndArray();
    }

    /// <summary>A list whose entries are objects.</summary>
    public void Objects<T>(string name, ValueArray<T> items, Action<T> write) => List(name, items, item =>
    {
        Json.WriteStartObject();
        write(item);
        Json.WriteEndObject();
    });

    /// <summary>A map from an id to an object.</summary>
    public void Map<T>(string name, ValueArray<T> items, Func<T, GraphId> key, Action<T> write)
    {
        if (items.IsDefault) return;
        Json.WriteStartObject(name);
        foreach (T item in items)
        {
            Json.WriteStartObject(WellFormed(key(item).ToString()));
            write(item);
            Json.WriteEndObject();
        }

        Json.WriteEndObject();
    }

    /// <summary>A part of the device; left out when nothing is known of it.</summary>
    public void Group<T>(string name, T part, T notKnown, Action<T> write)
        where T : class, IEquatable<T>
    {
        if (part.Equals(notKnown)) return;
        Json.WriteStartObject(name);
        write(part);
        Json.WriteEndObject();
    }

    /// <summary>The account of a context or of a part of a record.</summary>
    public void Account(GraphId user)
    {
        if (user.IsKnown && !user.IsNone) Id("userId", user);
        else Json.WriteBoolean("system", true);
    }

    // A lone surrogate has no UTF-8 form; it becomes the replacement character.
    private static string WellFormed(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
