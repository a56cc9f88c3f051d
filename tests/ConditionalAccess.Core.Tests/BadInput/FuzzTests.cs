using System.Diagnostics;
using System.Text;
using ConditionalAccess.Core.Tests.Filters;
using ConditionalAccess.Filters;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;
using Xunit.Abstractions;

namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>
/// Damaged and random documents never throw, and what is accepted writes back, compiles and decides, alike in every evaluator.
/// Each test stops after its number of documents or five seconds; a failure names the seed and the document.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);
    private static readonly PolicyReadOptions s_partial = new() { AcceptPartial = true };
    private static readonly SignIn[] s_signIns = [default, SpecWorld.S0, SpecWorld.S0.MfaDone().Compliant().FromOffice(), .. SignInDocument.Parse(Export.SignIns).SignIns.Select(s => s.SignIn)];

    [Fact]
    public void Damaged_bytes_of_an_export() => Run(3_000, random => Damage.Bytes(random, Encoding.UTF8.GetBytes(Export.Policies)), Policies);

    [Fact]
    public void An_export_with_members_and_values_changed() => Run(3_000, random => Encoding.UTF8.GetBytes(Damage.Structure(random, Export.Policies)), Policies);

    [Fact]
    public void Random_documents_of_the_grammar_of_JSON() => Run(5_000, random => Encoding.UTF8.GetBytes(Damage.RandomJson(random, 0)), Policies);

    [Fact]
    public void Damaged_sign_ins() => Run(5_000, random => random.Next(2) == 0
        ? Damage.Bytes(random, Encoding.UTF8.GetBytes(Export.SignIns))
        : Encoding.UTF8.GetBytes(Damage.Structure(random, Export.SignIns)), SignIns);

    [Fact]
    public void Damaged_filter_rules() => Run(20_000, random => Damage.Bytes(random, Encoding.UTF8.GetBytes(Export.Filter)), FilterRules);

    private void Run(int count, Func<Random, byte[]> make, Func<byte[], bool> check)
    {
        var random = new Random(Seed);
        var clock = Stopwatch.StartNew();
        int done = 0, accepted = 0;
        for (; done < count && clock.Elapsed < s_limit; done++)
        {
            byte[] document = make(random);
            Exception? failure = Record.Exception(() => accepted += check(document) ? 1 : 0);
            Assert.True(failure is null, $"seed {Seed}, document {done}: {Encoding.UTF8.GetString(document)}\n{failure}");
        }

        output.WriteLine($"seed {Seed}: {done} documents, {accepted} accepted");
        Assert.True(done > 0 && accepted > 0, $"{accepted} of {done} documents accepted");
    }

    private static bool Policies(byte[] document)
    {
        PolicySet? set = Rules.OnSmallStack(() => PolicySet.TryParse(document, out PolicySet? read, out _, s_partial) ? read : null);
        if (set is null) return false;
        string written = set.ToJson();
        PolicySet? again = Rules.OnSmallStack(() => PolicySet.TryParse(written, out PolicySet? read, out _, s_partial with { AllowEmpty = true }) ? read : null);
        Assert.Equal(set.Tenant, again?.Tenant);
        Assert.DoesNotContain(set.Validate(), f => f.Message.Length == 0);
        PolicyEngine engine = set.Compile();
        foreach (SignIn signIn in s_signIns) Alike(engine, signIn);
        return true;
    }

    private static bool SignIns(byte[] document)
    {
        SignInDocument? signIns = Rules.OnSmallStack(() => SignInDocument.TryParse(document, out SignInDocument? read, out _) ? read : null);
        if (signIns is null) return false;
        Assert.Equal(signIns.ToJson(), SignInDocument.Parse(signIns.ToJson()).ToJson());
        foreach (NamedSignIn signIn in signIns.SignIns) Alike(s_engine.Value, signIn.SignIn);
        return true;
    }

    private static bool FilterRules(byte[] text)
    {
        string rule = Encoding.UTF8.GetString(text);
        return Rules.OnSmallStack(() => FilterRule.TryParse(rule, FilterKind.Device, out FilterRule? read, out _)
            && FilterRule.TryParse(read.ToString(), FilterKind.Device, out FilterRule? again, out _) && read.Root.Equals(again.Root));
    }

    private static readonly Lazy<PolicyEngine> s_engine = new(() => PolicySet.Parse(Export.Policies).Compile());

    private static void Alike(PolicyEngine engine, SignIn signIn)
    {
        var reference = new ReferenceEvaluator(engine.Tenant, engine.Options);
        foreach (EvaluationMode mode in new[] { EvaluationMode.Enforce, EvaluationMode.WhatIf })
        {
            Decision decision = engine.Evaluate(in signIn, mode);
            string? difference = DecisionText.Difference(DecisionText.Of(reference.Evaluate(in signIn, mode)), DecisionText.Of(in decision));
            Assert.True(difference is null, mode + ": " + difference + "\n" + new SignInDocument([new NamedSignIn("s", signIn)]).ToJson());
            Assert.NotEmpty(engine.Explain(in signIn, mode).ToJson());
        }
    }
}
