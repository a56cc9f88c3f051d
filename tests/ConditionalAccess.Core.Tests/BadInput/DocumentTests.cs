using System.Text;
using ConditionalAccess.Core.Tests.Filters;
using ConditionalAccess.Diagnostics;
using static ConditionalAccess.Core.Tests.Json.Reading;

namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>Documents that are no policies: never a set, not even a partial one, never an exception, on 256 KiB of stack.</summary>
public class DocumentTests
{
    private static readonly PolicyReadOptions[] s_options = [new(), new() { AcceptPartial = true }, new() { AcceptPartial = true, AllowEmpty = true }];

    public static TheoryData<string, string> Broken() => new()
    {
        { "", "CAP1001 error: the document is empty, expected a JSON object or list; export the policies again" },
        { "null", "CAP1025 error $ (line 1, column 1): the root of the document is a single value, expected an object or a list; export the policies again" },
        { "\"All\"", "CAP1025 error $ (line 1, column 1): the root of the document is a single value, expected an object or a list; export the policies again" },
        { "{}", "CAP1017 error $ (line 1, column 1): the document holds no policy, named location, authentication strength or other object of Conditional Access; export the policies from Microsoft Graph" },
        { Policy()[..^1], "CAP1002 error (line 1, column 217): the document ends in the middle of a value; the file is cut off: export it again" },
        { Policy() + "}", "CAP1002 error (line 1, column 218): '}' follows the end of the document; remove what follows the last bracket" },
        { new string('[', 65) + new string(']', 65), "CAP1006 error (line 1, column 65): objects and lists are nested deeper than 64 levels; a Graph export is never that deep: remove the nesting" },
        { new string('[', 100_000), "CAP1006 error (line 1, column 65): objects and lists are nested deeper than 64 levels; a Graph export is never that deep: remove the nesting" },
        { Policy().Replace("\"P\"", "\"\\udc00\"", StringComparison.Ordinal), "CAP1012 error (line 1, column 16): the text holds half of a surrogate pair, expected whole characters; remove it, or write the whole character" },
        { Policy().Replace("\"P\"", "\"P\0\"", StringComparison.Ordinal), "CAP1011 error (line 1, column 18): the text holds a NUL character (U+0000); the file is damaged or not text: export it again" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Nothing_is_decided_by_a_document_that_cannot_be_read(string json, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        foreach (PolicyReadOptions options in s_options)
        {
            Assert.Equal([expected], Refusal(() => (PolicySet.TryParse(json, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options), set, found)));
            Assert.Equal([expected], Refusal(() => (PolicySet.TryParse(bytes, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options), set, found)));
        }
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void The_same_documents_hold_no_sign_ins(string json, string expected)
    {
        Assert.NotEmpty(expected);
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        bool isEmptySignIn = json == "{}";
        Assert.Equal(isEmptySignIn, Rules.OnSmallStack(() => SignInDocument.TryParse(json, out _, out _)));
        Assert.Equal(isEmptySignIn, Rules.OnSmallStack(() => SignInDocument.TryParse(bytes, out _, out _)));
    }

    [Theory]
    [InlineData(",\"state\":\"disabled\"", "CAP1003 error $.state (line 1, column 218): member 'state' is given twice in one object; keep one of them")]
    [InlineData(",\"\\u0073tate\":\"disabled\"", "CAP1003 error $.state (line 1, column 218): member 'state' is given twice in one object; keep one of them")]
    [InlineData(",\"STATE\":\"disabled\"", "CAP1003 error $.STATE (line 1, column 218): member 'STATE' is given twice in one object; keep one of them")]
    public void A_second_state_never_disables_a_policy(string more, string expected)
    {
        foreach (PolicyReadOptions options in s_options[..2])
            Assert.Equal([expected], Refusal(() => (PolicySet.TryParse(Policy(more: more), out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options), set, found)));
    }

    [Fact]
    public void A_text_of_50_MiB_is_refused_by_length()
    {
        string json = Policy().Replace("\"P\"", "\"" + new string('a', 50 * 1024 * 1024) + "\"", StringComparison.Ordinal);
        Assert.Equal(["CAP1005 error (line 1, column 16): a text is longer than 1,048,576 bytes; shorten it, or raise the limit MaxStringLength"], Findings(json));
    }

    [Fact]
    public void A_stream_of_100_MiB_is_refused_by_size()
    {
        byte[] bytes = new byte[100 * 1024 * 1024];
        Array.Fill(bytes, (byte)' ');
        Assert.Equal(["CAP1004 error: the documents are larger than the 67,108,864 bytes left of the limit; read fewer documents, or raise the limit MaxBytes"], Findings(bytes));
        using var stream = new MemoryStream(bytes);
        Assert.Equal(["CAP1004 error in s: the documents are larger than the 67,108,864 bytes left of the limit; read fewer documents, or raise the limit MaxBytes"],
            Refusal(() => (PolicySet.TryLoad(stream, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, "s"), set, found)));
    }

    [Fact]
    public void A_hundred_thousand_ids_are_read_and_one_more_is_refused()
    {
        string Users(int count) => Policy("{\"users\":{\"includeUsers\":[" + string.Join(',', Enumerable.Repeat("\"0a000000-0000-4000-8000-000000000001\"", count))
            + "]},\"applications\":{\"includeApplications\":[\"All\"]},\"clientAppTypes\":[\"all\"]}");
        Assert.Empty(Findings(Users(100_000)));
        Assert.Equal(["CAP1007 error (line 1, column 76): a list has more than 100,000 entries; use a group instead of single ids, or raise the limit MaxListLength"], Findings(Users(100_001)));
    }

    [Fact]
    public void What_a_wrapper_of_another_encoding_says_is_not_guessed()
        => Assert.Equal(["CAP1010 error (line 1, column 18): byte 0xE9 is not UTF-8, the document looks like Latin-1 or Windows-1252; save the file as UTF-8"],
            Findings(Encoding.Latin1.GetBytes(Policy().Replace("\"P\"", "\"P\u00e9\"", StringComparison.Ordinal)), new() { AcceptPartial = true }));

    private static string[] Refusal(Func<(bool Read, PolicySet? Set, IReadOnlyList<PolicyDiagnostic> Found)> read)
    {
        (bool isRead, PolicySet? set, IReadOnlyList<PolicyDiagnostic> found) = Rules.OnSmallStack(read);
        Assert.False(isRead);
        Assert.Null(set);
        return [.. found.Select(f => f.ToString())];
    }
}
