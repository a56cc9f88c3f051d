namespace ConditionalAccess.Json;

/// <summary>The members of a device and of its parts (spec 12). Behind the facts stand members of Graph that are no facts and are read over in silence.</summary>
internal static class DeviceShapes
{
    private static readonly string[] s_facts =
    [
        "azureADDeviceId", "azureActiveDirectoryDeviceId", "deviceName", "serialNumber", "imei", "meid", "udid", "wiFiMacAddress", "ethernetMacAddress", "easDeviceId", "model", "manufacturer",
        "isEnrolled", "managementAgent", "mdmEnrolled", "comanagementPolicyPresent", "configurationManagerClientEnabledFeatures", "pilotCollections",
        "deviceEnrollmentType", "enrollmentProfileName", "managedDeviceOwnerType", "joinType", "enrolledDateTime", "lastSyncDateTime", "administratorConfiguredDeviceComplianceState",
        "userId", "user", "emailAddress", "userPrincipalName", "groupIds", "assignmentFilterMatches", "policyReports", "reportedErrors", "complianceManagementPartner", "isEntraSharedDeviceMode",
        "platform", "operatingSystem", "osVersion", "osBuildNumber", "osSupplementalBuildVersion", "edition", "skuFamily", "securityPatchLevel", "androidSecurityPatchLevel",
        "isEncrypted", "jailBroken", "windowsActiveMalwareCount", "hardwareInformation", "detectedApps", "deviceHealthAttestationState", "deviceStatus", "windowsProtectionState",
        "apple", "macOS", "android", "linux", "wsl", "password", "customCompliance", "threatReports", "partnerReportedThreatState", "configurationManager",
        "configurationManagerClientHealthState", "managedAppRegistrations", "exchangeAccessState", "exchangeAccessStateReason", "easActivated", "exchangeDeviceFamily",
        "comanagementEligibleType", "entraDevice",
    ];

    private static readonly string[] s_graph =
    [
        "aadRegistered", "activationLockBypassCode", "assignmentFilterEvaluationStatusDetails", "autopilotEnrolled", "azureADRegistered", "bootstrapTokenEscrowed", "chassisType",
        "chromeOSDeviceInfo", "cloudPcRemoteActionResults", "configurationManagerClientInformation", "deviceActionResults", "deviceCategory", "deviceCategoryDisplayName",
        "deviceCompliancePolicyStates", "deviceConfigurationStates", "deviceFirmwareConfigurationInterfaceManaged", "deviceHealthScriptStates", "deviceIdentityAttestationDetail",
        "deviceRegistrationState", "deviceType", "easActivationDateTime", "enrolledByUserPrincipalName", "exchangeLastSuccessfulSyncDateTime", "freeStorageSpaceInBytes", "iccid",
        "isSupervised", "lastLogonDateTime", "logCollectionRequests", "lostModeState", "managedDeviceMobileAppConfigurationStates", "managedDeviceName", "managementCertificateExpirationDate",
        "managementFeatures", "managementState", "notes", "ownerType", "phoneNumber", "physicalMemoryInBytes", "preferMdmOverGroupPolicyAppliedDateTime", "processorArchitecture",
        "remoteAssistanceSessionErrorDetails", "remoteAssistanceSessionUrl", "requireUserEnrollmentApproval", "retireAfterDateTime", "roleScopeTagIds", "roleScopeTags",
        "securityBaselineStates", "specificationVersion", "subscriberCarrier", "totalStorageSpaceInBytes", "userDisplayName", "users", "usersLoggedOn", "windowsRemediatedMalwareCount",
    ];

    public static FactShape Device { get; } = new([.. s_facts, "id", "contexts", "record", "complianceState", "complianceGracePeriodExpirationDateTime"], s_graph);

    /// <summary>One account of a device, with the facts that differ for it.</summary>
    public static FactShape Context { get; } = new([.. s_facts, "system"]);

    public static FactShape User { get; } = new(["exists", "isIntuneLicensed", "mail", "userPrincipalName", "groupIds"], "id", "displayName");

    public static FactShape Workloads { get; } = new(["compliancePolicy", "deviceConfiguration", "endpointProtection", "inventory", "modernApps", "officeApps", "resourceAccess", "windowsUpdateForBusiness"]);

    public static FactShape Partner { get; } = new(["isManaged", "isCompliant", "reportedDateTime"]);

    public static FactShape ReportedError { get; } = new(["fact", "errorCode"]);

    public static FactShape FilterMatch { get; } = new(["filterId", "isMatch"]);

    public static FactShape PolicyReport { get; } = new(["policyId", "lastReportedDateTime", "version"]);

    public static FactShape DetectedApp { get; } = new(["appId", "isManaged"], "id", "displayName", "version", "sizeInByte", "deviceCount", "publisher", "platform", "managedDevices");

    public static FactShape Hardware { get; } = new(["tpmSpecificationVersion", "osBuildNumber"],
        "batteryChargeCycles", "batteryHealthPercentage", "batteryLevelPercentage", "batterySerialNumber", "cellularTechnology", "deviceFullQualifiedDomainName",
        "deviceGuardLocalSystemAuthorityCredentialGuardState", "deviceGuardVirtualizationBasedSecurityHardwareRequirementState", "deviceGuardVirtualizationBasedSecurityState",
        "deviceLicensingLastErrorCode", "deviceLicensingLastErrorDescription", "deviceLicensingStatus", "esimIdentifier", "freeStorageSpace", "imei", "ipAddressV4", "isEncrypted",
        "isSharedDevice", "isSupervised", "manufacturer", "meid", "model", "operatingSystemEdition", "operatingSystemLanguage", "operatingSystemProductType", "phoneNumber",
        "productName", "residentUsersCount", "serialNumber", "sharedDeviceCachedUsers", "subnetAddress", "subscriberCarrier", "systemManagementBIOSVersion", "totalStorageSpace",
        "tpmManufacturer", "tpmVersion", "wifiMac", "wiredIPv4Addresses");

    public static FactShape Attestation { get; } = new(
        ["reportPresent", "issuedDateTime", "bitLockerStatus", "secureBoot", "codeIntegrity", "earlyLaunchAntiMalwareDriverProtection", "memoryIntegrityProtection", "memoryAccessProtection",
            "virtualizationBasedSecurity", "firmwareProtection", "healthAttestationSupportedStatus", "healthStatusMismatchInfo"],
        "attestationIdentityKey", "bootAppSecurityVersion", "bootDebugging", "bootManagerSecurityVersion", "bootManagerVersion", "bootRevisionListInfo", "codeIntegrityCheckVersion",
        "codeIntegrityPolicy", "contentNamespaceUrl", "contentVersion", "dataExcutionPolicy", "deviceHealthAttestationStatus", "lastUpdateDateTime", "operatingSystemKernelDebugging",
        "operatingSystemRevListInfo", "pcr0", "pcrHashAlgorithm", "resetCount", "restartCount", "safeMode", "secureBootConfigurationPolicyFingerPrint", "securedCorePC",
        "systemManagementMode", "testSigning", "tpmVersion", "virtualSecureMode", "windowsPE");

    public static FactShape Status { get; } = new(["encryptionCompliance", "firewallStatus", "antivirusStatus", "antivirusSignatureStatus", "antispywareStatus", "antispywareSignatureStatus"], "secureBootState");

    public static FactShape Protection { get; } = new(
        ["malwareProtectionEnabled", "realTimeProtectionEnabled", "signatureUpdateOverdue", "quickScanOverdue", "antiMalwareVersion", "deviceState", "lastReportedDateTime"],
        "id", "controlledConfigurationEnabled", "detectedMalwareState", "engineVersion", "fullScanOverdue", "fullScanRequired", "isVirtualMachine", "lastFullScanDateTime",
        "lastFullScanSignatureVersion", "lastQuickScanDateTime", "lastQuickScanSignatureVersion", "networkInspectionSystemEnabled", "productStatus", "rebootRequired", "signatureVersion",
        "tamperProtectionEnabled");

    public static FactShape Apple { get; } = new(["managedEmailProfileInstalled", "lastJailbreakEvaluationDateTime"]);

    public static FactShape MacOS { get; } = new(["systemIntegrityProtectionEnabled", "firewallEnabled", "firewallBlockAllIncoming", "firewallEnableStealthMode", "gatekeeperAllowedAppSource"]);

    public static FactShape Android { get; } = new(
        ["isKnox", "hasGoogleMobileServices", "hasPendingSystemUpdate", "playIntegrityBasic", "playIntegrityDevice", "playIntegrityStrong", "googlePlayServicesEnabled", "securityProviderUpToDate",
            "verifyAppsEnabled", "usbDebuggingEnabled", "unknownSourcesEnabled", "companyPortalSourceKnown", "companyPortalIntegrity", "intuneAppIntegrity"]);

    public static FactShape Linux { get; } = new(["distribution", "partitions"]);

    public static FactShape Partition { get; } = new(["mountPoint", "isFixed", "isReadOnly", "isPseudo", "dmCrypt"]);

    public static FactShape Wsl { get; } = new(["isInstalled", "pluginInstalled", "distributions"]);

    public static FactShape WslDistribution { get; } = new(["name", "version"]);

    public static FactShape Password { get; } = new(["device", "workProfile", "usesOneLock"]);

    public static FactShape PasswordScope { get; } = new(
        ["isSet", "quality", "complexity", "minimumLength", "minimumLetters", "minimumNonLetters", "minimumLowerCase", "minimumUpperCase", "minimumDigits", "minimumSymbols", "characterSetCount",
            "historyLength", "maximumAgeDays", "idleLockMinutes", "screenTimeoutMinutes", "graceAfterLockMinutes", "failuresBeforeWipe", "requiredAfterIdle", "simpleBlocked",
            "lastChangedDateTime", "osVerdict"]);

    public static FactShape Script { get; } = new(["scriptId", "state", "output", "errorCode", "lastRunDateTime"]);

    public static FactShape ThreatReport { get; } = new(["connectorId", "healthState", "riskLevel", "reportedDateTime", "osVersionSupported"]);

    public static FactShape Manager { get; } = new(
        ["verdict", "evaluatedDateTime", "requiredUpdates", "requiredApps", "baselines", "isRegistered", "bitLockerOn", "antimalwareRunning", "healthAttestation",
            "configurationManagerClientHealthState", "relayedIsCompliant"]);

    public static FactShape RequiredItem { get; } = new(["id", "deadline", "installed"], "name");

    public static FactShape Baseline { get; } = new(["id", "collectionKind", "evaluateForCompliance", "alwaysApply", "state"], "name");

    public static FactShape AttestationParts { get; } = new(["bitLocker", "secureBoot", "codeIntegrity", "earlyLaunchAntimalware"]);

    public static FactShape ClientHealth { get; } = new(["state", "lastSyncDateTime"], "errorCode");

    public static FactShape AppRegistration { get; } = new(
        ["appIdentifier", "userId", "applicationVersion", "managementSdkVersion", "platformVersion", "deviceManufacturer", "deviceModel", "appliedPolicies", "intendedPolicies", "flaggedReasons",
            "lastSyncDateTime", "launch"],
        "id", "azureADDeviceId", "createdDateTime", "deviceName", "deviceTag", "deviceType", "managedAppLogCollectionRequests", "managedDeviceId", "operations", "version");

    public static FactShape AppLaunch { get; } = new(
        ["offlineMinutes", "signInFailed", "failedPinAttempts", "securityPatchLevel", "companyPortalVersion", "companyPortalUpdateDeferralDays", "playBasicIntegrity", "playDeviceIntegrity",
            "playStrongIntegrity", "isAppVerificationEnabled", "deviceLockComplexity", "knoxAttestation", "defenderThreatState", "partnerThreatState", "isAccountEnabled", "isClockedOut"]);

    public static FactShape EntraDevice { get; } = new(
        ["accountEnabled", "isRegistrationComplete", "registrationDateTime", "approximateLastSignInDateTime", "isCompliant", "isManaged", "mdmAppId", "profileType", "operatingSystem",
            "physicalIds", "systemLabels", "extensionAttributes"],
        "id", "alternativeSecurityIds", "complianceExpirationDateTime", "createdDateTime", "deletedDateTime", "deviceCategory", "deviceId", "deviceMetadata", "deviceOwnership", "deviceVersion",
        "displayName", "domainName", "enrollmentProfileName", "enrollmentType", "externalSourceName", "isManagementRestricted", "isRooted", "kind", "managementType", "manufacturer", "model",
        "name", "onPremisesLastSyncDateTime", "onPremisesSecurityIdentifier", "onPremisesSyncEnabled", "operatingSystemVersion", "sourceType", "status", "trustType");

    public static FactShape ExtensionAttributes { get; } = new([.. Enumerable.Range(1, 15).Select(SignInSections.ExtensionAttribute)]);

    public static FactShape Record { get; } = new(["evaluatedAt", "reportedState", "heldState", "accessCompliant", "episodes", "errors"]);

    public static FactShape Episode { get; } = new(["policyId", "userId", "system", "episodeStart", "graceExpiry", "firedActions"]);

    public static FactShape FiredAction { get; } = new(["actionType", "gracePeriodHours", "notificationTemplateId"]);

    public static FactShape HeldError { get; } = new(["policyId", "userId", "system", "setting", "errorSince"]);
}
