using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads the facts of Windows (spec 12.3 to 12.5).</summary>
internal static class WindowsReader
{
    private static readonly FactWords<ComplianceStatus> s_supported = FactWords<ComplianceStatus>.Of(("supported", ComplianceStatus.Compliant), ("notSupported", ComplianceStatus.NonCompliant));

    public static HealthAttestationFacts Attestation(FactFields from, HealthAttestationFacts b) => b with
    {
        ReportPresent = from.Flag("reportPresent", b.ReportPresent),
        IssuedDateTime = from.Instant("issuedDateTime", b.IssuedDateTime),
        BitLockerStatus = State(from, "bitLockerStatus", FactTables.Attested, b.BitLockerStatus),
        SecureBoot = State(from, "secureBoot", FactTables.Attested, b.SecureBoot),
        CodeIntegrity = State(from, "codeIntegrity", FactTables.Attested, b.CodeIntegrity),
        EarlyLaunchAntiMalwareDriverProtection = State(from, "earlyLaunchAntiMalwareDriverProtection", FactTables.Attested, b.EarlyLaunchAntiMalwareDriverProtection),
        MemoryIntegrityProtection = State(from, "memoryIntegrityProtection", FactTables.AttestedOrNot, b.MemoryIntegrityProtection),
        MemoryAccessProtection = State(from, "memoryAccessProtection", FactTables.AttestedOrNot, b.MemoryAccessProtection),
        VirtualizationBasedSecurity = State(from, "virtualizationBasedSecurity", FactTables.AttestedOrNot, b.VirtualizationBasedSecurity),
        FirmwareProtection = State(from, "firmwareProtection", FactTables.Firmware, b.FirmwareProtection),
        IsSupported = from.Is("healthAttestationSupportedStatus", out _) ? IsSupported(from) : b.IsSupported,
        HealthStatusMismatchInfo = from.Is("healthStatusMismatchInfo", out JsonNode mismatch) ? Mismatch(mismatch) : b.HealthStatusMismatchInfo,
    };

    public static DeviceStatusFacts Status(FactFields from, DeviceStatusFacts b) => b with
    {
        EncryptionCompliance = from.Number("encryptionCompliance", b.EncryptionCompliance, high: 1),
        FirewallStatus = from.Number("firewallStatus", b.FirewallStatus, high: 4),
        AntivirusStatus = from.Number("antivirusStatus", b.AntivirusStatus, high: 4),
        AntivirusSignatureStatus = from.Number("antivirusSignatureStatus", b.AntivirusSignatureStatus, high: 2),
        AntispywareStatus = from.Number("antispywareStatus", b.AntispywareStatus, high: 3),
        AntispywareSignatureStatus = from.Number("antispywareSignatureStatus", b.AntispywareSignatureStatus, high: 2),
    };

    public static WindowsProtectionFacts Protection(FactFields from, WindowsProtectionFacts b) => b with
    {
        MalwareProtectionEnabled = from.Flag("malwareProtectionEnabled", b.MalwareProtectionEnabled),
        RealTimeProtectionEnabled = from.Flag("realTimeProtectionEnabled", b.RealTimeProtectionEnabled),
        SignatureUpdateOverdue = from.Flag("signatureUpdateOverdue", b.SignatureUpdateOverdue),
        QuickScanOverdue = from.Flag("quickScanOverdue", b.QuickScanOverdue),
        AntiMalwareVersion = from.Version("antiMalwareVersion", b.AntiMalwareVersion),
        DeviceState = from.Is("deviceState", out JsonNode state) ? Health(from.Scope, state) : b.DeviceState,
        LastReportedDateTime = from.Instant("lastReportedDateTime", b.LastReportedDateTime),
    };

    public static WslFacts Wsl(FactFields from, WslFacts b) => b with
    {
        IsInstalled = from.Flag("isInstalled", b.IsInstalled),
        PluginInstalled = from.Flag("pluginInstalled", b.PluginInstalled),
        Distributions = from.List("distributions", b.Distributions, Distribution),
    };

    // Graph writes texts, among them the empty one for "not known"; a flag or number stands for the text it would be.
    private static T State<T>(FactFields from, string name, FactWords<T> words, T otherwise)
        where T : struct, Enum
    {
        if (!from.Is(name, out JsonNode node)) return otherwise;
        if (node.IsString && node.Text.Length == 0) return default;
        if (node.Kind is JsonKind.Number or JsonKind.True or JsonKind.False && words.TryParse(node.Text, out T value)) return value;
        return FactValues.Word(from.Scope, node, words);
    }

    private static bool? IsSupported(FactFields from) => State(from, "healthAttestationSupportedStatus", s_supported, default) switch
    {
        ComplianceStatus.Compliant => true,
        ComplianceStatus.NonCompliant => false,
        _ => null,
    };

    // Anything that is said here speaks against the device, whatever its form.
    private static string? Mismatch(JsonNode node)
    {
        if (node.IsNull) return null;
        return node.IsObject || node.IsArray ? RawJson.Of(node) : node.Text;
    }

    /// <summary>A flag set: one text with commas, a list of words, or the number that Graph documents.</summary>
    private static WindowsDeviceHealth? Health(FactScope scope, JsonNode node)
    {
        if (node.Kind == JsonKind.Number) return FactValues.Number(scope, node, 0, 31) is { } bits ? (WindowsDeviceHealth)bits : null;
        if (node.IsString) return Flags(scope, node, node.Text.Split(',', StringSplitOptions.TrimEntries));
        return FactLists.IsList(scope, node) ? Flags(scope, node, [.. node.Items().Select(item => FactValues.Text(scope, item) ?? "")]) : null;
    }

    private static WindowsDeviceHealth? Flags(FactScope scope, JsonNode node, string[] words)
    {
        var flags = WindowsDeviceHealth.None;
        foreach (string word in words)
        {
            if (!FactTables.DeviceHealth.TryParse(word, out WindowsDeviceHealth flag))
            {
                scope.Warn(DiagnosticCodes.UnknownFactWord, node, $"{DiagnosticText.Quote(word)} is not one of the words of this fact, which counts as not known", "write some of " + FactTables.DeviceHealth.All);
                return null;
            }

            flags |= flag;
        }

        return flags;
    }

    // A distribution of which nothing is known matches no rule.
    private static WslDistribution Distribution(FactScope scope, JsonNode node)
        => FactLists.Entry(scope, node, DeviceShapes.WslDistribution) is { } from ? new WslDistribution(from.Text("name"), from.Version("version")) : new WslDistribution(null);
}
