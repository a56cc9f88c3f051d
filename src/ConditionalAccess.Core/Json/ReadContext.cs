using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>
/// What the readers of one document share: where findings go, and whether the object at hand is broken. With an anchor, findings name its place:
/// for JSON inside a text of another document.
/// </summary>
internal sealed class ReadContext(PolicyReadOptions options, FindingList findings, JsonNode anchor = default)
{
    private readonly HashSet<string> _noted = [];

    public PolicyReadOptions Options { get; } = options;

    public FindingList Findings { get; } = findings;

    /// <summary>Set when the object being read cannot be represented; it is then left out.</summary>
    public bool IsBroken { get; set; }

    public void Error(string code, JsonNode at, string message, string remedy, string? rule = null)
        => Add(DiagnosticSeverity.Error, code, at, message, remedy, rule);

    public void Warn(string code, JsonNode at, string message, string remedy, string? rule = null)
        => Add(DiagnosticSeverity.Warning, code, at, message, remedy, rule);

    /// <summary>An information finding, given once per document and kind: real exports would drown in them.</summary>
    public void Note(string code, JsonNode at, string message, string remedy = "nothing to do", string kind = "")
    {
        if (_noted.Add(code + kind)) Add(DiagnosticSeverity.Information, code, at, message, remedy, null);
    }

    /// <summary>A warning given once per document and kind, for forms that would repeat in every object.</summary>
    public void WarnOnce(string code, JsonNode at, string message, string remedy, string kind = "")
    {
        if (_noted.Add(code + kind)) Warn(code, at, message, remedy);
    }

    /// <summary>An error after which the object being read cannot be represented.</summary>
    public void Break(string code, JsonNode at, string message, string remedy)
    {
        IsBroken = true;
        Error(code, at, message, remedy);
    }

    public void WrongType(JsonNode at, string name, string expected)
        => Break(DiagnosticCodes.WrongType, at, $"{name} is {Describe(at)}, expected {expected}", "write it as Microsoft Graph does");

    private void Add(DiagnosticSeverity severity, string code, JsonNode at, string message, string remedy, string? rule)
    {
        JsonNode place = anchor.Kind == JsonKind.None ? at : anchor;
        Findings.Add(severity, code, message, remedy, place.Tree.Source, place.Offset, () => place.Path, rule);
    }

    /// <summary>The value in words, quoted and clipped.</summary>
    public static string Describe(JsonNode node) => node.Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "a list",
        JsonKind.String => "the text " + DiagnosticText.Quote(node.Text),
        JsonKind.Number => "the number " + DiagnosticText.Quote(node.Text),
        JsonKind.True => "true",
        JsonKind.False => "false",
        _ => "null",
    };
}
