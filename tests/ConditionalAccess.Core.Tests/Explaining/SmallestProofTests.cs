using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.Explaining.ExplanationTextTests;
using static ConditionalAccess.Testing.Sample;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Core.Tests.Explaining;

public class SmallestProofTests
{
    private static readonly GraphId Terms2 = "0f000000-0000-4000-8000-000000000002";

    private static ConditionalAccessPolicy MfaOr(params GraphId[] terms)
        => Policy() with { GrantControls = GrantControls.AnyOf(BuiltInControl.Mfa) with { TermsOfUse = [.. terms] } };

    private static ConditionalAccessPolicy Terms(params GraphId[] terms)
        => Policy() with { GrantControls = new() { Operator = GrantOperator.Or, TermsOfUse = [.. terms] } };

    private static string Proof(params ConditionalAccessPolicy[] policies)
        => Explain(Tenant(policies), S0).SmallestProof is { } proof ? string.Join(" ", proof) : "none";

    [Fact]
    public void Nothing_open_needs_no_proof()
        => Assert.Equal(string.Empty, Proof());

    [Fact]
    public void Nothing_proves_a_blocked_sign_in()
        => Assert.Equal("none", Proof(Policy(), Policy().Block()));

    [Fact]
    public void One_proof_that_meets_two_requirements_is_enough()
        => Assert.Equal("termsOfUse(" + Terms1 + ")", Proof(MfaOr(Terms1), Terms(Terms1, Terms2)));

    [Fact]
    public void Among_equally_many_proofs_the_prompt_order_decides()
        => Assert.Equal("mfa", Proof(MfaOr(Terms1)));

    [Fact]
    public void Two_proofs_are_named_where_one_is_not_enough()
        => Assert.Equal("mfa termsOfUse(" + Terms1 + ")", Proof(Policy(), Terms(Terms1, Terms2)));

    [Fact]
    public void A_strength_that_is_not_mfa_does_not_replace_mfa()
    {
        var password = new AuthenticationStrength { Id = Terms2, AllowedCombinations = [new(AuthenticationMethods.QrCodePin)] };
        Assert.Equal("mfa authenticationStrength(" + Terms2 + ")", Proof(Policy(), Policy().RequireStrength(password)));
    }
}
