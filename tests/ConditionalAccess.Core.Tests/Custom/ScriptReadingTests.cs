using System.Linq.Expressions;
using ConditionalAccess.Custom;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Custom;

/// <summary>Scripts in policy documents: read, kept, compiled by the host's compiler or counted as unknown.</summary>
public sealed class ScriptReadingTests
{
    private const string Text = "signIn.Network.Country != \\\"SE\\\"";

    [Fact]
    public void Without_a_compiler_a_script_is_kept_reported_and_unknown()
    {
        PolicySet set = PolicySet.Parse(Policy($"\"{Text}\""), name: "a.json");

        Assert.Equal(
            "CAP1501 warning $.conditions['@conditionalAccess.condition'] (line 4, column 36) in a.json: the custom condition is a script, and scripts are not accepted here, so it is unknown and counts as restricting; give a compiler in PolicyReadOptions.Scripts, or remove the script",
            Assert.Single(set.Diagnostics).ToString());
        Assert.False(set.Policies[0].Conditions.CustomCondition!.IsUnderstood);
        Decision decision = set.Compile().Evaluate(new SignIn { User = new() { Id = "u" }, Network = new() { Country = CountryCode.Parse("SE") } });
        Assert.Equal(DecisionOutcome.Blocked, decision.Outcome);
        Assert.True(decision.MissingConditions.HasFlag(PolicyConditions.CustomCondition));
    }

    [Theory]
    [InlineData("\"signIn.Trust.Mfa\"")]
    [InlineData("""{ "language": "other", "text": "whatever" }""")]
    [InlineData("""{ "text": "signIn.Trust.Mfa", "note@odata.type": "#x" }""")]
    public void Writing_and_reading_loses_nothing(string condition)
    {
        PolicySet set = PolicySet.Parse(Policy(condition));
        PolicySet again = PolicySet.Parse(set.ToJson());

        Assert.Equal(set.Tenant, again.Tenant);
        Assert.NotNull(again.Policies[0].Conditions.CustomCondition);
        Assert.Equal(set.ToJson(), again.ToJson());
    }

    [Fact]
    public void A_member_that_is_not_understood_makes_a_condition_unknown_and_is_written_back()
    {
        PolicySet set = PolicySet.Parse(Policy("""{ "text": "signIn.Trust.Mfa", "unless": "never" }"""), new() { Scripts = Compiler(s => ScriptResult.Of(Mfa)) });

        Assert.Contains("CAP1116 warning $.conditions['@conditionalAccess.condition'].unless", set.Diagnostics[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(Model.ExtraEffect.UnknownCondition, set.Policies[0].Conditions.Extra[0].Effect);
        Assert.False(set.Policies[0].Conditions.CustomCondition!.IsUnderstood);
        Assert.Contains("\"unless\": \"never\"", set.ToJson(), StringComparison.Ordinal);
        Assert.Equal(set.Tenant.Policies[0].Conditions.Extra, PolicySet.Parse(set.ToJson()).Policies[0].Conditions.Extra);
    }

    [Fact]
    public void Scripts_of_all_documents_are_compiled_at_once_and_each_different_one_once()
    {
        var calls = new List<IReadOnlyList<ScriptSource>>();
        var compiler = new TestCompiler(scripts =>
        {
            calls.Add(scripts);
            return [.. scripts.Select(_ => ScriptResult.Of(Mfa))];
        });
        PolicySet set = PolicySet.Parse($$"""{ "policies": [{{Policy("\"a\"", 1)}}, {{Policy("\"b\"", 2)}}, {{Policy("\"a\"", 3)}}] }""", new() { Scripts = compiler }, "t.json");

        IReadOnlyList<ScriptSource> scripts = Assert.Single(calls);
        Assert.Equal(["a", "b"], scripts.Select(s => s.Text));
        Assert.All(scripts, s => Assert.Equal((ScriptKind.Condition, CustomCondition.CSharp), (s.Kind, s.Language)));
        Assert.Equal(new SourceLocation("t.json", "$.policies[1].conditions['@conditionalAccess.condition']"), scripts[1].Location);
        Assert.DoesNotContain(set.Diagnostics, d => d.Severity != DiagnosticSeverity.Information);
        Assert.All(set.Policies, p => Assert.True(p.Conditions.CustomCondition!.IsUnderstood));
    }

    [Fact]
    public void What_the_compiler_finds_is_located_in_the_document_and_in_the_script()
    {
        var finding = new ScriptFinding("CAP1699", DiagnosticSeverity.Error, "the name Moon is not known", "name a signal", 2, 7);
        bool read = PolicySet.TryParse(Policy("\"x\""), out _, out IReadOnlyList<PolicyDiagnostic> found, new() { Scripts = Compiler(_ => ScriptResult.Refused([finding])) });

        Assert.False(read);
        Assert.Equal("CAP1699 error $.conditions['@conditionalAccess.condition'] (line 4, column 36): line 2, column 7 of the script: the name Moon is not known; name a signal", Assert.Single(found).ToString());
    }

    [Fact]
    public void A_refused_script_that_is_accepted_in_part_stays_unknown()
    {
        var options = new PolicyReadOptions { AcceptPartial = true, Scripts = Compiler(_ => ScriptResult.Refused([new ScriptFinding("CAP1699", DiagnosticSeverity.Error, "no", "yes")])) };
        PolicySet set = PolicySet.Parse(Policy("\"x\""), options);

        Assert.False(Assert.Single(set.Policies).Conditions.CustomCondition!.IsUnderstood);
    }

    [Fact]
    public void An_expression_that_is_not_allowed_is_refused_whoever_made_it()
    {
        Expression<Func<SignInFacts, bool>> trimmed = signIn => signIn.Device.Model.Trim() == "a";
        Assert.Equal(
            "CAP1504 error $.conditions['@conditionalAccess.condition'] (line 4, column 36): in the script, 'signIn.Device.Model.Trim()' calls String.Trim, which an expression may not; use the operations that are listed for custom conditions",
            Refused(Policy("\"x\""), Compiler(_ => ScriptResult.Of(trimmed))));
        Expression<Func<ManagedDeviceFacts, bool>> other = device => device.IsEncrypted;
        Assert.Equal(
            "CAP1504 error $.conditions['@conditionalAccess.condition'] (line 4, column 36): in the script, the expression is no condition over SignInFacts; write it as a lambda from SignInFacts to bool",
            Refused(Policy("\"x\""), Compiler(_ => ScriptResult.Of(other))));
    }

    [Fact]
    public void An_empty_or_a_long_script_is_an_error()
    {
        Assert.Equal(
            "CAP1502 error $.conditions['@conditionalAccess.condition'] (line 4, column 36): the custom condition says nothing, so it is unknown and counts as restricting; write an expression, or remove the member",
            Refused(Policy("\" \""), null));
        Assert.Equal(
            "CAP1503 error $.conditions['@conditionalAccess.condition'] (line 4, column 36): the custom condition has 8,193 characters, expected at most 8,192; shorten it, or raise the limit MaxScriptLength",
            Refused(Policy("\"" + new string('x', 8193) + "\""), null));
    }

    [Fact]
    public void A_compiler_that_fails_is_a_finding()
    {
        Assert.Equal(
            "CAP1505 error $.conditions['@conditionalAccess.condition'] (line 4, column 36): the custom condition was not compiled because the compiler failed: 'InvalidOperationException: out of order'; mend the compiler",
            Refused(Policy("\"x\""), new TestCompiler(_ => throw new InvalidOperationException("out of order"))));
        Assert.Contains("the compiler failed: it did not answer for every script", Refused(Policy("\"x\""), new TestCompiler(_ => [])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_without_scripts_never_asks_the_compiler()
        => Assert.Empty(PolicySet.Parse(Policy("null"), new() { Scripts = new TestCompiler(_ => throw new InvalidOperationException()) }).Diagnostics);

    [Fact]
    public void Sets_that_are_put_together_keep_the_meaning_of_their_scripts()
    {
        PolicySet set = PolicySet.Parse(Policy("\"x\""), new() { Scripts = Compiler(_ => ScriptResult.Of(Mfa)) });

        PolicySet both = PolicySet.Combine([set]);

        Assert.Empty(both.Diagnostics);
        Assert.True(both.Policies[0].Conditions.CustomCondition!.IsUnderstood);
    }

    private static Expression<Func<SignInFacts, bool>> Mfa => signIn => signIn.Trust.Mfa;

    private static TestCompiler Compiler(Func<ScriptSource, ScriptResult> compile) => new(scripts => [.. scripts.Select(compile)]);

    private static string Refused(string json, IScriptCompiler? compiler)
    {
        Assert.False(PolicySet.TryParse(json, out _, out IReadOnlyList<PolicyDiagnostic> found, new() { Scripts = compiler }));
        return Assert.Single(found).ToString();
    }

    private static string Policy(string condition, int number = 1) => $$"""
        { "id": "10000000-0000-4000-8000-00000000000{{number}}", "displayName": "P{{number}}", "state": "enabled",
          "conditions": { "users": { "includeUsers": ["All"] }, "applications": { "includeApplications": ["All"] },
            "clientAppTypes": ["all"],
            "@conditionalAccess.condition":{{condition}} },
          "grantControls": { "operator": "OR", "builtInControls": ["block"] } }
        """;

    private sealed class TestCompiler(Func<IReadOnlyList<ScriptSource>, IReadOnlyList<ScriptResult>> compile) : IScriptCompiler
    {
        public IReadOnlyList<ScriptResult> Compile(IReadOnlyList<ScriptSource> scripts) => compile(scripts);
    }
}
