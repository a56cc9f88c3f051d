using System.Text.Json.Nodes;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Scenarios;

/// <summary>The recorded sign-ins of the corpus, when it stands beside the checkout.</summary>
public class ObservedCorpusTests
{
    [Fact]
    public void Every_recorded_sign_in_is_explained_as_its_log_says()
    {
        if (Corpus.Root is null) return;
        JsonNode document = JsonNode.Parse(File.ReadAllText(Path.Combine(Corpus.Root, "other", "observed-decisions", "lab-restated.json")))!;
        var differences = new List<string>();
        int compared = 0;
        foreach (JsonNode recorded in document["observations"]!.AsArray().Select(o => o!))
        {
            // Where the first factor fails, nothing is evaluated: the host does not ask, and the log lists no policy.
            if (recorded["signIn"]!["errorCode"] is not null)
            {
                Assert.Empty(recorded["results"]!.AsObject());
                continue;
            }

            compared++;
            string state = Text(recorded, "case")!.Contains("state before", StringComparison.Ordinal) ? "stateBefore" : "stateAfter";
            differences.AddRange(Observed(recorded).Differences(ValueArray.From(document["policies"]!.AsArray().Select(p => Policy(p!, state)))));
        }

        Assert.Empty(differences);
        Assert.Equal(4, compared);
    }

    private static ConditionalAccessPolicy Policy(JsonNode policy, string state)
    {
        var body = new JsonObject
        {
            ["id"] = Text(policy, "id"), ["displayName"] = Text(policy, "label"), ["state"] = Text(policy, state),
            ["conditions"] = new JsonObject
            {
                ["users"] = new JsonObject { ["includeUsers"] = policy["includeUsers"]!.DeepClone(), ["excludeUsers"] = policy["excludeUsers"]!.DeepClone() },
                ["applications"] = new JsonObject { ["includeApplications"] = policy["includeApplications"]!.DeepClone() },
                ["clientAppTypes"] = policy["clientAppTypes"]?.DeepClone() ?? new JsonArray("all"),
            },
            ["grantControls"] = new JsonObject { ["operator"] = "OR", ["builtInControls"] = policy["grantControls"]!["builtInControls"]!.DeepClone() },
        };
        return Assert.Single(PolicySet.Parse(body.ToJsonString()).Policies.ToArray());
    }

    private static Observation Observed(JsonNode recorded) => new(Text(recorded, "case")!, SignIn(recorded["signIn"]!))
    {
        Status = Text(recorded, "conditionalAccessStatus"),
        Results = recorded["results"]!.AsObject().ToDictionary(r => r.Key, r => Result(r.Value!)),
    };

    private static ObservedResult Result(JsonNode result) => new(
        Text(result, "result")!, Text(result, "conditionsSatisfied"), Text(result, "conditionsNotSatisfied"), Texts(result, "includeRulesSatisfied"), Texts(result, "excludeRulesSatisfied"));

    private static SignIn SignIn(JsonNode recorded)
    {
        SignIn signIn = SpecWorld.S0.With((UserSignals u) => u with { Id = Text(recorded, "user") });
        if (Text(recorded, "operatingSystem") == "MacOs") signIn = signIn.On(DevicePlatform.MacOS);
        if (Text(recorded, "clientAppUsed") == "Mobile Apps and Desktop clients") signIn = signIn.Native();
        if (Text(recorded, "trustType") == "Azure AD joined") signIn = signIn.Registered().With((DeviceSignals d) => d with { TrustType = "AzureAD" });
        if ((bool?)recorded["mfaSatisfied"] == true) signIn = signIn.MfaDone();
        if (Text(recorded, "originalTransferMethod") != "deviceCodeFlow") return signIn;
        return signIn.With((ClientSignals c) => c with { OriginalTransferMethod = TransferMethod.DeviceCodeFlow, RequestKind = RequestKind.RefreshTokenRedemption });
    }

    private static string? Text(JsonNode node, string name) => (string?)node[name];

    private static string[]? Texts(JsonNode node, string name) => node[name]?.AsArray().Select(t => (string)t!).ToArray();
}
