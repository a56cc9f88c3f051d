namespace ConditionalAccess.Conventions;

public class MarkdownLinkTests
{
    private static readonly string[] s_files = [.. SourceTree.Files(SourceTree.Root, ".md")];

    [Fact]
    public void Every_relative_link_names_something()
        => Expect.None(s_files.SelectMany(file => MarkdownLinks.Broken(SourceTree.Root, file, File.ReadAllText(Path.Combine(SourceTree.Root, file)))));

    [Fact]
    public void There_are_links() => Assert.NotEmpty(s_files.SelectMany(file => MarkdownLinks.Targets(File.ReadAllText(Path.Combine(SourceTree.Root, file)))));

    [Theory]
    [InlineData("see [a](missing.md)", "missing.md")]
    [InlineData("see [a](src/Nowhere/)", "src/Nowhere/")]
    [InlineData("see [`a`](LICENSE) and [b](../outside.md)", "../outside.md")]
    [InlineData("# One heading\n[a](#another-heading)", "#another-heading")]
    [InlineData("[a](tests/README.md#no-such-heading)", "tests/README.md#no-such-heading")]
    public void A_link_to_nothing_is_reported(string text, string target)
        => Assert.Equal(["Seeded.md: " + target], MarkdownLinks.Broken(SourceTree.Root, "Seeded.md", text));

    [Theory]
    [InlineData("[a](LICENSE) [b](src) [c](tests/README.md#properties)")]
    [InlineData("# One heading: `it`\n[a](#one-heading-it)")]
    [InlineData("[a](https://example.com/missing.md) `[b](missing.md)`\n```\n[c](missing.md)\n```")]
    public void A_link_to_something_is_not_reported(string text) => Expect.None(MarkdownLinks.Broken(SourceTree.Root, "Seeded.md", text));
}
