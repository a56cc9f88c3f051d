using System.Text;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Worked cases whose policy is a document: P1 as Graph writes it, with some members more or others.</summary>
internal static class ComplianceDocument
{
    public const string Actions = """
        "scheduledActionsForRule":[{"ruleName":null,"scheduledActionConfigurations":[{"actionType":"block","gracePeriodHours":0,"notificationTemplateId":"","notificationMessageCCList":[]}]}]
        """;

    public const string LicensedUsersOnly = """
        "assignments":[{"source":"direct","target":{"@odata.type":"#microsoft.graph.allLicensedUsersAssignmentTarget","deviceAndAppManagementAssignmentFilterType":"none"}}]
        """;

    /// <summary>The case, and its findings such as <c>CAP2058 Error</c>.</summary>
    public static (ComplianceCase Case, string[] Findings) Read(string members, string assignments = LicensedUsersOnly)
    {
        string[] parts =
        [
            $"\"@odata.type\":\"#microsoft.graph.windows10CompliancePolicy\",\"id\":\"{P1}\",\"version\":1,\"createdDateTime\":\"2026-01-01T00:00:00Z\",\"lastModifiedDateTime\":\"2026-01-01T00:00:00Z\"",
            members, Actions, assignments,
        ];
        var set = CompliancePolicySet.Parse("{" + string.Join(',', parts.Where(p => p.Length > 0)) + "}");
        return (ComplianceCase.Given([.. set.Policies]), [.. set.Diagnostics.Select(d => $"{d.Code} {d.Severity}")]);
    }

    /// <summary>A custom rule as it travels in a policy.</summary>
    public static string Rules(string name, string comparison, string type, string operand)
    {
        string rules = $$"""
            {"Rules":[{"SettingName":"{{name}}","Operator":"{{comparison}}","DataType":"{{type}}","Operand":{{operand}},"MoreInfoUrl":"https://help.example.com/",
            "RemediationStrings":[{"Language":"en_US","Title":"{{name}} is {ActualValue}","Description":"Change it."}]}]}
            """;
        return $$"""
            "deviceCompliancePolicyScript":{"deviceComplianceScriptId":"{{Script}}","rulesContent":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(rules))}}"}
            """;
    }
}
