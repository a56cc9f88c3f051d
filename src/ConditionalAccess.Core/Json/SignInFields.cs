using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>One object of a sign-in laid over the same object of the defaults. What neither says, or what is declared not known, is not there.</summary>
internal sealed class SignInFields
{
    private readonly SignInScope _scope;
    private readonly JsonNode _own, _fallback;
    private readonly string _prefix;

    public SignInFields(SignInScope scope, JsonNode own, JsonNode fallback, string prefix, string[] names)
    {
        _scope = scope;
        _own = Checked(own, names);
        _fallback = Checked(fallback, names);
        _prefix = prefix;
    }

    /// <summary>The member; a JSON null is a value here, <c>default</c> means it is not there.</summary>
    public JsonNode this[string name]
    {
        get
        {
            JsonNode own = Find(_own, name);
            if (!_scope.IsNotKnown(_prefix + name)) return own.Kind == JsonKind.None ? Find(_fallback, name) : own;
            if (own.Kind != JsonKind.None)
                _scope.Refuse(own, DiagnosticCodes.KnownAndNotKnown, "the signal is given and declared not known in one sign-in", "leave it out, or take it out of notKnown");
            return default;
        }
    }

    public SignInValue Value(string name) => new(_scope, this[name]);

    public SignInFields Group(string name, string[] names)
    {
        bool isSaid = this[name].Kind != JsonKind.None;
        return new SignInFields(_scope, isSaid ? Find(_own, name) : default, isSaid ? Find(_fallback, name) : default, _prefix + name + ".", names);
    }

    internal static JsonNode Find(JsonNode at, string name)
    {
        if (!at.IsObject) return default;
        foreach ((string found, JsonNode value) in at.Members())
        {
            if (string.Equals(found, name, StringComparison.OrdinalIgnoreCase)) return value;
        }

        return default;
    }

    private JsonNode Checked(JsonNode node, string[] names)
    {
        if (node.Kind == JsonKind.None) return default;
        if (!node.IsObject)
        {
            _scope.Refuse(node, DiagnosticCodes.WrongSignalType, "expected an object", "write the signals in braces, or leave the member out");
            return default;
        }

        foreach ((string name, JsonNode value) in node.Members())
        {
            if (names.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            _scope.Refuse(value, DiagnosticCodes.UnknownSignInMember, $"member {DiagnosticText.Quote(name)} is not known here",
                "known are " + string.Join(", ", names.Where(n => !n.StartsWith("extensionAttribute", StringComparison.Ordinal) || n == "extensionAttributes")));
        }

        return node;
    }
}
