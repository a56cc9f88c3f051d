using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads the facts of one device (spec 12), and of its accounts, each laid over the facts of the device.</summary>
internal static class DeviceReader
{
    /// <summary>The facts; an id that is not known when the device has none, with an error.</summary>
    public static DeviceFacts Read(FactFields from)
    {
        if (from.Id("id") is not { IsKnown: true, IsNone: false } id)
        {
            from.Scope.Error(DiagnosticCodes.DeviceWithoutId, from.Node, "the device has no id", "give it its Intune device id");
            id = default;
        }

        DeviceFacts facts = Facts(from, new DeviceFacts { Id = id });
        if (from.Scope.Reading.CompletesFromGraph) facts = GraphCompletion.Complete(facts, from);
        return from.Has("contexts") ? facts with { Contexts = Contexts(from.Scope, from["contexts"], facts) } : facts;
    }

    private static ValueArray<DeviceContext> Contexts(FactScope scope, JsonNode node, DeviceFacts device)
    {
        if (!scope.Strictly(() => FactLists.IsList(scope, node))) return default;
        var contexts = new List<DeviceContext>();
        foreach (JsonNode item in node.Items())
        {
            // A misspelt member would leave the account with the fact of the device, which may be the better one.
            if (scope.Strictly(() => FactLists.Entry(scope, item, DeviceShapes.Context)) is { } from && Context(from, device) is { } context) contexts.Add(context);
        }

        return [.. contexts];
    }

    private static DeviceContext? Context(FactFields from, DeviceFacts device)
    {
        if (FactAccounts.Read(from) is not { } user) return null;
        DeviceFacts facts = device;
        // What is known of the primary user says nothing of another account.
        if (user != device.UserId || user.IsNone) facts = facts with { User = DeviceUserFacts.NotKnown };
        return new DeviceContext(user, Facts(from, facts) with { UserId = device.UserId });
    }

    private static DeviceFacts Facts(FactFields from, DeviceFacts b) => Management(from, System(from, Parts(from, b)));

    private static DeviceFacts Management(FactFields from, DeviceFacts b) => b with
    {
        AzureADDeviceId = FactAliases.Id(from, "azureADDeviceId", "azureActiveDirectoryDeviceId", b.AzureADDeviceId),
        Identifiers = Identifiers(from, b.Identifiers),
        IsEnrolled = from.Flag("isEnrolled", b.IsEnrolled),
        ManagementAgent = from.Word("managementAgent", FactTables.Agents, b.ManagementAgent),
        MdmEnrolled = from.Flag("mdmEnrolled", b.MdmEnrolled),
        ComanagementPolicyPresent = from.Flag("comanagementPolicyPresent", b.ComanagementPolicyPresent),
        ConfigurationManagerClientEnabledFeatures = from.Group("configurationManagerClientEnabledFeatures", DeviceShapes.Workloads, b.ConfigurationManagerClientEnabledFeatures, WorkloadFlags.NotKnown, ManagementReader.Workloads),
        PilotCollections = from.Is("pilotCollections", out JsonNode pilots) ? ManagementReader.Pilots(from.Scope, pilots) : b.PilotCollections,
        DeviceEnrollmentType = from.Word("deviceEnrollmentType", FactTables.EnrollmentTypes, b.DeviceEnrollmentType),
        EnrollmentProfileName = from.Text("enrollmentProfileName", b.EnrollmentProfileName),
        ManagedDeviceOwnerType = from.Word("managedDeviceOwnerType", FactTables.OwnerTypes, b.ManagedDeviceOwnerType),
        JoinType = from.Word("joinType", FactTables.JoinTypes, b.JoinType),
        EnrolledDateTime = from.Instant("enrolledDateTime", b.EnrolledDateTime),
        LastSyncDateTime = from.Instant("lastSyncDateTime", b.LastSyncDateTime),
        AdministratorConfiguredDeviceComplianceState = from.Scope.Strictly(() => from.Word("administratorConfiguredDeviceComplianceState", FactTables.Overrides, b.AdministratorConfiguredDeviceComplianceState)),
        UserId = from.Id("userId", b.UserId),
        User = ManagementReader.User(from, b.User),
        GroupIds = from.Ids("groupIds", b.GroupIds),
        AssignmentFilterMatches = from.Is("assignmentFilterMatches", out JsonNode filters) ? ManagementReader.FilterMatches(from.Scope, filters) : b.AssignmentFilterMatches,
        PolicyReports = from.Is("policyReports", out JsonNode reports) ? from.Scope.Strictly(() => ManagementReader.PolicyReports(from.Scope, reports)) : b.PolicyReports,
        ReportedErrors = from.List("reportedErrors", b.ReportedErrors, ManagementReader.ReportedError),
        ComplianceManagementPartner = from.Group("complianceManagementPartner", DeviceShapes.Partner, b.ComplianceManagementPartner, CompliancePartnerFacts.NotKnown, ManagementReader.Partner),
        IsEntraSharedDeviceMode = from.Flag("isEntraSharedDeviceMode", b.IsEntraSharedDeviceMode),
        ConfigurationManager = ManagerReader.Read(from, b.ConfigurationManager),
        ManagedAppRegistrations = from.List("managedAppRegistrations", b.ManagedAppRegistrations, AppRegistrationReader.Read),
        Exchange = EntraReader.Exchange(from, b.Exchange),
        ComanagementEligibleType = from.Word("comanagementEligibleType", FactTables.Eligibilities, b.ComanagementEligibleType),
        EntraDevice = from.Group("entraDevice", DeviceShapes.EntraDevice, b.EntraDevice, EntraDeviceFacts.NotKnown, EntraReader.Device),
    };

    private static DeviceIdentifiers Identifiers(FactFields from, DeviceIdentifiers b)
    {
        DeviceIdentifiers read = b with
        {
            DeviceName = from.Text("deviceName", b.DeviceName),
            SerialNumber = from.Text("serialNumber", b.SerialNumber),
            Imei = from.Text("imei", b.Imei),
            Meid = from.Text("meid", b.Meid),
            Udid = from.Text("udid", b.Udid),
            WiFiMacAddress = from.Text("wiFiMacAddress", b.WiFiMacAddress),
            EthernetMacAddress = from.Text("ethernetMacAddress", b.EthernetMacAddress),
            EasDeviceId = from.Text("easDeviceId", b.EasDeviceId),
            Model = from.Text("model", b.Model),
            Manufacturer = from.Text("manufacturer", b.Manufacturer),
        };
        return read == b ? b : read;
    }

    private static DeviceFacts System(FactFields from, DeviceFacts b) => b with
    {
        Platform = from.Word("platform", FactTables.Platforms, b.Platform),
        OsVersion = from.Version("osVersion", b.OsVersion),
        OsBuildNumber = HardwareReader.Build(from, b.OsBuildNumber),
        OsSupplementalBuildVersion = from.Text("osSupplementalBuildVersion", b.OsSupplementalBuildVersion.Text),
        Edition = from.Word("edition", FactTables.Editions, b.Edition),
        SkuFamily = from.Text("skuFamily", b.SkuFamily),
        SecurityPatchLevel = FactAliases.Text(from, "securityPatchLevel", "androidSecurityPatchLevel", b.SecurityPatchLevel.Text),
        IsEncrypted = from.Flag("isEncrypted", b.IsEncrypted),
        JailBroken = from.Is("jailBroken", out JsonNode jailBroken) ? HardwareReader.JailBroken(from.Scope, jailBroken) : b.JailBroken,
        WindowsActiveMalwareCount = from.Number("windowsActiveMalwareCount", b.WindowsActiveMalwareCount),
        TpmSpecificationVersion = HardwareReader.Tpm(from, b.TpmSpecificationVersion),
        DetectedApps = from.Is("detectedApps", out JsonNode apps) ? HardwareReader.Apps(from.Scope, apps) : b.DetectedApps,
    };

    private static DeviceFacts Parts(FactFields from, DeviceFacts b) => b with
    {
        DeviceHealthAttestationState = from.Group("deviceHealthAttestationState", DeviceShapes.Attestation, b.DeviceHealthAttestationState, HealthAttestationFacts.NotKnown, WindowsReader.Attestation),
        DeviceStatus = from.Group("deviceStatus", DeviceShapes.Status, b.DeviceStatus, DeviceStatusFacts.NotKnown, WindowsReader.Status),
        WindowsProtectionState = from.Group("windowsProtectionState", DeviceShapes.Protection, b.WindowsProtectionState, WindowsProtectionFacts.NotKnown, WindowsReader.Protection),
        Wsl = from.Group("wsl", DeviceShapes.Wsl, b.Wsl, WslFacts.NotKnown, WindowsReader.Wsl),
        Apple = from.Group("apple", DeviceShapes.Apple, b.Apple, AppleFacts.NotKnown, PlatformReader.Apple),
        MacOS = from.Group("macOS", DeviceShapes.MacOS, b.MacOS, MacOSFacts.NotKnown, PlatformReader.MacOS),
        Android = from.Group("android", DeviceShapes.Android, b.Android, AndroidFacts.NotKnown, PlatformReader.Android),
        Linux = from.Group("linux", DeviceShapes.Linux, b.Linux, LinuxFacts.NotKnown, PlatformReader.Linux),
        Password = from.Group("password", DeviceShapes.Password, b.Password, PasswordFacts.NotKnown, PasswordReader.Read),
        CustomCompliance = from.Is("customCompliance", out JsonNode scripts) ? ThreatReader.Scripts(from.Scope, scripts) : b.CustomCompliance,
        ThreatReports = ThreatReader.Reports(from, b.ThreatReports),
    };
}
