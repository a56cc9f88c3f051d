using System.Text.RegularExpressions;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Properties;

/// <summary>The page of the tests lists every law, and no other.</summary>
public sealed partial class LawPageTests
{
    [Fact]
    public void Every_law_is_on_the_page_and_nothing_else()
    {
        string page = File.ReadAllText(Path.Combine(Corpus.Repository, "tests", "README.md"));
        IEnumerable<string> laws = new[] { typeof(OutcomeProperties), typeof(ComplianceProperties) }
            .SelectMany(t => t.GetMethods().Where(m => m.DeclaringType == t && m.IsDefined(typeof(TheoryAttribute), false)).Select(m => m.Name));
        Assert.Equal(laws.Order(StringComparer.Ordinal), Row().Matches(page).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("CONDITIONALACCESS_PROPERTIES", Law.CountVariable)]
    [InlineData("CONDITIONALACCESS_SEED", Law.SeedVariable)]
    [InlineData("CONDITIONALACCESS_DIFFERENTIAL", Testing.Generation.Differential.Variable)]
    [InlineData("CONDITIONALACCESS_COMPLIANCE_DIFFERENTIAL", Testing.Generation.Compliance.ComplianceDifferential.Variable)]
    public void Every_variable_is_on_the_page(string name, string variable)
    {
        Assert.Equal(name, variable);
        Assert.Contains("| `" + variable + "` |", File.ReadAllText(Path.Combine(Corpus.Repository, "tests", "README.md")), StringComparison.Ordinal);
    }

    [GeneratedRegex("(?m)^\\| `([A-Z][A-Za-z]*_[a-z]\\w+)` \\|")]
    private static partial Regex Row();
}
