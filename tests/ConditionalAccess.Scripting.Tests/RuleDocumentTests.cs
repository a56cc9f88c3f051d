using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>Rules of compliance policies that are scripts.</summary>
public class RuleDocumentTests
{
    private const string LabNames = "!device.Model.StartsWith(\\\"LabBook\\\")\\n  || device.Name.StartsWith(\\\"LAB-\\\")";

    private static readonly DateTimeOffset s_now = new(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("LabBook 3", "LAB-017", ComplianceState.Compliant)]
    [InlineData("LabBook 3", "LAPTOP-17", ComplianceState.Noncompliant)]
    [InlineData("Laptop 5", "LAPTOP-17", ComplianceState.Compliant)]
    public void A_rule_decides_by_the_facts_of_the_device(string model, string name, ComplianceState state)
    {
        DeviceCompliance device = CompliancePolicySet.Parse(Document(LabNames), Tenants.WithScripts).Compile().Explain(Device(model, name), null, s_now);
        Assert.Equal(state, device.ReportedState);
        Assert.Equal(state == ComplianceState.Compliant, device.AccessCompliant);
    }

    [Fact]
    public void A_fact_that_is_not_known_gives_no_access()
        => Assert.False(CompliancePolicySet.Parse(Document(LabNames), Tenants.WithScripts).Compile().Explain(Device(null, "LAPTOP-17"), null, s_now).AccessCompliant);

    [Fact]
    public void Without_a_compiler_no_device_complies_and_a_finding_says_so()
    {
        CompliancePolicySet set = CompliancePolicySet.Parse(Document(LabNames), name: "compliance.json");
        PolicyDiagnostic finding = Assert.Single(set.Diagnostics, d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.StartsWith("CAP1501 warning $['@conditionalAccess.rules'][0]", finding.ToString(), StringComparison.Ordinal);
        Assert.False(set.Compile().Explain(Device("Laptop 5", "LAPTOP-17"), null, s_now).AccessCompliant);
    }

    [Fact]
    public void A_mistake_is_found_in_the_coordinates_of_the_script()
    {
        bool isRead = CompliancePolicySet.TryParse(Document("device.Model == \\\"a\\\" ||\\n device.Nmae == \\\"b\\\""), out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> findings, Tenants.WithScripts, "compliance.json");
        PolicyDiagnostic finding = Assert.Single(findings, d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.StartsWith("CAP1612 error $['@conditionalAccess.rules'][0]", finding.ToString(), StringComparison.Ordinal);
        Assert.Contains("in compliance.json: line 2, column 9 of the script: 'device' has no member 'Nmae'; known are ActiveMalwareCount, Android, ", finding.ToString(), StringComparison.Ordinal);
        Assert.True(isRead);
        Assert.False(set!.Compile().Explain(Device("a", "b"), null, s_now).AccessCompliant);
    }

    [Fact]
    public void A_rule_survives_reading_and_writing()
    {
        CompliancePolicySet first = CompliancePolicySet.Parse(Document(LabNames), Tenants.WithScripts), again = CompliancePolicySet.Parse(first.ToJson(), Tenants.WithScripts);
        Assert.Equal(first.ToJson(), again.ToJson());
        Assert.True(Assert.Single(again.Policies[0].CustomRules).IsUnderstood);
    }

    private static DeviceFacts Device(string? model, string name) => new()
    {
        Id = "00000009-0000-4000-8000-000000000001",
        AzureADDeviceId = "00000009-0000-4000-8000-000000000002",
        Platform = CompliancePlatform.Windows10,
        IsEnrolled = true,
        ManagementAgent = ManagementAgent.Mdm,
        LastSyncDateTime = s_now,
        EnrolledDateTime = s_now.AddDays(-90),
        UserId = "00000009-0000-4000-8000-000000000003",
        User = new() { Exists = true, IsIntuneLicensed = true, GroupIds = [] },
        GroupIds = [],
        Identifiers = new() { DeviceName = name, Model = model },
    };

    private static string Document(string rule) => $$"""
        {
          "@odata.type": "#microsoft.graph.windows10CompliancePolicy",
          "id": "6f0e2b51-93d4-4c18-a7e0-1d2c3b4a5f10", "displayName": "lab computers",
          "@conditionalAccess.rules": [{ "name": "lab names", "text": "{{rule}}" }],
          "scheduledActionsForRule": [{ "ruleName": null, "scheduledActionConfigurations": [{ "gracePeriodHours": 0, "actionType": "block" }] }],
          "assignments": [{ "target": { "@odata.type": "#microsoft.graph.allDevicesAssignmentTarget" } }]
        }
        """;
}
