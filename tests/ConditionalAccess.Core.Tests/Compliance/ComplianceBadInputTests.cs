using System.Diagnostics;
using System.Text;
using ConditionalAccess.Core.Tests.BadInput;
using ConditionalAccess.Core.Tests.Filters;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Testing;
using Xunit.Abstractions;
using static ConditionalAccess.Core.Tests.Compliance.ComplianceReading;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Documents that are broken or hostile: never an exception, on 256 KiB of stack, and never a policy that disappears in silence.</summary>
public class ComplianceBadInputTests(ITestOutputHelper output)
{
    private const int Seed = 20270115;

    private static readonly PolicyReadOptions[] s_options = [new(), new() { AcceptPartial = true }, new() { AcceptPartial = true, AllowEmpty = true }, new() { Strict = true }];

    public static TheoryData<string, string> Broken() => new()
    {
        { "", "CAP1001 error: the document is empty, expected a JSON object or list; export the policies again" },
        { "null", "CAP1025 error $ (line 1, column 1): the root of the document is a single value, expected an object or a list; export the policies again" },
        { "\"All\"", "CAP1025 error $ (line 1, column 1): the root of the document is a single value, expected an object or a list; export the policies again" },
        { Policy()[..100], "CAP1002 error (line 1, column 101): the document ends in the middle of a value; the file is cut off: export it again" },
        { Policy() + "}", "CAP1002 error (line 1, column 431): '}' follows the end of the document; remove what follows the last bracket" },
        { new string('[', 100_000), "CAP1006 error (line 1, column 65): objects and lists are nested deeper than 64 levels; a Graph export is never that deep: remove the nesting" },
        { Policy("\"displayName\":\"\\udc00\""), "CAP1012 error (line 1, column 119): the text holds half of a surrogate pair, expected whole characters; remove it, or write the whole character" },
        { Policy("\"displayName\":\"\0\""), "CAP1011 error (line 1, column 120): the text holds a NUL character (U+0000); the file is damaged or not text: export it again" },
        { Policy("\"tpmRequired\":true,\"TPMrequired\":false"), "CAP1003 error $.TPMrequired (line 1, column 124): member 'TPMrequired' is given twice in one object; keep one of them" },
        { "{\"value\":[" + Policy() + "," + Policy("\"deviceCompliancePolicyScript\":{\"a\":1,\"a\":2}") + "]}", "CAP1003 error $.value[1].deviceCompliancePolicyScript.a (line 1, column 584): member 'a' is given twice in one object; keep one of them" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Nothing_is_read_from_a_document_that_cannot_be_read(string json, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        foreach (PolicyReadOptions options in s_options)
        {
            Assert.Equal([expected], Refusal(() => (CompliancePolicySet.TryParse(json, out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options), set, found)));
            Assert.Equal([expected], Refusal(() => (CompliancePolicySet.TryParse(bytes, out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options), set, found)));
        }
    }

    [Fact]
    public void A_deep_document_inside_a_deep_document_is_read_on_a_small_stack()
    {
        string inner = string.Concat(Enumerable.Repeat("{\"value\":[", 29)) + Policy() + string.Concat(Enumerable.Repeat("]}", 29));
        string outer = new string('[', 60) + System.Text.Json.JsonSerializer.Serialize(inner) + new string(']', 60);
        Assert.Single(Rules.OnSmallStack(() => CompliancePolicySet.Parse(outer)).Policies);
    }

    [Fact]
    public void Latin_1_is_refused()
        => Assert.Equal(["CAP1010 error (line 1, column 120): byte 0xE9 is not UTF-8, the document looks like Latin-1 or Windows-1252; save the file as UTF-8"],
            Refusal(() => (CompliancePolicySet.TryParse(Encoding.Latin1.GetBytes(Policy("\"displayName\":\"\u00e9\"")), out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found), set, found)));

    [Fact]
    public void A_broken_file_is_rejected_and_the_others_are_read_when_that_is_accepted()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", Policy("\"tpmRequired\":true"));
        folder.Write("b.json", Policy(id: "\"id\":\"b\"")[..50]);
        folder.Write("c.json", Policy("\"tpmRequired\":true,\"tpmRequired\":true", id: "\"id\":\"c\""));
        folder.Write("d.json", "{\"displayName\":\"P\",\"conditions\":{}}");
        folder.Write("e.json", "{\"other\":1}");
        Assert.False(CompliancePolicySet.TryLoad(folder.Path, out _, out IReadOnlyList<PolicyDiagnostic> refused));
        Assert.True(CompliancePolicySet.TryLoad(folder.Path, out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, new() { AcceptPartial = true }));
        Assert.Equal(refused, found);
        Assert.Equal(["CAP1002 b.json", "CAP1003 c.json", "CAP2053 d.json", "CAP2050 e.json"], found.Select(f => f.Code + " " + f.Location.File));
        Assert.Equal([DiagnosticSeverity.Error, DiagnosticSeverity.Error, DiagnosticSeverity.Information, DiagnosticSeverity.Information], found.Select(f => f.Severity));
        Assert.Equal([Id], set.Policies.Select(p => p.Id.ToString()));
        Assert.True(set.IsPartial);
        Assert.False(CompliancePolicySet.TryCombine([set], out _, out _));
        Assert.True(CompliancePolicySet.TryCombine([set], out CompliancePolicySet? combined, out _, new() { AcceptPartial = true }) && combined.IsPartial);
    }

    [Fact]
    public void Errors_inside_a_policy_refuse_only_a_strict_reader()
    {
        string json = Policy("\"fooRequired\":true");
        Assert.True(CompliancePolicySet.TryParse(json, out CompliancePolicySet? set, out _));
        Assert.False(set.IsPartial);
        Assert.False(CompliancePolicySet.TryParse(json, out _, out _, new() { Strict = true }));
        Assert.False(CompliancePolicySet.TryParse(Policy("\"Foo\":1"), out _, out _, new() { Strict = true }));
        Assert.True(CompliancePolicySet.TryParse(json, out _, out _, new() { Strict = true, AcceptPartial = true }));
    }

    [Fact]
    public void Limits_have_errors_of_their_own()
    {
        Assert.Equal(["CAP1008 error $[2]"], Refusal(() => (CompliancePolicySet.TryParse("[" + string.Join(',', Enumerable.Range(0, 3).Select(i => Policy(id: $"\"id\":\"{i}\""))) + "]", out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, new() { MaxPolicies = 2 }), set, found)).Where(f => f.Contains("error", StringComparison.Ordinal)).Select(f => f[..18]));
        Assert.StartsWith("CAP1004 error", Assert.Single(Findings(Policy(), new() { MaxBytes = 10 })), StringComparison.Ordinal);
        Assert.StartsWith("CAP1024 error", Assert.Single(Findings(Policy(), new() { MaxValues = 10 })), StringComparison.Ordinal);
        Assert.StartsWith("CAP1007 error", Assert.Single(Findings(Policy("\"localActions\":[1,2,3]"), new() { MaxListLength = 2 })), StringComparison.Ordinal);
    }

    // Quadratic work would take 64 times as long, linear work takes 8 times as long.
    [Fact]
    public void Many_unknown_members_ids_and_connectors_take_linear_time()
    {
        Assert.InRange(Growth.Of(12_000, n => Findings(Policy(string.Join(',', Enumerable.Range(0, n).Select(i => $"\"foo{i}\":true"))))), 0, 32);
        Assert.InRange(Growth.Of(2_000, n => Findings("[" + string.Join(',', Enumerable.Repeat("{\"@odata.type\":\"iosCompliancePolicy\",\"id\":\"a\"}", n)) + "]")), 0, 32);
        Assert.InRange(Growth.Of(6_000, n => Findings("[" + string.Join(',', Enumerable.Range(0, n).Select(i => $"{{\"partnerState\":\"enabled\",\"id\":\"{i}\"}}")) + "]")), 0, 32);
    }

    [Fact]
    public void Damaged_bytes_of_an_export() => Run(3_000, random => Damage.Bytes(random, s_export));

    [Fact]
    public void An_export_with_members_and_values_changed() => Run(3_000, random => Encoding.UTF8.GetBytes(Damage.Structure(random, Encoding.UTF8.GetString(s_export))));

    private static readonly byte[] s_export = Encoding.UTF8.GetBytes("{\"value\":[" + string.Join(',',
        Policy("\"displayName\":\"W\",\"version\":3,\"createdDateTime\":\"2026-01-01T00:00:00Z\",\"tpmRequired\":true,\"osMinimumVersion\":\"10.0.26100.1\",\"passwordMinimumLength\":8,\"validOperatingSystemBuildRanges\":[{\"lowestVersion\":\"10.0.1\",\"highestVersion\":\"10.0.2\"}],\"deviceCompliancePolicyScript\":{\"deviceComplianceScriptId\":\"s\",\"rulesContent\":\"{\\\"Rules\\\":[{\\\"SettingName\\\":\\\"a\\\",\\\"Operator\\\":\\\"IsEquals\\\",\\\"DataType\\\":\\\"Boolean\\\",\\\"Operand\\\":true}]}\"}"),
        Policy("\"restrictedApps\":[{\"appId\":\"a\"}],\"passcodeRequiredType\":\"numeric\",\"fooRequired\":1", "ios", id: "\"id\":\"i\""),
        Catalog("{\"settingInstance\":{\"settingDefinitionId\":\"linux_deviceencryption_required\",\"choiceSettingValue\":{\"value\":\"linux_deviceencryption_required_true\",\"children\":[]}}}"),
        "{\"secureByDefault\":true,\"deviceComplianceCheckinThresholdDays\":30}", "{\"id\":\"m\",\"partnerState\":\"enabled\",\"windowsEnabled\":true}",
        "{\"coManagement\":{\"workloads\":{\"compliancePolicy\":\"intune\"},\"rules\":[{\"kind\":\"requiredUpdates\",\"days\":7}]}}") + "]}");

    private void Run(int count, Func<Random, byte[]> make)
    {
        var random = new Random(Seed);
        var clock = Stopwatch.StartNew();
        int done = 0, accepted = 0;
        for (; done < count && clock.Elapsed < TimeSpan.FromSeconds(5); done++)
        {
            byte[] document = make(random);
            Exception? failure = Record.Exception(() => accepted += IsAccepted(document) ? 1 : 0);
            Assert.True(failure is null, $"seed {Seed}, document {done}: {Encoding.UTF8.GetString(document)}\n{failure}");
        }

        output.WriteLine($"seed {Seed}: {done} documents, {accepted} accepted");
        Assert.True(done > 0 && accepted > 0, $"{accepted} of {done} documents accepted");
    }

    private static bool IsAccepted(byte[] document)
    {
        CompliancePolicySet? set = Rules.OnSmallStack(() => CompliancePolicySet.TryParse(document, out CompliancePolicySet? read, out _, Partial) ? read : null);
        if (set is null) return false;
        string written = set.ToJson();
        CompliancePolicySet? again = Rules.OnSmallStack(() => CompliancePolicySet.TryParse(written, out CompliancePolicySet? read, out _, Partial) ? read : null);
        Assert.Equal(set.Configuration, again?.Configuration);
        Assert.Equal(written, again?.ToJson());
        return true;
    }

    private static IEnumerable<string> Refusal(Func<(bool Read, CompliancePolicySet? Set, IReadOnlyList<PolicyDiagnostic> Found)> read)
    {
        (bool isRead, CompliancePolicySet? set, IReadOnlyList<PolicyDiagnostic> found) = Rules.OnSmallStack(read);
        Assert.False(isRead);
        Assert.Null(set);
        return found.Select(f => f.ToString());
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("compliance").FullName;

        public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
