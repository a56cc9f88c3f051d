using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Validation;
using static ConditionalAccess.Core.Tests.Validation.Findings;

namespace ConditionalAccess.Core.Tests.Validation;

public class TenantObjectRulesTests
{
    [Fact]
    public void V31_an_IPv4_range_is_narrower_than_slash_8() => Ranges("10.0.0.0/8").Finds(
            "CAP2031 error $.namedLocations[0].ipRanges[0]: named location 'HQ' (a0000000-0000-4000-8000-000000000001) has an IPv4 range of /8 or wider; write ranges of /9 or narrower");

    [Fact]
    public void V31_slash_9_is_fine() => Ranges("10.0.0.0/9", "2001:db8::/8").FindsNothing("CAP2031");

    [Theory]
    [InlineData("10.0.0.1", "2001:db8::1")]
    [InlineData("255.255.255.255", "::1")]
    [InlineData("0.0.0.0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("10.0.0.9", "10.0.0.1")]
    public void V31_the_ends_of_a_range_are_of_one_family_and_in_order(string lower, string upper)
        => Location(new IpNamedLocation { Id = Someone, DisplayName = "HQ", IpRanges = [Range("192.0.2.0/24"), new(IpAddress.Parse(lower), IpAddress.Parse(upper), null)] }).Finds(
            "CAP2031 error $.namedLocations[0].ipRanges[1]: named location 'HQ' (a0000000-0000-4000-8000-000000000001) has a range whose ends are not two addresses of one family in order; "
            + "write the first and the last address of the range, both IPv4 or both IPv6");

    [Fact]
    public void V31_the_same_holds_for_the_trusted_ips_of_multifactor_authentication()
        => (Tenant() with { MfaTrustedIps = [Range("192.0.2.0/24"), new(IpAddress.Parse("10.0.0.9"), IpAddress.Parse("10.0.0.1"), null)] }).Finds(
            "CAP2031 error $.mfaTrustedIps[1]: the list of MFA trusted IPs has a range whose ends are not two addresses of one family in order; "
            + "write the first and the last address of the range, both IPv4 or both IPv6");

    [Fact]
    public void V31_a_location_has_at_most_2000_ranges() => Ranges([.. Enumerable.Repeat("192.0.2.1/32", 2001)]).Finds(
            "CAP2031 error $.namedLocations[0].ipRanges: named location 'HQ' (a0000000-0000-4000-8000-000000000001) has 2001 ranges, and at most 2000 are allowed; divide it into several named locations");

    [Fact]
    public void V31_2000_ranges_are_fine() => Ranges([.. Enumerable.Repeat("192.0.2.1/32", 2000)]).FindsNothing("CAP2031");

    [Fact]
    public void V31_a_range_must_be_readable() => Location(new IpNamedLocation { DisplayName = "HQ", UnreadableRanges = ["{}"] }).Finds(
            "CAP2031 error $.namedLocations[0].ipRanges: named location 'HQ' (no id) has ranges that cannot be read: 1; write CIDR blocks such as 203.0.113.0/24");

    [Fact]
    public void V31_a_country_has_two_letters() => Location(new CountryNamedLocation { DisplayName = "North", UnreadableCountries = ["Sweden"] }).Finds(
            "CAP2031 error $.namedLocations[0].countriesAndRegions: named location 'North' (no id) lists the country 'Sweden', which is not a code of two letters; write a code of ISO 3166, such as SE");

    [Fact]
    public void V31_a_country_code_is_fine()
        => Location(new CountryNamedLocation { CountriesAndRegions = [CountryCode.Parse("SE")] }).FindsNothing("CAP2031");

    [Fact]
    public void V25_a_country_needs_a_known_lookup()
        => Location(new CountryNamedLocation { CountryLookupMethod = new(CountryLookupMethod.Unknown, "stars") }).Finds(
            "CAP2025 warning $.namedLocations[0].countryLookupMethod: named location without a name (no id) has the word 'stars', which is not understood and counts as restricting; write clientIpAddress or authenticatorAppGps");

    [Fact]
    public void A_soft_deleted_policy_is_ignored() => (Policy() with { DeletedDateTime = DateTimeOffset.UnixEpoch, DisplayName = null }).Finds(
            "CAP2107 info $.policies[0].deletedDateTime: policy without a name (b0000000-0000-4000-8000-000000000001) is soft-deleted and is ignored; restore it in the tenant, or remove it from the export");

    [Fact]
    public void A_soft_deleted_policy_has_no_other_finding()
        => Assert.Single(Of(Tenant(Policy() with { DeletedDateTime = DateTimeOffset.UnixEpoch, DisplayName = null })));

    [Fact]
    public void A_soft_deleted_location_is_ignored() => Location(new IpNamedLocation { DeletedDateTime = DateTimeOffset.UnixEpoch }).Finds(
            "CAP2107 info $.namedLocations[0].deletedDateTime: named location without a name (no id) is soft-deleted and is ignored; restore it in the tenant, or remove it from the export");

    [Fact]
    public void A_policy_that_is_not_deleted_is_not_ignored() => Policy().FindsNothing("CAP2107");

    [Fact]
    public void Two_policies_with_one_id_both_decide()
        => Tenant(Policy(), Policy().Needs(GrantControls.AnyOf(BuiltInControl.CompliantDevice))).Finds(
            "CAP2108 warning $.policies[1].id: several policies have the id 'b0000000-0000-4000-8000-000000000001', and both decide; remove all but one, or correct the ids");

    [Fact]
    public void Two_policies_without_id_are_no_duplicates() => Tenant(Policy() with { Id = default }, Policy() with { Id = default }).FindsNothing("CAP2108");

    [Fact]
    public void Two_locations_with_one_id_are_ambiguous()
        => new TenantConfiguration { NamedLocations = [new IpNamedLocation { Id = Someone }, new CountryNamedLocation { Id = Someone }] }.Finds(
            "CAP2108 warning $.namedLocations[1].id: several named locations have the id 'a0000000-0000-4000-8000-000000000001', and either may be meant; remove all but one, or correct the ids");

    [Fact]
    public void Two_policies_that_differ_in_name_and_date_only_say_the_same()
        => Tenant(Policy(), Policy() with { Id = Someone, DisplayName = "Q", ModifiedDateTime = DateTimeOffset.UnixEpoch }).Finds(
            "CAP2109 warning $.policies[1]: policy 'Q' (a0000000-0000-4000-8000-000000000001) says the same as policy 'P' (b0000000-0000-4000-8000-000000000001); keep one of them");

    [Fact]
    public void A_report_only_twin_says_something_else()
        => Tenant(Policy(), Policy() with { Id = Someone, State = PolicyState.ReportOnly }).FindsNothing("CAP2109");

    [Fact]
    public void A_tenant_holds_240_policies() => Many(241).Finds(
            "CAP2112 warning: there are 241 policies, and a tenant holds at most 240; check whether the documents come from more than one tenant");

    [Fact]
    public void A_tenant_with_240_policies_is_fine() => Many(240).FindsNothing("CAP2112");

    [Fact]
    public void Findings_are_where_the_policy_was_read()
    {
        TenantSources sources = TenantSources.None with { Policies = [new SourceLocation("a.json", "$.value[7]")] };
        PolicyDiagnostic finding = Assert.Single(PolicyValidator.Validate(Tenant(Policy().If(c => c with { ClientAppTypes = default })), sources));
        Assert.Equal("CAP2005 warning $.value[7].conditions.clientAppTypes in a.json: policy 'P' (b0000000-0000-4000-8000-000000000001) lists no client app types, which counts as all; write clientAppTypes: [\"all\"]", finding.ToString());
        Assert.Equal("V-05", finding.Rule);
    }

    [Fact]
    public void Analysis_reports_no_rule_of_the_specification()
        => Assert.Null(Of(Tenant(Policy() with { DeletedDateTime = DateTimeOffset.UnixEpoch }))[0].Rule);

    private static TenantConfiguration Location(NamedLocation location) => new() { NamedLocations = [location] };

    private static TenantConfiguration Ranges(params string[] blocks)
        => Location(new IpNamedLocation { Id = Someone, DisplayName = "HQ", IpRanges = [.. blocks.Select(Range)] });

    private static IpRange Range(string block)
    {
        Assert.True(IpRange.TryParseCidr(block, out IpRange? range), block);
        return range!;
    }

    private static TenantConfiguration Many(int count) => new() { Policies = [.. Enumerable.Repeat(Policy() with { Id = default }, count)] };
}
