namespace ConditionalAccess.Core.Tests.Semantics;

/// <summary>What was never decided can be read like a decision, and grants nothing.</summary>
public class DefaultDecisionTests
{
    [Fact]
    public void A_decision_that_was_never_made_grants_nothing_and_says_nothing()
    {
        Decision none = default;
        Assert.Equal((DecisionOutcome.None, false, 0, false), (none.Outcome, none.IsGranted, none.FailureCode, none.RestsOnUnknown));
        Assert.Equal((true, true, true, 0), (none.Requirements.IsEmpty, none.MissingItems.IsEmpty, none.GrantedContexts.IsEmpty, none.Policies.Count));
        Assert.Empty(none.Requirements.ToList());
        Assert.Empty(none.MissingItems.ToList());
        Assert.Empty(none.GetFilteringProfiles());
        Assert.False(none.GrantedContexts.Contains("c1"));
        Assert.Equal("None", none.ToString());
    }

    [Fact]
    public void A_requirement_of_no_decision_can_never_be_met()
    {
        Requirement none = default;
        Assert.True(none.IsDead);
        Assert.False(none.IsDemandedBy(0));
        Assert.Empty(none.Items.ToList());
        Assert.Empty(none.Unavailable.ToList());
        Assert.Equal("", none.ToString());
        RequirementCollection.Enumerator requirements = default;
        Assert.False(requirements.MoveNext());
    }
}
