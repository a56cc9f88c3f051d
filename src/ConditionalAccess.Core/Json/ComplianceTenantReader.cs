using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads tenant settings (spec 3.6) and threat connectors (spec 7.2). What cannot be read counts as its strictest value.</summary>
internal static class ComplianceTenantReader
{
    /// <summary>The connector of Microsoft Defender for Endpoint has the id of its application in every tenant.</summary>
    public static readonly GraphId DefenderForEndpoint = "fc780465-2017-40d4-a0c5-307022471b92";

    private const int LongestThreshold = 120;

    private static readonly string[] OtherSettings =
        ["id", "deviceInactivityBeforeRetirementInDay", "deviceInactivityBeforeRetirementInDays", "derivedCredentialProvider", "derivedCredentialUrl", "androidDeviceAdministratorEnrollmentEnabled",
            "enableAutopilotDiagnostics", "enableDeviceGroupMembershipReport", "enableEnhancedTroubleshootingExperience", "enableLogCollection", "m365AppDiagnosticsEnabled"];

    private static readonly string[] OtherConnectorMembers =
        ["displayName", "allowPartnerToCollectIOSApplicationMetadata", "allowPartnerToCollectIOSPersonalApplicationMetadata", "allowPartnerToCollectIosCertificateMetadata",
            "allowPartnerToCollectIosPersonalCertificateMetadata", "androidMobileApplicationManagementEnabled", "iosMobileApplicationManagementEnabled",
            "windowsMobileApplicationManagementEnabled", "grantMobileThreatDefensePartnerRole", "launchMobileThreatDefensePartnerOnSetupEnabled", "microsoftDefenderForEndpointAttachEnabled"];

    public static DeviceManagementSettings Settings(ReadContext context, JsonNode node)
    {
        var from = new ComplianceObject(context, node);
        // One day is the strictest validity period that the portal offers.
        int threshold = from.Number("deviceComplianceCheckinThresholdDays", missing: 30, strictest: 1);
        if (threshold is < 1 or > LongestThreshold)
            context.Warn(DiagnosticCodes.ComplianceNumberRange, node, $"deviceComplianceCheckinThresholdDays is {threshold.ToString(System.Globalization.CultureInfo.InvariantCulture)}, expected 1 to {LongestThreshold}; it is used as written", "check the number");
        return new DeviceManagementSettings
        {
            SecureByDefault = from.Flag("secureByDefault", missing: false, strictest: true),
            DeviceComplianceCheckinThresholdDays = threshold,
            IsScheduledActionEnabled = from.Flag("isScheduledActionEnabled", missing: true, strictest: true),
            EnhancedJailBreak = from.Flag("enhancedJailBreak", missing: false, strictest: true),
            IgnoreDevicesForUnsupportedSettingsEnabled = from.Flag("ignoreDevicesForUnsupportedSettingsEnabled", missing: false, strictest: false),
            Extra = from.Rest(OtherSettings),
        };
    }

    public static MobileThreatDefenseConnector Connector(ReadContext context, JsonNode node, SourceLocation place)
    {
        var from = new ComplianceObject(context, node);
        GraphId id = CompliancePolicyReader.ReadId(from, place);
        return new MobileThreatDefenseConnector
        {
            Id = id,
            IsDefenderForEndpoint = from.Flag("isDefenderForEndpoint", missing: id == DefenderForEndpoint, strictest: id == DefenderForEndpoint),
            PartnerState = State(from),
            LastHeartbeatDateTime = from.Date("lastHeartbeatDateTime"),
            PartnerUnresponsivenessThresholdInDays = from.Number("partnerUnresponsivenessThresholdInDays", missing: 0, strictest: 0),
            AndroidEnabled = Toggle(from, "androidEnabled"),
            IosEnabled = Toggle(from, "iosEnabled"),
            WindowsEnabled = Toggle(from, "windowsEnabled"),
            MacEnabled = Toggle(from, "macEnabled"),
            AndroidDeviceBlockedOnMissingPartnerData = Blocked(from, "androidDeviceBlockedOnMissingPartnerData"),
            IosDeviceBlockedOnMissingPartnerData = Blocked(from, "iosDeviceBlockedOnMissingPartnerData"),
            WindowsDeviceBlockedOnMissingPartnerData = Blocked(from, "windowsDeviceBlockedOnMissingPartnerData"),
            MacDeviceBlockedOnMissingPartnerData = Blocked(from, "macDeviceBlockedOnMissingPartnerData"),
            PartnerUnsupportedOsVersionBlocked = Blocked(from, "partnerUnsupportedOsVersionBlocked"),
            Extra = from.Rest(OtherConnectorMembers),
        };
    }

    // A connector that is off is no source, and a rule without source fails.
    private static bool Toggle(ComplianceObject from, string name) => from.Flag(name, missing: false, strictest: false);

    private static bool Blocked(ComplianceObject from, string name) => from.Flag(name, missing: false, strictest: true);

    private static ConnectorState State(ComplianceObject from)
    {
        JsonNode value = from.Take("partnerState");
        if (value.IsString && ComplianceWords.ConnectorStates.TryFind(value.Text, out ConnectorState state, out _)) return state;
        if (value.IsNull) return ConnectorState.Unknown;
        from.Context.Warn(DiagnosticCodes.ComplianceConnectorState, value, $"partnerState is {ReadContext.Describe(value)} and counts as enabled, expected {ComplianceWords.ConnectorStates.Expected()}", "update this library, or write one of these words");
        from.Keep("partnerState", value);
        return ConnectorState.Unknown;
    }
}
