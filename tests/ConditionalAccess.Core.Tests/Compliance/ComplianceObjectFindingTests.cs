using System.Text.Json;
using static ConditionalAccess.Core.Tests.Compliance.ComplianceReading;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>The whole text of every finding about actions, assignments, tenant objects and the settings catalog.</summary>
public class ComplianceObjectFindingTests
{
    [Fact]
    public void No_actions() => Check(Policy(actions: ""), null,
        "CAP2077 info $ (line 1, column 1): policies come without actions for noncompliance, so they mark devices at once; export them with $expand=scheduledActionsForRule(...)");

    [Fact]
    public void An_unknown_action() => Check(Policy(actions: Action("\"actionType\":\"explode\"")), null,
        "CAP2078 warning $.scheduledActionsForRule[0].scheduledActionConfigurations[0].actionType (line 1, column 180): actionType is the text 'explode' and does nothing, expected block, notification, pushNotification, remoteLock, removeResourceAccessProfiles, ...; write one of these words");

    [Fact]
    public void An_action_without_type() => Check(Policy(actions: Action("")), null,
        "CAP2078 warning $.scheduledActionsForRule[0].scheduledActionConfigurations[0] (line 1, column 166): actionType is missing and does nothing, expected block, notification, pushNotification, remoteLock, removeResourceAccessProfiles, ...; write one of these words");

    [Fact]
    public void Negative_hours() => Check(Policy(actions: Action("\"actionType\":\"block\",\"gracePeriodHours\":-1")), null,
        "CAP2079 error $.scheduledActionsForRule[0].scheduledActionConfigurations[0].gracePeriodHours (line 1, column 207): gracePeriodHours is the number '-1' and counts as 0, expected 0 to 8760; write the hours");

    [Fact]
    public void Hours_of_two_years() => Check(Policy(actions: Action("\"actionType\":\"block\",\"gracePeriodHours\":17520")), null,
        "CAP2079 warning $.scheduledActionsForRule[0].scheduledActionConfigurations[0].gracePeriodHours (line 1, column 207): gracePeriodHours is 17520, expected 0 to 8760; it is used as written; check the hours");

    [Fact]
    public void A_rule_without_actions() => Check(Policy(actions: "\"scheduledActionsForRule\":[{\"ruleName\":\"PasswordRequired\"}]"), null,
        "CAP2076 info $.scheduledActionsForRule[0] (line 1, column 132): a rule without actions says nothing and is not kept; nothing to do");

    [Fact]
    public void Actions_that_are_a_text() => Check(Policy(actions: "\"scheduledActionsForRule\":\"block\""), null,
        "CAP2062 error $.scheduledActionsForRule (line 1, column 131): scheduledActionsForRule is the text 'block', expected a list; it gives no action and no grace; write it as Microsoft Graph does");

    [Fact]
    public void No_assignments() => Check(Policy(assignments: ""), null,
        "CAP2080 info $ (line 1, column 1): policies come without assignments and count for every device of their platform; export them with $expand=assignments");

    [Fact]
    public void Assigned_to_nobody() => Check(Policy(assignments: "\"assignments\":[]"), null,
        "CAP2081 warning $.assignments (line 1, column 338): the policy is assigned to nobody; assign it, or remove it");

    [Fact]
    public void Assignments_that_are_no_list() => Check(Policy(assignments: "\"assignments\":{\"a\":1}"), null,
        "CAP2062 error $.assignments (line 1, column 338): assignments is an object, expected a list; the policy counts for every device; write it as Microsoft Graph does");

    [Fact]
    public void An_unknown_target() => Check(Policy(assignments: Assignment("\"@odata.type\":\"#microsoft.graph.fooTarget\"")), null,
        "CAP2082 warning $.assignments[0].target['@odata.type'] (line 1, column 364): the assignment target 'fooTarget' is not known, so it counts as reaching everybody; write the target as Microsoft Graph does");

    [Fact]
    public void An_unknown_exclusion() => Check(Policy(assignments: Assignment("\"@odata.type\":\"#microsoft.graph.exclusionFooTarget\"")), null,
        "CAP2082 warning $.assignments[0].target['@odata.type'] (line 1, column 364): the assignment target 'exclusionFooTarget' is not known, so it counts as leaving nobody out; write the target as Microsoft Graph does");

    [Fact]
    public void A_target_without_type() => Check(Policy(assignments: Assignment("")), null,
        "CAP2082 warning $.assignments[0].target (line 1, column 349): the target of an assignment does not say its type ('@odata.type'), so it counts as reaching everybody; write the target as Microsoft Graph does");

    [Fact]
    public void A_group_without_id() => Check(Policy(assignments: Assignment("\"@odata.type\":\"#microsoft.graph.groupAssignmentTarget\"")), null,
        "CAP2082 warning $.assignments[0].target (line 1, column 349): the target of an assignment names no group, so it counts as reaching everybody; write the target as Microsoft Graph does");

    [Fact]
    public void An_assignment_without_target() => Check(Policy(assignments: "\"assignments\":[{}]"), null,
        "CAP2082 warning $.assignments[0] (line 1, column 339): an assignment has no target, so it counts as reaching everybody; write the target as Microsoft Graph does");

    [Fact]
    public void A_filter_without_id() => Check(Policy(assignments: Assignment("\"@odata.type\":\"#microsoft.graph.allDevicesAssignmentTarget\",\"deviceAndAppManagementAssignmentFilterType\":\"include\"")), null,
        "CAP2083 warning $.assignments[0].target.deviceAndAppManagementAssignmentFilterType (line 1, column 455): the filter of an assignment has no id or a type that is not understood, so the policy counts as assigned; write id and type of the filter, or none");

    [Fact]
    public void A_policy_in_a_text() => Check(JsonSerializer.Serialize(Policy()), null,
        "CAP2089 warning $ (line 1, column 1): a document stands inside a text; it is read, and its findings name the text; write it as JSON");

    [Fact]
    public void A_broken_policy_in_a_text() => Check("\"{\\\"a\\\":\"", null,
        "CAP1002 error $ (line 1, column 1): the text holds JSON that cannot be read: the document ends in the middle of a value; export the policy again");

    [Fact]
    public void A_broken_policy_in_a_list_of_texts() => Check("[\"{\\\"a\\\":\"," + Policy() + "]", null,
        "CAP1002 error $[0] (line 1, column 2): the text holds JSON that cannot be read: the document ends in the middle of a value; export the policy again",
        "CAP1020 info $[1] (line 1, column 12): objects are read from inside a wrapper, the first at $[1]; nothing to do");

    [Fact]
    public void A_tenant_setting_that_cannot_be_read() => Check("{\"secureByDefault\":\"maybe\",\"deviceComplianceCheckinThresholdDays\":{}}", null,
        "CAP2090 error $.secureByDefault (line 1, column 20): secureByDefault is the text 'maybe' and counts as true, expected true or false; write it as Microsoft Graph does",
        "CAP2090 error $.deviceComplianceCheckinThresholdDays (line 1, column 67): deviceComplianceCheckinThresholdDays is an object and counts as 1, expected a whole number; write it as Microsoft Graph does");

    [Fact]
    public void A_threshold_outside_its_range() => Check("{\"deviceComplianceCheckinThresholdDays\":365}", null,
        "CAP2068 warning $ (line 1, column 1): deviceComplianceCheckinThresholdDays is 365, expected 1 to 120; it is used as written; check the number");

    [Fact]
    public void Tenant_settings_twice() => Check("[{\"secureByDefault\":true},{\"secureByDefault\":false}]", null,
        "CAP1020 info $[0] (line 1, column 2): objects are read from inside a wrapper, the first at $[0]; nothing to do",
        "CAP2091 error $[1] (line 1, column 27): the tenant settings are given twice and differ, the stricter of each counts; remove one of them");

    [Fact]
    public void A_connector_twice() => Check("[{\"id\":\"a\",\"partnerState\":\"enabled\"},{\"id\":\"a\",\"partnerState\":\"available\"}]", null,
        "CAP1020 info $[0] (line 1, column 2): objects are read from inside a wrapper, the first at $[0]; nothing to do",
        "CAP2091 error $[1] (line 1, column 38): the connector 'a' is given twice and differs, the first one counts; remove one of them");

    [Fact]
    public void A_connector_state_that_is_not_understood() => Check("{\"id\":\"a\",\"partnerState\":\"sleeping\"}", null,
        "CAP2092 warning $.partnerState (line 1, column 26): partnerState is the text 'sleeping' and counts as enabled, expected unavailable, available, enabled, unresponsive, notSetUp, ...; update this library, or write one of these words");

    [Fact]
    public void A_connector_without_id() => Check("{\"partnerState\":\"enabled\"}", "c.json",
        "CAP2055 warning $ (line 1, column 1) in c.json: there is no id that can be read, so 'c.json$' stands for it; export the object from Microsoft Graph");

    [Fact]
    public void A_workload_that_is_not_known() => Check("{\"coManagement\":{\"workloads\":{\"foo\":\"intune\"}}}", null,
        "CAP2093 error $.coManagement.workloads.foo (line 1, column 37): the workload 'foo' is not known and is left out; write it as the documentation of co-management settings says");

    [Fact]
    public void A_position_that_is_not_known() => Check("{\"coManagement\":{\"workloads\":{\"compliancePolicy\":\"cloud\"}}}", null,
        "CAP2093 error $.coManagement.workloads.compliancePolicy (line 1, column 50): the position of the workload compliancePolicy is not understood and counts as configurationManager, expected configurationManager, pilotIntune, intune; write it as the documentation of co-management settings says");

    [Fact]
    public void A_rule_of_unknown_kind() => Check("{\"coManagement\":{\"rules\":[{\"kind\":\"foo\"}]}}", null,
        "CAP2093 error $.coManagement.rules[0].kind (line 1, column 35): the kind of a rule is not understood and its outcome is unknown, expected registered, requiredUpdates, requiredApps, bitLocker, antimalware, ...; write it as the documentation of co-management settings says");

    [Fact]
    public void Days_that_are_no_number() => Check("{\"coManagement\":{\"rules\":[{\"kind\":\"requiredUpdates\",\"days\":\"x\"}]}}", null,
        "CAP2093 error $.coManagement.rules[0].days (line 1, column 60): days is the text 'x' and counts as 0, expected a whole number from 0; write it as the documentation of co-management settings says");

    [Fact]
    public void Days_without_meaning() => Check("{\"coManagement\":{\"rules\":[{\"kind\":\"registered\",\"days\":1}]}}", null,
        "CAP2093 error $.coManagement.rules[0].days (line 1, column 55): days has no meaning for this kind of rule and is left out; write it as the documentation of co-management settings says");

    [Fact]
    public void A_part_that_is_not_known() => Check("{\"coManagement\":{\"rules\":[{\"kind\":\"healthAttestation\",\"parts\":[\"bitLocker\",\"foo\"]}]}}", null,
        "CAP2093 error $.coManagement.rules[0].parts[1] (line 1, column 76): a part of health attestation is the text 'foo' and its state is unknown, expected bitLocker, secureBoot, codeIntegrity, earlyLaunchAntimalware; write it as the documentation of co-management settings says");

    [Fact]
    public void Workloads_that_are_a_text() => Check("{\"coManagement\":{\"workloads\":\"intune\"}}", null,
        "CAP2093 error $.coManagement.workloads (line 1, column 30): workloads is the text 'intune', so every workload is with Configuration Manager; write it as the documentation of co-management settings says");

    [Fact]
    public void Rules_that_are_a_text() => Check("{\"coManagement\":{\"rules\":\"all\"}}", null,
        "CAP2093 error $.coManagement.rules (line 1, column 26): rules is the text 'all', so there is one rule of unknown outcome; write it as the documentation of co-management settings says");

    [Fact]
    public void A_policy_of_the_catalog_without_settings() => Check(Policy("\"platforms\":\"linux\"", "deviceManagement"), null,
        "CAP2062 error $ (line 1, column 1): the policy comes without the list of its settings, so it is never met; export it with its settings ($expand=settings)");

    [Fact]
    public void A_catalog_setting_that_is_not_known() => Check(Catalog("{\"settingInstance\":{\"settingDefinitionId\":\"linux_foo\",\"choiceSettingValue\":{\"value\":\"linux_foo_true\"}}}"), null,
        "CAP2058 error $.settings[0] (line 1, column 170): setting 'linux_foo' is not known and may be a requirement; it is never met; check its name, or update this library");

    [Fact]
    public void A_catalog_setting_that_is_not_known_and_off() => Check(Catalog("{\"settingInstance\":{\"settingDefinitionId\":\"linux_foo\",\"choiceSettingValue\":{\"value\":\"linux_foo_false\"}}}"), null,
        "CAP2059 warning $.settings[0] (line 1, column 170): member 'linux_foo' is not known and has no effect; check its spelling; it is kept for writing back");

    [Fact]
    public void A_catalog_choice_that_is_not_known() => Check(Catalog("{\"settingInstance\":{\"settingDefinitionId\":\"linux_deviceencryption_required\",\"choiceSettingValue\":{\"value\":\"x\"}}}"), null,
        "CAP2062 error $.settings[0].settingInstance.choiceSettingValue.value (line 1, column 276): linux_deviceencryption_required is the text 'x', expected the choice linux_deviceencryption_required_true or linux_deviceencryption_required_false; the setting is never met; write it as Microsoft Graph does, or null");

    [Fact]
    public void A_catalog_setting_twice() => Check(Catalog("{\"settingInstance\":{\"settingDefinitionId\":\"linux_passwordpolicy_minimumlength\",\"simpleSettingValue\":{\"value\":4}}}", "{\"settingInstance\":{\"settingDefinitionId\":\"linux_passwordpolicy_minimumlength\",\"simpleSettingValue\":{\"value\":8}}}"), null,
        "CAP2064 error $.settings[1] (line 1, column 284): 'linux_passwordpolicy_minimumlength' is given twice, expected once; the setting is never met; remove one of them");

    [Fact]
    public void A_catalog_entry_that_is_no_setting() => Check(Catalog("5"), null,
        "CAP2062 error $.settings[0] (line 1, column 170): an entry of settings is the number '5', expected a setting with its settingDefinitionId; the setting is never met; write it as Microsoft Graph does, or null");

    [Fact]
    public void A_catalog_distribution_without_type() => Check(Catalog("{\"settingInstance\":{\"settingDefinitionId\":\"linux_distribution_alloweddistros\",\"groupSettingCollectionValue\":[{\"children\":[]}]}}"), null,
        "CAP2062 error $.settings[0].settingInstance.groupSettingCollectionValue[0] (line 1, column 279): the distribution of an entry of linux_distribution_alloweddistros is an object, expected a choice such as linux_distribution_alloweddistros_item_$type_ubuntu; the setting is never met; write it as Microsoft Graph does, or null");

    [Fact]
    public void A_comment_and_a_trailing_comma() => Check("[/* x */" + Policy() + ",]", null,
        "CAP1013 warning (line 1, column 2): the document holds comments, which are skipped and not written back; nothing to do",
        "CAP1020 info $[0] (line 1, column 9): objects are read from inside a wrapper, the first at $[0]; nothing to do",
        "CAP1014 warning (line 1, column 440): the document has a comma before a closing bracket; nothing to do");

    private static void Check(string json, string? name, params string[] expected) => Assert.Equal(expected, Findings(json, name: name));

    private static string Action(string members) => "\"scheduledActionsForRule\":[{\"scheduledActionConfigurations\":[{" + members + "}]}]";

    private static string Assignment(string target) => "\"assignments\":[{\"target\":{" + target + "}}]";
}
