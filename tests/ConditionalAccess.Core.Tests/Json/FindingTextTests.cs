using static ConditionalAccess.Core.Tests.Json.Reading;

namespace ConditionalAccess.Core.Tests.Json;

/// <summary>Input and the whole text of every finding about it.</summary>
public class FindingTextTests
{
    [Fact]
    public void An_empty_document_is_refused() => Check("  \n", null,
        """CAP1001 error (line 1, column 1): the document is empty, expected a JSON object or list; export the policies again""");

    [Fact]
    public void Null_is_refused() => Check("null", null,
        """CAP1025 error $ (line 1, column 1): the root of the document is a single value, expected an object or a list; export the policies again""");

    [Fact]
    public void A_single_value_is_refused() => Check("5", null,
        """CAP1025 error $ (line 1, column 1): the root of the document is a single value, expected an object or a list; export the policies again""");

    [Fact]
    public void An_empty_list_is_refused() => Check("[]", null,
        """CAP1018 error: there is no policy and nothing else of Conditional Access, so everything would be allowed; export the policies, or set AllowEmpty when this is meant""");

    [Fact]
    public void An_empty_Graph_list_is_refused() => Check("{\"value\":[]}", null,
        """CAP1018 error: there is no policy and nothing else of Conditional Access, so everything would be allowed; export the policies, or set AllowEmpty when this is meant""");

    [Fact]
    public void An_empty_list_is_a_warning_when_it_is_allowed() => Check("[]", new() { AllowEmpty = true },
        """CAP1018 warning: there is no policy and nothing else of Conditional Access, so everything would be allowed; make sure that this is meant""");

    [Fact]
    public void An_object_of_another_kind_is_refused() => Check("{}", null,
        """CAP1017 error $ (line 1, column 1): the document holds no policy, named location, authentication strength or other object of Conditional Access; export the policies from Microsoft Graph""");

    [Fact]
    public void A_truncated_document_is_refused() => Check(Policy()[..40], null,
        """CAP1002 error (line 1, column 41): the document ends in the middle of a value; the file is cut off: export it again""");

    [Fact]
    public void Text_after_the_end_is_refused() => Check(Policy() + " x", null,
        """CAP1002 error (line 1, column 219): 'x' follows the end of the document; remove what follows the last bracket""");

    [Fact]
    public void A_syntax_error_is_located() => Check("{\"a\":tru}", null,
        """CAP1002 error (line 1, column 9): '}' is not expected here; mend the JSON syntax""");

    [Fact]
    public void A_member_given_twice_is_refused() => Check(Policy(more: ",\"state\":\"disabled\""), null,
        """CAP1003 error $.state (line 1, column 218): member 'state' is given twice in one object; keep one of them""");

    [Fact]
    public void A_member_given_twice_by_escape_is_refused() => Check(Policy(more: ",\"\\u0073tate\":\"disabled\""), null,
        """CAP1003 error $.state (line 1, column 218): member 'state' is given twice in one object; keep one of them""");

    [Fact]
    public void A_member_given_in_two_spellings_is_refused() => Check(Policy(more: ",\"State\":\"disabled\""), null,
        """CAP1003 error $.State (line 1, column 218): member 'State' is given twice in one object; keep one of them""");

    [Fact]
    public void Depth_65_is_refused() => Check(new string('[', 65) + new string(']', 65), null,
        """CAP1006 error (line 1, column 65): objects and lists are nested deeper than 64 levels; a Graph export is never that deep: remove the nesting""");

    [Fact]
    public void Depth_100000_is_refused() => Check(new string('[', 100_000), null,
        """CAP1006 error (line 1, column 65): objects and lists are nested deeper than 64 levels; a Graph export is never that deep: remove the nesting""");

    [Fact]
    public void A_text_beyond_the_limit_is_refused() => Check(Policy(more: ",\"x\":\"" + new string('a', 20) + "\""), new() { MaxStringLength = 15 },
        """CAP1005 error (line 1, column 101): a text is longer than 15 bytes; shorten it, or raise the limit MaxStringLength""");

    [Fact]
    public void A_list_beyond_the_limit_is_refused() => Check(Policy(extra: "\"x\":[1,2,3]"), new() { MaxListLength = 2 },
        """CAP1007 error (line 1, column 161): a list has more than 2 entries; use a group instead of single ids, or raise the limit MaxListLength""");

    [Fact]
    public void Policies_beyond_the_limit_are_refused() => Check("[" + Policy() + "," + Policy() + "]", new() { MaxPolicies = 1 },
        """CAP1020 info $[0] (line 1, column 2): objects are read from inside a wrapper, the first at $[0]; nothing to do""",
        """CAP1008 error $[1] (line 1, column 220): there are more than 1 policies; a tenant holds a few hundred: read fewer documents, or raise the limit MaxPolicies""");

    [Fact]
    public void Bytes_beyond_the_limit_are_refused() => Check(Policy(), new() { MaxBytes = 10 },
        """CAP1004 error: the documents are larger than the 10 bytes left of the limit; read fewer documents, or raise the limit MaxBytes""");

    [Fact]
    public void Values_beyond_the_limit_are_refused() => Check(Policy(), new() { MaxValues = 5 },
        """CAP1024 error (line 1, column 38): the document holds more than 5 names and values; split the document, or raise the limit MaxValues""");

    [Fact]
    public void Findings_beyond_the_limit_are_counted() => Check("[" + Policy(state: "") + "," + Policy(state: "") + "," + Policy(state: "") + "]", new() { MaxFindings = 2 },
        """CAP1201 warning $[0] (line 1, column 2): the policy has no state and counts as enabled, expected enabled, disabled, enabledForReportingButNotEnforced; write the state""",
        """CAP1201 warning $[1] (line 1, column 202): the policy has no state and counts as enabled, expected enabled, disabled, enabledForReportingButNotEnforced; write the state""",
        """CAP1009 info: 2 more findings are not shown, 0 of them errors; mend the ones that are shown and read again""");

    [Fact]
    public void Half_a_surrogate_pair_by_escape_is_refused() => Check(Policy().Replace("\"P\"", "\"\\ud800\"", StringComparison.Ordinal), null,
        """CAP1012 error (line 1, column 16): the text holds half of a surrogate pair, expected whole characters; remove it, or write the whole character""");

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Check(Policy().Replace("\"P\"", "\"\ud800\"", StringComparison.Ordinal), null,
        """CAP1012 error (line 1, column 17): the text holds half of a surrogate pair, expected whole characters; remove it, or write the whole character""");

    [Fact]
    public void A_NUL_inside_is_refused() => Check(Policy().Replace("\"P\"", "\"P\0\"", StringComparison.Ordinal), null,
        """CAP1011 error (line 1, column 18): the text holds a NUL character (U+0000); the file is damaged or not text: export it again""");

    [Fact]
    public void Comments_are_noted() => Check("/* c */" + Policy(), null,
        """CAP1013 info (line 1, column 1): the document holds comments, which are skipped and not written back; nothing to do""");

    [Fact]
    public void Trailing_commas_are_noted() => Check(Policy(grant: "{\"builtInControls\":[\"mfa\",],}"), null,
        """CAP1014 info (line 1, column 200): the document has a comma before a closing bracket; nothing to do""");

    [Fact]
    public void A_next_link_warns_of_an_incomplete_export() => Check("{\"value\":[" + Policy() + "],\"@odata.nextLink\":\"x\"}", null,
        """CAP1020 info $.value[0] (line 1, column 11): objects are read from inside a wrapper, the first at $.value[0]; nothing to do""",
        """CAP1019 warning $['@odata.nextLink'] (line 1, column 248): the export is one page of several ('@odata.nextLink' is present); follow the link and read all pages""");

    [Fact]
    public void What_stands_beside_policies_is_named() => Check("{\"note\":1,\"policies\":[" + Policy() + ",7],\"meta\":{\"a\":1}}", null,
        """CAP1023 info $.note (line 1, column 9): member 'note' beside policies or other objects is not read and not kept; nothing to do""",
        """CAP1020 info $.policies[0] (line 1, column 23): objects are read from inside a wrapper, the first at $.policies[0]; nothing to do""",
        """CAP1114 warning $.policies[1] (line 1, column 241): an entry beside policies or other objects is of no known kind and is ignored; remove it, or check its form""",
        """CAP1023 warning $.meta (line 1, column 251): member 'meta' beside policies or other objects is not read and not kept; check that nothing in it is needed""");

    [Fact]
    public void Member_names_in_another_case_are_noted() => Check(Policy().Replace("displayName", "DisplayName", StringComparison.Ordinal), null,
        """CAP1021 info $.DisplayName (line 1, column 16): member names are spelled in another case than Graph's, here 'DisplayName' for 'displayName'; nothing to do""");

    [Fact]
    public void Annotations_and_tool_members_are_noted() => Check(Policy(more: ",\"@odata.context\":\"x\",\"state@odata.type\":\"y\",\"REF\":\"1\""), null,
        """CAP1022 info $['@odata.context'] (line 1, column 235): members such as '@odata.context' have no meaning for a decision; nothing to do""",
        """CAP1022 info $['state@odata.type'] (line 1, column 258): members such as 'state@odata.type' have no meaning for a decision; nothing to do""",
        """CAP1022 info $.REF (line 1, column 268): members such as 'REF' have no meaning for a decision; nothing to do""");

    [Fact]
    public void A_policy_without_conditions_is_refused() => Check("{\"displayName\":\"P\",\"state\":\"enabled\"}", null,
        """CAP1101 error $ (line 1, column 1): the policy has no conditions; export the policy again; without conditions nobody knows whom it is for""");

    [Fact]
    public void A_policy_with_null_conditions_is_refused() => Check("{\"state\":\"enabled\",\"conditions\":null}", null,
        """CAP1101 error $ (line 1, column 1): the policy has no conditions; export the policy again; without conditions nobody knows whom it is for""");

    [Fact]
    public void A_flattened_policy_is_refused() => Check("{\"displayName\":\"P\",\"includeGroups\":[]}", null,
        """CAP1102 error $ (line 1, column 1): the object has members of a policy but not the form of Microsoft Graph, expected them under conditions; export the policy from Microsoft Graph""");

    [Fact]
    public void Grant_controls_alone_are_refused() => Check("{\"GrantControls\":{\"BuiltInControls\":[\"mfa\"]}}", null,
        """CAP1102 error $ (line 1, column 1): the object has members of a policy but not the form of Microsoft Graph, expected them under conditions; export the policy from Microsoft Graph""");

    [Fact]
    public void A_policy_plan_is_refused() => Check("{\"sharedConditions\":{},\"rules\":[]}", null,
        """CAP1103 error $ (line 1, column 1): policy plans (conditionalAccessPolicyPlan) are not supported; write each rule as a policy of its own""");

    [Fact]
    public void A_rule_of_a_policy_plan_is_refused() => Check("{\"conditions\":{},\"controls\":{}}", null,
        """CAP1103 error $ (line 1, column 1): policy plans (conditionalAccessPolicyPlan) are not supported; write each rule as a policy of its own""");

    [Fact]
    public void Wrong_types_of_objects_are_refused() => Check(Policy(extra: "\"platforms\":5,\"locations\":[1]"), null,
        """CAP1104 error $.conditions.platforms (line 1, column 169): platforms is the number '5', expected an object or null; write it as Microsoft Graph does""",
        """CAP1104 error $.conditions.locations (line 1, column 183): locations is a list, expected an object or null; write it as Microsoft Graph does""");

    [Fact]
    public void Wrong_types_of_lists_are_refused() => Check(Policy("""{"users":{"includeUsers":{"a":1}},"applications":{"includeApplications":[1]},"clientAppTypes":[true]}"""), null,
        """CAP1110 error $.conditions (line 1, column 51): the policy names no application, user action or authentication context, so it never applies; name what it is for""",
        """CAP1111 warning $.conditions (line 1, column 51): clientAppTypes is missing or empty and counts as all; write ["all"]""",
        """CAP1104 error $.conditions.users.includeUsers (line 1, column 76): includeUsers is an object, expected a list; write it as Microsoft Graph does""",
        """CAP1104 error $.conditions.applications.includeApplications[0] (line 1, column 124): an entry of includeApplications is the number '1', expected an id; write it as Microsoft Graph does""",
        """CAP1104 error $.conditions.clientAppTypes[0] (line 1, column 146): an entry of clientAppTypes is true, expected a text; write it as Microsoft Graph does""");

    [Fact]
    public void Wrong_types_of_session_controls_are_refused() => Check(Policy(more: ",\"sessionControls\":{\"signInFrequency\":{\"isEnabled\":\"yes\",\"value\":1.5}}"), null,
        """CAP1104 error $.sessionControls.signInFrequency.isEnabled (line 1, column 268): isEnabled is the text 'yes', expected true, false or null; write it as Microsoft Graph does""",
        """CAP1104 error $.sessionControls.signInFrequency.value (line 1, column 282): value is the number '1.5', expected a whole number or null; write it as Microsoft Graph does""");

    [Fact]
    public void Empty_lists_and_objects_where_an_object_is_due_warn() => Check(Policy(extra: "\"platforms\":[],\"locations\":{}"), null,
        """CAP1105 warning $.conditions.platforms (line 1, column 169): platforms is an empty list, expected an object or null; it counts as not configured: write null""",
        """CAP1105 warning $.conditions.locations (line 1, column 184): locations is an empty object, expected an object or null; it counts as not configured: write null""");

    [Fact]
    public void Single_texts_and_null_entries_warn() => Check(Policy("""{"users":{"includeUsers":"All"},"applications":{"includeApplications":["All",null]},"clientAppTypes":"browser,other"}"""), null,
        """CAP1106 warning $.conditions.users.includeUsers (line 1, column 76): includeUsers is a single text, expected a list; write it as a list of one""",
        """CAP1107 warning $.conditions.applications.includeApplications[1] (line 1, column 128): includeApplications has a null entry, which is dropped; remove it""",
        """CAP1108 info $.conditions.clientAppTypes (line 1, column 152): clientAppTypes is one text with commas, expected a list, which says the same; nothing to do""");

    [Fact]
    public void Flags_as_a_list_and_none_are_noted() => Check(Policy(extra: "\"insiderRiskLevels\":[\"minor\"],\"authenticationFlows\":{\"transferMethods\":\"none\"}"), null,
        """CAP1108 info $.conditions.insiderRiskLevels (line 1, column 177): insiderRiskLevels is a list, expected one text with commas, which says the same; nothing to do""",
        """CAP1120 info $.conditions.authenticationFlows.transferMethods (line 1, column 228): the word 'none' among flags says nothing and is left out; nothing to do""");

    [Fact]
    public void Missing_assignments_are_errors() => Check(Policy("""{"applications":null}"""), null,
        """CAP1109 error $.conditions (line 1, column 51): the policy names no users, client applications or agents, so it never applies; name whom it is for""",
        """CAP1110 error $.conditions (line 1, column 51): the policy names no application, user action or authentication context, so it never applies; name what it is for""",
        """CAP1111 warning $.conditions (line 1, column 51): clientAppTypes is missing or empty and counts as all; write ["all"]""");

    [Fact]
    public void Excludes_without_includes_warn() => Check(Policy(extra: "\"platforms\":{\"excludePlatforms\":[\"iOS\"]},\"locations\":{\"excludeLocations\":[\"AllTrusted\"]}"), null,
        """CAP1112 warning $.conditions.platforms (line 1, column 169): platforms are excluded but none is included, which counts as including 'all'; include 'all'""",
        """CAP1112 warning $.conditions.locations (line 1, column 210): locations are excluded but none is included, which counts as including 'All'; include 'All'""");

    [Fact]
    public void A_template_warns() => Check("{\"id\":\"1\",\"name\":\"n\",\"scenarios\":\"s\",\"details\":{\"conditions\":" + Conditions + ",\"grantControls\":" + Grant + "}}", null,
        """CAP1113 warning $ (line 1, column 1): a policy template is read as a policy; create the policy from the template and export it""",
        """CAP1201 warning $.details (line 1, column 48): the policy has no state and counts as enabled, expected enabled, disabled, enabledForReportingButNotEnforced; write the state""");

    [Fact]
    public void Two_policies_with_one_id_warn() => Check("[" + Policy(more: ",\"id\":\"a\"") + "," + Policy(more: ",\"id\":\"A\"") + "]", null,
        """CAP1020 info $[0] (line 1, column 2): objects are read from inside a wrapper, the first at $[0]; nothing to do""",
        """CAP1115 warning $[1] (line 1, column 229): two policies have the id 'A', the first is at $[0]; both are evaluated: remove one of them""");

    [Fact]
    public void Unknown_conditions_warn() => Check(Policy(extra: "\"weather\":\"rain\",\"times\":{\"includeAllTimes\":true}"), null,
        """CAP1116 warning $.conditions.weather (line 1, column 167): 'weather' is not understood, so a condition is unknown and counts as restricting; check its spelling, or update this library""",
        """CAP1125 warning $.conditions.times (line 1, column 182): the time condition covers all times and counts as not configured; remove it""");

    [Fact]
    public void Unknown_members_of_an_assignment_warn_with_their_side() => Check(Policy("""{"users":{"includeUsers":["All"],"includePets":[1],"excludePets":["x"],"pets":1},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]}"""), null,
        """CAP1116 warning $.conditions.users.includePets (line 1, column 98): 'includePets' is not understood, so an included entry is unknown and counts as restricting; check its spelling, or update this library""",
        """CAP1116 warning $.conditions.users.excludePets (line 1, column 116): 'excludePets' is not understood, so an excluded entry is unknown and counts as restricting; check its spelling, or update this library""",
        """CAP1116 warning $.conditions.users.pets (line 1, column 129): 'pets' is not understood, so a condition is unknown and counts as restricting; check its spelling, or update this library""");

    [Fact]
    public void An_unknown_session_control_warns() => Check(Policy(more: ",\"sessionControls\":{\"blockSensitiveActions\":{\"isEnabled\":true}}"), null,
        """CAP1117 warning $.sessionControls.blockSensitiveActions (line 1, column 261): member 'blockSensitiveActions' is not understood and has no effect; check its spelling; it is kept for writing back""");

    [Fact]
    public void Agents_deprecated_lists_and_empty_objects_are_reported() => Check(Policy(extra: "\"agents\":{\"includeAgentUsers\":[\"All\"]},\"deviceStates\":{\"excludeStates\":[\"Compliant\"]},\"devices\":{\"includeDevices\":[\"All\"]},\"platforms\":{\"includePlatforms\":null}"), null,
        """CAP1118 warning $.conditions.agents (line 1, column 166): agents is not documented by Microsoft; it is read as exports use it; check the decision against the tenant""",
        """CAP1119 warning $.conditions.deviceStates (line 1, column 211): deviceStates are deprecated; they are evaluated, together with any device filter; use a device filter""",
        """CAP1119 warning $.conditions.devices (line 1, column 253): device lists are deprecated; they are evaluated, together with any device filter; use a device filter""",
        """CAP1121 info $.conditions.platforms (line 1, column 292): objects without any value count as not configured, here platforms; nothing to do""");

    [Fact]
    public void Names_in_id_lists_warn_with_a_suggestion() => Check(Policy("""{"users":{"includeUsers":[{"Id":"all","DisplayName":"x"}],"includeRoles":["Global Administrator"],"excludeUsers":["Current administrator will be excluded","<x>"]},"applications":{"includeApplications":["Office 365"]},"clientAppTypes":["all"]}"""), null,
        """CAP1122 info $.conditions.users.includeUsers[0] (line 1, column 77): ids are wrapped in objects; the names beside them are not kept; nothing to do""",
        """CAP1208 info $.conditions.users.includeUsers[0].Id (line 1, column 83): words are spelled in another case than Graph's, here 'all' for 'All'; nothing to do""",
        """CAP1203 warning $.conditions.users.includeRoles[0] (line 1, column 125): 'Global Administrator' is not an id, expected a GUID; it is compared as text and normally matches nothing; did you mean '62e90394-69f5-4237-9190-012177145e10'?""",
        """CAP1204 warning $.conditions.users.excludeUsers[0] (line 1, column 165): the template's placeholder for the current administrator excludes nobody; put the id of the administrator here""",
        """CAP1203 warning $.conditions.users.excludeUsers[1] (line 1, column 206): '<x>' is not an id, expected a GUID or one of GuestsOrExternalUsers; it is compared as text and normally matches nothing; put the id here""",
        """CAP1203 warning $.conditions.applications.includeApplications[0] (line 1, column 253): 'Office 365' is not an id, expected a GUID or one of All, None, Office365, MicrosoftAdminPortals, AllAgentIdResources; it is compared as text and normally matches nothing; did you mean 'Office365'?""");

    [Fact]
    public void Ids_in_odd_forms_warn() => Check(Policy("""{"users":{"includeUsers":["{62e90394-69f5-4237-9190-012177145e10}","+2e90394-69f5-4237-9190-012177145e10"]},"applications":{"includeApplications":["Аll"],"includeAuthenticationContextClassReferences":["c100"]},"clientAppTypes":["all"]}"""), null,
        """CAP1203 warning $.conditions.users.includeUsers[0] (line 1, column 77): '{62e90394-69f5-4237-9190-012177145e10}' is not an id, expected a GUID or one of All, None, GuestsOrExternalUsers, AllAgentIdUsers; it is compared as text and normally matches nothing; put the id here""",
        """CAP1203 warning $.conditions.users.includeUsers[1] (line 1, column 118): '+2e90394-69f5-4237-9190-012177145e10' is not an id, expected a GUID or one of All, None, GuestsOrExternalUsers, AllAgentIdUsers; it is compared as text and normally matches nothing; put the id here""",
        """CAP1203 warning $.conditions.applications.includeApplications[0] (line 1, column 198): 'Аll' is not an id, expected a GUID or one of All, None, Office365, MicrosoftAdminPortals, AllAgentIdResources; it is compared as text and normally matches nothing; put the id here""",
        """CAP1203 warning $.conditions.applications.includeAuthenticationContextClassReferences[0] (line 1, column 252): 'c100' is not an id, expected a GUID or c1 to c99; it is compared as text and normally matches nothing; put the id here""");

    [Fact]
    public void Guest_findings() => Check(Policy("""{"users":{"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"internalGuest"},"excludeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"internalGuest,unknownFutureValue","externalTenants":{"membershipKind":"enumerated","members":[]}}},"applications":{"includeApplications":["All"]},"clientAppTypes":["modern"]}"""), null,
        """CAP1123 info $.conditions.users.includeGuestsOrExternalUsers (line 1, column 92): includeGuestsOrExternalUsers names no tenants and counts for all of them; nothing to do""",
        """CAP1202 warning $.conditions.users.excludeGuestsOrExternalUsers.guestOrExternalUserTypes (line 1, column 196): guest type 'unknownFutureValue' is not understood and counts as restricting, expected internalGuest, b2bCollaborationGuest, b2bCollaborationMember, b2bDirectConnectUser, otherExternalUser, ...; export again with the header 'Prefer: include-unknown-enum-members', or update this library""",
        """CAP1124 warning $.conditions.users.excludeGuestsOrExternalUsers.externalTenants (line 1, column 249): the tenants are enumerated but none is listed, so no tenant is meant; list the tenant ids, or write membershipKind 'all'""",
        """CAP1209 info $.conditions.clientAppTypes[0] (line 1, column 361): 'modern' is an older word for 'mobileAppsAndDesktopClients'; nothing to do""");

    [Fact]
    public void A_missing_state_warns() => Check(Policy(state: ""), null,
        """CAP1201 warning $ (line 1, column 1): the policy has no state and counts as enabled, expected enabled, disabled, enabledForReportingButNotEnforced; write the state""");

    [Fact]
    public void An_unknown_state_warns() => Check(Policy(state: "\"state\":\"on\","), null,
        """CAP1201 warning $.state (line 1, column 28): state 'on' is not understood and counts as enabled, expected enabled, disabled, enabledForReportingButNotEnforced; write the state""");

    [Fact]
    public void Warnings_are_errors_in_strict_reading() => Check(Policy(state: ""), new() { Strict = true },
        """CAP1201 error $ (line 1, column 1): the policy has no state and counts as enabled, expected enabled, disabled, enabledForReportingButNotEnforced; write the state""");

    [Fact]
    public void Missing_operator_and_unknown_controls_warn() => Check(Policy(grant: """{"builtInControls":["mfa","MfaAndChangePassword","compliantNetwork"],"newControl":true}"""), null,
        """CAP1205 warning $.grantControls (line 1, column 174): several requirements have no operator, so all of them are required, expected AND or OR; write the operator""",
        """CAP1206 warning $.grantControls (line 1, column 174): 'MfaAndChangePassword' is a template word and counts as mfa and passwordChange, both required; write the two controls""",
        """CAP1202 warning $.grantControls.builtInControls[2] (line 1, column 223): grant control 'compliantNetwork' is not understood and counts as restricting, expected block, mfa, compliantDevice, domainJoinedDevice, approvedApplication, ...; export again with the header 'Prefer: include-unknown-enum-members', or update this library""",
        """CAP1202 warning $.grantControls.newControl (line 1, column 256): grant control 'newControl' is not understood and counts as never satisfied; update this library, or remove the control""");

    [Fact]
    public void An_unknown_operator_warns() => Check(Policy(grant: """{"operator":"XOR","builtInControls":["mfa","block"]}"""), null,
        """CAP1205 warning $.grantControls.operator (line 1, column 186): operator 'XOR' is not understood, so all of them are required, expected AND or OR; write the operator""");

    [Fact]
    public void An_unreadable_date_warns() => Check(Policy(more: ",\"createdDateTime\":\"yesterday\""), null,
        """CAP1207 warning $.createdDateTime (line 1, column 236): createdDateTime is not a date, expected a form such as 2026-08-31T12:00:00Z; write the date with its zone, or null""");

    [Fact]
    public void Address_ranges_are_read_strictly() => Check("""{"@odata.type":"#microsoft.graph.ipNamedLocation","ipRanges":[{"cidrAddress":"010.0.0.0/8"},{"cidrAddress":"10.0.0.1/8"},{"lowerAddress":"10.0.0.9","upperAddress":"10.0.0.1"},"10.0.0.0/9"]}""", null,
        """CAP1401 error $.ipRanges[0].cidrAddress (line 1, column 78): '010.0.0.0/8' is not an address range, expected a form such as 203.0.113.0/24 or 2001:db8::/32; write decimal octets without leading zeros, or IPv6 without brackets or zone""",
        """CAP1402 warning $.ipRanges[1].cidrAddress (line 1, column 108): block '10.0.0.1/8' has bits set beyond its mask, which are ignored; write the first address, 10.0.0.0""",
        """CAP1401 error $.ipRanges[2] (line 1, column 122): '{"lowerAddress":"10.0.0.9","upperAddress":"10.0.0.1"}' is not an address range, expected a form such as 203.0.113.0/24 or 2001:db8::/32; write decimal octets without leading zeros, or IPv6 without brackets or zone""",
        """CAP1405 warning $.ipRanges[3] (line 1, column 176): an address range is a plain text, expected an object with cidrAddress; write it as Microsoft Graph does""");

    [Fact]
    public void Countries_are_read_strictly() => Check("""{"@odata.type":"#microsoft.graph.countryNamedLocation","countriesAndRegions":["Sweden","SE"]}""", null,
        """CAP1403 error $.countriesAndRegions[0] (line 1, column 79): 'Sweden' is not a country, expected two letters of ISO 3166 such as SE; write the code of the country""");

    [Fact]
    public void An_unknown_location_type_warns() => Check("""{"@odata.type":"#microsoft.graph.serviceTagNamedLocation","serviceTags":["x"],"isTrusted":true}""", null,
        """CAP1404 warning $ (line 1, column 1): named location type 'serviceTagNamedLocation' is not understood, so membership in it is unknown; check the type name, or update this library""");

    [Fact]
    public void Two_different_locations_with_one_id_are_refused() => Check("""[{"id":"a","ipRanges":[{"cidrAddress":"10.0.0.0/9"}]},{"id":"a","ipRanges":[]}]""", null,
        """CAP1020 info $[0] (line 1, column 2): objects are read from inside a wrapper, the first at $[0]; nothing to do""",
        """CAP1115 error $[1] (line 1, column 55): two named locations have the id 'a' and differ, the first is at $[0]; remove one of them""");

    [Fact]
    public void An_unknown_method_combination_warns() => Check("""{"id":"s","allowedCombinations":["fido2","telepathy,password"]}""", null,
        """CAP1202 warning $.allowedCombinations[1] (line 1, column 42): authentication method combination 'telepathy,password' is not understood and counts as never met, expected password, voice, hardwareOath, softwareOath, sms, ...; export again with the header 'Prefer: include-unknown-enum-members', or update this library""");

    [Fact]
    public void Control_characters_in_names_are_shown_escaped() => Check(Policy(extra: "\"a\\u001b[31m\\u202e\":1"), null,
        """CAP1116 warning $.conditions['a\u001b[31m\u202e'] (line 1, column 177): 'a\u001b[31m\u202e' is not understood, so a condition is unknown and counts as restricting; check its spelling, or update this library""");

    private static void Check(string json, PolicyReadOptions? options, params string[] expected) => Assert.Equal(expected, Findings(json, options));
}
