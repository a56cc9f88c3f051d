using System.Text.Json;
using ConditionalAccess.Compliance;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Writes a compliance configuration as Graph JSON; what is read back from it is equal. Same configuration, same bytes.</summary>
internal static class ComplianceWriter
{
    public static string Write(ComplianceConfiguration configuration) => GraphWriter.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("deviceManagementSettings");
        WriteSettings(writer, configuration.Settings);
        writer.WriteList("deviceCompliancePolicies", configuration.Policies, CompliancePolicyWriter.Write);
        if (!configuration.Connectors.IsEmpty) writer.WriteList("mobileThreatDefenseConnectors", configuration.Connectors, WriteConnector);
        if (configuration.CoManagement != CoManagementSettings.Default) WriteCoManagement(writer, configuration.CoManagement);
        writer.WriteEndObject();
    });

    public static string Write(CompliancePolicy policy) => GraphWriter.Write(writer => CompliancePolicyWriter.Write(writer, policy));

    private static void WriteSettings(Utf8JsonWriter writer, DeviceManagementSettings settings)
    {
        writer.WriteStartObject();
        Flag(writer, "secureByDefault", settings.SecureByDefault, settings.Extra);
        Number(writer, "deviceComplianceCheckinThresholdDays", settings.DeviceComplianceCheckinThresholdDays, settings.Extra);
        Flag(writer, "isScheduledActionEnabled", settings.IsScheduledActionEnabled, settings.Extra);
        Flag(writer, "enhancedJailBreak", settings.EnhancedJailBreak, settings.Extra);
        Flag(writer, "ignoreDevicesForUnsupportedSettingsEnabled", settings.IgnoreDevicesForUnsupportedSettingsEnabled, settings.Extra);
        Rest(writer, settings.Extra);
        writer.WriteEndObject();
    }

    private static void WriteConnector(Utf8JsonWriter writer, MobileThreatDefenseConnector connector)
    {
        ValueArray<ExtraMember> extra = connector.Extra;
        writer.WriteStartObject();
        writer.WriteId("id", connector.Id);
        if (connector.IsDefenderForEndpoint != (connector.Id == ComplianceTenantReader.DefenderForEndpoint)) Flag(writer, "isDefenderForEndpoint", connector.IsDefenderForEndpoint, extra);
        if (!WriterExtensions.Names(extra, "partnerState")) writer.WriteString("partnerState", ComplianceWords.ConnectorStates.Find(connector.PartnerState));
        writer.WriteDate("lastHeartbeatDateTime", connector.LastHeartbeatDateTime);
        Number(writer, "partnerUnresponsivenessThresholdInDays", connector.PartnerUnresponsivenessThresholdInDays, extra);
        Flag(writer, "androidEnabled", connector.AndroidEnabled, extra);
        Flag(writer, "iosEnabled", connector.IosEnabled, extra);
        Flag(writer, "windowsEnabled", connector.WindowsEnabled, extra);
        Flag(writer, "macEnabled", connector.MacEnabled, extra);
        Flag(writer, "androidDeviceBlockedOnMissingPartnerData", connector.AndroidDeviceBlockedOnMissingPartnerData, extra);
        Flag(writer, "iosDeviceBlockedOnMissingPartnerData", connector.IosDeviceBlockedOnMissingPartnerData, extra);
        Flag(writer, "windowsDeviceBlockedOnMissingPartnerData", connector.WindowsDeviceBlockedOnMissingPartnerData, extra);
        Flag(writer, "macDeviceBlockedOnMissingPartnerData", connector.MacDeviceBlockedOnMissingPartnerData, extra);
        Flag(writer, "partnerUnsupportedOsVersionBlocked", connector.PartnerUnsupportedOsVersionBlocked, extra);
        Rest(writer, extra);
        writer.WriteEndObject();
    }

    private static void WriteCoManagement(Utf8JsonWriter writer, CoManagementSettings settings)
    {
        writer.WriteStartObject("coManagement");
        if (!settings.Workloads.IsDefault) writer.WriteList("workloads", settings.Workloads, WriteSlider);
        if (!settings.Rules.IsDefault) writer.WriteList("rules", settings.Rules, WriteRule);
        writer.WriteEndObject();
    }

    private static void WriteSlider(Utf8JsonWriter writer, WorkloadSlider slider)
    {
        writer.WriteStartObject();
        writer.WriteString("workload", ComplianceWords.Workloads.Find(slider.Workload));
        writer.WriteString("position", ComplianceWords.Positions.Find(slider.Position) ?? "unknown");
        writer.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter writer, ConfigurationManagerRule rule)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", ComplianceWords.RuleKinds.Find(rule.Kind) ?? "unknown");
        if (rule.Days != 0) writer.WriteNumber("days", rule.Days);
        if (!rule.Parts.IsDefault) writer.WriteList("parts", rule.Parts, static (w, part) => w.WriteStringValue(ComplianceWords.AttestationParts.Find(part) ?? "unknownFutureValue"));
        writer.WriteEndObject();
    }

    private static void Flag(Utf8JsonWriter writer, string name, bool value, ValueArray<ExtraMember> extra)
    {
        if (!WriterExtensions.Names(extra, name)) writer.WriteBoolean(name, value);
    }

    private static void Number(Utf8JsonWriter writer, string name, int value, ValueArray<ExtraMember> extra)
    {
        if (!WriterExtensions.Names(extra, name)) writer.WriteNumber(name, value);
    }

    private static void Rest(Utf8JsonWriter writer, ValueArray<ExtraMember> extra)
    {
        foreach (ExtraMember member in extra)
        {
            writer.WritePropertyName(member.Name);
            writer.WriteRawValue(member.Json, skipInputValidation: true);
        }
    }
}
