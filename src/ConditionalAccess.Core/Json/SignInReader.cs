using System.Globalization;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads a document of named sign-ins: one object, a list, or <c>{ "defaults": ..., "signIns": [...] }</c>.</summary>
internal sealed class SignInReader
{
    private static readonly string[] Envelope = ["defaults", "signIns", "$schema", "description"];
    private static readonly string[] Whole = ["name", "description", "notKnown", "at", "subject", .. SignInSections.Known.Keys];
    private static readonly string[] DefaultMembers = ["at", "subject", .. SignInSections.Known.Keys];

    private readonly FindingList _findings;
    private readonly List<NamedSignIn> _signIns = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private JsonNode _defaults;

    private SignInReader(FindingList findings) => _findings = findings;

    /// <summary>The sign-ins that could be read; whether that is all of them say the findings.</summary>
    public static ValueArray<NamedSignIn> Read(SourceText source, PolicyReadOptions options, FindingList findings)
    {
        JsonTree? tree = new JsonTreeParser(source, options, findings).Parse();
        if (tree is null) return [];
        var reader = new SignInReader(findings);
        reader.ReadRoot(tree.Root);
        return [.. reader._signIns];
    }

    private void ReadRoot(JsonNode root)
    {
        if (root.IsArray) ReadList(root);
        else if (SignInFields.Find(root, "signIns").Kind != JsonKind.None || SignInFields.Find(root, "defaults").Kind != JsonKind.None) ReadEnvelope(root);
        else if (root.IsObject) ReadOne(root);
        else RefuseRoot(root, "the document is neither a sign-in nor a list of sign-ins");
    }

    private void ReadEnvelope(JsonNode root)
    {
        _ = new SignInFields(new SignInScope(_findings, default, readsDefaults: true), root, default, "", Envelope);
        _defaults = SignInFields.Find(root, "defaults");
        if (_defaults.Kind != JsonKind.None)
            SignInSections.Read(new SignInFields(new SignInScope(_findings, _defaults, readsDefaults: true), _defaults, default, "", DefaultMembers));
        JsonNode list = SignInFields.Find(root, "signIns");
        if (list.IsArray) ReadList(list);
        else RefuseRoot(list.Kind == JsonKind.None ? root : list, "there is no list signIns");
    }

    private void ReadList(JsonNode list)
    {
        foreach (JsonNode item in list.Items()) ReadOne(item);
    }

    private void ReadOne(JsonNode node)
    {
        var scope = new SignInScope(_findings, _defaults, readsDefaults: false);
        ReadNotKnown(SignInFields.Find(node, "notKnown"), scope);
        var fields = new SignInFields(scope, node, _defaults, "", Whole);
        _signIns.Add(new NamedSignIn(Name(fields.Value("name"), node), SignInSections.Read(fields)));
    }

    private string Name(SignInValue value, JsonNode node)
    {
        string name = value.Text() ?? "sign-in " + (_signIns.Count + 1).ToString(CultureInfo.InvariantCulture);
        if (_names.Add(name)) return name;
        JsonNode at = value.IsThere ? value.Node : node;
        _findings.Add(DiagnosticSeverity.Error, DiagnosticCodes.DuplicateSignInName, $"two sign-ins are called {DiagnosticText.Quote(name)}", "give each its own name",
            at.Tree.Source, at.Offset, () => at.Path);
        return name;
    }

    private static void ReadNotKnown(JsonNode list, SignInScope scope)
    {
        foreach (string path in new SignInValue(scope, list).Texts())
        {
            if (IsSignal(path)) scope.DeclareNotKnown(path);
            else if (path.Length > 0)
                scope.Refuse(list, DiagnosticCodes.NotKnownNamesNoSignal, $"{DiagnosticText.Quote(path)} names no signal", "write a section and a signal, such as 'network.country', or a whole section");
        }
    }

    private static bool IsSignal(string path)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return DefaultMembers.Contains(path, StringComparer.OrdinalIgnoreCase);
        return SignInSections.Known.TryGetValue(path[..dot], out string[]? members) && members.Contains(path[(dot + 1)..], StringComparer.OrdinalIgnoreCase);
    }

    private void RefuseRoot(JsonNode at, string message)
        => _findings.Add(DiagnosticSeverity.Error, DiagnosticCodes.NotSignIns, message, "write { \"signIns\": [ ... ] }, a list of sign-ins, or one sign-in",
            at.Tree.Source, at.Offset, () => at.Path);
}
