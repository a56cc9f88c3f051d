using System.Text.Json;
using ConditionalAccess.Model;
using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.WhatIf.Requests;
using static ConditionalAccess.Testing.Sample;

namespace ConditionalAccess.Core.Tests.WhatIf;

public class WhatIfResponseTests
{
    private static readonly ConditionalAccessPolicy Disabled = Policy() with { DisplayName = "off", State = PolicyState.Disabled };
    private static readonly ConditionalAccessPolicy Deleted = Policy() with { DisplayName = "gone", DeletedDateTime = SpecWorld.Now };
    private static readonly ConditionalAccessPolicy Elsewhere = Policy().To("app-2") with { DisplayName = "elsewhere" };
    private static readonly ConditionalAccessPolicy Here = Policy().ReportOnly() with { DisplayName = "here" };

    private static readonly PolicyEngine Engine = PolicySet.From(new() { Policies = [Disabled, Deleted, Elsewhere, Here] }).Compile();

    [Fact]
    public void Every_policy_is_answered_but_deleted_ones()
        => Assert.Equal([("off", false, AnalysisReasons.PolicyNotEnabled), ("elsewhere", false, AnalysisReasons.Application), ("here", true, AnalysisReasons.NotSet)],
            Engine.WhatIf(Read()).Value.Select(r => (r.Policy.DisplayName!, r.PolicyApplies, r.AnalysisReasons)));

    [Fact]
    public void Only_the_policies_that_apply_are_answered_when_that_is_asked_for()
        => Assert.Equal(["here"], Engine.WhatIf(Read(more: ",\"appliedPoliciesOnly\":true")).Value.Select(r => r.Policy.DisplayName!));

    [Fact]
    public void The_answer_is_a_collection_of_policies_with_two_more_members()
    {
        using JsonDocument json = JsonDocument.Parse(Engine.WhatIf(Read()).ToJson());
        JsonElement[] value = [.. json.RootElement.GetProperty("value").EnumerateArray()];

        Assert.Equal([false, false, true], value.Select(v => v.GetProperty("policyApplies").GetBoolean()));
        Assert.Equal(["policyNotEnabled", "application", "notSet"], value.Select(v => v.GetProperty("analysisReasons").GetString()));
        Assert.Equal("enabledForReportingButNotEnforced", value[2].GetProperty("state").GetString());
        Assert.Equal("All", value[2].GetProperty("conditions").GetProperty("users").GetProperty("includeUsers")[0].GetString());
    }

    [Fact]
    public void The_answer_can_be_read_as_policies_again_and_asked_again()
    {
        string first = Engine.WhatIf(Read()).ToJson();
        PolicySet again = PolicySet.Parse(first);
        string second = again.Compile().WhatIf(Read()).ToJson();

        Assert.Equal([Disabled, Elsewhere, Here], again.Policies.Select(p => p with { Extra = default }));
        Assert.Equal(first, second);
    }

    [Fact]
    public void One_result_is_a_policy_with_two_more_members()
    {
        using JsonDocument json = JsonDocument.Parse(Assert.Single(Engine.WhatIf(Read(more: ",\"appliedPoliciesOnly\":true")).Value.ToArray()).ToJson());

        Assert.Equal("here", json.RootElement.GetProperty("displayName").GetString());
        Assert.True(json.RootElement.GetProperty("policyApplies").GetBoolean());
    }

    [Fact]
    public void Several_reasons_are_one_text_with_commas()
        => Assert.Contains("\"analysisReasons\": \"users,location\"", new WhatIfResult(Policy(), false, AnalysisReasons.Location | AnalysisReasons.Users).ToJson(), StringComparison.Ordinal);

    [Fact]
    public void An_answer_without_policies_is_an_empty_collection()
    {
        using JsonDocument json = JsonDocument.Parse(new WhatIfResponse([]).ToJson());
        Assert.Empty(json.RootElement.GetProperty("value").EnumerateArray());
    }
}
