using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.BadInput.Deciding;
using static ConditionalAccess.Core.Tests.Json.Reading;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>References to objects that are not in the set.</summary>
public class ReferenceTests
{
    private const string Block = """{"operator":"OR","builtInControls":["block"]}""";
    private const string Other = """{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"0e000000-0000-4000-8000-000000000001","displayName":"Hq","ipRanges":[{"@odata.type":"#microsoft.graph.iPv4CidrRange","cidrAddress":"203.0.113.0/24"}]}""";

    [Theory]
    [InlineData("\"includeLocations\":[\"0e000000-0000-4000-8000-0000000000ff\"]", "$[0].conditions.locations.includeLocations[0] (line 1, column 191)")]
    [InlineData("\"includeLocations\":[\"All\"],\"excludeLocations\":[\"0e000000-0000-4000-8000-0000000000ff\"]", "$[0].conditions.locations.excludeLocations[0] (line 1, column 218)")]
    public void A_location_that_is_not_there_is_unknown(string locations, string at)
    {
        PolicySet set = Accept("[" + Policy(extra: "\"locations\":{" + locations + "}", grant: Block) + "," + Other + "]");
        Assert.Equal("CAP2026 warning " + at + ": policy 'P' (no id) refers to the named location 0e000000-0000-4000-8000-0000000000ff, which is not among the supplied ones, "
            + "so whether a sign-in is there is not known; export the named locations too, or remove the reference", Found(set, "CAP2026")[^1]);
        Assert.Equal("Blocked 53003 ((block)), not known: Location", Decide(set, S0));
        Assert.Equal("Granted, not known: Location", Decide(set, S0, EvaluationMode.WhatIf));
    }

    [Fact]
    public void A_soft_deleted_location_is_not_there()
    {
        string deleted = Other.Replace("\"displayName\"", "\"deletedDateTime\":\"2026-01-01T00:00:00Z\",\"displayName\"", StringComparison.Ordinal);
        string policy = Policy(extra: $$"""
            "locations":{"includeLocations":["All"],"excludeLocations":["{{Hq}}"]}
            """, grant: Block);
        Assert.Equal("Granted", Decide("[" + policy + "," + Other + "]", S0.FromOffice()));
        Assert.Equal("Blocked 53003 ((block)), not known: Location", Decide("[" + policy + "," + deleted + "]", S0.FromOffice()));
    }

    [Fact]
    public void A_strength_that_is_not_there_is_never_met()
    {
        string json = Policy(grant: """{"operator":"OR","authenticationStrength":{"id":"5d000000-0000-4000-8000-000000000001"}}""");
        PolicySet set = Accept(json);
        Assert.Equal("CAP2035 warning $.grantControls.authenticationStrength (line 1, column 216): policy 'P' (no id) requires the authentication strength without a name (5d000000-0000-4000-8000-000000000001), "
            + "which is not supplied, so nothing is known to meet it; export the policy with its strength expanded, or supply the authentication strengths", string.Join('\n', Found(set, "CAP2035")));
        const string Strength = "authenticationStrength(5d000000-0000-4000-8000-000000000001)";
        Assert.Equal("ControlsRequired (" + Strength + "), not known: " + Strength, Decide(set, S0.Methods(ConditionalAccess.Signals.AuthenticationMethods.Fido2)));
    }

    [Fact]
    public void Terms_of_use_that_are_not_there_are_still_required()
    {
        string json = Policy(grant: $$"""{"operator":"OR","termsOfUse":["{{Terms1}}"]}""");
        Assert.Equal($"ControlsRequired (termsOfUse({Terms1}))", Decide(json, S0));
    }

    [Fact]
    public void An_app_group_that_is_not_supplied_is_unknown()
    {
        string json = Policy("""{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["Office365"]},"clientAppTypes":["all"]}""", Block);
        Assert.Equal("Blocked 53003 ((block)), not known: Application", Decide(json, S0));
        Assert.Equal("Granted, not known: Application", Decide(json, S0, EvaluationMode.WhatIf));
    }

    [Fact]
    public void An_excluded_app_group_that_is_not_supplied_excludes_nothing()
    {
        string json = Policy("""{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"],"excludeApplications":["Office365"]},"clientAppTypes":["all"]}""", Block);
        Assert.Equal("Blocked 53003 ((block)), not known: Application", Decide(json, S0));
    }

    [Fact]
    public void Including_None_beside_ids_still_includes_the_ids()
    {
        string json = Policy($$"""{"users":{"includeUsers":["None","{{U1}}"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]}""", Block);
        Assert.Equal("Blocked 53003 ((block))", Decide(json, S0));
    }

    [Fact]
    public void An_empty_id_among_identities_is_nobody()
    {
        string json = Policy("""{"clientApplications":{"includeServicePrincipals":["ServicePrincipalsInMyTenant"],"excludeServicePrincipals":[""],"includeAgentIdServicePrincipals":["All"],"excludeAgentIdServicePrincipals":[""]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]}""", Block);
        Assert.Equal("Blocked 53003 ((block))", Decide(json, S0.AsServicePrincipal()));
        Assert.Equal("Blocked 53003 ((block))", Decide(json, S0.AsAgentIdentity()));
        string included = Policy("""{"clientApplications":{"includeServicePrincipals":[""],"includeAgentIdServicePrincipals":[""]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]}""", Block);
        Assert.Equal("Granted", Decide(included, S0.AsServicePrincipal()));
        Assert.Equal("Granted", Decide(included, S0.AsAgentIdentity()));
    }
}
