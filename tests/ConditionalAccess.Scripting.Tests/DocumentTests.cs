using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>Scripts in documents: read, decided, explained, written, refused with a place, and not accepted where the host gave no compiler.</summary>
public class DocumentTests
{
    private const string OldBuild = "signIn.Device.OperatingSystemVersion < new Version(10, 0, 22631)";

    private static readonly DeviceSignals s_old = new() { IsRegistered = true, OperatingSystemVersion = "10.0.19045.3930", IsCompliant = false, IsIntuneManaged = false };
    private static readonly DeviceSignals s_new = s_old with { OperatingSystemVersion = "10.0.26100.1" };

    [Fact]
    public void A_script_is_one_more_condition_of_its_policy()
    {
        PolicyEngine engine = Engine(OldBuild);
        Assert.Equal(DecisionOutcome.ControlsRequired, engine.Evaluate(Tenants.SignIn(s_old)).Outcome);
        Assert.Equal(DecisionOutcome.Granted, engine.Evaluate(Tenants.SignIn(s_new)).Outcome);
    }

    [Theory]
    [InlineData(EvaluationMode.Enforce, DecisionOutcome.ControlsRequired)]
    [InlineData(EvaluationMode.WhatIf, DecisionOutcome.Granted)]
    public void A_signal_that_is_not_known_makes_it_unknown(EvaluationMode mode, DecisionOutcome outcome)
    {
        Decision decision = Engine(OldBuild).Evaluate(Tenants.SignIn(s_old with { OperatingSystemVersion = default }), mode);
        Assert.Equal(outcome, decision.Outcome);
        if (mode == EvaluationMode.Enforce) Assert.True(decision.RestsOnUnknown);
    }

    [Fact]
    public void What_is_false_stays_false_beside_what_is_not_known()
    {
        Decision decision = Engine(OldBuild + " && signIn.Network.Country != \"SE\"").Evaluate(Tenants.SignIn(s_old with { OperatingSystemVersion = default }));
        Assert.Equal(DecisionOutcome.Granted, decision.Outcome);
    }

    [Fact]
    public void The_explanation_names_the_part_that_decided_and_its_values()
        => Assert.Contains("\n    custom condition: false, because signIn.Network.Country != \"SE\" is false (signIn.Network.Country is \"SE\")\n",
            Engine(OldBuild + " && signIn.Network.Country != \"SE\"").Explain(Tenants.SignIn(s_old)).ToString().ReplaceLineEndings("\n") + "\n", StringComparison.Ordinal);

    [Fact]
    public void A_script_survives_reading_and_writing_with_and_without_the_compiler()
    {
        string script = "// old builds\n" + OldBuild;
        string document = Tenants.Document([Tenants.Scripted(1, script)]);
        PolicySet first = PolicySet.Parse(document, Tenants.WithScripts), without = PolicySet.Parse(document);
        Assert.Equal(first.ToJson(), without.ToJson());
        PolicySet again = PolicySet.Parse(first.ToJson(), Tenants.WithScripts);
        Assert.Equal(script, again.Policies[0].Conditions.CustomCondition!.Text);
        Assert.True(again.Policies[0].Conditions.CustomCondition!.IsUnderstood);
        Assert.Equal(first.ToJson(), again.ToJson());
    }

    [Fact]
    public void A_mistake_is_found_in_the_coordinates_of_the_document_and_of_the_script()
    {
        const string document = """
            {
              "id": "5b0c1d52-2a7f-4c7e-8c55-000000000001", "displayName": "a", "state": "enabled",
              "conditions": {
                "clientAppTypes": ["all"], "applications": { "includeApplications": ["All"] }, "users": { "includeUsers": ["All"] },
                "@conditionalAccess.condition": "signIn.Trust.Mfa &&\n  signIn.Network.Contry == \"SE\""
              },
              "grantControls": { "operator": "OR", "builtInControls": ["block"] }
            }
            """;
        Assert.False(PolicySet.TryParse(document, out _, out IReadOnlyList<PolicyDiagnostic> findings, Tenants.WithScripts, "policies.json"));
        Assert.Equal("CAP1612 error $.conditions['@conditionalAccess.condition'] (line 5, column 37) in policies.json: line 2, column 18 of the script: 'signIn.Network' has no member 'Contry'; "
            + "known are ClientAddress, Country, GpsCountry, GpsRefusal, IsCompliantNetwork, ResourceAddress", Worst(findings).ToString());
    }

    [Fact]
    public void What_only_the_decision_knows_to_be_wrong_is_found_too()
    {
        Assert.False(PolicySet.TryParse(Tenants.Document([Tenants.Scripted(1, "signIn.Network.ClientAddress.IsIn(\"10.0.0.0/33\")")]), out _, out IReadOnlyList<PolicyDiagnostic> findings, Tenants.WithScripts));
        Assert.Contains("names no range of addresses", Worst(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_compiler_a_script_is_a_finding_and_unknown()
    {
        PolicySet set = PolicySet.Parse(Tenants.Document([Tenants.Scripted(1, OldBuild)]), name: "policies.json");
        PolicyDiagnostic finding = Worst(set.Diagnostics);
        Assert.StartsWith("CAP1501 warning $[0].conditions['@conditionalAccess.condition'] (line 1, column ", finding.ToString(), StringComparison.Ordinal);
        Assert.False(set.Policies[0].Conditions.CustomCondition!.IsUnderstood);
        foreach (DeviceSignals device in (DeviceSignals[])[s_old, s_new])
        {
            Decision enforced = set.Compile().Evaluate(Tenants.SignIn(device));
            Assert.Equal((DecisionOutcome.ControlsRequired, true), (enforced.Outcome, enforced.RestsOnUnknown));
            Assert.Equal(DecisionOutcome.Granted, set.Compile().Evaluate(Tenants.SignIn(device), EvaluationMode.WhatIf).Outcome);
        }

        Assert.False(PolicySet.TryParse(set.ToJson(), out _, out _, PolicyReadOptions.Default with { Strict = true }));
    }

    [Fact]
    public void Another_language_is_a_finding()
    {
        var language = new System.Text.Json.Nodes.JsonObject { ["language"] = "rego", ["text"] = "allow := true" };
        Assert.False(PolicySet.TryParse(Tenants.Document([Tenants.Policy(1, Tenants.Member, language)]), out _, out IReadOnlyList<PolicyDiagnostic> findings, Tenants.WithScripts));
        Assert.Equal("CAP1620", Worst(findings).Code);
    }

    [Fact]
    public void Equal_scripts_are_compiled_once()
    {
        var counting = new CountingCompiler();
        PolicySet.Parse(Tenants.Document(Enumerable.Range(1, 10).Select(i => Tenants.Scripted(i, i % 2 == 0 ? OldBuild : "signIn.Trust.Mfa"))), PolicyReadOptions.Default with { Scripts = counting });
        Assert.Equal((1, 2), (counting.Calls, counting.Scripts));
    }

    [Fact]
    public void A_decision_with_a_script_allocates_nothing()
    {
        PolicyEngine engine = Engine(OldBuild + " && signIn.Network.Country != \"SE\" || signIn.User.Groups.Any(g => g == \"a\") || signIn.At.ToOffset(TimeSpan.FromHours(2)).Hour < 6");
        SignIn signIn = Tenants.SignIn(s_old);
        for (int i = 0; i < 100; i++) engine.Evaluate(in signIn);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) engine.Evaluate(in signIn);
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(0, after - before);
    }

    private static PolicyDiagnostic Worst(IReadOnlyList<PolicyDiagnostic> findings) => Assert.Single(findings, f => f.Severity >= DiagnosticSeverity.Warning);

    private static PolicyEngine Engine(string script) => PolicySet.Parse(Tenants.Document([Tenants.Scripted(1, script)]), Tenants.WithScripts).Compile();

    private sealed class CountingCompiler : Custom.IScriptCompiler
    {
        public int Calls { get; private set; }

        public int Scripts { get; private set; }

        public IReadOnlyList<Custom.ScriptResult> Compile(IReadOnlyList<Custom.ScriptSource> scripts)
        {
            (Calls, Scripts) = (Calls + 1, Scripts + scripts.Count);
            return CSharpScriptCompiler.Default.Compile(scripts);
        }
    }
}
