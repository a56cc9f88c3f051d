using System.Text;
using ConditionalAccess.Filters;

namespace ConditionalAccess.Core.Tests.Filters;

/// <summary>Random trees and random texts. Every seed is fixed and stands in the failure message, so a failure repeats.</summary>
public class FilterRandomTests
{
    private static readonly FilterLimits Wide = FilterLimits.Default with { Length = 1_000_000 };

    private static readonly string[] Fragments =
    [
        "device.", "isCompliant", "device.model", "physicalIds", "user.x", "CustomSecurityAttribute.A_b", "-eq", "ne", "-in", "-notIn", "-contains",
        "-startsWith", "-match", "==", "-and", "or", "-not", "(", ")", "(", ")", "[", "]", ",", "\"", "'", "`", "\"x\"", "'y'", "True", "null", "$null",
        "\u2013", "\u201C", "\u201D", "\u2018", "\u2019", " ", "\n", "-", "1", "1.5", "0000000a-0000-0000-c000-000000000000", "\uD83D", "\uDE00", "\0", "\u202E", "\u0130",
    ];

    [Theory]
    [InlineData(FilterKind.Device)]
    [InlineData(FilterKind.SecurityAttributes)]
    public void Random_trees_print_and_read_back_equal(FilterKind kind)
    {
        for (int seed = 1; seed <= 1500; seed++)
        {
            FilterExpression tree = new RandomRules(seed, kind).Tree(4);
            string printed = tree.ToString();
            FilterExpression? again = FilterParser.Parse(printed, kind, Wide, out ValueArray<FilterProblem> problems);
            if (!tree.Equals(again)) Assert.Fail($"seed {seed}: {printed} read back as {again}; {problems}");
            if (printed != again.ToString()) Assert.Fail($"seed {seed}: {printed} printed again as {again}");
        }
    }

    [Fact]
    public void Random_fragments_never_throw_and_a_refusal_has_one_located_error()
    {
        for (int seed = 1; seed <= 20_000; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int n = random.Next(1, 14); n > 0; n--) text.Append(Fragments[random.Next(Fragments.Length)]).Append(random.Next(2) == 0 ? " " : string.Empty);
            AssertAnswered(text.ToString(), seed);
        }
    }

    [Fact]
    public void Random_characters_never_throw()
    {
        for (int seed = 1; seed <= 5000; seed++)
        {
            var random = new Random(seed);
            char[] chars = new char[random.Next(1, 60)];
            for (int i = 0; i < chars.Length; i++) chars[i] = (char)(random.Next(4) == 0 ? random.Next(char.MaxValue + 1) : random.Next(128));
            AssertAnswered(new string(chars), seed);
        }
    }

    [Fact]
    public void A_damaged_rule_is_read_or_refused_at_a_place_inside_it()
    {
        const string Whole = "-not (device.model -in [\"a`\"b\", 'c', True]) -and CustomSecurityAttribute.A_b -ne null -or device.trustType \u2013eq \u201CServerAD\u201D";
        for (int at = 0; at < Whole.Length; at++)
        {
            AssertAnswered(Whole.Remove(at, 1), at);
            AssertAnswered(Whole[..at], at);
            AssertAnswered(Whole.Insert(at, "("), at);
            AssertAnswered(Whole.Insert(at, "\""), at);
        }
    }

    private static void AssertAnswered(string text, int seed)
    {
        bool read = FilterRule.TryParse(text, FilterKind.Device, out FilterRule? rule, out ValueArray<FilterProblem> problems);
        string about = $"seed {seed}: {text}: {problems}";
        Assert.True(read ? problems.All(p => !p.IsError) : problems.Count(p => p.IsError) == 1, about);
        Assert.True(problems.All(p => p.Position >= 0 && p.Position <= text.Length && p.Message.Length > 0 && p.Remedy.Length > 0), about);
        if (read) Assert.True(rule!.Root.Equals(FilterParser.Parse(rule.ToString(), FilterKind.Device, Wide, out _)), about);
    }
}
