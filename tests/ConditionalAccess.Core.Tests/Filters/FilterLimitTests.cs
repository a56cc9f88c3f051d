using System.Globalization;
using System.Text;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Filters;

namespace ConditionalAccess.Core.Tests.Filters;

/// <summary>Hostile sizes, on 256 KiB of stack. Raised limits show that the parser does not rest on the length limit alone.</summary>
public class FilterLimitTests
{
    private static readonly FilterLimits Long = FilterLimits.Default with { Length = 10_000_000 };
    private static readonly FilterLimits LongAndMany = Long with { Comparisons = 1_000_000 };

    private static string ErrorOf(string text, FilterLimits limits) => Rules.OnSmallStack(() =>
    {
        FilterExpression? root = FilterParser.Parse(text, FilterKind.Device, limits, out ValueArray<FilterProblem> problems);
        return root is null ? problems.Single(p => p.IsError).Code : "read";
    });

    [Theory]
    [InlineData("(")]
    [InlineData("-not ")]
    [InlineData("-not(")]
    public void A_hundred_thousand_levels_are_refused_by_length_and_by_depth(string opening)
    {
        string text = new StringBuilder().Insert(0, opening, 100_000).ToString();
        Assert.Equal(DiagnosticCodes.FilterRuleTooLong, ErrorOf(text, FilterLimits.Default));
        Assert.Equal(DiagnosticCodes.FilterNestedTooDeep, ErrorOf(text, Long));
    }

    [Theory]
    [InlineData(" or ")]
    [InlineData(" and ")]
    public void A_long_flat_chain_is_refused_by_count_and_needs_no_stack(string join)
    {
        string chain = string.Join(join, Enumerable.Repeat("model eq 1", 100_000));
        Assert.Equal(DiagnosticCodes.FilterRuleTooLong, ErrorOf(chain, FilterLimits.Default));
        Assert.Equal(DiagnosticCodes.FilterTooManyComparisons, ErrorOf(chain, Long));
        Assert.Equal("read", ErrorOf(chain, LongAndMany));
    }

    [Theory]
    [InlineData(1024, "read")]
    [InlineData(1025, DiagnosticCodes.FilterTooManyComparisons)]
    public void The_limit_of_comparisons_is_exact(int count, string expected)
        => Assert.Equal(expected, ErrorOf(string.Join(" or ", Enumerable.Repeat("model eq 1", count)), Long));

    [Theory]
    [InlineData(0, "read")]
    [InlineData(1, "read")]
    [InlineData(5000, "read")]
    [InlineData(5001, DiagnosticCodes.FilterListTooLong)]
    [InlineData(10_000, DiagnosticCodes.FilterListTooLong)]
    public void The_limit_of_list_values_is_exact(int count, string expected)
        => Assert.Equal(expected, ErrorOf("model in [" + string.Join(',', Enumerable.Range(0, count)) + "]", Long));

    [Fact]
    public void A_list_of_ten_thousand_values_is_too_long_a_rule()
        => Assert.Equal(DiagnosticCodes.FilterRuleTooLong, ErrorOf("model in [" + string.Join(',', Enumerable.Range(0, 10_000)) + "]", FilterLimits.Default));

    [Fact]
    public void The_deepest_rule_accepted_reads_compares_hashes_and_prints_on_a_small_stack()
    {
        var text = new StringBuilder("model eq 0");
        for (int i = 1; i <= 50; i++) text.Insert(0, "(").Append(CultureInfo.InvariantCulture, $" or model eq 1 and model eq 2) and model eq 3");
        Assert.True(Rules.OnSmallStack(() =>
        {
            FilterExpression? first = FilterParser.Parse(text.ToString(), FilterKind.Device, Long, out _);
            FilterExpression? second = FilterParser.Parse(first?.ToString(), FilterKind.Device, Long, out _);
            return first is not null && first.Equals(second) && first.GetHashCode() == second.GetHashCode();
        }));
    }

    [Fact]
    public void A_tree_built_by_hand_prints_at_any_depth()
    {
        FilterExpression tree = Rules.Compliant();
        for (int i = 0; i < 50_000; i++) tree = new FilterNot(new FilterAnd([tree, Rules.Compliant()]));
        string printed = Rules.OnSmallStack(() => tree.ToString());
        Assert.StartsWith("-not (-not (", printed, StringComparison.Ordinal);
        Assert.Equal(50_001, printed.Split("isCompliant").Length - 1);
        Assert.Equal(50_000, printed.Count(c => c == ')'));
    }
}
