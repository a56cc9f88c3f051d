using System.Text;
using System.Text.Json;
using ConditionalAccess.Cli.Asking;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>Reads one scenario file. What is wrong is collected; a file with a problem is not run.</summary>
internal sealed class ScenarioReader
{
    private static readonly string[] s_kinds = [.. Enum.GetValues<RequirementKind>().Where(k => k != RequirementKind.None).Select(k => new RequirementItem(k).ToString())];

    private readonly string _path;
    private readonly string _file;
    private readonly List<string> _problems;
    private JsonElement? _defaults;
    private IReadOnlyList<NamedSignIn> _named = [];
    private string? _signInFile;

    private ScenarioReader(string path, string file, List<string> problems) => (_path, _file, _problems) = (path, file, problems);

    /// <param name="path">The file.</param>
    /// <param name="file">Its name for people.</param>
    /// <param name="policies">The export that stands in for what the file names; null: what the file names.</param>
    /// <param name="problems">What is wrong.</param>
    public static ScenarioFile? Read(string path, string file, string? policies, List<string> problems)
    {
        int before = problems.Count;
        using JsonDocument? document = ScenarioDocument.Read(path, file, problems);
        ScenarioFile? read = document is null ? null : new ScenarioReader(path, file, problems).ReadRoot(document.RootElement, policies);
        return problems.Count == before ? read : null;
    }

    private ScenarioFile ReadRoot(JsonElement element, string? policies)
    {
        var root = new ScenarioFields(_file, "$", element, _problems, "$schema", "description", "policies", "mode", "defaults", "signIns", "tests");
        IReadOnlyList<string> exports = root.Texts("policies") ?? [];
        if (policies is null && exports.FirstOrDefault(IsElsewhere) is { } elsewhere) root.Refuse(".policies", Elsewhere(elsewhere) + ", or name it with --policies");
        IReadOnlyList<string> paths = policies is not null ? [policies] : [.. exports.Where(p => !IsElsewhere(p)).Select(Beside)];
        if (paths.Count == 0 && exports.Count == 0) root.Refuse("", "there are no policies: name an export under policies, or with --policies");
        EvaluationMode mode = root.Word("mode", "enforce", "whatIf") == "whatIf" ? EvaluationMode.WhatIf : EvaluationMode.Enforce;
        _defaults = root["defaults"];
        _named = root["signIns"] is { } named ? Named(root, named) : [];
        var tests = new List<Scenario>();
        if (root["tests"] is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() == 0)
        {
            root.Refuse("", "there is no list of tests");
            return new ScenarioFile(_file, _path, paths, mode, tests);
        }

        int index = 0;
        foreach (JsonElement test in list.EnumerateArray())
        {
            if (ReadTest(test, "$.tests[" + index++.ToString(System.Globalization.CultureInfo.InvariantCulture) + "]") is not { } scenario) continue;
            if (tests.Any(t => t.Name == scenario.Name)) _problems.Add(_file + " " + scenario.Path + ".name: two tests are called " + SafeText.Quote(scenario.Name));
            tests.Add(scenario);
        }

        return new ScenarioFile(_file, _path, paths, mode, tests) { SignInFile = _signInFile };
    }

    // Opening a file of another machine gives it the user's credentials: what a file of tests says is no reason to.
    private static bool IsElsewhere(string path)
        => path.StartsWith(@"\\", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal) || path.StartsWith(@"\/", StringComparison.Ordinal)
            || path.StartsWith(@"/\", StringComparison.Ordinal) || path.Contains("://", StringComparison.Ordinal);

    private static string Elsewhere(string path) => SafeText.Quote(path) + " is on another machine, where a file of tests cannot point: copy it beside the tests";

    // A path that is not one is reported where it is read.
    private string Beside(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) return path;
        string whole = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(_path) ?? "", path));
        string shown = Path.GetRelativePath(Environment.CurrentDirectory, whole);
        return shown.StartsWith("..", StringComparison.Ordinal) ? whole : shown;
    }

    private IReadOnlyList<NamedSignIn> Named(ScenarioFields root, JsonElement named)
    {
        if (named.ValueKind == JsonValueKind.String && IsElsewhere(named.GetString()!))
        {
            root.Refuse(".signIns", Elsewhere(named.GetString()!));
            return [];
        }

        if (named.ValueKind == JsonValueKind.String) return SignInFiles.Read(_signInFile = Beside(named.GetString()!), _problems) ?? [];
        if (named.ValueKind == JsonValueKind.Array) return Parse(SignInText(json => named.WriteTo(json)), "$.signIns") ?? [];
        root.Refuse(".signIns", "a list of sign-ins, or the path of a file of sign-ins, is expected");
        return [];
    }

    private Scenario? ReadTest(JsonElement element, string path)
    {
        var fields = new ScenarioFields(_file, path, element, _problems, "name", "description", "signIn", "expect");
        string? name = fields.Text("name");
        if (string.IsNullOrWhiteSpace(name)) fields.Refuse("", "the test has no name");
        NamedSignIn? signIn = SignIn(fields);
        Expectation? expected = fields["expect"] is { } expect ? Expected(new ScenarioFields(_file, path + ".expect", expect, _problems,
            "decision", "failureCode", "requires", "applied", "applies", "doesNotApply", "restsOnUnknown")) : null;
        if (expected is null or { IsEmpty: true }) fields.Refuse("", "the test expects nothing");
        return name is null || signIn is null || expected is null ? null : new Scenario(name, signIn, expected, path);
    }

    private NamedSignIn? SignIn(ScenarioFields fields)
    {
        if (fields["signIn"] is not { } value)
        {
            fields.Refuse("", "the test has no signIn");
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object) return Parse(SignInText(json => WriteOne(json, value)), fields.Path + ".signIn")?[0];
        string? name = fields.Text("signIn");
        NamedSignIn? found = _named.FirstOrDefault(s => s.Name == name);
        if (name is not null && found is null) fields.Refuse(".signIn", "there is no sign-in called " + SafeText.Quote(name));
        return found;
    }

    private static void WriteOne(Utf8JsonWriter json, JsonElement signIn)
    {
        json.WriteStartArray();
        signIn.WriteTo(json);
        json.WriteEndArray();
    }

    private string SignInText(Action<Utf8JsonWriter> list)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            if (_defaults is { } defaults)
            {
                json.WritePropertyName("defaults");
                defaults.WriteTo(json);
            }

            json.WritePropertyName("signIns");
            list(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, checked((int)stream.Length));
    }

    // The document is made of parts of the file, so its places are translated; lines would be those of the made document.
    private ValueArray<NamedSignIn>? Parse(string json, string place)
    {
        if (SignInDocument.TryParse(json, out SignInDocument? document, out IReadOnlyList<PolicyDiagnostic> found, _file)) return document.SignIns;
        string from = place == "$.signIns" ? "$.signIns" : "$.signIns[0]";
        foreach (PolicyDiagnostic finding in found)
        {
            string? path = finding.Location.Path is { } p && p.StartsWith(from, StringComparison.Ordinal) ? place + p[from.Length..] : finding.Location.Path;
            string text = (finding with { Location = new SourceLocation(_file, path) }).ToString();
            if (!_problems.Contains(text)) _problems.Add(text);
        }

        return null;
    }

    private static Expectation Expected(ScenarioFields fields)
    {
        IReadOnlyList<IReadOnlyList<string>>? requires = fields.TextLists("requires");
        foreach (string word in (requires ?? []).SelectMany(r => r).Where(w => !IsKind(w)))
            fields.Refuse(".requires", SafeText.Quote(word) + " is nothing that a policy requires; known are " + string.Join(", ", s_kinds));
        return new Expectation
        {
            Decision = fields.Word("decision", "granted", "controlsRequired", "blocked") switch
            {
                "granted" => DecisionOutcome.Granted,
                "controlsRequired" => DecisionOutcome.ControlsRequired,
                "blocked" => DecisionOutcome.Blocked,
                _ => null,
            },
            FailureCode = fields.Number("failureCode"),
            Requires = requires,
            Applied = fields.Texts("applied"),
            Applies = fields.Texts("applies"),
            DoesNotApply = fields.Texts("doesNotApply"),
            RestsOnUnknown = fields.Flag("restsOnUnknown"),
        };
    }

    private static bool IsKind(string word)
        => s_kinds.Any(k => string.Equals(k, word, StringComparison.OrdinalIgnoreCase) || (word.StartsWith(k + "(", StringComparison.OrdinalIgnoreCase) && word.EndsWith(')')));
}
