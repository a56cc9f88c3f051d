using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Short compliance policies for reading tests, and the findings as text.</summary>
internal static class ComplianceReading
{
    public const string Id = "0c000000-0000-4000-8000-000000000001";

    private const string Actions = """
        "scheduledActionsForRule":[{"ruleName":null,"scheduledActionConfigurations":[{"actionType":"block","gracePeriodHours":0,"notificationTemplateId":"00000000-0000-0000-0000-000000000000","notificationMessageCCList":[]}]}]
        """;

    private const string Assignments = """
        "assignments":[{"source":"direct","target":{"@odata.type":"#microsoft.graph.allDevicesAssignmentTarget"}}]
        """;

    public static readonly PolicyReadOptions Partial = new() { AcceptPartial = true, MaxFindings = 100_000 };

    /// <summary>A policy without findings, with members added or others in place of its parts.</summary>
    public static string Policy(string members = "", string type = "windows10", string actions = Actions, string assignments = Assignments, string id = $"\"id\":\"{Id}\"", string? odataType = null)
    {
        string[] parts = [odataType ?? $"\"@odata.type\":\"#microsoft.graph.{type}CompliancePolicy\"", id, members.Trim(), actions.Trim(), assignments.Trim()];
        return "{" + string.Join(',', parts.Where(p => p.Length > 0)) + "}";
    }

    /// <summary>A settings catalog policy of these entries.</summary>
    public static string Catalog(params string[] settings)
        => Policy("\"platforms\":\"linux\",\"technologies\":\"linuxMdm\",\"settings\":[" + string.Join(',', settings) + "]", "deviceManagement");

    /// <summary>Every finding on one line each.</summary>
    public static string[] Findings(string json, PolicyReadOptions? options = null, string? name = null)
    {
        _ = CompliancePolicySet.TryParse(json, out _, out IReadOnlyList<PolicyDiagnostic> found, options, name);
        return [.. found.Select(f => f.ToString())];
    }

    /// <summary>The only policy of a document; read, written and read again it stays the same.</summary>
    public static CompliancePolicy Read(string json, string? name = null) => Assert.Single(RoundTrip(json, name).Policies);

    /// <summary>What the only policy says of a property.</summary>
    public static SettingValue? Value(string members, string name, string type = "windows10") => Read(Policy(members, type)).Find(name);

    /// <summary>Reads, writes and reads again; the configuration must not change.</summary>
    public static ComplianceConfiguration RoundTrip(string json, string? name = null)
    {
        CompliancePolicySet set = CompliancePolicySet.Parse(json, Partial, name);
        string written = set.ToJson();
        CompliancePolicySet again = CompliancePolicySet.Parse(written, Partial);
        Assert.Equal(set.Configuration, again.Configuration);
        Assert.Equal(written, again.ToJson());
        return set.Configuration;
    }
}
