namespace ConditionalAccess.Conventions;

/// <summary>Holds the public API of Core to the approved text. To approve a change, run this test with CONDITIONAL_ACCESS_APPROVE=1 and commit the file.</summary>
public class PublicApiTests
{
    private static readonly string s_approved = Path.Combine(SourceTree.Root, "tests", "ConditionalAccess.Conventions", "PublicApi.approved.txt");

    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        string actual = PublicApi.Of(SourceTree.BoundCore);
        if (Environment.GetEnvironmentVariable("CONDITIONAL_ACCESS_APPROVE") == "1") File.WriteAllText(s_approved, actual);
        string difference = Difference(File.ReadAllText(s_approved), actual);
        Assert.True(difference.Length == 0, "the public API changed; run with CONDITIONAL_ACCESS_APPROVE=1 if that is meant:\n" + difference);
    }

    [Fact]
    public void The_text_is_the_same_every_time()
        => Assert.Equal(PublicApi.Of(SourceTree.BoundCore), PublicApi.Of(SourceTree.CoreWith("Nothing.cs", "namespace ConditionalAccess; internal class Nothing { }")));

    [Fact]
    public void A_new_public_member_is_a_difference()
    {
        string before = PublicApi.Of(SourceTree.BoundCore);
        string after = PublicApi.Of(SourceTree.CoreWith("Seeded.cs", "namespace ConditionalAccess; public class Seeded { public int X { get; init; } internal int Y; }"));
        string difference = Difference(before, after);
        Assert.Contains("+ class ConditionalAccess.Seeded", difference, StringComparison.Ordinal);
        Assert.Contains("+ class ConditionalAccess.Seeded |     int X { get; init; }", difference, StringComparison.Ordinal);
        Assert.DoesNotContain("int Y", difference, StringComparison.Ordinal);
        Assert.Contains("- class ConditionalAccess.Seeded", Difference(after, before), StringComparison.Ordinal);
    }

    /// <summary>Lines only in one of the texts, each with its type.</summary>
    private static string Difference(string approved, string actual)
    {
        string[] before = WithTypes(approved), after = WithTypes(actual);
        return string.Join('\n', before.Except(after, StringComparer.Ordinal).Select(line => "- " + line)
            .Concat(after.Except(before, StringComparer.Ordinal).Select(line => "+ " + line)));
    }

    private static string[] WithTypes(string text)
    {
        string type = string.Empty;
        var lines = new List<string>();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r')))
        {
            bool member = line.StartsWith(' ');
            if (!member) type = line;
            lines.Add(member ? type + " | " + line : line);
        }

        return [.. lines];
    }
}
