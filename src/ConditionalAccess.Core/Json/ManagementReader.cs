using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>Reads what is known of a device's management, user and assignments (spec 12.1).</summary>
internal static class ManagementReader
{
    public static WorkloadFlags Workloads(FactFields from, WorkloadFlags b) => b with
    {
        CompliancePolicy = from.Flag("compliancePolicy", b.CompliancePolicy),
        DeviceConfiguration = from.Flag("deviceConfiguration", b.DeviceConfiguration),
        EndpointProtection = from.Flag("endpointProtection", b.EndpointProtection),
        Inventory = from.Flag("inventory", b.Inventory),
        ModernApps = from.Flag("modernApps", b.ModernApps),
        OfficeApps = from.Flag("officeApps", b.OfficeApps),
        ResourceAccess = from.Flag("resourceAccess", b.ResourceAccess),
        WindowsUpdateForBusiness = from.Flag("windowsUpdateForBusiness", b.WindowsUpdateForBusiness),
    };

    /// <summary>A word that is no workload is left out: being in a pilot hands the decision to Intune.</summary>
    public static ValueArray<Workload> Pilots(FactScope scope, JsonNode node)
    {
        if (!FactLists.IsList(scope, node)) return default;
        var pilots = new List<Workload>();
        foreach (JsonNode item in node.Items())
        {
            if (FactValues.TryWord(scope, item, FactTables.Workloads, out Workload workload) && workload != Workload.None) pilots.Add(workload);
        }

        return [.. pilots];
    }

    /// <summary>The user object, completed by what Graph says of the user on the device.</summary>
    public static DeviceUserFacts User(FactFields from, DeviceUserFacts b)
    {
        DeviceUserFacts user = from.Group("user", DeviceShapes.User, b, DeviceUserFacts.NotKnown, User);
        if (user.UserPrincipalName is null && from.Text("userPrincipalName") is { } name) user = user with { UserPrincipalName = name };
        if (user.Mail is null && from.Text("emailAddress") is { } mail) user = user with { Mail = mail };
        return user;

        static DeviceUserFacts User(FactFields from, DeviceUserFacts b) => b with
        {
            Exists = from.Flag("exists", b.Exists),
            IsIntuneLicensed = from.Flag("isIntuneLicensed", b.IsIntuneLicensed),
            Mail = from.Text("mail", b.Mail),
            UserPrincipalName = from.Text("userPrincipalName", b.UserPrincipalName),
            GroupIds = from.Ids("groupIds", b.GroupIds),
        };
    }

    public static ValueArray<AssignmentFilterMatch> FilterMatches(FactScope scope, JsonNode node) => FactLists.ReadMap(scope, node, "filterId", static (scope, id, value) =>
    {
        bool? match = value.IsObject ? new FactFields(scope, DeviceShapes.FilterMatch, value).Flag("isMatch") : FactValues.Flag(scope, value);
        // Without an answer the filter is not resolvable, and the policy counts as assigned.
        return match is { } known ? new AssignmentFilterMatch(id, known) : null;
    });

    public static ValueArray<PolicyReport> PolicyReports(FactScope scope, JsonNode node) => FactLists.ReadMap(scope, node, "policyId", static (scope, id, value) =>
    {
        if (FactLists.Entry(scope, value, DeviceShapes.PolicyReport) is not { } from) return null;
        return new PolicyReport(id, from.Instant("lastReportedDateTime"), from.Number("version"));
    });

    public static ReportedError? ReportedError(FactScope scope, JsonNode node)
    {
        if (FactLists.Entry(scope, node, DeviceShapes.ReportedError) is not { } from) return null;
        if (from.Text("fact") is { Length: > 0 } fact) return new ReportedError(fact, from.Number("errorCode", low: int.MinValue));
        FactLists.Unusable(scope, node, "the entry has no fact and is not read");
        return null;
    }

    public static CompliancePartnerFacts Partner(FactFields from, CompliancePartnerFacts b) => b with
    {
        IsManaged = from.Flag("isManaged", b.IsManaged),
        IsCompliant = from.Flag("isCompliant", b.IsCompliant),
        ReportedDateTime = from.Instant("reportedDateTime", b.ReportedDateTime),
    };
}
