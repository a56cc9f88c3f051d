namespace ConditionalAccess.Conventions;

public class FileTests
{
    private const int LongestFile = 400;

    // Files that may be longer, with the reason.
    private static readonly Dictionary<string, string> s_long = new(StringComparer.Ordinal);

    private static readonly string[] s_text = [".cs", ".csproj", ".props", ".targets", ".config", ".md", ".json", ".yml", ".yaml", ".txt", ".sln", ".sh", ".tsv", ".editorconfig", ""];

    // Written in two parts, so that this file does not name them.
    private static readonly string[] s_hosts =
        ["nuget" + ".org", "npmjs" + ".org", "pypi" + ".org", "crates" + ".io", "pkgs.dev.azure" + ".com", "pkgs.visualstudio" + ".com",
            "docker" + ".io", "ghcr" + ".io", "mcr.microsoft" + ".com", "jfrog" + ".io", "artifact" + "ory"];

    private static readonly string[] s_paths = ["/" + "work/", "/" + "home/", "/" + "root/", "/" + "tmp/", "/" + "Users/", "C:" + "\\", "D:" + "\\"];

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        string src = Path.Combine(SourceTree.Root, "src");
        Expect.None(SourceTree.Files(src, ".cs").Where(path => !s_long.ContainsKey(path) && IsTooLong(File.ReadLines(Path.Combine(src, path)))));
    }

    [Fact]
    public void A_file_of_401_lines_is_too_long()
    {
        Assert.True(IsTooLong(Enumerable.Repeat("", 401)));
        Assert.False(IsTooLong(Enumerable.Repeat("", 400)));
    }

    [Fact]
    public void Every_listed_long_file_is_there_and_long()
    {
        string src = Path.Combine(SourceTree.Root, "src");
        Expect.None(s_long.Keys.Where(path => !File.Exists(Path.Combine(src, path)) || !IsTooLong(File.ReadLines(Path.Combine(src, path)))));
    }

    [Fact]
    public void No_file_names_a_package_registry_or_a_machine_path()
        => Expect.None(SourceTree.Files(SourceTree.Root, s_text).SelectMany(path => Names(path, File.ReadAllText(Path.Combine(SourceTree.Root, path)))));

    [Fact]
    public void A_registry_and_a_machine_path_would_be_found()
        => Assert.Equal(["seeded: " + s_hosts[0], "seeded: " + s_paths[0]], Names("seeded", "see api." + s_hosts[0] + " and " + s_paths[0] + "main"));

    private static bool IsTooLong(IEnumerable<string> lines) => lines.Skip(LongestFile).Any();

    private static IEnumerable<string> Names(string path, string text)
        => s_hosts.Where(host => text.Contains(host, StringComparison.OrdinalIgnoreCase))
            .Concat(s_paths.Where(machine => text.Contains(machine, StringComparison.Ordinal)))
            .Select(found => path + ": " + found);
}
