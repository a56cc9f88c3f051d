using ConditionalAccess.Custom;
using ConditionalAccess.Scripting.Binding;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>Scripts that would show if they ran, and what an accepted one can hold at most.</summary>
[Collection(nameof(Alone))]
public class NothingRunsTests
{
    // An assembly of the platform that nothing here needs.
    private const string Unused = "System.IO.IsolatedStorage";

    private const string Variable = "CONDITIONAL_ACCESS_SCRIPT_RAN";

    [Fact]
    public void What_would_leave_a_trace_leaves_none()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()).Replace("\\", "\\\\", StringComparison.Ordinal);
        string[] scripts =
        [
            $"Environment.SetEnvironmentVariable(\"{Variable}\", \"yes\") == null",
            $"System.IO.File.WriteAllText(\"{file}\", \"yes\") == null",
            $"System.IO.File.Create(\"{file}\") == null",
            "Environment.Exit(3) == null",
            "Environment.FailFast(\"no\") == null",
            $"System.Reflection.Assembly.Load(\"{Unused}\") == null",
            $"signIn.User.Groups.Any(g => System.IO.File.Exists(\"{file}\"))",
            "(() => { System.Environment.Exit(3); return true; })()",
            $"\"\".Length == System.IO.File.Create(\"{file}\").Length",
            "new System.IO.FileStream(\"" + file + "\", System.IO.FileMode.Create).CanRead",
        ];
        CSharpScriptCompiler.Default.Compile([Scripts.Source("signIn.Trust.Mfa")]);
        string[] assemblies = EmittedAssemblies.Names();
        Assert.All(CSharpScriptCompiler.Default.Compile([.. scripts.Select(s => Scripts.Source(s))]), r => Assert.Null(r.Expression));
        Assert.Null(Environment.GetEnvironmentVariable(Variable));
        Assert.False(File.Exists(file));
        Assert.Equal(assemblies, EmittedAssemblies.Names());
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == Unused);
    }

    /// <summary>The whole list of what an expression of a script can call or read, apart from facts: a change of it has to be meant.</summary>
    [Fact]
    public void The_list_beside_the_facts_is_this_one()
    {
        string[] namespaces = ["System", "System.Linq", "System.Collections.Generic"];
        IEnumerable<Type> types = ScriptLanguages.Of(ScriptKind.Condition)!.Vocabulary.Types.Where(t => namespaces.Contains(t.Namespace));
        Assert.Equal(
            ["Boolean", "DateTimeOffset: Day, DayOfWeek, Hour, Minute, Month, TimeOfDay, ToOffset, Year", "DayOfWeek: Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday", "Double",
                "Enumerable: All, Any, Contains", "IReadOnlyCollection`1", "Int32", "Int64", "String: Contains, Empty, EndsWith, Equals, IsNullOrEmpty, Length, StartsWith",
                "StringComparison: CurrentCulture, CurrentCultureIgnoreCase, InvariantCulture, InvariantCultureIgnoreCase, Ordinal, OrdinalIgnoreCase",
                "TimeSpan: FromDays, FromHours, FromMinutes, FromSeconds, Zero", "Version: Build, Major, Minor, Revision"],
            types.Select(t => (t.Name + ": " + string.Join(", ", ScriptLanguages.Of(ScriptKind.Condition)!.Vocabulary.MembersOf(t))).TrimEnd(' ', ':')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Facts_are_types_of_Core_that_nobody_can_make()
    {
        IEnumerable<Type> facts = ((ScriptKind[])[ScriptKind.Condition, ScriptKind.Rule]).SelectMany(k => ScriptLanguages.Of(k)!.Vocabulary.Types).Where(t => t.Namespace == typeof(SignInFacts).Namespace);
        Assert.NotEmpty(facts);
        Assert.All(facts, t => Assert.True(t.IsAbstract && t.GetConstructors().Length == 0, t.Name));
    }

    [Fact]
    public void One_script_does_not_see_another()
    {
        IReadOnlyList<ScriptResult> results = CSharpScriptCompiler.Default.Compile([Scripts.Source("signIn.Trust.Mfa"), Scripts.Source("script0 && signIn.Trust.Mfa"), Scripts.Source("script2")]);
        Assert.Equal([true, false, false], results.Select(r => r.Expression is not null));
        Assert.StartsWith("CAP1611 error (line 1, column 1): the name 'script0' is not known; ", Scripts.Findings(results[1]), StringComparison.Ordinal);
        Assert.StartsWith("CAP1611 error (line 1, column 1): the name 'script2' is not known; ", Scripts.Findings(results[2]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_script_does_not_touch_its_neighbours()
    {
        string[] broken = ["signIn.Trust.Mfa /*", "signIn.Trust.Mfa //", "signIn.Network.Country == \"", "(", ")", "true; bool x = false", "{", "#if false", ""];
        ScriptSource[] sources = [.. broken.SelectMany(b => (ScriptSource[])[Scripts.Source(b), Scripts.Source("signIn.Trust.Mfa")])];
        IReadOnlyList<ScriptResult> results = CSharpScriptCompiler.Default.Compile(sources);
        Assert.All(results.Where((_, i) => i % 2 == 1), r => Assert.Equal("signIn => signIn.Trust.Mfa", r.Expression!.ToString()));
        Assert.Equal(broken.Select(b => b == "signIn.Trust.Mfa //"), results.Where((_, i) => i % 2 == 0).Select(r => r.Expression is not null));
    }

    [Fact]
    public void Threads_compile_at_the_same_time()
    {
        string[] texts = new string[64];
        Parallel.For(0, texts.Length, i => texts[i] = Scripts.Compile("signIn.At.Hour == " + i).Expression!.ToString());
        Assert.Equal(Enumerable.Range(0, texts.Length).Select(i => $"signIn => (signIn.At.Hour == {i})"), texts);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Findings_do_not_follow_the_culture(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new System.Globalization.CultureInfo(culture);
            Assert.Equal("CAP1614 error (line 2, column 3): '==' cannot stand between a text and a number; compare a signal with a value of its own type and an operator that the type has",
                Scripts.Findings(Scripts.Compile("signIn.Device.Model\n  == 1234567")));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }
}
