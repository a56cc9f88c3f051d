using System.Text.Json.Nodes;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using Xunit.Abstractions;

namespace ConditionalAccess.Scenarios;

/// <summary>
/// Microsoft's own what-if questions and answers, when they stand beside the checkout. Answers may be shortened: a policy they list is evidence,
/// one they leave out is none, so that further policies that apply here are only reported.
/// </summary>
public class WhatIfCorpusTests(ITestOutputHelper output)
{
    private static readonly string? Folder = Corpus.Root is null ? null : Path.Combine(Corpus.Root, "other", "what-if");

    // The one app that the questions name belongs to Office 365.
    private static readonly AppGroup Office365 = new(Keywords.Office365, ["00000003-0000-0ff1-ce00-000000000000"]);

    // An answer lists a policy for administrators, so that the user of the questions is one; the service principal is of the asked tenant.
    private static readonly WhatIfDirectory Directory = new()
    {
        User = new() { Groups = [], Roles = [RoleAssignment.Directory(SpecWorld.GlobalAdministrator)] },
        ServicePrincipal = new() { IsRegisteredInThisTenant = true, IsMultiTenant = false, Attributes = [] },
    };

    [Fact]
    public void Every_policy_that_an_answer_lists_applies()
    {
        if (Folder is null) return;
        (string Request, string Response)[] pairs = [.. Pairs()];
        PolicyEngine engine = EngineOf(pairs.Select(p => p.Response));
        foreach ((string request, string response) in pairs)
        {
            Dictionary<string, WhatIfResult> found = engine.WhatIf(Ask(request), Directory).Value.ToArray().ToDictionary(r => r.Policy.Id.ToString());
            string[] listed = [.. Value(response).Select(p => (string)p["id"]!)];
            Assert.NotEmpty(listed);
            Assert.All(listed, id => Assert.Equal((id, true, AnalysisReasons.NotSet), (id, found[id].PolicyApplies, found[id].AnalysisReasons)));
            foreach (WhatIfResult more in found.Values.Where(r => r.PolicyApplies && !listed.Contains(r.Policy.Id.ToString())))
                output.WriteLine(Path.GetFileName(request) + ": also applies here: " + more.Policy.DisplayName);
        }

        Assert.Equal(4, pairs.Length);
    }

    [Fact]
    public void Our_answer_reads_as_the_policies_of_microsofts_answer()
    {
        if (Folder is null) return;
        foreach ((string request, string response) in Pairs())
        {
            PolicyEngine engine = EngineOf([response]);
            string json = engine.WhatIf(Ask(request), Directory).ToJson();
            Assert.Equal(engine.Tenant.Policies.Select(Bare), PolicySet.Parse(json).Policies.Select(Bare));
            Assert.Equal(Value(response).Select(Result), JsonNode.Parse(json)!["value"]!.AsArray().Select(p => Result(p!)));
        }
    }

    private static (string? Id, bool Applies, string? Reasons) Result(JsonNode policy)
        => ((string?)policy["id"], (bool)policy["policyApplies"]!, (string?)policy["analysisReasons"]);

    // The two members of an answer are written anew, so that their place among the others can differ.
    private static ConditionalAccessPolicy Bare(ConditionalAccessPolicy policy)
        => policy with { Extra = ValueArray.From(policy.Extra.Where(m => m.Name is not ("policyApplies" or "analysisReasons"))) };

    private static WhatIfRequest Ask(string request)
    {
        WhatIfRequest asked = WhatIfRequest.Parse(File.ReadAllText(request), Path.GetFileName(request));
        return new WhatIfRequest(asked.SignIn);
    }

    private static PolicyEngine EngineOf(IEnumerable<string> responses)
    {
        var policies = new JsonArray();
        foreach (JsonNode policy in responses.SelectMany(Value).DistinctBy(p => (string)p["id"]!)) policies.Add(policy.DeepClone());
        return PolicySet.From(PolicySet.Parse(policies.ToJsonString()).Tenant with { AppGroups = [Office365] }).Compile();
    }

    private static IEnumerable<JsonNode> Value(string response) => JsonNode.Parse(File.ReadAllText(response))!["value"]!.AsArray().Select(p => p!);

    private static IEnumerable<(string Request, string Response)> Pairs()
        => System.IO.Directory.EnumerateFiles(Folder!, "*-request.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (path, path.Replace("-request.json", "-response.json", StringComparison.Ordinal)));
}
