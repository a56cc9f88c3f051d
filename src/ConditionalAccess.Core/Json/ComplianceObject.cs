using System.Globalization;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>
/// Takes the known members out of one object of compliance, in any spelling and in the odd forms of spec 17. Nothing makes the object disappear:
/// a member that cannot be read counts as its strictest value, or as not given where it only describes, and is kept for writing back.
/// </summary>
internal sealed class ComplianceObject
{
    private readonly List<(string Name, JsonNode Value)> _left;
    private readonly List<ExtraMember> _extra = [];

    public ComplianceObject(ReadContext context, JsonNode node) => (Context, Node, _left) = (context, node, [.. node.Members()]);

    public ReadContext Context { get; }

    public JsonNode Node { get; }

    /// <summary>The members that nobody has taken yet.</summary>
    public IReadOnlyList<(string Name, JsonNode Value)> Left => _left;

    /// <summary>The member of that name; no value when it is missing or null.</summary>
    public JsonNode Take(string name)
    {
        int index = _left.FindIndex(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));
        if (index < 0) return default;
        (string found, JsonNode value) = _left[index];
        _left.RemoveAt(index);
        Spelling(Context, found, name, value);
        return value.IsNull ? default : value;
    }

    public static void Spelling(ReadContext context, string found, string name, JsonNode value)
    {
        if (found != name)
            context.WarnOnce(DiagnosticCodes.ComplianceMemberSpelling, value, $"member names are spelled in another case than Graph's, here {DiagnosticText.Quote(found)} for '{name}'", "write them as Microsoft Graph does");
    }

    /// <summary>A descriptive text; anything else is kept and counts as not given.</summary>
    public string? Text(string name)
    {
        JsonNode value = Take(name);
        if (value.IsNull || value.IsString) return value.IsNull ? null : value.Text;
        NotGiven(name, value, "a text");
        return null;
    }

    /// <summary>A descriptive whole number; anything else is kept and counts as not given.</summary>
    public int? Number(string name)
    {
        JsonNode value = Take(name);
        if (value.IsNull) return null;
        if (TryNumber(Context, value, name, out long number) && number is >= int.MinValue and <= int.MaxValue) return (int)number;
        NotGiven(name, value, "a whole number");
        return null;
    }

    /// <summary>A date with its zone, or without one as UTC; anything else is kept and counts as not given.</summary>
    public DateTimeOffset? Date(string name)
    {
        JsonNode value = Take(name);
        if (value.IsNull) return null;
        if (value.IsString && IsoDate.TryParse(value.Text, out DateTimeOffset date)) return date;
        if (value.IsString && IsoDate.TryParse(value.Text + "Z", out date))
        {
            Context.Note(DiagnosticCodes.ComplianceDateWithoutZone, value, $"dates without zone are read as UTC, here {DiagnosticText.Quote(value.Text)}");
            return date;
        }

        NotGiven(name, value, "a date such as 2026-08-31T12:00:00Z");
        return null;
    }

    /// <summary>A flag of the tenant; one that cannot be read is kept and counts as <paramref name="strictest"/>.</summary>
    public bool Flag(string name, bool missing, bool strictest)
    {
        JsonNode value = Take(name);
        if (value.IsNull) return missing;
        if (TryFlag(Context, value, name, out bool flag)) return flag;
        Strictest(name, value, strictest ? "true" : "false", "true or false");
        return strictest;
    }

    /// <summary>A number of the tenant; one that cannot be read is kept and counts as <paramref name="strictest"/>.</summary>
    public int Number(string name, int missing, int strictest)
    {
        JsonNode value = Take(name);
        if (value.IsNull) return missing;
        if (TryNumber(Context, value, name, out long number) && number is >= int.MinValue and <= int.MaxValue) return (int)number;
        Strictest(name, value, strictest.ToString(CultureInfo.InvariantCulture), "a whole number");
        return strictest;
    }

    /// <summary>Goes once through the members that nobody has taken, and takes those for which the function says so.</summary>
    public void TakeWhere(Func<string, JsonNode, bool> take) => _left.RemoveAll(m => take(m.Name, m.Value));

    /// <summary>Adds a member to keep.</summary>
    public void Keep(ExtraMember member) => _extra.Add(member);

    /// <summary>Adds a member to keep as it was found.</summary>
    public void Keep(string name, JsonNode value) => _extra.Add(new ExtraMember(name, RawJson.Of(value)));

    /// <summary>Keeps what nobody took. Annotations and members of <paramref name="known"/> are expected, others are reported.</summary>
    public ValueArray<ExtraMember> Rest(params string[] known)
    {
        foreach ((string name, JsonNode value) in _left)
        {
            Keep(name, value);
            if (MemberNames.IsAnnotation(name) || known.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            NotUnderstood(Context, name, value);
        }

        _left.Clear();
        return ObjectReader.Pack(_extra);
    }

    public static void NotUnderstood(ReadContext context, string name, JsonNode value)
        => context.WarnOnce(DiagnosticCodes.ComplianceMemberUnknown, value, $"member {DiagnosticText.Quote(name)} is not known and has no effect", "check its spelling; it is kept for writing back", name);

    /// <summary>Hands what nobody took and what was kept to an outer object, each name with a prefix.</summary>
    public void RestInto(ComplianceObject outer, string prefix, params string[] known)
    {
        foreach (ExtraMember member in Rest(known)) outer._extra.Add(member with { Name = prefix + member.Name });
    }

    /// <summary>A flag, or its word as a text.</summary>
    public static bool TryFlag(ReadContext context, JsonNode value, string name, out bool flag)
    {
        bool isText = value.IsString;
        flag = value.Kind == JsonKind.True || (isText && string.Equals(value.Text, "true", StringComparison.OrdinalIgnoreCase));
        if (!flag && value.Kind != JsonKind.False && !(isText && string.Equals(value.Text, "false", StringComparison.OrdinalIgnoreCase))) return false;
        if (isText) Quoted(context, value, name, "flag");
        return true;
    }

    /// <summary>A whole number, or its digits as a text.</summary>
    public static bool TryNumber(ReadContext context, JsonNode value, string name, out long number)
    {
        number = 0;
        if (value.Kind is not (JsonKind.Number or JsonKind.String)) return false;
        if (!long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) || value.Text[0] == '+') return false;
        if (value.IsString) Quoted(context, value, name, "number");
        return true;
    }

    private static void Quoted(ReadContext context, JsonNode value, string name, string form)
        => context.Warn(DiagnosticCodes.ComplianceValueQuoted, value, $"{name} is the text {DiagnosticText.Quote(value.Text)}, read as the {form} it holds", "write it without quotes");

    private void NotGiven(string name, JsonNode value, string expected)
    {
        Context.Warn(DiagnosticCodes.ComplianceMemberUnreadable, value, $"{name} is {ReadContext.Describe(value)} and counts as not given, expected {expected}", "write it as Microsoft Graph does, or leave it out");
        Keep(name, value);
    }

    private void Strictest(string name, JsonNode value, string strictest, string expected)
    {
        Context.Error(DiagnosticCodes.ComplianceTenantUnreadable, value, $"{name} is {ReadContext.Describe(value)} and counts as {strictest}, expected {expected}", "write it as Microsoft Graph does");
        Keep(name, value);
    }
}
