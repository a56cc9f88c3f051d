using System.Globalization;
using System.Text;
using System.Text.Json;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Real exports of compliance, when they stand beside the checkout; without them these tests have nothing to read and pass.</summary>
public class ComplianceCorpusTests
{
    private static readonly PolicyReadOptions Partial = ComplianceReading.Partial;

    [Fact]
    public void Every_file_holds_as_many_policies_as_the_manifest_says()
        => None(Policies().Select(f => (f.File, f.Policies, Read: CompliancePolicySet.Parse(f.Bytes, name: f.File).Policies.Count)).Where(f => f.Policies != f.Read).Select(f => $"{f.File}: {f.Read}, expected {f.Policies}"));

    [Fact]
    public void Every_type_of_the_corpus_is_known()
        => None(Policies().SelectMany(f => CompliancePolicySet.Parse(f.Bytes, name: f.File).Policies.Where(p => p.Type == ConditionalAccess.Compliance.CompliancePolicyType.Unknown).Select(_ => f.File)));

    [Fact]
    public void Every_file_reads_the_same_in_utf16()
    {
        foreach ((string file, _, byte[] bytes) in Policies())
        {
            CompliancePolicySet set = CompliancePolicySet.Parse(bytes, Partial, file);
            byte[] utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))];
            CompliancePolicySet same = CompliancePolicySet.Parse(utf16, Partial, file);
            Assert.Equal(set.Configuration, same.Configuration);
            Assert.Equal(set.Diagnostics, same.Diagnostics.Where(d => d.Code != DiagnosticCodes.EncodingRead));
        }
    }

    [Fact]
    public void What_is_written_back_reads_as_the_same_model()
    {
        foreach ((string file, _, byte[] bytes) in Policies())
        {
            CompliancePolicySet set = CompliancePolicySet.Parse(bytes, Partial, file);
            string json = set.ToJson();
            CompliancePolicySet again = CompliancePolicySet.Parse(json);
            Assert.Equal(set.Configuration, again.Configuration);
            Assert.Equal(json, again.ToJson());
        }
    }

    [Fact]
    public void Nothing_set_in_a_file_is_dropped_without_a_finding()
    {
        var lost = new List<string>();
        foreach ((string file, _, byte[] bytes) in Policies())
        {
            CompliancePolicySet set = CompliancePolicySet.Parse(bytes, Partial, file);
            HashSet<string> written = [.. Leaves(set.ToJson()).Select(l => Key(l.Name, l.Value))];
            lost.AddRange(Leaves(Encoding.UTF8.GetString(bytes)).Where(l => !written.Contains(Key(l.Name, l.Value)) && !IsNamed(set.Diagnostics, l.Path)).Select(l => $"{file} {l.Path} = {l.Value}"));
        }

        None(lost);
    }

    [Fact]
    public void A_folder_of_everything_reads_as_compliance_and_as_conditional_access_without_getting_in_each_others_way()
    {
        if (Corpus.Root is not { } root) return;
        Assert.True(CompliancePolicySet.TryLoad(root, out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, Partial));
        Assert.Equal(Policies().Sum(f => f.Policies), set.Policies.Count);
        Assert.DoesNotContain(found, f => f.Location.File!.StartsWith("conditional-access/", StringComparison.Ordinal) && f.Severity == DiagnosticSeverity.Error && f.Code != DiagnosticCodes.DuplicateMember);
        Assert.True(PolicySet.TryLoad(Path.Combine(root, "compliance"), out _, out found, Partial with { AllowEmpty = true }));
        Assert.All(found.Where(f => f.Location.File is not null), f => Assert.Equal(DiagnosticCodes.NothingFound, f.Code));
    }

    private static void None(IEnumerable<string> wrong)
    {
        List<string> all = [.. wrong];
        Assert.True(all.Count == 0, string.Join("\n", all));
    }

    private static bool IsNamed(IReadOnlyList<PolicyDiagnostic> found, string path)
        => found.Any(f => f.Location.Path is { } place && place != "$" && path.StartsWith(place, StringComparison.Ordinal) && (path.Length == place.Length || path[place.Length] is '.' or '['));

    private static string Key(string name, string value)
    {
        if (value.Length > 18 && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out DateTimeOffset date)) value = date.UtcTicks.ToString(CultureInfo.InvariantCulture);
        return name + "=" + value.TrimStart('#').ToUpperInvariant();
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

    private static IEnumerable<(string File, int Policies, byte[] Bytes)> Policies()
    {
        if (Corpus.Root is not { } root) yield break;
        foreach (string line in File.ReadLines(Path.Combine(root, "MANIFEST.tsv")).Skip(1))
        {
            string[] columns = line.Split('\t');
            if (!columns[0].StartsWith("compliance/", StringComparison.Ordinal)) continue;
            string count = columns[6].Split(' ', ',', ';').First(o => o.StartsWith("compliance=", StringComparison.Ordinal));
            yield return (columns[0], int.Parse(count["compliance=".Length..], CultureInfo.InvariantCulture), File.ReadAllBytes(Path.Combine(root, columns[0])));
        }
    }
}
