using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>What the readers of one document share: where findings go, and whether the object at hand is broken.</summary>
internal sealed class ReadContext(PolicyReadOptions options, FindingList findings)
{
    private readonly HashSet<(string Code, string Kind)> _noted = [];

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
        if (_noted.Add((code, kind))) Add(DiagnosticSeverity.Information, code, at, message, remedy, null);
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
        => Findings.Add(severity, code, message, remedy, at.Tree.Source, at.Offset, () => at.Path, rule);

    private static string Describe(JsonNode node) => node.Kind switch
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
