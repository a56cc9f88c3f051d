using static ConditionalAccess.Core.Tests.Compliance.ComplianceReading;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Compliance policies and the whole text of every finding about their settings.</summary>
public class ComplianceFindingTextTests
{
    [Fact]
    public void A_document_without_compliance_is_refused() => Check("{\"a\":1}", null,
        "CAP2050 error $ (line 1, column 1): the document holds no compliance policy, tenant setting, threat connector or other object of compliance; export the policies from Microsoft Graph");

    [Fact]
    public void An_empty_list_is_refused() => Check("[]", null,
        "CAP2051 error: there is no compliance policy and nothing else of compliance, so no device would be held to anything; export the policies, or set AllowEmpty when this is meant");

    [Fact]
    public void A_Graph_list_of_nothing_is_refused() => Check("{\"value\":[]}", null,
        "CAP2051 error: there is no compliance policy and nothing else of compliance, so no device would be held to anything; export the policies, or set AllowEmpty when this is meant");

    [Fact]
    public void An_object_of_Conditional_Access_is_skipped() => Check("[" + Policy() + ",{\"displayName\":\"P\",\"conditions\":{}}]", null,
        "CAP1020 info $[0] (line 1, column 2): objects are read from inside a wrapper, the first at $[0]; nothing to do",
        "CAP2053 info $[1] (line 1, column 433): objects of Conditional Access are skipped here; read them as a policy set");

    [Fact]
    public void The_same_id_twice() => Check("[" + Policy() + "," + Policy() + "]", null,
        "CAP1020 info $[0] (line 1, column 2): objects are read from inside a wrapper, the first at $[0]; nothing to do",
        "CAP2054 error $[1] (line 1, column 433): two policies have the id '0c000000-0000-4000-8000-000000000001', the first is at $[0]; this one is called '0c000000-0000-4000-8000-000000000001#2'; both are evaluated: remove one of them");

    [Fact]
    public void No_id() => Check(Policy(id: ""), "a.json",
        "CAP2055 warning $ (line 1, column 1) in a.json: there is no id that can be read, so 'a.json$' stands for it; export the object from Microsoft Graph");

    [Fact]
    public void A_sample_text_for_an_id() => Check(Policy(id: "\"id\":\"String (identifier)\""), null,
        "CAP2055 warning $.id (line 1, column 66): there is no id that can be read, so '$' stands for it; export the object from Microsoft Graph");

    [Fact]
    public void A_type_from_the_file_name() => Check(Policy("\"passcodeRequired\":true", odataType: ""), "x_iosCompliancePolicy.json",
        "CAP2056 warning $ (line 1, column 1) in x_iosCompliancePolicy.json: the policy does not say its type ('@odata.type'); from the names around it it is read as iosCompliancePolicy; write its type");

    [Fact]
    public void A_type_from_a_property() => Check(Policy("\"bitLockerEnabled\":true,\"tpmRequired\":true", odataType: ""), null,
        "CAP2056 warning $ (line 1, column 1): the policy does not say its type ('@odata.type'); from its members it is read as windows10CompliancePolicy; write its type");

    [Fact]
    public void A_catalog_policy_without_type() => Check(Policy("\"name\":\"L\",\"platforms\":\"linux\",\"settings\":[]", odataType: ""), null,
        "CAP2056 info $ (line 1, column 1): a policy of the settings catalog does not say its type and is read as deviceManagementCompliancePolicy; nothing to do");

    [Fact]
    public void No_type_at_all() => Check(Policy("\"passwordRequired\":true", odataType: ""), null,
        "CAP2057 error $ (line 1, column 1): the policy does not say its type ('@odata.type'), and nothing else tells it, so the policy counts for every device and is never met; write the type as Microsoft Graph does, or update this library");

    [Fact]
    public void An_unknown_type() => Check(Policy("\"fooRequired\":true", "vision"), null,
        "CAP2057 error $['@odata.type'] (line 1, column 16): the type '#microsoft.graph.visionCompliancePolicy' is not known, so the policy counts for every device and is never met; write the type as Microsoft Graph does, or update this library");

    [Fact]
    public void A_catalog_policy_for_another_platform() => Check(Policy("\"platforms\":\"windows10\",\"settings\":[]", "deviceManagement"), null,
        "CAP2057 error $.platforms (line 1, column 124): a compliance policy of the settings catalog is for a platform that is not known here, expected linux, so the policy counts for every device and is never met; write the type as Microsoft Graph does, or update this library");

    [Fact]
    public void A_configuration_profile_of_the_catalog() => Check("[" + Policy() + ",{\"name\":\"x\",\"platforms\":\"windows10\",\"settings\":[]}]", null,
        "CAP1020 info $[0] (line 1, column 2): objects are read from inside a wrapper, the first at $[0]; nothing to do",
        "CAP2094 warning $[1] (line 1, column 433): a settings catalog policy says neither its type nor that it is for Linux; it is skipped as a configuration profile; write '@odata.type' if it is a compliance policy");

    [Fact]
    public void An_unknown_property() => Check(Policy("\"fooRequired\":true"), null,
        "CAP2058 error $.fooRequired (line 1, column 119): property 'fooRequired' is not known and may be a requirement; it is never met; check its spelling, or update this library");

    [Fact]
    public void An_unknown_member() => Check(Policy("\"Foo\":\"03\""), null,
        "CAP2059 warning $.Foo (line 1, column 111): member 'Foo' is not known and has no effect; check its spelling; it is kept for writing back");

    [Fact]
    public void An_ignored_member() => Check(Policy("\"localActions\":[],\"REF\":\"03\""), null,
        "CAP2060 info $.localActions (line 1, column 120): members such as 'localActions' are known to have no effect; nothing to do",
        "CAP2060 info $.REF (line 1, column 129): members such as 'REF' are known to have no effect; nothing to do");

    [Fact]
    public void Pascal_case() => Check(Policy("\"TpmRequired\":true"), null,
        "CAP2061 warning $.TpmRequired (line 1, column 119): member names are spelled in another case than Graph's, here 'TpmRequired' for 'tpmRequired'; write them as Microsoft Graph does");

    [Fact]
    public void A_number_for_a_flag() => Check(Policy("\"tpmRequired\":1"), null,
        "CAP2062 error $.tpmRequired (line 1, column 119): tpmRequired is the number '1', expected true, false or null; the setting is never met; write it as Microsoft Graph does, or null");

    [Fact]
    public void A_list_for_a_number() => Check(Policy("\"passwordMinimumLength\":[]"), null,
        "CAP2062 error $.passwordMinimumLength (line 1, column 129): passwordMinimumLength is a list, expected a whole number or null; the setting is never met; write it as Microsoft Graph does, or null");

    [Fact]
    public void An_object_for_a_list() => Check(Policy("\"validOperatingSystemBuildRanges\":{}"), null,
        "CAP2062 error $.validOperatingSystemBuildRanges (line 1, column 139): validOperatingSystemBuildRanges is an object, expected a list or null; the setting is never met; write it as Microsoft Graph does, or null");

    [Fact]
    public void A_text_in_a_list_of_objects() => Check(Policy("\"restrictedApps\":[\"a\"]", "ios"), null,
        "CAP2062 error $.restrictedApps[0] (line 1, column 117): an entry of restrictedApps is the text 'a', expected an object; the setting is never met; write it as Microsoft Graph does, or null");

    [Fact]
    public void A_word_outside_its_enumeration() => Check(Policy("\"deviceThreatProtectionRequiredSecurityLevel\":\"String\""), null,
        "CAP2063 error $.deviceThreatProtectionRequiredSecurityLevel (line 1, column 151): deviceThreatProtectionRequiredSecurityLevel 'String' is not understood, expected unavailable, secured, low, medium, high, notSet; the setting is never met; write one of these words, or update this library");

    [Fact]
    public void A_placeholder_for_a_version() => Check(Policy("\"osMinimumVersion\":\"Os Minimum Version value\""), null,
        "CAP2064 error $.osMinimumVersion (line 1, column 124): osMinimumVersion is the text 'Os Minimum Version value', expected a version of 1 to 4 numbers such as 10.0.26100.1742; the setting is never met; write it as Microsoft Graph does, or null");

    [Fact]
    public void A_placeholder_for_a_build() => Check(Policy("\"osMinimumBuildVersion\":\"String\"", "ios"), null,
        "CAP2064 error $.osMinimumBuildVersion (line 1, column 123): osMinimumBuildVersion is the text 'String', expected a build such as 20E772520a; the setting is never met; write it as Microsoft Graph does, or null");

    [Fact]
    public void A_placeholder_for_a_date() => Check(Policy("\"minAndroidSecurityPatchLevel\":\"2026-13-01\"", "android"), null,
        "CAP2064 error $.minAndroidSecurityPatchLevel (line 1, column 134): minAndroidSecurityPatchLevel is the text '2026-13-01', expected a date such as 2026-01-05; the setting is never met; write it as Microsoft Graph does, or null");

    [Fact]
    public void A_placeholder_in_a_build_range() => Check(Policy("\"validOperatingSystemBuildRanges\":[{\"lowestVersion\":\"10.0.1\",\"highestVersion\":\"Highest Version value\"}]"), null,
        "CAP2064 error $.validOperatingSystemBuildRanges[0].highestVersion (line 1, column 183): highestVersion is the text 'Highest Version value', expected a version of 1 to 4 numbers; the setting is never met; write it as Microsoft Graph does, or null");

    [Fact]
    public void A_build_range_without_a_bound() => Check(Policy("\"validOperatingSystemBuildRanges\":[{\"lowestVersion\":\"10.0.1\"}]"), null,
        "CAP2064 error $.validOperatingSystemBuildRanges (line 1, column 139): highestVersion is missing or empty, expected a version of 1 to 4 numbers; the setting is never met; write both bounds");

    [Fact]
    public void A_network_location_rule() => Check(Policy("\"conditionStatementId\":\"x\"", "android"), null,
        "CAP2064 error $.conditionStatementId (line 1, column 126): conditionStatementId names a rule that nothing can check; the setting is never met; remove it");

    [Fact]
    public void A_quoted_number() => Check(Policy("\"passwordMinimumLength\":\"8\""), null,
        "CAP2065 warning $.passwordMinimumLength (line 1, column 129): passwordMinimumLength is the text '8', read as the number it holds; write it without quotes");

    [Fact]
    public void A_quoted_flag() => Check(Policy("\"tpmRequired\":\"True\""), null,
        "CAP2065 warning $.tpmRequired (line 1, column 119): tpmRequired is the text 'True', read as the flag it holds; write it without quotes");

    [Fact]
    public void A_version_number_that_is_a_text() => Check(Policy("\"version\":\"String\""), null,
        "CAP2066 warning $.version (line 1, column 115): version is the text 'String' and counts as not given, expected a whole number; write it as Microsoft Graph does, or leave it out");

    [Fact]
    public void A_date_that_is_a_sample() => Check(Policy("\"createdDateTime\":\"String (timestamp)\""), null,
        "CAP2066 warning $.createdDateTime (line 1, column 123): createdDateTime is the text 'String (timestamp)' and counts as not given, expected a date such as 2026-08-31T12:00:00Z; write it as Microsoft Graph does, or leave it out");

    [Fact]
    public void A_date_without_zone() => Check(Policy("\"createdDateTime\":\"2026-01-01T00:00:00.1\""), null,
        "CAP2067 info $.createdDateTime (line 1, column 123): dates without zone are read as UTC, here '2026-01-01T00:00:00.1'; nothing to do");

    [Fact]
    public void A_number_outside_its_range() => Check(Policy("\"passwordExpirationDays\":1024"), null,
        "CAP2068 warning $.passwordExpirationDays (line 1, column 130): passwordExpirationDays is 1024, expected 1 to 730; it is compared as written; check the number");

    [Fact]
    public void A_number_above_none() => Check(Policy("\"passwordMinimumLength\":-1"), null,
        "CAP2068 warning $.passwordMinimumLength (line 1, column 129): passwordMinimumLength is -1, expected 0 to any higher number; it is compared as written; check the number");

    [Fact]
    public void A_maximum_of_zero() => Check(Policy("\"passwordExpirationDays\":0"), null,
        "CAP2069 warning $.passwordExpirationDays (line 1, column 130): passwordExpirationDays is 0, which no maximum can be, and counts as not configured; write null, or the number that is meant");

    [Fact]
    public void A_short_Windows_version() => Check(Policy("\"osMinimumVersion\":\"22631.3880\""), null,
        "CAP2070 warning $.osMinimumVersion (line 1, column 124): osMinimumVersion '22631.3880' is a Windows version in its short form and is read as 10.0. and that; write all four parts");

    [Fact]
    public void A_short_Windows_version_in_a_range() => Check(Policy("\"validOperatingSystemBuildRanges\":[{\"lowestVersion\":\"22631.1\",\"highestVersion\":\"10.0.22631.9999\"}]"), null,
        "CAP2070 warning $.validOperatingSystemBuildRanges (line 1, column 139): a build range has '22631.1', a Windows version in its short form, and it is read as 10.0. and that; write all four parts");

    [Fact]
    public void A_Windows_version_that_begins_with_11() => Check(Policy("\"osMinimumVersion\":\"11.0.22631.0\""), null,
        "CAP2071 warning $.osMinimumVersion (line 1, column 124): osMinimumVersion '11.0.22631.0' begins with 11, but Windows 11 reports 10.0; it is compared as written; write 10.0 and the build of Windows 11");

    [Fact]
    public void A_version_of_one_part() => Check(Policy("\"osMinimumVersion\":\"13\"", "android"), null,
        "CAP2072 info $.osMinimumVersion (line 1, column 122): a version of one part counts as followed by zeros, here '13'; nothing to do");

    [Fact]
    public void A_minimum_above_the_maximum() => Check(Policy("\"osMinimumVersion\":\"10.0.2\",\"osMaximumVersion\":\"10.0.1\""), null,
        "CAP2073 warning $.osMaximumVersion (line 1, column 152): osMinimumVersion '10.0.2' is above osMaximumVersion '10.0.1', so no device can meet both; correct the bounds");

    [Fact]
    public void A_lowest_build_above_the_highest() => Check(Policy("\"osMinimumBuildVersion\":\"18A291\",\"osMaximumBuildVersion\":\"16G1114\"", "ios"), null,
        "CAP2073 warning $.osMaximumBuildVersion (line 1, column 156): osMinimumBuildVersion '18A291' is above osMaximumBuildVersion '16G1114', so no device can meet both; correct the bounds");

    [Fact]
    public void A_reversed_build_range() => Check(Policy("\"validOperatingSystemBuildRanges\":[{\"lowestVersion\":\"10.0.2\",\"highestVersion\":\"10.0.1\"}]"), null,
        "CAP2073 warning $.validOperatingSystemBuildRanges (line 1, column 139): the build range from '10.0.2' to '10.0.1' is reversed, so it never matches; correct the bounds");

    [Fact]
    public void A_build_range_beyond_65535() => Check(Policy("\"validOperatingSystemBuildRanges\":[{\"lowestVersion\":\"10.0.2\",\"highestVersion\":\"10.0.65536\"}]"), null,
        "CAP2073 warning $.validOperatingSystemBuildRanges (line 1, column 139): the build range from '10.0.2' to '10.0.65536' has a part above 65535, so it never matches; correct the bounds");

    [Fact]
    public void A_distribution_with_reversed_bounds() => Check(Policy("\"wslDistributions\":[{\"distribution\":\"Ubuntu\",\"minimumOSVersion\":\"24.04\",\"maximumOSVersion\":\"22.04\"}]"), null,
        "CAP2073 warning $.wslDistributions (line 1, column 124): the lowest version '24.04' of 'Ubuntu' is above the highest '22.04', so the entry never matches; correct the bounds");

    [Fact]
    public void Character_counts_without_their_type() => Check(Policy("\"passwordRequiredType\":\"numeric\",\"passwordMinimumLetterCharacters\":2", "androidDeviceOwner"), null,
        "CAP2074 warning $.passwordMinimumLetterCharacters (line 1, column 181): passwordMinimumLetterCharacters has no effect unless passwordRequiredType is alphanumericWithSymbols or customPassword; check what is meant");

    [Fact]
    public void Hardware_backed_integrity_alone() => Check(Policy("\"securityRequiredAndroidSafetyNetEvaluationType\":\"hardwareBacked\"", "androidWorkProfile"), null,
        "CAP2074 warning $.securityRequiredAndroidSafetyNetEvaluationType (line 1, column 163): hardwareBacked has no effect without one of the two integrity settings; check what is meant");

    [Fact]
    public void An_alphabetic_type_without_Google_services() => Check(Policy("\"passwordRequiredType\":\"alphabetic\"", "aospDeviceOwner"), null,
        "CAP2074 warning $.passwordRequiredType (line 1, column 134): Android without Google services does not support the password type alphabetic, so it applies to no device; check what is meant");

    [Fact]
    public void The_type_required_without_Google_services() => Check(Policy("\"passwordRequiredType\":\"required\"", "aospDeviceOwner"), null,
        "CAP2074 warning $.passwordRequiredType (line 1, column 134): the password type required has a defect on Android without Google services; it is met by any password; check what is meant");

    [Fact]
    public void Too_many_build_ranges() => Check(Policy("\"validOperatingSystemBuildRanges\":[" + string.Join(',', Enumerable.Repeat("{\"lowestVersion\":\"1\",\"highestVersion\":\"2\"}", 10_001)) + "]"), null,
        "CAP2075 error $.validOperatingSystemBuildRanges (line 1, column 139): validOperatingSystemBuildRanges has more than 10,000 entries; the setting is never met; Intune takes no such list: export it again");

    [Fact]
    public void Many_restricted_apps() => Check(Policy("\"restrictedApps\":[" + string.Join(',', Enumerable.Repeat("{\"appId\":\"a\"}", 101)) + "]", "ios"), null,
        "CAP2068 warning $.restrictedApps (line 1, column 116): restrictedApps has 101 entries, expected at most 100; all of them count; remove some");

    [Fact]
    public void A_restricted_app_without_id() => Check(Policy("\"restrictedApps\":[{\"name\":\"a\"}]", "ios"), null,
        "CAP2076 warning $.restrictedApps[0] (line 1, column 117): an entry of restrictedApps has no appId and is skipped; write the bundle or package id");

    private static void Check(string json, string? name, params string[] expected) => Assert.Equal(expected, Findings(json, name: name));
}
