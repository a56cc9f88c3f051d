using System.Reflection;
using ConditionalAccess.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConditionalAccess.Conventions;

public class DiagnosticCodeTests
{
    private static readonly IReadOnlyList<FieldInfo> s_codes =
        [.. typeof(DiagnosticCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral)];

    private static readonly string s_source = Text(SourceTree.Core, path => !path.StartsWith("Diagnostics/DiagnosticCodes", StringComparison.Ordinal));

    private static readonly string s_tests = Text(Path.Combine(SourceTree.Root, "tests"), path => !path.StartsWith("ConditionalAccess.Conventions/", StringComparison.Ordinal));

    [Fact]
    public void There_are_codes() => Assert.NotEmpty(s_codes);

    [Fact]
    public void Every_code_is_CAP_and_four_digits()
        => Expect.None(s_codes.Select(Code).Where(c => c.Length != 7 || !c.StartsWith("CAP", StringComparison.Ordinal) || !c[3..].All(char.IsAsciiDigit)));

    [Fact]
    public void No_code_has_two_meanings()
        => Expect.None(s_codes.GroupBy(Code, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_code_is_reported_by_something()
        => Expect.None(s_codes.Where(f => !Mentions(s_source, "DiagnosticCodes." + f.Name)).Select(f => f.Name));

    [Fact]
    public void Every_code_is_quoted_with_its_text_in_a_test() => Expect.None(s_codes.Where(f => !IsQuoted(s_tests, Code(f))).Select(f => f.Name + " " + Code(f)));

    [Theory]
    [InlineData("CAP1001 error $: it is wrong; mend it", true)]
    [InlineData("CAP1001 warning in a.json: it is odd; look at it", true)]
    [InlineData("CAP1001", false)]
    [InlineData("CAP1001 is known", false)]
    public void A_code_alone_is_no_text(string text, bool quoted) => Assert.Equal(quoted, IsQuoted(text, "CAP1001"));

    [Fact]
    public void Every_code_is_documented()
    {
        IEnumerable<FieldDeclarationSyntax> fields = SourceTree.BoundCore.SyntaxTrees
            .Where(tree => tree.FilePath.StartsWith("Diagnostics/DiagnosticCodes", StringComparison.Ordinal))
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<FieldDeclarationSyntax>());
        Expect.None(fields.Where(f => !f.GetLeadingTrivia().ToString().Contains("/// <summary>", StringComparison.Ordinal)).Select(f => f.ToString()));
    }

    [Theory]
    [InlineData("CAP1001", "CAP10011", false)]
    [InlineData("CAP1001", "\"CAP1001 error\"", true)]
    [InlineData("CAP1001", "", false)]
    public void A_code_is_looked_for_as_a_whole_word(string word, string text, bool found) => Assert.Equal(found, Mentions(text, word));

    // The whole text of a finding begins with its code and severity.
    private static bool IsQuoted(string text, string code) => Mentions(text, code + " error") || Mentions(text, code + " warning") || Mentions(text, code + " info");

    private static string Code(FieldInfo field) => (string)field.GetRawConstantValue()!;

    private static string Text(string folder, Func<string, bool> include)
        => string.Join('\n', SourceTree.Files(folder, ".cs", ".json", ".txt").Where(include).Select(path => File.ReadAllText(Path.Combine(folder, path))));

    private static bool Mentions(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            int end = at + word.Length;
            if (end == text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) return true;
        }

        return false;
    }
}
