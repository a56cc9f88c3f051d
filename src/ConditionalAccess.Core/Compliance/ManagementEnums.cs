namespace ConditionalAccess.Compliance;

// Facts hold only values that have a name; a word outside an enumeration is read as not known, with a finding.

/// <summary>What manages a device (Graph <c>managementAgentType</c>).</summary>
public enum ManagementAgent : byte
{
    /// <summary>Not known.</summary>
    NotSet = 0,

    /// <summary>Exchange ActiveSync.</summary>
    Eas,

    /// <summary>Mobile device management.</summary>
    Mdm,

    /// <summary>Both of them.</summary>
    EasMdm,

    /// <summary>The Intune client for PCs.</summary>
    IntuneClient,

    /// <summary>Intune client and Exchange ActiveSync.</summary>
    EasIntuneClient,

    /// <summary>Configuration Manager alone (tenant-attached).</summary>
    ConfigurationManagerClient,

    /// <summary>Co-managed.</summary>
    ConfigurationManagerClientMdm,

    /// <summary>Co-managed, with Exchange ActiveSync.</summary>
    ConfigurationManagerClientMdmEas,

    /// <summary>The word <c>unknown</c>.</summary>
    Unknown,

    /// <summary>Jamf.</summary>
    Jamf,

    /// <summary>Android Enterprise.</summary>
    GoogleCloudDevicePolicyController,

    /// <summary>Microsoft 365 managed.</summary>
    Microsoft365ManagedMdm,

    /// <summary>Defender for Endpoint.</summary>
    MsSense,

    /// <summary>Android without Google services.</summary>
    IntuneAosp,

    /// <summary>Google.</summary>
    Google,
}

/// <summary>A workload of co-management (spec 6.2).</summary>
public enum Workload : byte
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>Compliance policies.</summary>
    CompliancePolicy,

    /// <summary>Device configuration; moving it moves resource access and endpoint protection too.</summary>
    DeviceConfiguration,

    /// <summary>Endpoint protection.</summary>
    EndpointProtection,

    /// <summary>Inventory.</summary>
    Inventory,

    /// <summary>Client apps.</summary>
    ModernApps,

    /// <summary>Office Click-to-Run apps.</summary>
    OfficeApps,

    /// <summary>Resource access.</summary>
    ResourceAccess,

    /// <summary>Windows Update policies.</summary>
    WindowsUpdateForBusiness,
}

/// <summary>Where the slider of a workload stands (spec 6.2).</summary>
public enum WorkloadPosition : byte
{
    /// <summary>Not known; counts as Configuration Manager.</summary>
    Unknown = 0,

    /// <summary>Configuration Manager.</summary>
    ConfigurationManager,

    /// <summary>Intune for devices of the pilot collection.</summary>
    PilotIntune,

    /// <summary>Intune.</summary>
    Intune,
}

/// <summary>How a device was enrolled (Graph <c>deviceEnrollmentType</c>).</summary>
public enum DeviceEnrollmentType : byte
{
    /// <summary>Not known: an ordinary enrolment.</summary>
    Unknown = 0,

    /// <summary>By the user.</summary>
    UserEnrollment,

    /// <summary>By an enrolment manager account; not evaluated (spec 3.7).</summary>
    DeviceEnrollmentManager,

    /// <summary>Apple automated, with user.</summary>
    AppleBulkWithUser,

    /// <summary>Apple automated, without user; not evaluated (spec 3.7).</summary>
    AppleBulkWithoutUser,

    /// <summary>Entra join.</summary>
    WindowsAzureADJoin,

    /// <summary>Bulk without user.</summary>
    WindowsBulkUserless,

    /// <summary>Automatic.</summary>
    WindowsAutoEnrollment,

    /// <summary>Bulk Entra join.</summary>
    WindowsBulkAzureDomainJoin,

    /// <summary>Co-management.</summary>
    WindowsCoManagement,

    /// <summary>Entra join with device authentication.</summary>
    WindowsAzureADJoinUsingDeviceAuth,

    /// <summary>Apple user enrolment.</summary>
    AppleUserEnrollment,

    /// <summary>Apple user enrolment with service account.</summary>
    AppleUserEnrollmentWithServiceAccount,

    /// <summary>Virtual machine extension.</summary>
    AzureAdJoinUsingAzureVmExtension,

    /// <summary>Android dedicated (spec 3.7).</summary>
    AndroidEnterpriseDedicatedDevice,

    /// <summary>Android fully managed.</summary>
    AndroidEnterpriseFullyManaged,

    /// <summary>Android corporate-owned work profile.</summary>
    AndroidEnterpriseCorporateWorkProfile,

    /// <summary>Android without Google services, of the user.</summary>
    AndroidAOSPUserOwnedDeviceEnrollment,

    /// <summary>Android without Google services, without user.</summary>
    AndroidAOSPUserlessDeviceEnrollment,
}

/// <summary>Who owns a device (Graph <c>managedDeviceOwnerType</c>).</summary>
public enum DeviceOwnerType : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>The organisation.</summary>
    Company,

    /// <summary>The user.</summary>
    Personal,
}

/// <summary>How a device is joined to Entra (Graph <c>joinType</c>).</summary>
public enum DeviceJoinType : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Entra joined; trust type <c>AzureAd</c>.</summary>
    AzureADJoined,

    /// <summary>Entra registered; trust type <c>Workplace</c>.</summary>
    AzureADRegistered,

    /// <summary>Hybrid joined; trust type <c>ServerAd</c>.</summary>
    HybridAzureADJoined,
}

/// <summary>An override by an administrator (Graph <c>administratorConfiguredDeviceComplianceState</c>).</summary>
public enum ComplianceOverride : byte
{
    /// <summary>Not set, or <c>basedOnDeviceCompliancePolicy</c>: policies decide.</summary>
    None = 0,

    /// <summary>Not compliant, whatever policies say.</summary>
    NonCompliant,
}

/// <summary>Platform and management mode of a device; each names one policy type (spec 12.2).</summary>
public enum CompliancePlatform : byte
{
    /// <summary>Not known; no policy of a platform can be evaluated.</summary>
    Unknown = 0,

    /// <summary>Windows 10 and 11.</summary>
    Windows10,

    /// <summary>Windows 8.1.</summary>
    Windows81,

    /// <summary>Windows Phone 8.1.</summary>
    WindowsPhone81,

    /// <summary>Windows 10 Mobile.</summary>
    Windows10Mobile,

    /// <summary>iOS and iPadOS.</summary>
    IOS,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>Android, device administrator.</summary>
    AndroidDeviceAdministrator,

    /// <summary>Android, personally-owned work profile.</summary>
    AndroidWorkProfile,

    /// <summary>Android, fully managed, dedicated and corporate-owned work profile.</summary>
    AndroidDeviceOwner,

    /// <summary>Android without Google services.</summary>
    Aosp,

    /// <summary>Linux.</summary>
    Linux,
}

/// <summary>The kind of Windows (spec 1.4).</summary>
public enum WindowsEdition : byte
{
    /// <summary>Not known; counts as desktop.</summary>
    Unknown = 0,

    /// <summary>Desktop.</summary>
    Desktop,

    /// <summary>Holographic for Business.</summary>
    Holographic,

    /// <summary>Surface Hub.</summary>
    TeamOS,

    /// <summary>Mobile.</summary>
    Mobile,
}

/// <summary>Eligibility for co-management (Graph <c>comanagementEligibleType</c>).</summary>
public enum ComanagementEligibility : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Co-managed.</summary>
    Comanaged,

    /// <summary>Eligible.</summary>
    Eligible,

    /// <summary>Eligible, not joined to Entra.</summary>
    EligibleButNotAzureAdJoined,

    /// <summary>Needs a newer system.</summary>
    NeedsOsUpdate,

    /// <summary>Not eligible.</summary>
    Ineligible,

    /// <summary>Scheduled.</summary>
    ScheduledForEnrollment,
}
