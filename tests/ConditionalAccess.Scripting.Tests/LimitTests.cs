using ConditionalAccess.Custom;

namespace ConditionalAccess.Scripting.Tests;

public class LimitTests
{
    private const int SmallStack = 256 * 1024;

    [Fact]
    public void A_script_as_long_as_the_limit_is_read()
        => Assert.Empty(Compile(Padded("signIn.Device.IsCompliant", 8192)).Findings);

    [Fact]
    public void A_longer_one_is_refused_before_it_is_read()
        => Assert.Equal("CAP1602 error (line 1, column 8193): the script is 8193 characters long, and the limit is 8192; shorten it or split it over several conditions",
            Scripts.Findings(Compile(Padded("signIn.Device.IsCompliant", 8193))));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("!(", ")")]
    [InlineData("! !", "")]
    [InlineData("signIn.Device.IsCompliant ? true : ", "")]
    [InlineData("signIn.Device.IsCompliant ? ", " : true")]
    public void Nesting_to_the_limit_is_read_and_beyond_is_refused(string before, string after)
    {
        int deepest = 0;
        for (int depth = 1; depth <= 40; depth++)
        {
            ScriptResult result = Compile(Repeat(before, depth) + "signIn.Device.IsCompliant" + Repeat(after, depth));
            if (result.Findings.Count > 0)
            {
                Assert.EndsWith("parentheses and signs are nested deeper than 32 levels; remove parentheses that are not needed", Scripts.Findings(result), StringComparison.Ordinal);
                Assert.StartsWith("CAP1603 error (line 1, column ", Scripts.Findings(result), StringComparison.Ordinal);
                break;
            }

            deepest = depth;
        }

        Assert.InRange(deepest, 16, 32);
    }

    [Fact]
    public void Parentheses_beside_each_other_are_not_deep()
        => Assert.Empty(Compile(string.Join(" && ", Enumerable.Repeat("(!(signIn.Device.IsCompliant) || signIn.At.Hour < 3)", 90))).Findings);

    [Fact]
    public void A_long_chain_is_read()
    {
        ScriptResult result = Compile(string.Join("||", Enumerable.Range(0, 248).Select(i => "signIn.At.Hour==" + i)));
        Assert.Empty(result.Findings);
        Assert.NotNull(result.Expression);
    }

    [Fact]
    public void More_words_and_signs_than_the_limit_are_refused()
        => Assert.Equal("CAP1604 error (line 1, column 6001): the script has more than 2000 words and signs; split it over several conditions",
            Scripts.Findings(Compile(string.Join("&&", Enumerable.Repeat("true", 1200)))));

    [Fact]
    public void More_scripts_than_the_limit_are_refused_one_by_one()
    {
        var compiler = new CSharpScriptCompiler(new CSharpScriptOptions { MaxScripts = 2 });
        IReadOnlyList<ScriptResult> results = compiler.Compile([.. Enumerable.Range(0, 4).Select(i => Scripts.Source("signIn.At.Hour == " + i))]);
        Assert.Equal(["", "",
            "CAP1605 error (line 1, column 1): there are more than 2 scripts, and this is one too many; say the same with fewer scripts, or raise MaxScripts",
            "CAP1605 error (line 1, column 1): there are more than 2 scripts, and this is one too many; say the same with fewer scripts, or raise MaxScripts"], results.Select(Scripts.Findings));
    }

    [Fact]
    public void A_host_can_set_tighter_limits()
    {
        var compiler = new CSharpScriptCompiler(new CSharpScriptOptions { MaxLength = 20, MaxDepth = 3, MaxElements = 5 });
        IReadOnlyList<ScriptResult> results = compiler.Compile([Scripts.Source("signIn.Trust.Mfa"), Scripts.Source("signIn.Device.IsCompliant"), Scripts.Source("!!!!!!!!!!signIn.At"), Scripts.Source("(((((((((((("), Scripts.Source("a<3&&b<4")]);
        Assert.Equal(["", "CAP1602", "CAP1603", "CAP1603", "CAP1604"], results.Select(r => r.Findings.Count == 0 ? "" : r.Findings[0].Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void A_limit_out_of_range_is_refused(int depth)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new CSharpScriptOptions { MaxDepth = depth });

    [Fact]
    public void Another_language_is_refused()
        => Assert.Equal("CAP1620 error (line 1, column 1): the language 'python' is not known; write 'csharp', or leave the language out",
            Scripts.Findings(CSharpScriptCompiler.Default.Compile([Scripts.Source("signIn.Trust.Mfa") with { Language = "python" }]).Single()));

    [Fact]
    public void A_kind_without_name_is_refused()
        => Assert.Equal("CAP1620", CSharpScriptCompiler.Default.Compile([Scripts.Source("signIn.Trust.Mfa", ScriptKind.None)]).Single().Findings.Single().Code);

    [Fact]
    public void No_scripts_give_no_results() => Assert.Empty(CSharpScriptCompiler.Default.Compile([]));

    /// <summary>On a stack of 256 KiB, within two seconds, and answered with findings: whatever the shape, as long as the widest limits and a megabyte.</summary>
    [Theory]
    [InlineData("(")]
    [InlineData("!")]
    [InlineData("- ")]
    [InlineData("a<")]
    [InlineData("a.")]
    [InlineData("a(")]
    [InlineData("a?")]
    [InlineData("a?b:")]
    [InlineData("new[]{")]
    [InlineData("new A(")]
    [InlineData("a=>")]
    [InlineData("x.Any(a=>")]
    [InlineData("1==")]
    [InlineData("true==")]
    [InlineData("signIn.Trust.Mfa==")]
    [InlineData("true&&")]
    [InlineData("$\"{")]
    [InlineData("$@\"{$\"{")]
    [InlineData("/*")]
    [InlineData("\"a\"")]
    [InlineData("#if a\n")]
    [InlineData("(a)")]
    [InlineData("a-")]
    [InlineData("\\u0041")]
    [InlineData("a().")]
    [InlineData("\"\".")]
    [InlineData("new A().")]
    [InlineData("a|")]
    [InlineData("true&&true||")]
    [InlineData("!a==")]
    [InlineData("a,")]
    public void Deep_and_long_text_is_refused_on_a_small_stack(string shape)
    {
        CSharpScriptCompiler[] compilers = [CSharpScriptCompiler.Default, new(new CSharpScriptOptions { MaxLength = 65536, MaxDepth = 256, MaxElements = 65536 })];
        foreach (CSharpScriptCompiler compiler in compilers)
        {
            foreach (int length in (int[])[4_000, 8_000, 65_000, 1_000_000])
            {
                string text = Repeat(shape, length / shape.Length);
                ScriptResult? result = null;
                var thread = new Thread(() => result = compiler.Compile([Scripts.Source(text)]).Single(), SmallStack);
                thread.Start();
                // Not a measure of speed: what is refused without being compiled never takes minutes, not even on a busy machine.
                Assert.True(thread.Join(TimeSpan.FromMinutes(3)), "no end");
                Assert.NotEmpty(result!.Findings);
            }
        }
    }

    private static ScriptResult Compile(string text) => Scripts.Compile(text);

    private static string Padded(string text, int length) => text + new string(' ', length - text.Length);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
