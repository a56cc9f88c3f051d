using ConditionalAccess.Model;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>The reference evaluator and every compiled form decide alike, in everything a decision says.</summary>
public sealed class CompiledAgreesTests
{
    private const ulong Seed = 20261122;

    [Fact]
    public void Compiled_forms_and_reference_agree_on_every_sign_in_in_both_modes() => Differential.Run(Seed, Compare);

    internal static CompareSignIn Compare(TenantConfiguration tenant, EngineOptions options)
    {
        Decide reference = EvaluatorsUnderTest.All["reference"].For(tenant, options);
        Decide compiled = EvaluatorsUnderTest.All["compiled"].For(tenant, options);
        Decide interpreted = EvaluatorsUnderTest.All["compiled without dynamic code"].For(tenant, options);
        return (in SignIn signIn, EvaluationMode mode) =>
        {
            string expected = reference(in signIn, mode).Details;
            return DecisionText.Difference(expected, compiled(in signIn, mode).Details)
                ?? DecisionText.Difference(expected, interpreted(in signIn, mode).Details);
        };
    }
}
