using System.Globalization;

namespace ConditionalAccess.Compliance.Fleet;

/// <summary>Answers the four questions of spec 3.9 from the facts of a device and the results of its settings.</summary>
internal sealed class FactorSemantics(ComplianceConfiguration configuration, DeviceFacts facts, DeviceCompliance result)
{
    // The settings whose results say whether a device is up to date.
    private static readonly string[] UpdateSettings =
    [
        "osMinimumVersion", "osMinimumBuildVersion", "mobileOsMinimumVersion", "validOperatingSystemBuildRanges", "minAndroidSecurityPatchLevel",
        "signatureOutOfDate", "defenderVersion", "requireNoPendingSystemUpdates", "configurationManagerComplianceRequired",
    ];

    private readonly List<ComplianceEvidence> _evidence = [];

    private DateTimeOffset Now => result.EvaluatedAt;

    /// <summary>All four answers.</summary>
    public FourFactors Answer() => new(Collect(Encrypted), Collect(MalwareFound), Collect(SettingsUpdated), Collect(JailbrokenOrRooted));

    private DeviceFactor Collect(Func<FactorAnswer> question)
    {
        _evidence.Clear();
        FactorAnswer answer = question();
        return new DeviceFactor(answer, ValueArray.From(_evidence.ToArray()));
    }

    private FactorAnswer Encrypted() => facts.Platform switch
    {
        CompliancePlatform.Windows10 or CompliancePlatform.Windows81 or CompliancePlatform.WindowsPhone81 or CompliancePlatform.Windows10Mobile => WindowsEncrypted(),
        CompliancePlatform.IOS => Flag("password.device.isSet", facts.Password.Device.IsSet),
        CompliancePlatform.MacOS or CompliancePlatform.AndroidDeviceAdministrator or CompliancePlatform.Aosp => Flag("isEncrypted", facts.IsEncrypted),
        CompliancePlatform.AndroidWorkProfile or CompliancePlatform.AndroidDeviceOwner => FactorAnswer.True,
        CompliancePlatform.Linux => LinuxEncrypted(),
        _ => FactorAnswer.Unknown,
    };

    private FactorAnswer WindowsEncrypted()
    {
        if (facts.DeviceStatus.EncryptionCompliance is 0 or 1) return Flag("deviceStatus.encryptionCompliance", facts.DeviceStatus.EncryptionCompliance == 1);
        if (facts.IsEncrypted is not null) return Flag("isEncrypted", facts.IsEncrypted);
        AttestedState attested = facts.DeviceHealthAttestationState.BitLockerStatus;
        return attested is AttestedState.Enabled or AttestedState.Disabled or AttestedState.NotApplicable
            ? Flag("deviceHealthAttestationState.bitLockerStatus", attested == AttestedState.Enabled, facts.DeviceHealthAttestationState.IssuedDateTime)
            : FactorAnswer.Unknown;
    }

    private FactorAnswer LinuxEncrypted()
    {
        if (facts.Linux.Partitions.IsDefault) return Flag("isEncrypted", facts.IsEncrypted);
        bool encrypted = true;
        foreach (LinuxPartition partition in facts.Linux.Partitions)
        {
            bool counts = partition.IsFixed != false && partition.IsReadOnly != true && partition.IsPseudo != true && partition.MountPoint is not ("/boot" or "/boot/efi");
            encrypted &= !counts || partition.DmCrypt == true;
        }

        return Flag("linux.partitions", encrypted);
    }

    private FactorAnswer MalwareFound()
    {
        bool found = false, clean = false;
        if (facts.WindowsActiveMalwareCount is { } count and >= 0)
        {
            Add("windowsActiveMalwareCount", count.ToString(CultureInfo.InvariantCulture), facts.WindowsProtectionState.LastReportedDateTime);
            found |= count > 0;
            clean |= count == 0 && facts.WindowsProtectionState.MalwareProtectionEnabled == true;
        }

        const WindowsDeviceHealth pending = WindowsDeviceHealth.Critical | WindowsDeviceHealth.FullScanPending | WindowsDeviceHealth.OfflineScanPending | WindowsDeviceHealth.ManualStepsPending;
        if (facts.WindowsProtectionState.DeviceState is { } state)
        {
            Add("windowsProtectionState.deviceState", state.ToString(), facts.WindowsProtectionState.LastReportedDateTime);
            found |= (state & pending) != 0;
        }

        foreach (ThreatReport report in ThreatReports.Newest(facts.ThreatReports)) Judge(report, ref found, ref clean);
        return found ? FactorAnswer.True : clean ? FactorAnswer.False : FactorAnswer.Unknown;
    }

    // A report of a connector that nobody listed may show a threat, but never its absence.
    private void Judge(ThreatReport report, ref bool found, ref bool clean)
    {
        MobileThreatDefenseConnector? connector = configuration.Connectors.FirstOrDefault(c => c.Id == report.ConnectorId);
        if (connector is not null && ThreatReports.IsStale(connector, Now)) return;
        Add("threatReports", ThreatReports.HealthOf(report).ToString(), report.ReportedDateTime);
        found |= report.HealthState is ThreatHealthState.LowSeverity or ThreatHealthState.MediumSeverity or ThreatHealthState.HighSeverity or ThreatHealthState.Compromised;
        found |= report.RiskLevel is MachineRisk.Low or MachineRisk.Medium or MachineRisk.High;
        clean |= connector is not null && (report.HealthState == ThreatHealthState.Secured || report.RiskLevel is MachineRisk.None or MachineRisk.Informational);
    }

    private FactorAnswer SettingsUpdated()
    {
        FactorAnswer[] parts = [Contact(), PolicyVersions(), UpdateResults(), Not("windowsProtectionState.signatureUpdateOverdue", facts.WindowsProtectionState.SignatureUpdateOverdue),
            Not("android.hasPendingSystemUpdate", facts.Android.HasPendingSystemUpdate)];
        return parts.Contains(FactorAnswer.False) ? FactorAnswer.False : parts.Contains(FactorAnswer.Unknown) ? FactorAnswer.Unknown : FactorAnswer.True;
    }

    private FactorAnswer Contact()
    {
        if (facts.LastSyncDateTime is not { } last) return FactorAnswer.Unknown;
        Add("lastSyncDateTime", last.ToString("O", CultureInfo.InvariantCulture), last);
        return Now - last < TimeSpan.FromDays(configuration.Settings.DeviceComplianceCheckinThresholdDays) ? FactorAnswer.True : FactorAnswer.False;
    }

    private FactorAnswer PolicyVersions()
    {
        if (facts.PolicyReports.IsDefault) return FactorAnswer.Unknown;
        FactorAnswer answer = FactorAnswer.True;
        foreach (GraphId id in result.Policies.Where(p => p.IsApplicable && !p.IsRemoved).Select(p => p.PolicyId).Distinct())
        {
            PolicyReport? report = facts.PolicyReports.FirstOrDefault(r => r.PolicyId == id);
            CompliancePolicy? policy = configuration.Policies.FirstOrDefault(p => p.Id == id);
            if (policy is null) continue;
            if (IsCurrent(policy, report) is not { } current) answer = answer == FactorAnswer.False ? answer : FactorAnswer.Unknown;
            else if (!current) answer = FactorAnswer.False;
        }

        return answer;
    }

    // Settings-catalog policies have no version: their last change is compared with the report instead (spec 1.1).
    private static bool? IsCurrent(CompliancePolicy policy, PolicyReport? report)
    {
        if (report is null) return null;
        if (policy.Version is { } version) return report.Version is { } known ? known >= version : null;
        return policy.LastModifiedDateTime is { } modified && report.LastReportedDateTime is { } reported ? reported >= modified : null;
    }

    private FactorAnswer UpdateResults()
    {
        FactorAnswer answer = FactorAnswer.True;
        foreach (SettingCompliance row in result.Policies.SelectMany(p => p.Settings).Where(s => UpdateSettings.Contains(s.Setting, StringComparer.Ordinal)))
        {
            foreach (ComplianceEvidence source in row.Sources) _evidence.Add(source);
            if (row.State == ComplianceStatus.NonCompliant) return FactorAnswer.False;
            if (row.State is not (ComplianceStatus.Compliant or ComplianceStatus.NotApplicable)) answer = FactorAnswer.Unknown;
        }

        return answer;
    }

    private FactorAnswer JailbrokenOrRooted()
    {
        bool? jailBroken = facts.JailBroken?.Trim() is not { } word ? null
            : word.Equals("true", StringComparison.OrdinalIgnoreCase) || word.Equals("jailbroken", StringComparison.OrdinalIgnoreCase) ? true
            : word.Equals("false", StringComparison.OrdinalIgnoreCase) ? false : null;
        if (jailBroken is not null) Add("jailBroken", facts.JailBroken, facts.LastSyncDateTime);
        bool failed = facts.Android.PlayIntegrityBasic == IntegrityVerdict.Failed;
        if (facts.Android.PlayIntegrityBasic != IntegrityVerdict.Unknown) Add("android.playIntegrityBasic", facts.Android.PlayIntegrityBasic.ToString(), facts.LastSyncDateTime);
        foreach (AppProtection.ManagedAppRegistration app in facts.ManagedAppRegistrations)
        {
            if (!app.FlaggedReasons.Contains(AppProtection.ManagedAppFlaggedReason.RootedDevice)) continue;
            Add("managedAppRegistration.flaggedReasons", app.AppIdentifier, app.LastSyncDateTime);
            failed = true;
        }

        if (jailBroken == true || failed) return FactorAnswer.True;
        if (jailBroken == false) return FactorAnswer.False;
        return facts.Platform is CompliancePlatform.Unknown || IsMobile(facts.Platform) ? FactorAnswer.Unknown : FactorAnswer.NotApplicable;
    }

    private static bool IsMobile(CompliancePlatform platform) => platform is CompliancePlatform.IOS or CompliancePlatform.AndroidDeviceAdministrator
        or CompliancePlatform.AndroidWorkProfile or CompliancePlatform.AndroidDeviceOwner or CompliancePlatform.Aosp;

    private FactorAnswer Flag(string fact, bool? value, DateTimeOffset? at = null)
    {
        if (value is not { } known) return FactorAnswer.Unknown;
        Add(fact, known ? "true" : "false", at ?? facts.LastSyncDateTime);
        return known ? FactorAnswer.True : FactorAnswer.False;
    }

    // A fact that must be false, and that only counts when it is known.
    private FactorAnswer Not(string fact, bool? value)
    {
        if (value is not { } known) return FactorAnswer.True;
        Add(fact, known ? "true" : "false", facts.LastSyncDateTime);
        return known ? FactorAnswer.False : FactorAnswer.True;
    }

    private void Add(string fact, string? value, DateTimeOffset? at) => _evidence.Add(new ComplianceEvidence(fact, value, at));
}
