using ConditionalAccess.Evaluation;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Core.Tests.Filters;

/// <summary>Device filters look texts up instead of comparing them: what is found is what comparing without case finds, whatever the texts are.</summary>
public class TextTableTests
{
    private const int Other = -7;

    private const ulong Seed = 20261201;

    // Letters that some rules of casing take for i, s, k, ss and each other; half pairs; what differs from a letter by the bit of its case only.
    private static readonly string[] s_pieces =
    [
        "i", "I", "\u0131", "\u0130", "s", "S", "\u017F", "k", "K", "\u212A", "\u00DF", "\u1E9E", "ss", "\u00E4", "\u00C4", "\u03C3", "\u03C2", "\u03A3",
        "\uD801\uDC28", "\uD801\uDC00", "\uD801", "\uDC28", "@", "`", "[", "{", "\0", " ", "\u0019", "9", "-", "_", "\u007F", "a", "Z", "z", "kiosk", "KIOSK",
    ];

    [Fact]
    public void Every_character_is_found_where_comparing_without_case_finds_it()
    {
        string[] texts = ["i", "s", "k", "z", "@", "[", "a", "9", "\0"];
        TextTable table = Table(texts);
        Assert.True(table.IsSimple);
        for (int character = 0; character <= char.MaxValue; character++) Same(table, texts, ((char)character).ToString());
    }

    [Fact]
    public void Every_character_within_a_text_is_found_where_comparing_without_case_finds_it()
    {
        foreach (int length in new[] { 3, 4, 5, 8, 15, 16, 17, 40 })
        {
            foreach (int at in new[] { 0, length / 2, length - 1 })
            {
                string text = new string('x', at) + "s" + new string('x', length - at - 1);
                string[] texts = [text, text + "s", "other"];
                TextTable table = Table(texts);
                Assert.True(table.IsSimple);
                for (int character = 0; character <= char.MaxValue; character++) Same(table, texts, text[..at] + (char)character + text[(at + 1)..]);
            }
        }
    }

    [Theory]
    [InlineData("kiosk", "KIOSK", true)]
    [InlineData("kiosk", "k\u0131osk", false)]
    [InlineData("KIOSK", "k\u0130osk", false)]
    [InlineData("kiosk", "\u212Aiosk", false)]
    [InlineData("saw", "\u017Faw", false)]
    [InlineData("Stra\u00DFe", "STRASSE", false)]
    [InlineData("Stra\u00DFe", "STRA\u00DFE", true)]
    [InlineData("\u00C4rger", "\u00E4RGER", true)]
    [InlineData("x\uD801\uDC28", "X\uD801\uDC00", true)]
    [InlineData("x\uD801", "X\uD801", true)]
    [InlineData("e\u0301", "\u00E9", false)]
    [InlineData("", "", true)]
    [InlineData("", "\0", false)]
    [InlineData("saw", "", false)]
    [InlineData("10.0", "10\u000E0", false)]
    [InlineData("a@bc", "a`bc", false)]
    public void Traps_of_casing_are_found_as_the_operators_compare_them(string named, string asked, bool isFound)
    {
        Assert.Equal(isFound ? 1 : Other, new TextTable([new(named, 1)], Other).Find(asked));
        Assert.Equal(isFound ? 1 : Other, new TextTable([new(named, 1), new("another one", 2), new("\u00FCber", 3)], Other).Find(asked));
    }

    [Fact]
    public void Nothing_is_found_in_an_empty_table()
    {
        TextTable table = Table([]);
        Assert.True(table.IsEmpty);
        Assert.All(["", "a", new string('a', 100_000)], text => Assert.Equal(Other, table.Find(text)));
    }

    [Fact]
    public void Random_texts_are_found_where_comparing_without_case_finds_them()
    {
        var rng = new SplitMix64(Seed);
        int simple = 0, found = 0;
        for (int round = 0; round < 2000; round++)
        {
            string[] texts = [.. Enumerable.Range(0, rng.Between(1, 20)).Select(_ => Text(ref rng)).Distinct(StringComparer.OrdinalIgnoreCase)];
            TextTable table = Table(texts);
            if (table.IsSimple) simple++;
            for (int i = 0; i < 40; i++)
            {
                string asked = rng.Chance(0.5) ? Varied(ref rng, rng.Pick(texts)) : Text(ref rng);
                Same(table, texts, asked);
                if (table.Find(asked) != Other) found++;
            }
        }

        Assert.True(simple > 20 && found > 10_000, $"seed {Seed}: {simple} simple tables, {found} texts found");
    }

    [Fact]
    public void A_very_long_text_is_found_and_not_mistaken_for_another()
    {
        string text = new('m', 1_000_000), similar = text[..500_000] + "n" + text[500_001..];
        TextTable table = Table([text, "short"]);
        Assert.Equal([0, Other, Other, 1], new[] { text.ToUpperInvariant(), similar, text + "m", "SHORT" }.Select(t => table.Find(t)));
    }

    [Fact]
    public void Thousands_of_texts_with_the_same_length_and_ends_are_all_found_and_no_other()
    {
        string[] texts = [.. Enumerable.Range(0, 5000).Select(Alike)];
        TextTable table = Table(texts);
        Assert.False(table.IsSimple);
        for (int i = 0; i < texts.Length; i++) Assert.Equal(i, table.Find(texts[i].ToUpperInvariant()));
        Assert.Equal(Other, table.Find(Alike(5000)));
    }

    [Fact]
    public void Looking_up_texts_that_are_alike_takes_linear_time()
        => Assert.InRange(Growth.Of(20_000, n =>
        {
            string[] texts = [.. Enumerable.Range(0, n).Select(Alike)];
            TextTable table = Table(texts);
            foreach (string text in texts) Assert.NotEqual(Other, table.Find(text));
        }), 0, 32);

    [Fact]
    public void The_longest_beginning_of_a_text_is_found()
    {
        var table = new BeginningTable(Numbered(["10.0", "10.0.19", "10.0.2", "k", "\u00DCb"]), Other);
        Assert.Equal([1, 2, 0, Other, 3, 3, Other, 4, Other], new[] { "10.0.19045", "10.0.2", "10.0.", "10.", "KIOSK", "k", "\u212Aiosk", "\u00FCBER", "" }.Select(table.FindLongest));
        Assert.Equal([5, 5, 0], new[] { "a", "", "10.01" }.Select(new BeginningTable([.. Numbered(["10.0"]), new("", 5)], Other).FindLongest));
    }

    private static string Alike(int number) => "computer-" + number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture) + "-computer";

    private static TextTable Table(string[] texts) => new(Numbered(texts), Other);

    private static KeyValuePair<string, int>[] Numbered(string[] texts) => [.. texts.Select((t, i) => new KeyValuePair<string, int>(t, i))];

    private static void Same(TextTable table, string[] texts, string asked)
    {
        int expected = Array.FindIndex(texts, t => string.Equals(t, asked, StringComparison.OrdinalIgnoreCase));
        int actual = table.Find(asked);
        if (actual != (expected < 0 ? Other : expected)) Assert.Fail($"seed {Seed}: '{asked}' is {actual} and not {expected} in {string.Join(" | ", texts)}");
    }

    private static string Text(ref SplitMix64 rng)
    {
        var text = new System.Text.StringBuilder();
        bool isAscii = rng.Chance(0.6);
        for (int n = rng.Between(0, rng.Chance(0.2) ? 30 : 6); n > 0; n--)
        {
            string piece = rng.Pick(s_pieces);
            text.Append(isAscii && piece[0] > 0x7F ? "q" : piece);
        }

        return text.ToString();
    }

    private static string Varied(ref SplitMix64 rng, string text)
    {
        char[] characters = text.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (rng.Chance(0.3)) characters[i] = rng.Chance(0.5) ? char.ToUpperInvariant(characters[i]) : char.ToLowerInvariant(characters[i]);
            else if (rng.Chance(0.02)) characters[i] ^= ' ';
        }

        return new string(characters);
    }
}
