using ConditionalAccess.Filters;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.Filters;

/// <summary>Rules seen in public repositories; nothing to check where they are not at hand.</summary>
public class FilterCorpusTests
{
    private static string[][] Rows()
    {
        if (Corpus.Root is null) return [];
        string path = Path.Combine(Corpus.Root, "other", "device-filters", "rules.tsv");
        return [.. File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'))];
    }

    [Fact]
    public void Every_rule_of_a_policy_is_read_understood_and_prints_back_equal()
    {
        foreach (string[] row in Rows().Where(r => r[0] == "ca-device-filter"))
        {
            FilterRule rule = Rules.Device(row[1]);
            Assert.Empty(Rules.Problems(row[1]));
            Assert.Equal(rule.Root, Rules.Device(rule.ToString()).Root);
        }
    }

    [Fact]
    public void Every_other_rule_is_read_or_refused_for_a_group_operator_where_that_stands()
    {
        foreach (string[] row in Rows().Where(r => r[0] != "ca-device-filter"))
        {
            if (FilterRule.TryParse(row[1], FilterKind.Device, out FilterRule? rule, out ValueArray<FilterProblem> problems))
            {
                Assert.Equal(rule.Root, Rules.Device(rule.ToString()).Root);
                continue;
            }

            FilterProblem refusal = Assert.Single(problems, p => p.IsError);
            Assert.True(refusal.Code == "CAP1311" && row[1][refusal.Position] == '-', row[1] + ": " + refusal);
        }
    }
}
