using System.Globalization;
using System.Reflection;
using System.Text;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.Json.Reading;

namespace ConditionalAccess.Core.Tests.Json;

/// <summary>Encodings, files, folders, streams, sets put together, and hostile input.</summary>
public sealed class SourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("policies").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Encodings_with_a_byte_order_mark_and_plain_UTF16_are_read()
    {
        byte[][] forms =
        [
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Policy())],
            [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Policy())],
            [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Policy())],
            Encoding.Unicode.GetBytes(Policy()),
            Encoding.BigEndianUnicode.GetBytes(Policy()),
        ];
        string[] names = ["UTF-8 with a byte order mark", "UTF-16 little-endian with a byte order mark", "UTF-16 big-endian with a byte order mark",
            "UTF-16 little-endian without a byte order mark", "UTF-16 big-endian without a byte order mark"];
        for (int i = 0; i < forms.Length; i++)
        {
            Assert.Equal(PolicySet.Parse(Policy()).Tenant, PolicySet.Parse(forms[i]).Tenant);
            Assert.Equal([$"CAP1015 info (line 1, column 1): the document is {names[i]}; nothing to do"], Findings(forms[i]));
        }
    }

    [Fact]
    public void Bytes_of_other_encodings_are_refused_by_name()
    {
        Assert.Equal(["CAP1010 error (line 1, column 18): byte 0xE4 is not UTF-8, the document looks like Latin-1 or Windows-1252; save the file as UTF-8"],
            Findings(Encoding.Latin1.GetBytes(Policy().Replace("\"P\"", "\"P\u00e4\"", StringComparison.Ordinal))));
        Assert.Equal(["CAP1010 error: the document is UTF-16 little-endian with a byte order mark but has an odd number of bytes; the file is cut off or damaged: export it again"], Findings([0xFF, 0xFE, 1]));
        Assert.Equal(["CAP1010 error: the document is UTF-32, which is not read; save the file as UTF-8"], Findings([0xFF, 0xFE, 0, 0]));
        Assert.Equal(["CAP1011 error (line 1, column 18): the text holds a NUL character (U+0000); the file is damaged or not text: export it again"],
            Findings(Encoding.UTF8.GetBytes(Policy().Replace("\"P\"", "\"P\0\"", StringComparison.Ordinal))));
    }

    [Fact]
    public void Lines_and_columns_count_UTF16_characters_after_the_byte_order_mark()
    {
        string json = "\r\n{\"displayName\":\"\U0001F600\u00e4\", \"state\": \"on\"," + Policy(state: "")[1..];
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json.Replace("\"displayName\":\"P\",", "", StringComparison.Ordinal))];
        Assert.StartsWith("CAP1201 warning $.state (line 2, column 32): state 'on'", Findings(bytes)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_one_set_in_ordinal_order_of_relative_paths()
    {
        Write("b.json", Policy(more: ",\"id\":\"b\""));
        Write("sub/a.JSON", Policy(more: ",\"id\":\"a\""));
        Write("B.json", Policy(more: ",\"id\":\"B2\""));
        Write("package.json", "{\"name\":\"tool\"}");
        Write("notes.txt", "no");
        Write(".hidden/c.json", "{");
        PolicySet set = PolicySet.Load(_folder);
        Assert.Equal(["B2", "b", "a"], set.Policies.Select(p => p.Id.ToString()));
        Assert.Equal(["B.json", "b.json", "sub/a.JSON"], set.Sources.Policies.Select(s => s.File));
        Assert.Equal("CAP1017 info $ (line 1, column 1) in package.json: the document holds no policy, named location, authentication strength or other object of Conditional Access; it is skipped",
            Assert.Single(set.Diagnostics).ToString());
    }

    [Fact]
    public void One_broken_file_refuses_the_folder_unless_a_partial_set_is_accepted()
    {
        Write("a.json", Policy());
        Write("b.json", "{\"conditions\":");
        Assert.False(PolicySet.TryLoad(_folder, out _, out IReadOnlyList<PolicyDiagnostic> found));
        Assert.Equal("CAP1002 error (line 1, column 15) in b.json: the document ends in the middle of a value; the file is cut off: export it again", Assert.Single(found).ToString());
        Assert.Single(PolicySet.Load(_folder, new PolicyReadOptions { AcceptPartial = true }).Policies);
    }

    [Fact]
    public void A_folder_without_policies_warns()
    {
        Write("l.json", "{\"id\":\"1\",\"countriesAndRegions\":[\"SE\"]}");
        Assert.Equal("CAP1026 warning in l.json: there is no policy among the documents, so everything would be allowed; add the policies", Assert.Single(PolicySet.Load(_folder).Diagnostics).ToString());
    }

    [Fact]
    public void What_cannot_be_read_is_a_finding()
    {
        Assert.Equal("CAP1016 error in nowhere.json: the file does not exist; check the path", Failure(() => PolicySet.Load("nowhere.json")));
        using var closed = new MemoryStream();
        closed.Dispose();
        Assert.Equal("CAP1016 error in s: the stream cannot be read; open it for reading and do not close it", Failure(() => PolicySet.Load(closed, "s")));
        Assert.Equal("CAP1018 error: there is no policy and nothing else of Conditional Access, so everything would be allowed; export the policies, or set AllowEmpty when this is meant", Failure(() => PolicySet.Load(_folder)));
    }

    [Fact]
    public void A_stream_longer_than_the_limit_is_not_read_to_its_end()
    {
        using var stream = new MemoryStream(new byte[1_000_000]);
        Assert.False(PolicySet.TryLoad(stream, out _, out IReadOnlyList<PolicyDiagnostic> found, "s", new PolicyReadOptions { MaxBytes = 10 }));
        Assert.Equal("CAP1004 error in s: the documents are larger than the 10 bytes left of the limit; read fewer documents, or raise the limit MaxBytes", Assert.Single(found).ToString());
        Assert.True(stream.Position < 200_000);
    }

    [Fact]
    public void Sets_are_combined_and_the_same_object_twice_is_one()
    {
        const string location = "{\"id\":\"1\",\"countriesAndRegions\":[\"SE\"]}";
        PolicySet whole = PolicySet.Combine([PolicySet.Parse(Policy(), name: "p.json"), PolicySet.Parse(location), PolicySet.Parse(location)]);
        Assert.Single(whole.Policies);
        Assert.Single(whole.Tenant.NamedLocations);
        Assert.Equal("p.json", whole.Sources.Policy(0).File);
    }

    [Fact]
    public void A_finding_of_validation_is_located_by_file_and_path()
    {
        PolicySet set = PolicySet.Parse("[\n" + Policy() + "\n]", name: "p.json");
        var finding = new PolicyDiagnostic("X", DiagnosticSeverity.Warning, "m", "r", set.Sources.Policy(0).Member("conditions").Member("Users").Member("excludeUsers").Element(3));
        Assert.Equal(new SourceLocation("p.json", "$[0].conditions.Users.excludeUsers[3]", 2, 60), set.Locate(finding).Location);
        Assert.Same(finding, PolicySet.From(set.Tenant).Locate(finding));
    }

    [Fact]
    public void A_set_built_in_code_reads_back_equal()
    {
        PolicySet set = PolicySet.Parse(Policy());
        Assert.Equal(set.Tenant, PolicySet.Parse(PolicySet.From(set.Tenant).ToJson()).Tenant);
        Assert.Equal(set.Policies[0], Read(PolicySet.ToJson(set.Policies[0])));
    }

    [Fact]
    public void An_empty_set_that_is_allowed_is_empty() => Assert.Empty(PolicySet.Parse("[]", new PolicyReadOptions { AllowEmpty = true }).Policies);

    [Fact]
    public void The_deepest_document_and_hostile_ones_fit_a_small_stack()
    {
        string[] documents =
        [
            new string('[', 64) + new string(']', 64),
            Policy(extra: "\"x\":" + string.Concat(Enumerable.Repeat("{\"a\":", 59)) + "1" + new string('}', 59)),
            new string('[', 100_000),
            string.Concat(Enumerable.Repeat("{\"a\":", 100_000)),
            "[" + string.Join(',', Enumerable.Repeat("[]", 90_000)) + "]",
        ];
        bool[] read = new bool[documents.Length];
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                for (int i = 0; i < documents.Length; i++) read[i] = PolicySet.TryParse(documents[i], out PolicySet? set, out _) && PolicySet.TryParse(set.ToJson(), out _, out _);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                thrown = e;
            }
        }, 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
        Assert.Equal([false, true, false, false, false], read);
    }

    [Fact]
    public void A_text_of_100_MiB_is_refused_by_size()
        => Assert.Equal(["CAP1004 error: the documents are larger than the 67,108,864 bytes left of the limit; read fewer documents, or raise the limit MaxBytes"], Findings(new string('x', 100 * 1024 * 1024)));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void Culture_changes_nothing(string culture)
    {
        string json = Policy("""{"USERS":{"INCLUDEUSERS":["ALL"]},"applications":{"includeApplications":["Office 365"]},"clientAppTypes":["EXCHANGEACTIVESYNC"],"platforms":{"includePlatforms":["IOS","WINDOWS"]}}""", more: ",\"createdDateTime\":\"2026-08-31T12:00:00.1234567Z\"");
        (string[] found, string written) = (Findings(json), PolicySet.Parse(json).ToJson());
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(found, Findings(json));
            Assert.Equal(written, PolicySet.Parse(json).ToJson());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("2026-08-31T12:00:00Z", true)]
    [InlineData("2026-08-31T12:00:00.1234567Z", true)]
    [InlineData("2026-08-31T14:00:00+02:00", true)]
    [InlineData("2026-08-31T12:00:00", false)]
    [InlineData("2026-08-31T12:00:60Z", false)]
    [InlineData("2026-08-31 12:00:00Z", false)]
    [InlineData("2026-08-31T12:00:00.12345678Z", false)]
    [InlineData("31.08.2026", false)]
    [InlineData("9999-12-31T23:59:59-14:00", false)]
    public void Dates_are_read_strictly_and_kept(string text, bool isDate)
    {
        string json = Policy(more: ",\"createdDateTime\":\"" + text + "\"");
        Assert.Equal(isDate, Read(json).CreatedDateTime is not null);
        Assert.Contains(text, PolicySet.Parse(json).ToJson(), StringComparison.Ordinal);
        RoundTrip(json);
    }

    [Fact]
    public void Random_damage_never_throws()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("[" + Policy(more: ",\"sessionControls\":{\"signInFrequency\":{\"value\":1}}") + ",{\"id\":\"1\",\"ipRanges\":[{\"cidrAddress\":\"10.0.0.0/9\"}]}]");
        var random = new Random(20260831);
        int read = 0;
        for (int i = 0; i < 5_000; i++)
        {
            byte[] damaged = [.. bytes];
            for (int n = random.Next(1, 4); n > 0; n--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            if (PolicySet.TryParse(damaged, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found)) read += set.Policies.Count > 0 ? 1 : 0;
            else Assert.Contains(found, f => f.Severity == DiagnosticSeverity.Error);
        }

        Assert.True(read > 0);
    }

    [Fact]
    public void Every_code_of_reading_has_its_text_in_a_test()
    {
        string folder = Path.Combine(Corpus.Repository, "tests", "ConditionalAccess.Core.Tests", "Json");
        string tests = string.Concat(Directory.GetFiles(folder, "*.cs").Select(File.ReadAllText));
        foreach (FieldInfo field in typeof(DiagnosticCodes).GetFields())
        {
            string code = (string)field.GetRawConstantValue()!;
            bool isReading = code[..5] is "CAP10" or "CAP11" or "CAP12" or "CAP14";
            Assert.True(!isReading || tests.Contains(code + " ", StringComparison.Ordinal), code + " has no test");
        }
    }

    private static string Failure(Func<PolicySet> read) => Assert.Throws<PolicyFormatException>(read).Message;

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
