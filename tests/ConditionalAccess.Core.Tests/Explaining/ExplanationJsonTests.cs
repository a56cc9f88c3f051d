using System.Text.Json;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.Explaining.ExplanationTextTests;
using static ConditionalAccess.Testing.Sample;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Core.Tests.Explaining;

public class ExplanationJsonTests
{
    [Fact]
    public void A_decision_is_one_object_in_graph_words()
        => Assert.Equal(
            """
            {"mode":"enforce","outcome":"controlsRequired","failureCode":null,"conditionalAccessStatus":"failure","requirements":[{"alternatives":["mfa"],
            "unavailable":["compliantDevice"],"policies":[0]}],"smallestProof":["mfa"],"sessionControls":{"primarySignInFrequencyMinutes":null,
            "secondarySignInFrequencyMinutes":null,"persistentBrowser":null,"cloudAppSecurity":null,"continuousAccessEvaluation":null,
            "applicationEnforcedRestrictions":false,"disableResilienceDefaults":false,"secureSignInSession":false,"notSupported":false},
            "filteringProfiles":[],"restsOnUnknown":false,"missing":[],"grantedContexts":[],"unprotectedContexts":[],"hints":[],"policies":[{
            "id":"10000000-0000-4000-8000-000000000001","displayName":"Either","state":"enabled","result":"failure","shadowResult":null,
            "policyApplies":true,"firstReason":"notSet","analysisReasons":[],"conditionsSatisfied":["application","users"],"conditionsNotSatisfied":[],
            "includeRulesSatisfied":[{"conditionalAccessCondition":"application","ruleSatisfied":"allApps"},
            {"conditionalAccessCondition":"users","ruleSatisfied":"allUsers"}],"excludeRulesSatisfied":[],"controls":[[
            {"item":"mfa","satisfied":false,"promptable":true,"authenticationStrengthResult":null},
            {"item":"compliantDevice","satisfied":false,"promptable":false,"authenticationStrengthResult":null}]],
            "authenticationStrengthResult":"notSet","missing":[]}]}
            """.ReplaceLineEndings(string.Empty),
            Explain(Tenant(Named("Either").RequireAny(BuiltInControl.Mfa, BuiltInControl.CompliantDevice)), S0).ToJson());

    [Fact]
    public void A_blocked_decision_has_no_smallest_proof()
    {
        using JsonDocument json = JsonDocument.Parse(Explain(Tenant(Policy().Block()), S0).ToJson());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("smallestProof").ValueKind);
        Assert.Equal(53003, json.RootElement.GetProperty("failureCode").GetInt32());
    }

    [Fact]
    public void Control_characters_are_escaped_and_lone_surrogates_replaced()
    {
        string json = Explain(Tenant(Named("a\u0001\ud800b")), S0).ToJson();
        Assert.Contains("\"displayName\":\"a\\u0001\\uFFFDb\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_decision_gives_the_same_bytes()
        => Assert.Equal(Explain(Tenant(Policy()), S0).ToJson(), Explain(Tenant(Policy()), S0).ToJson());
}
