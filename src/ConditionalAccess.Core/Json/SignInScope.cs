using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>What reading one sign-in shares: where findings go, which signals it declares not known, and which nodes were judged before.</summary>
internal sealed class SignInScope(FindingList findings, JsonNode defaults, bool readsDefaults)
{
    private readonly HashSet<string> _notKnown = new(StringComparer.OrdinalIgnoreCase);

    public void DeclareNotKnown(string path) => _notKnown.Add(path);

    public bool IsNotKnown(string path) => _notKnown.Contains(path);

    public void Refuse(JsonNode node, string code, string message, string remedy)
    {
        // The defaults are read once on their own; under each sign-in they would only be refused again.
        if (!readsDefaults && IsDefault(node)) return;
        findings.Add(DiagnosticSeverity.Error, code, message, remedy, node.Tree.Source, node.Offset, () => node.Path);
    }

    private bool IsDefault(JsonNode node)
        => defaults.Kind != JsonKind.None && node.Index >= defaults.Index && node.Index < defaults.Tree[defaults.Index].End;
}
