using System.Globalization;
using ConditionalAccess.Compliance;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Custom.Reference;

/// <summary>
/// What is known of one fact or part of it: nothing, that it has no value, or its value. Values are <c>bool</c>, <c>long</c>, <c>string</c>, lists of texts and ids,
/// <see cref="GraphId"/>, <see cref="DottedVersion"/>, <see cref="DateTimeOffset"/>, <see cref="TimeSpan"/>, <see cref="IpAddress"/> or methods.
/// </summary>
/// <param name="IsKnown">Whether anything is known.</param>
/// <param name="Value">The value; null for none.</param>
/// <param name="IsPartial">For a list: whether there may be more elements.</param>
internal sealed record FactReading(bool IsKnown, object? Value, bool IsPartial = false)
{
    /// <summary>How a value that is known to be none is shown.</summary>
    public const string NoValue = "no value";

    private const int ShownElements = 8;

    public static FactReading NotKnown { get; } = new(false, null);

    public static FactReading None { get; } = new(true, null);

    public bool HasValue => Value is not null;

    public static FactReading Of(object value) => new(true, value);

    /// <summary>Null: not known.</summary>
    public static FactReading OfKnown(object? value) => value is null ? NotKnown : Of(value);

    /// <summary>A time, in UTC: which offset it was given with decides nothing. Null: not known.</summary>
    public static FactReading OfTime(DateTimeOffset? time) => OfKnown(time?.ToUniversalTime());

    /// <summary>An id: not known, known to be none, or one.</summary>
    public static FactReading Of(GraphId id) => !id.IsKnown ? NotKnown : id.IsNone ? None : Of((object)id);

    /// <summary>An attribute: not known, none, a text or a list of texts.</summary>
    public static FactReading Of(DeviceAttribute attribute)
    {
        if (!attribute.IsKnown) return NotKnown;
        if (attribute.IsNull) return None;
        return Of(attribute.Text is { } text ? text : attribute.Elements.ToArray());
    }

    /// <summary>A member of an enumeration; one without a name is not known.</summary>
    public static FactReading OfWord<T>(T word, T unknown)
        where T : struct, Enum
        => Enum.IsDefined(word) && !word.Equals(unknown) ? Of(Convert.ToInt64(word, CultureInfo.InvariantCulture)) : NotKnown;

    /// <summary>A list of texts.</summary>
    public static FactReading OfTexts(ValueArray<string> texts) => texts.IsDefault ? NotKnown : Of(texts.AsSpan().ToArray());

    /// <summary>A list of ids; one that is not known stands for itself.</summary>
    public static FactReading OfIds(ValueArray<GraphId> ids, bool isPartial = false)
        => ids.IsDefault ? NotKnown : new FactReading(true, ids.Select(id => new ListedId(id)).ToArray(), isPartial);

    /// <summary>A list attribute: a single text is a list of one, none is an empty list.</summary>
    public static FactReading AsTexts(DeviceAttribute attribute) => Of(attribute) switch
    {
        { Value: string text } => Of(new[] { text }),
        { IsKnown: true, Value: null } => Of(Array.Empty<string>()),
        var other => other,
    };

    /// <summary>The value for people.</summary>
    /// <param name="words">The enumeration of a word; null otherwise.</param>
    public string Show(Type? words = null)
    {
        if (!IsKnown) return "not known";
        return Value switch
        {
            null => NoValue,
            bool flag => flag ? "true" : "false",
            long word when words is not null => Enum.GetName(words, Enum.ToObject(words, word)) ?? word.ToString(CultureInfo.InvariantCulture),
            string text => CustomText.Quote(text),
            string[] texts => List([.. texts.Select(CustomText.Quote)]),
            ListedId[] ids => List([.. ids.Select(i => (i.IsSure ? "" : "perhaps ") + (i.Id.IsKnown ? CustomText.Quote(i.Id.ToString()) : "one that is not known"))]),
            GraphId id => CustomText.Quote(id.ToString()),
            DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
            DottedVersion version => CustomText.Quote(version.ToString()),
            var other => string.Create(CultureInfo.InvariantCulture, $"{other}"),
        };
    }

    private string List(string[] items)
    {
        // In an order of their own: that of the host decides nothing.
        string shown = string.Join(", ", items.Order(StringComparer.Ordinal).Take(ShownElements));
        if (items.Length > ShownElements) shown += string.Create(CultureInfo.InvariantCulture, $" and {items.Length - ShownElements} more");
        return "[" + shown + (IsPartial ? ", perhaps others]" : "]");
    }
}

/// <summary>An id in a list.</summary>
/// <param name="Id">The id; <c>default</c> when there is one that is not known.</param>
/// <param name="IsSure">False when it is not known whether it belongs there.</param>
internal readonly record struct ListedId(GraphId Id, bool IsSure = true);
