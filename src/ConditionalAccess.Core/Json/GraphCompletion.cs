using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>
/// Reads enrolment and platform from Graph's own words, for exports of <c>managedDevices</c> that hold nothing else. Only where one reading is possible;
/// what the document says outright is never changed.
/// </summary>
internal static class GraphCompletion
{
    public static DeviceFacts Complete(DeviceFacts facts, FactFields from)
    {
        DeviceFacts completed = facts;
        // An explicit null says "not known" and stays.
        if (!from.Is("isEnrolled", out _) && IsMobileManagement(facts.ManagementAgent)) completed = completed with { IsEnrolled = true };
        if (!from.Is("platform", out _)) completed = completed with { Platform = Platform(facts, from.Text("operatingSystem")) };
        if (completed.IsEnrolled != facts.IsEnrolled || completed.Platform != facts.Platform)
            from.Scope.Note(DiagnosticCodes.FactFromGraph, from.Node, "isEnrolled is read from managementAgent and platform from operatingSystem where they are left out", "nothing to do if the document is an export of Graph");
        return completed;
    }

    private static bool IsMobileManagement(ManagementAgent agent) => agent is ManagementAgent.Mdm or ManagementAgent.EasMdm
        or ManagementAgent.ConfigurationManagerClientMdm or ManagementAgent.ConfigurationManagerClientMdmEas or ManagementAgent.GoogleCloudDevicePolicyController
        or ManagementAgent.Microsoft365ManagedMdm or ManagementAgent.IntuneAosp or ManagementAgent.Google;

    private static CompliancePlatform Platform(DeviceFacts facts, string? system)
    {
        if (Is(system, "iOS") || Is(system, "iPadOS")) return CompliancePlatform.IOS;
        if (Is(system, "macOS")) return CompliancePlatform.MacOS;
        if (Is(system, "Linux")) return CompliancePlatform.Linux;
        if (Is(system, "Windows")) return Windows(facts.OsVersion);
        return Is(system, "Android") ? Android(facts.DeviceEnrollmentType) : CompliancePlatform.Unknown;
    }

    private static CompliancePlatform Windows(DottedVersion version)
    {
        DottedVersion whole = version.AsWindows();
        return whole.IsReadable && whole.Component(0) == 10 && whole.Component(1) == 0 ? CompliancePlatform.Windows10 : CompliancePlatform.Unknown;
    }

    private static CompliancePlatform Android(DeviceEnrollmentType type) => type switch
    {
        DeviceEnrollmentType.AndroidEnterpriseDedicatedDevice or DeviceEnrollmentType.AndroidEnterpriseFullyManaged
            or DeviceEnrollmentType.AndroidEnterpriseCorporateWorkProfile => CompliancePlatform.AndroidDeviceOwner,
        DeviceEnrollmentType.AndroidAOSPUserOwnedDeviceEnrollment or DeviceEnrollmentType.AndroidAOSPUserlessDeviceEnrollment => CompliancePlatform.Aosp,
        _ => CompliancePlatform.Unknown,
    };

    private static bool Is(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
