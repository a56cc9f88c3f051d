using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>Reads the facts of Apple systems, Android and Linux (spec 12.2, 12.4, 12.5).</summary>
internal static class PlatformReader
{
    public static AppleFacts Apple(FactFields from, AppleFacts b) => b with
    {
        ManagedEmailProfileInstalled = from.Flag("managedEmailProfileInstalled", b.ManagedEmailProfileInstalled),
        LastJailbreakEvaluationDateTime = from.Is("lastJailbreakEvaluationDateTime", out JsonNode last) ? LastJailbreak(from.Scope, last) : b.LastJailbreakEvaluationDateTime,
    };

    public static MacOSFacts MacOS(FactFields from, MacOSFacts b) => b with
    {
        SystemIntegrityProtectionEnabled = from.Flag("systemIntegrityProtectionEnabled", b.SystemIntegrityProtectionEnabled),
        FirewallEnabled = from.Flag("firewallEnabled", b.FirewallEnabled),
        FirewallBlockAllIncoming = from.Flag("firewallBlockAllIncoming", b.FirewallBlockAllIncoming),
        FirewallEnableStealthMode = from.Flag("firewallEnableStealthMode", b.FirewallEnableStealthMode),
        GatekeeperAllowedAppSource = from.Word("gatekeeperAllowedAppSource", FactTables.Gatekeeper, b.GatekeeperAllowedAppSource),
    };

    public static AndroidFacts Android(FactFields from, AndroidFacts b) => b with
    {
        IsKnox = from.Flag("isKnox", b.IsKnox),
        HasGoogleMobileServices = from.Flag("hasGoogleMobileServices", b.HasGoogleMobileServices),
        HasPendingSystemUpdate = from.Flag("hasPendingSystemUpdate", b.HasPendingSystemUpdate),
        PlayIntegrityBasic = from.Word("playIntegrityBasic", FactTables.Verdicts, b.PlayIntegrityBasic),
        PlayIntegrityDevice = from.Word("playIntegrityDevice", FactTables.Verdicts, b.PlayIntegrityDevice),
        PlayIntegrityStrong = from.Word("playIntegrityStrong", FactTables.Verdicts, b.PlayIntegrityStrong),
        GooglePlayServicesEnabled = from.Flag("googlePlayServicesEnabled", b.GooglePlayServicesEnabled),
        SecurityProviderUpToDate = from.Flag("securityProviderUpToDate", b.SecurityProviderUpToDate),
        VerifyAppsEnabled = from.Flag("verifyAppsEnabled", b.VerifyAppsEnabled),
        UsbDebuggingEnabled = from.Flag("usbDebuggingEnabled", b.UsbDebuggingEnabled),
        UnknownSourcesEnabled = from.Flag("unknownSourcesEnabled", b.UnknownSourcesEnabled),
        CompanyPortalSourceKnown = from.Flag("companyPortalSourceKnown", b.CompanyPortalSourceKnown),
        CompanyPortalIntegrity = from.Word("companyPortalIntegrity", FactTables.AppVerdicts, b.CompanyPortalIntegrity),
        IntuneAppIntegrity = from.Word("intuneAppIntegrity", FactTables.AppVerdicts, b.IntuneAppIntegrity),
    };

    public static LinuxFacts Linux(FactFields from, LinuxFacts b) => b with
    {
        Distribution = from.Text("distribution", b.Distribution),
        Partitions = from.List("partitions", b.Partitions, Partition),
    };

    // This is no date of Graph's, so an early one is no placeholder: it says that detection has not run since then.
    private static DateTimeOffset? LastJailbreak(FactScope scope, JsonNode node) => FactValues.TryInstant(scope, node, out DateTimeOffset last) ? last : null;

    // A partition of which nothing is known counts against the device.
    private static LinuxPartition Partition(FactScope scope, JsonNode node)
    {
        if (FactLists.Entry(scope, node, DeviceShapes.Partition) is not { } from) return new LinuxPartition(null);
        return new LinuxPartition(from.Text("mountPoint"), from.Flag("isFixed"), from.Flag("isReadOnly"), from.Flag("isPseudo"), from.Flag("dmCrypt"));
    }
}
