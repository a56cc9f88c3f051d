using System.Text.Json;
using ConditionalAccess.Custom;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>Hostile and wrong scripts, each with its exact findings; <c>Data/refused.json</c> has them by what they try.</summary>
public class RefusedScriptTests
{
    private static readonly List<RefusedScript> s_scripts = Read();

    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (RefusedScript script in s_scripts) data.Add(script.Kind.ToString(), script.Text);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_script_that_is_no_condition_over_signals_is_refused_and_told_why(string kind, string text)
    {
        ScriptResult result = Scripts.Compile(text, Enum.Parse<ScriptKind>(kind));
        Assert.Null(result.Expression);
        Assert.Equal(s_scripts.Single(s => s.Text == text && s.Kind.ToString() == kind).Findings, Scripts.Findings(result));
    }

    [Fact]
    public void There_are_many_and_every_kind_of_trick_is_among_them()
    {
        Assert.True(s_scripts.Count >= 250, "there are " + s_scripts.Count);
        Assert.Equal(
            ["always the same", "asks about a type", "builds a text", "calculates", "changes a value", "characters that are not seen", "extension methods and generic inference",
                "makes a function", "makes an object", "malformed", "more than an expression", "names in disguise", "orders to the compiler", "reaches outside",
                "replaces what is not known", "tests the form of a value", "wait and references", "wrong arguments", "wrong names", "wrong types"],
            s_scripts.Select(s => s.About).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compiled_all_together_each_is_refused_with_the_same_words()
    {
        IReadOnlyList<ScriptResult> results = CSharpScriptCompiler.Default.Compile([.. s_scripts.Select(s => Scripts.Source(s.Text, s.Kind))]);
        Assert.Equal(s_scripts.Select(s => s.Findings), results.Select(Scripts.Findings));
    }

    [Fact]
    public void Half_a_pair_of_surrogates_is_refused()
        => Assert.Equal("CAP1606 error (line 1, column 28): the character U+D800 cannot be seen, or changes how the text around it is shown; remove it, or write it as \\uD800 inside a text",
            Scripts.Findings(Scripts.Compile("signIn.Network.Country == \"\ud800\"")));

    [Fact]
    public void A_pair_of_surrogates_in_a_text_is_a_letter() => Assert.Empty(Scripts.Compile("signIn.Device.DisplayName == \"\ud83d\ude00\"").Findings);

    private static List<RefusedScript> Read()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "refused.json")));
        return [.. document.RootElement.EnumerateArray().Select(e => new RefusedScript(
            e.GetProperty("about").GetString()!, e.TryGetProperty("kind", out JsonElement kind) ? Enum.Parse<ScriptKind>(kind.GetString()!) : ScriptKind.Condition,
            e.GetProperty("script").GetString()!, string.Join('\n', e.GetProperty("findings").EnumerateArray().Select(f => f.GetString()))))];
    }

    private sealed record RefusedScript(string About, ScriptKind Kind, string Text, string Findings);
}
