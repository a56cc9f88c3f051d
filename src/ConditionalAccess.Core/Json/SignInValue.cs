using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>One value of a sign-in document as a signal. A value that is not there is "not known"; one that cannot be read is refused with its place.</summary>
internal readonly struct SignInValue(SignInScope scope, JsonNode node)
{
    public bool IsThere => node.Kind != JsonKind.None;

    public JsonNode Node => node;

    public string? Text() => IsText("a text") ? node.Text : null;

    public bool? Flag()
    {
        if (node.Kind is JsonKind.True or JsonKind.False) return node.Kind == JsonKind.True;
        Mistyped("true or false");
        return null;
    }

    public bool IsTrue() => Flag() == true;

    public GraphId Id() => IsText("an id") ? node.Text : default(GraphId);

    /// <summary>An id, or the word <c>none</c> for "known to have none".</summary>
    public GraphId IdOrNone()
    {
        GraphId id = Id();
        return id == "none" ? GraphId.None : id;
    }

    public T Word<T>()
        where T : struct, Enum
    {
        if (!IsText("a word")) return default;
        if (EnumWords<T>.TryParse(node.Text, out T value)) return value;
        scope.Refuse(node, DiagnosticCodes.UnknownSignalWord, $"{DiagnosticText.Quote(node.Text)} is not one of the words of this signal",
            "write one of " + EnumWords<T>.All + ", or leave the member out when it is not known");
        return default;
    }

    public IpAddress Address()
    {
        if (!IsText("an IP address")) return default;
        if (IpAddress.TryParse(node.Text, out IpAddress address)) return address;
        scope.Refuse(node, DiagnosticCodes.UnreadableSignalAddress, "the text is not an IP address",
            "write four decimal octets without leading zeros, or IPv6 without brackets, port or zone");
        return default;
    }

    public CountryCode Country()
    {
        if (!IsText("a country code")) return default;
        if (string.Equals(node.Text, "unmapped", StringComparison.OrdinalIgnoreCase)) return CountryCode.Unmapped;
        if (CountryCode.TryParse(node.Text, out CountryCode code)) return code;
        scope.Refuse(node, DiagnosticCodes.UnreadableSignalCountry, $"{DiagnosticText.Quote(node.Text)} is not a country code",
            "write two letters of ISO 3166 such as 'SE', or 'unmapped' when the address was looked up and not found");
        return default;
    }

    public DateTimeOffset? Instant()
    {
        if (!IsText("an instant")) return null;
        if (IsoDate.TryParse(node.Text, out DateTimeOffset instant)) return instant;
        scope.Refuse(node, DiagnosticCodes.UnreadableSignalInstant, $"{DiagnosticText.Quote(node.Text)} is not an instant",
            "write it as '2026-01-15T12:00:00Z', with Z or an offset such as '+02:00'");
        return null;
    }

    public AuthenticationMethods? Methods()
    {
        if (!IsThere) return null;
        var methods = AuthenticationMethods.None;
        if (node.IsArray)
        {
            foreach (JsonNode item in node.Items()) methods |= new SignInValue(scope, item).Word<AuthenticationMethods>();
            return methods;
        }

        if (!IsText("methods as one text or a list")) return null;
        foreach (string word in node.Text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (EnumWords<AuthenticationMethods>.TryParse(word, out AuthenticationMethods method)) methods |= method;
            else
                scope.Refuse(node, DiagnosticCodes.UnknownSignalWord, $"{DiagnosticText.Quote(word)} is not an authentication method", "write some of " + EnumWords<AuthenticationMethods>.All);
        }

        return methods;
    }

    /// <summary>A device or custom security attribute: null is "known to have no value".</summary>
    public DeviceAttribute Attribute()
    {
        if (node.Kind == JsonKind.Null) return DeviceAttribute.Null;
        if (node.IsArray) return DeviceAttribute.Of(Texts());
        return IsText("a text, a list of texts, or null for an attribute without value") ? DeviceAttribute.Of(node.Text) : default;
    }

    public ValueArray<string> Texts() => List(static item => item.Text() ?? "");

    public ValueArray<GraphId> Ids() => List(static item => item.Id());

    public ValueArray<T> List<T>(Func<SignInValue, T> read)
    {
        if (!node.IsArray)
        {
            Mistyped("a list");
            return default;
        }

        var items = new List<T>();
        foreach (JsonNode item in node.Items()) items.Add(read(new SignInValue(scope, item)));
        return [.. items];
    }

    /// <summary>Custom security attributes, one member each.</summary>
    public ValueArray<SecurityAttribute> SecurityAttributes()
    {
        if (!node.IsObject)
        {
            Mistyped("an object with one member for each attribute");
            return default;
        }

        var attributes = new List<SecurityAttribute>();
        foreach ((string name, JsonNode value) in node.Members()) attributes.Add(new SecurityAttribute(name, new SignInValue(scope, value).Attribute()));
        return [.. attributes];
    }

    public SignInFields Fields(string[] names) => new(scope, node, default, "", names);

    public void Refuse(string code, string message, string remedy) => scope.Refuse(node, code, message, remedy);

    private bool IsText(string expected)
    {
        if (!node.IsString)
        {
            Mistyped(expected);
            return false;
        }

        if (node.Text.Length > 0) return true;
        scope.Refuse(node, DiagnosticCodes.EmptySignal, "the text is empty, expected " + expected, "leave the member out when it is not known");
        return false;
    }

    private void Mistyped(string expected)
    {
        if (!IsThere) return;
        if (node.Kind == JsonKind.Null)
            scope.Refuse(node, DiagnosticCodes.NullSignal, "null says nothing here, expected " + expected, "leave the member out, or name it in notKnown when the defaults give it");
        else
            scope.Refuse(node, DiagnosticCodes.WrongSignalType, "the value has the wrong type, expected " + expected, "write it as " + expected);
    }
}
