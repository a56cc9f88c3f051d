using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.Semantics;

/// <summary>Spec 1.14: a session control that does not say whether it is enabled counts when it says anything else.</summary>
public sealed class SessionControlCountsTests
{
    [Theory]
    [InlineData("{\"isEnabled\": null, \"strength\": \"high\"}", DecisionOutcome.Blocked)]
    [InlineData("{\"isEnabled\": true}", DecisionOutcome.Blocked)]
    [InlineData("{\"isEnabled\": null}", DecisionOutcome.Granted)]
    [InlineData("{\"isEnabled\": null, \"@odata.type\": \"#x\"}", DecisionOutcome.Granted)]
    [InlineData("{\"isEnabled\": false, \"strength\": \"high\"}", DecisionOutcome.Granted)]
    public void Token_protection_counts_by_its_members(string control, DecisionOutcome expected)
    {
        string json = """
            {"id": "8d7f1c5e-4f0e-4a55-9c0e-0d2a6b1f3c11", "displayName": "Bound", "state": "enabled",
             "conditions": {"users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}, "clientAppTypes": ["all"]},
             "sessionControls": {"secureSignInSession": CONTROL, "applicationEnforcedRestrictions": {"isEnabled": true}}}
            """.Replace("CONTROL", control, StringComparison.Ordinal);
        PolicyEngine engine = PolicySet.Parse(json).Compile();
        SignIn signIn = SpecWorld.S0;
        Assert.Equal(expected, engine.Evaluate(in signIn).Outcome);
        Assert.Equal(expected, engine.Explain(in signIn).Outcome);
    }
}
