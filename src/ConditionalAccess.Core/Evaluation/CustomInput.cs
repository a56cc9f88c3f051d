using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>A compiled expression.</summary>
/// <typeparam name="TInput">What it reads facts from.</typeparam>
/// <param name="input">The facts.</param>
internal delegate Truth CustomPredicate<TInput>(in TInput input)
    where TInput : allows ref struct;

/// <summary>
/// Where a compiled expression reads its facts. Of each fact the caller says whether it stays unknown in what-if when it is absent; any other has no value there.
/// Nothing is allocated.
/// </summary>
internal interface ICustomInput
{
    /// <summary>Whether what is absent counts as having no value.</summary>
    bool IsWhatIf { get; }

    Truth Flag(CustomFact fact, bool staysUnknown);

    /// <summary>A number or a member of an enumeration.</summary>
    KnownNumber Number(CustomFact fact, bool staysUnknown);

    DeviceAttribute Text(CustomFact fact, bool staysUnknown);

    GraphId Id(CustomFact fact, bool staysUnknown);

    KnownVersion Version(CustomFact fact, bool staysUnknown);

    KnownTime Time(CustomFact fact, bool staysUnknown);

    /// <summary>Whether an address lies between two.</summary>
    Truth IsIn(CustomFact fact, bool staysUnknown, IpAddress lower, IpAddress upper);

    /// <summary>Whether a set holds all of some methods.</summary>
    Truth HasMethods(CustomFact fact, bool staysUnknown, AuthenticationMethods methods);

    /// <summary>Whether a list has an element for which something holds; null: any element.</summary>
    Truth Any(CustomFact fact, bool staysUnknown, string? argument, CustomPredicate<ElementInput>? element);

    /// <summary>What a test of an extension attribute comes to.</summary>
    /// <param name="value">With the attribute as reported.</param>
    /// <param name="withoutValue">When it has no value.</param>
    /// <param name="isNegative">Whether the opposite is asked.</param>
    Truth Extension(Truth value, Truth withoutValue, bool isNegative);
}

/// <summary>What is known of a value.</summary>
internal enum Presence : byte
{
    Unknown = 0,

    /// <summary>Known to have no value.</summary>
    None,

    Value,
}

/// <summary>A number, a member of an enumeration, or the ticks of a time.</summary>
internal readonly record struct KnownNumber(Presence Presence, long Value)
{
    public static KnownNumber Of(long value) => new(Presence.Value, value);

    public static KnownNumber OfKnown(int? value) => value is { } known ? Of(known) : default;

    /// <summary>A member of an enumeration; one without a name is not known.</summary>
    /// <param name="word">The member.</param>
    /// <param name="unknown">The member that means "not known".</param>
    /// <param name="last">The last member that has a name.</param>
    public static KnownNumber OfWord(int word, int unknown, int last) => word != unknown && word >= 0 && word <= last ? Of(word) : default;

    /// <summary>Absent counts as having no value.</summary>
    public KnownNumber OrNone(bool isNone) => Presence == Presence.Unknown && isNone ? new KnownNumber(Presence.None, 0) : this;
}

/// <summary>A version; one that cannot be read is known and stands in no relation to any other.</summary>
internal readonly record struct KnownVersion(Presence Presence, DottedVersion Value)
{
    public static KnownVersion Of(DottedVersion version) => version.IsKnown ? new(Presence.Value, version.AsWindows()) : default;

    public KnownVersion OrNone(bool isNone) => Presence == Presence.Unknown && isNone ? new KnownVersion(Presence.None, default) : this;
}

/// <summary>A time.</summary>
internal readonly record struct KnownTime(Presence Presence, DateTimeOffset Value)
{
    /// <summary>In UTC: which offset a time was given with decides nothing.</summary>
    public static KnownTime Of(DateTimeOffset? time) => time is { } known ? new(Presence.Value, known.ToUniversalTime()) : default;

    public KnownTime OrNone(bool isNone) => Presence == Presence.Unknown && isNone ? new KnownTime(Presence.None, default) : this;
}

/// <summary>One element of a list, for the condition inside <c>Any</c>.</summary>
internal readonly struct ElementInput : ICustomInput
{
    private readonly DeviceAttribute _text;
    private readonly GraphId _id;

    public ElementInput(string text, bool isWhatIf) => (_text, IsWhatIf) = (text, isWhatIf);

    public ElementInput(GraphId id, bool isWhatIf) => (_id, IsWhatIf) = (id, isWhatIf);

    public bool IsWhatIf { get; }

    public DeviceAttribute Text(CustomFact fact, bool staysUnknown) => _text;

    public GraphId Id(CustomFact fact, bool staysUnknown) => _id;

    // An element is a text or an id; nothing else can be asked of it.
    public Truth Flag(CustomFact fact, bool staysUnknown) => Truth.Unknown;

    public KnownNumber Number(CustomFact fact, bool staysUnknown) => default;

    public KnownVersion Version(CustomFact fact, bool staysUnknown) => default;

    public KnownTime Time(CustomFact fact, bool staysUnknown) => default;

    public Truth IsIn(CustomFact fact, bool staysUnknown, IpAddress lower, IpAddress upper) => Truth.Unknown;

    public Truth HasMethods(CustomFact fact, bool staysUnknown, AuthenticationMethods methods) => Truth.Unknown;

    public Truth Any(CustomFact fact, bool staysUnknown, string? argument, CustomPredicate<ElementInput>? element) => Truth.Unknown;

    public Truth Extension(Truth value, Truth withoutValue, bool isNegative) => value;
}
