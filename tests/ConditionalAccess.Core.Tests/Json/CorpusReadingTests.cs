using System.Globalization;
using System.Text;
using System.Text.Json;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.Json;

/// <summary>Real exports, when they stand beside the checkout; without them these tests have nothing to read and pass.</summary>
public class CorpusReadingTests
{
    private static readonly PolicyReadOptions Partial = new() { AcceptPartial = true, MaxFindings = 100_000 };

    /// <summary>Files from which another number of policies is read than the manifest counts, and why.</summary>
    private static readonly Dictionary<string, (int Read, string Reason)> Differences = new()
    {
        ["conditional-access/AlexFilipin-ConditionalAccess/Base_protection/209_-_RING_-_Base_protection_-_All_apps_Require_Token_protection_for_EXO_and_SPO_Desktop_App_preview_.json"]
            = (0, "sessionControls is given twice, which spec 1.16 refuses"),
        ["conditional-access/cisagov-ScubaGear/CapSnippets/Apps.json"] = (1, "a fragment with conditions is a policy that never applies"),
        ["conditional-access/cisagov-ScubaGear/CapSnippets/Conditions.json"] = (1, "a fragment with conditions is a policy that never applies"),
        ["conditional-access/cisagov-ScubaGear/CapSnippets/Users.json"] = (1, "a fragment with conditions is a policy that never applies"),
    };

    [Fact]
    public void Every_file_is_read_and_holds_as_many_policies_as_the_manifest_says()
    {
        var wrong = new List<string>();
        foreach ((string file, int policies, byte[] bytes) in Files())
        {
            _ = PolicySet.TryParse(bytes, out PolicySet? set, out _, Partial, file);
            int expected = Differences.TryGetValue(file, out var difference) ? difference.Read : policies;
            int read = set?.Policies.Count ?? 0;
            if (read != expected) wrong.Add($"{file}: {read}, expected {expected}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Every_file_reads_the_same_in_utf16()
    {
        foreach ((string file, _, byte[] bytes) in Files())
        {
            string text = Encoding.UTF8.GetString(bytes);
            _ = PolicySet.TryParse(bytes, out PolicySet? set, out _, Partial, file);
            byte[] utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)];
            _ = PolicySet.TryParse(utf16, out PolicySet? same, out IReadOnlyList<PolicyDiagnostic> found, Partial, file);
            Assert.Equal(set?.Tenant, same?.Tenant);
            Assert.Equal(set is null ? null : found, same?.Diagnostics);
        }
    }

    [Fact]
    public void What_is_written_back_reads_as_the_same_model()
    {
        foreach ((string file, _, byte[] bytes) in Files())
        {
            if (!PolicySet.TryParse(bytes, out PolicySet? set, out _, Partial, file)) continue;
            string json = set.ToJson();
            PolicySet again = PolicySet.Parse(json, Partial with { AllowEmpty = true });
            Assert.Equal(set.Tenant, again.Tenant);
            Assert.Equal(json, again.ToJson());
        }
    }

    [Fact]
    public void Nothing_set_in_a_file_is_dropped_without_a_finding()
    {
        var lost = new List<string>();
        foreach ((string file, _, byte[] bytes) in Files())
        {
            if (!PolicySet.TryParse(bytes, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, Partial, file))
            {
                Assert.Contains(found, f => f.Severity == DiagnosticSeverity.Error);
                continue;
            }

            HashSet<string> written = [.. Leaves(set.ToJson()).Select(l => Key(l.Name, l.Value))];
            foreach ((string path, string name, string value) in Leaves(Encoding.UTF8.GetString(bytes)))
            {
                if (!IsKept(written, name, value) && !IsNamed(found, path, name)) lost.Add(file + " " + path + " = " + value);
            }
        }

        Assert.True(lost.Count == 0, string.Join("\n", lost));
    }

    private static bool IsKept(HashSet<string> written, string name, string value)
        => written.Contains(Key(name, value)) || (name == "name" && written.Contains(Key("displayname", value))) || (name == "id" && written.Contains(Key("templateid", value)));

    private static bool IsNamed(IReadOnlyList<PolicyDiagnostic> found, string path, string name)
        => found.Any(f => f.Location.Path is { } place && place != "$" && path.StartsWith(place, StringComparison.Ordinal) && (path.Length == place.Length || path[place.Length] is '.' or '['))
        || (name.Contains("@odata.", StringComparison.Ordinal) && found.Any(f => f.Code == DiagnosticCodes.AnnotationRead));

    private static string Key(string name, string value)
    {
        string text = string.Join(',', value.Split(',').Select(p => p.Trim().ToUpperInvariant()).Order(StringComparer.Ordinal));
        if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out DateTimeOffset date) && value.Length > 18) text = date.UtcTicks.ToString(CultureInfo.InvariantCulture);
        return name + "=" + text;
    }

    private static IEnumerable<(string Path, string Name, string Value)> Leaves(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        return [.. Leaves(document.RootElement, "$", "")];
    }

    private static IEnumerable<(string Path, string Name, string Value)> Leaves(JsonElement element, string path, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => Leaves(m.Value, path + "." + m.Name, m.Name.ToLowerInvariant())),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Leaves(item, path + "[" + i + "]", name)),
        JsonValueKind.Null => [],
        _ => [(path, name, element.ToString())],
    };

    private static IEnumerable<(string File, int Policies, byte[] Bytes)> Files()
    {
        if (Corpus.Root is not { } root) yield break;
        foreach (string line in File.ReadLines(Path.Combine(root, "MANIFEST.tsv")).Skip(1))
        {
            string[] columns = line.Split('\t');
            string file = columns[0];
            bool ours = file.StartsWith("conditional-access/", StringComparison.Ordinal) || file.StartsWith("other/named-locations/", StringComparison.Ordinal)
                || file.StartsWith("other/authentication-strengths/", StringComparison.Ordinal);
            if (!ours) continue;
            string? count = columns[6].Split(' ', ',', ';').FirstOrDefault(o => o.StartsWith("ca=", StringComparison.Ordinal));
            yield return (file, count is null ? 0 : int.Parse(count[3..], CultureInfo.InvariantCulture), File.ReadAllBytes(Path.Combine(root, file)));
        }
    }
}
