using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;
using static ConditionalAccess.Json.FactTables;

namespace ConditionalAccess.Json;

/// <summary>Writes the parts of a device that are objects of their own.</summary>
internal sealed class DevicePartsWriter(FactWriter to)
{
    public void Windows(DeviceFacts facts)
    {
        to.Group("deviceHealthAttestationState", facts.DeviceHealthAttestationState, HealthAttestationFacts.NotKnown, Attestation);
        to.Group("deviceStatus", facts.DeviceStatus, DeviceStatusFacts.NotKnown, status =>
        {
            to.Number("encryptionCompliance", status.EncryptionCompliance);
            to.Number("firewallStatus", status.FirewallStatus);
            to.Number("antivirusStatus", status.AntivirusStatus);
            to.Number("antivirusSignatureStatus", status.AntivirusSignatureStatus);
            to.Number("antispywareStatus", status.AntispywareStatus);
            to.Number("antispywareSignatureStatus", status.AntispywareSignatureStatus);
        });
        to.Group("windowsProtectionState", facts.WindowsProtectionState, WindowsProtectionFacts.NotKnown, Protection);
        to.Group("wsl", facts.Wsl, WslFacts.NotKnown, wsl =>
        {
            to.Flag("isInstalled", wsl.IsInstalled);
            to.Flag("pluginInstalled", wsl.PluginInstalled);
            to.Objects("distributions", wsl.Distributions, distribution =>
            {
                to.Text("name", distribution.Name);
                to.Text("version", distribution.Version.Text);
            });
        });
    }

    public void Others(DeviceFacts facts)
    {
        to.Group("apple", facts.Apple, AppleFacts.NotKnown, apple =>
        {
            to.Flag("managedEmailProfileInstalled", apple.ManagedEmailProfileInstalled);
            to.Instant("lastJailbreakEvaluationDateTime", apple.LastJailbreakEvaluationDateTime);
        });
        to.Group("macOS", facts.MacOS, MacOSFacts.NotKnown, mac =>
        {
            to.Flag("systemIntegrityProtectionEnabled", mac.SystemIntegrityProtectionEnabled);
            to.Flag("firewallEnabled", mac.FirewallEnabled);
            to.Flag("firewallBlockAllIncoming", mac.FirewallBlockAllIncoming);
            to.Flag("firewallEnableStealthMode", mac.FirewallEnableStealthMode);
            to.Word("gatekeeperAllowedAppSource", mac.GatekeeperAllowedAppSource, Gatekeeper);
        });
        to.Group("android", facts.Android, AndroidFacts.NotKnown, Android);
        to.Group("linux", facts.Linux, LinuxFacts.NotKnown, linux =>
        {
            to.Text("distribution", linux.Distribution);
            to.Objects("partitions", linux.Partitions, Partition);
        });
        to.Group("password", facts.Password, PasswordFacts.NotKnown, password =>
        {
            to.Group("device", password.Device, PasswordScopeFacts.NotKnown, Password);
            to.Group("workProfile", password.WorkProfile, PasswordScopeFacts.NotKnown, Password);
            to.Flag("usesOneLock", password.UsesOneLock);
        });
    }

    public void Management(DeviceFacts facts)
    {
        to.Group("configurationManagerClientEnabledFeatures", facts.ConfigurationManagerClientEnabledFeatures, WorkloadFlags.NotKnown, Workloads);
        to.Group("complianceManagementPartner", facts.ComplianceManagementPartner, CompliancePartnerFacts.NotKnown, partner =>
        {
            to.Flag("isManaged", partner.IsManaged);
            to.Flag("isCompliant", partner.IsCompliant);
            to.Instant("reportedDateTime", partner.ReportedDateTime);
        });
        to.Group("configurationManager", facts.ConfigurationManager, ConfigurationManagerFacts.NotKnown, Manager);
        to.Objects("managedAppRegistrations", facts.ManagedAppRegistrations, Registration);
        to.Word("exchangeAccessState", facts.Exchange.AccessState, AccessStates);
        to.Word("exchangeAccessStateReason", facts.Exchange.AccessStateReason, AccessReasons);
        to.Flag("easActivated", facts.Exchange.EasActivated);
        to.Text("exchangeDeviceFamily", facts.Exchange.DeviceFamily);
        to.Word("comanagementEligibleType", facts.ComanagementEligibleType, Eligibilities);
        to.Group("entraDevice", facts.EntraDevice, EntraDeviceFacts.NotKnown, Entra);
    }

    private void Attestation(HealthAttestationFacts report)
    {
        to.Flag("reportPresent", report.ReportPresent);
        to.Instant("issuedDateTime", report.IssuedDateTime);
        to.Word("bitLockerStatus", report.BitLockerStatus, Attested);
        to.Word("secureBoot", report.SecureBoot, Attested);
        to.Word("codeIntegrity", report.CodeIntegrity, Attested);
        to.Word("earlyLaunchAntiMalwareDriverProtection", report.EarlyLaunchAntiMalwareDriverProtection, Attested);
        to.Word("memoryIntegrityProtection", report.MemoryIntegrityProtection, AttestedOrNot);
        to.Word("memoryAccessProtection", report.MemoryAccessProtection, AttestedOrNot);
        to.Word("virtualizationBasedSecurity", report.VirtualizationBasedSecurity, AttestedOrNot);
        to.Word("firmwareProtection", report.FirmwareProtection, Firmware);
        if (report.IsSupported is { } supported) to.Text("healthAttestationSupportedStatus", supported ? "supported" : "notSupported");
        to.Text("healthStatusMismatchInfo", report.HealthStatusMismatchInfo);
    }

    private void Protection(WindowsProtectionFacts state)
    {
        to.Flag("malwareProtectionEnabled", state.MalwareProtectionEnabled);
        to.Flag("realTimeProtectionEnabled", state.RealTimeProtectionEnabled);
        to.Flag("signatureUpdateOverdue", state.SignatureUpdateOverdue);
        to.Flag("quickScanOverdue", state.QuickScanOverdue);
        to.Text("antiMalwareVersion", state.AntiMalwareVersion.Text);
        if (state.DeviceState is { } flags) to.Text("deviceState", flags == WindowsDeviceHealth.None ? "clean" : string.Join(',', DeviceHealth.WriteFlags(flags)));
        to.Instant("lastReportedDateTime", state.LastReportedDateTime);
    }

    private void Android(AndroidFacts android)
    {
        to.Flag("isKnox", android.IsKnox);
        to.Flag("hasGoogleMobileServices", android.HasGoogleMobileServices);
        to.Flag("hasPendingSystemUpdate", android.HasPendingSystemUpdate);
        to.Word("playIntegrityBasic", android.PlayIntegrityBasic, Verdicts);
        to.Word("playIntegrityDevice", android.PlayIntegrityDevice, Verdicts);
        to.Word("playIntegrityStrong", android.PlayIntegrityStrong, Verdicts);
        to.Flag("googlePlayServicesEnabled", android.GooglePlayServicesEnabled);
        to.Flag("securityProviderUpToDate", android.SecurityProviderUpToDate);
        to.Flag("verifyAppsEnabled", android.VerifyAppsEnabled);
        to.Flag("usbDebuggingEnabled", android.UsbDebuggingEnabled);
        to.Flag("unknownSourcesEnabled", android.UnknownSourcesEnabled);
        to.Flag("companyPortalSourceKnown", android.CompanyPortalSourceKnown);
        to.Word("companyPortalIntegrity", android.CompanyPortalIntegrity, Verdicts);
        to.Word("intuneAppIntegrity", android.IntuneAppIntegrity, Verdicts);
    }

    private void Partition(LinuxPartition partition)
    {
        to.Text("mountPoint", partition.MountPoint);
        to.Flag("isFixed", partition.IsFixed);
        to.Flag("isReadOnly", partition.IsReadOnly);
        to.Flag("isPseudo", partition.IsPseudo);
        to.Flag("dmCrypt", partition.DmCrypt);
    }

    private void Password(PasswordScopeFacts scope)
    {
        to.Flag("isSet", scope.IsSet);
        to.Word("quality", scope.Quality, Qualities);
        to.Word("complexity", scope.Complexity, Complexities);
        to.Number("minimumLength", scope.MinimumLength);
        to.Number("minimumLetters", scope.MinimumLetters);
        to.Number("minimumNonLetters", scope.MinimumNonLetters);
        to.Number("minimumLowerCase", scope.MinimumLowerCase);
        to.Number("minimumUpperCase", scope.MinimumUpperCase);
        to.Number("minimumDigits", scope.MinimumDigits);
        to.Number("minimumSymbols", scope.MinimumSymbols);
        to.Number("characterSetCount", scope.CharacterSetCount);
        to.Number("historyLength", scope.HistoryLength);
        to.Number("maximumAgeDays", scope.MaximumAgeDays);
        to.Number("idleLockMinutes", scope.IdleLockMinutes);
        to.Number("screenTimeoutMinutes", scope.ScreenTimeoutMinutes);
        to.Number("graceAfterLockMinutes", scope.GraceAfterLockMinutes);
        to.Number("failuresBeforeWipe", scope.FailuresBeforeWipe);
        to.Flag("requiredAfterIdle", scope.RequiredAfterIdle);
        to.Flag("simpleBlocked", scope.SimpleBlocked);
        to.Instant("lastChangedDateTime", scope.LastChangedDateTime);
        to.Word("osVerdict", scope.OsVerdict, PasswordVerdicts);
    }

    private void Workloads(WorkloadFlags flags)
    {
        to.Flag("compliancePolicy", flags.CompliancePolicy);
        to.Flag("deviceConfiguration", flags.DeviceConfiguration);
        to.Flag("endpointProtection", flags.EndpointProtection);
        to.Flag("inventory", flags.Inventory);
        to.Flag("modernApps", flags.ModernApps);
        to.Flag("officeApps", flags.OfficeApps);
        to.Flag("resourceAccess", flags.ResourceAccess);
        to.Flag("windowsUpdateForBusiness", flags.WindowsUpdateForBusiness);
    }

    private void Manager(ConfigurationManagerFacts facts)
    {
        to.Word("verdict", facts.Verdict, ManagerVerdicts);
        to.Instant("evaluatedDateTime", facts.EvaluatedDateTime);
        to.Objects("requiredUpdates", facts.RequiredUpdates, Required);
        to.Objects("requiredApps", facts.RequiredApps, Required);
        to.Objects("baselines", facts.Baselines, baseline =>
        {
            to.Text("id", baseline.Id);
            to.Word("collectionKind", baseline.CollectionKind, Collections);
            to.Flag("evaluateForCompliance", baseline.EvaluateForCompliance);
            to.Flag("alwaysApply", baseline.AlwaysApply);
            to.Word("state", baseline.State, ManagerVerdicts);
        });
        to.Flag("isRegistered", facts.IsRegistered);
        to.Flag("bitLockerOn", facts.BitLockerOn);
        to.Flag("antimalwareRunning", facts.AntimalwareRunning);
        to.Group("healthAttestation", facts.HealthAttestation, HealthAttestationParts.NotKnown, parts =>
        {
            to.Flag("bitLocker", parts.BitLocker);
            to.Flag("secureBoot", parts.SecureBoot);
            to.Flag("codeIntegrity", parts.CodeIntegrity);
            to.Flag("earlyLaunchAntimalware", parts.EarlyLaunchAntimalware);
        });
        if (facts.ClientState != ConfigurationManagerClientState.Unknown || facts.ClientLastSyncDateTime is not null)
        {
            to.Json.WriteStartObject("configurationManagerClientHealthState");
            to.Word("state", facts.ClientState, ClientStates);
            to.Instant("lastSyncDateTime", facts.ClientLastSyncDateTime);
            to.Json.WriteEndObject();
        }

        to.Flag("relayedIsCompliant", facts.RelayedIsCompliant);
    }

    private void Required(RequiredItem item)
    {
        to.Text("id", item.Id);
        to.Instant("deadline", item.Deadline);
        to.Flag("installed", item.IsInstalled);
    }

    private void Registration(ManagedAppRegistration app)
    {
        to.Text("appIdentifier", app.AppIdentifier);
        to.Id("userId", app.UserId);
        to.Text("applicationVersion", app.ApplicationVersion.Text);
        to.Text("managementSdkVersion", app.ManagementSdkVersion.Text);
        to.Text("platformVersion", app.PlatformVersion.Text);
        to.Text("deviceManufacturer", app.DeviceManufacturer);
        to.Text("deviceModel", app.DeviceModel);
        to.Ids("appliedPolicies", app.AppliedPolicies);
        to.Ids("intendedPolicies", app.IntendedPolicies);
        to.List("flaggedReasons", app.FlaggedReasons, reason => to.Json.WriteStringValue(FlaggedReasons.Write(reason)));
        to.Instant("lastSyncDateTime", app.LastSyncDateTime);
        to.Group("launch", app.Launch, AppLaunchFacts.NotKnown, Launch);
    }

    private void Launch(AppLaunchFacts launch)
    {
        to.Number("offlineMinutes", launch.OfflineMinutes);
        to.Flag("signInFailed", launch.SignInFailed);
        to.Number("failedPinAttempts", launch.FailedPinAttempts);
        to.Text("securityPatchLevel", launch.SecurityPatchLevel.Text);
        to.Text("companyPortalVersion", launch.CompanyPortalVersion.Text);
        to.Number("companyPortalUpdateDeferralDays", launch.CompanyPortalUpdateDeferralDays);
        to.Word("playBasicIntegrity", launch.PlayBasicIntegrity, Verdicts);
        to.Word("playDeviceIntegrity", launch.PlayDeviceIntegrity, Verdicts);
        to.Word("playStrongIntegrity", launch.PlayStrongIntegrity, Verdicts);
        to.Flag("isAppVerificationEnabled", launch.IsAppVerificationEnabled);
        to.Word("deviceLockComplexity", launch.DeviceLockComplexity, Complexities);
        to.Word("knoxAttestation", launch.KnoxAttestation, Verdicts);
        to.Word("defenderThreatState", launch.DefenderThreatState, HealthStates);
        to.Word("partnerThreatState", launch.PartnerThreatState, HealthStates);
        to.Flag("isAccountEnabled", launch.IsAccountEnabled);
        to.Flag("isClockedOut", launch.IsClockedOut);
    }

    private void Entra(EntraDeviceFacts device)
    {
        to.Flag("accountEnabled", device.AccountEnabled);
        to.Flag("isRegistrationComplete", device.IsRegistrationComplete);
        to.Instant("approximateLastSignInDateTime", device.ApproximateLastSignInDateTime);
        to.Flag("isCompliant", device.IsCompliant);
        to.Flag("isManaged", device.IsManaged);
        to.Attribute("mdmAppId", device.MdmAppId);
        to.Attribute("profileType", device.ProfileType);
        to.Attribute("operatingSystem", device.OperatingSystem);
        to.Attribute("physicalIds", device.PhysicalIds);
        to.Attribute("systemLabels", device.SystemLabels);
        to.List("extensionAttributes", device.ExtensionAttributes, to.AttributeValue);
    }
}
