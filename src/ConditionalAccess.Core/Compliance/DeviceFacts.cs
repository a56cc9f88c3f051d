namespace ConditionalAccess.Compliance;

/// <summary>
/// Everything known about one device (spec 12). A fact that is left out is "not known", which is never the same as "known to be none":
/// empty text, <c>false</c>, zero and an empty list are values.
/// </summary>
/// <remarks>Immutable and thread-safe. Names are Graph's where Graph has one. A fact that a rule needs and that is not known never makes a device compliant.</remarks>
public sealed record DeviceFacts
{
    /// <summary>The Intune device id; results and records carry it.</summary>
    public required GraphId Id { get; init; }

    /// <summary>The Entra device id; the all-zero GUID means known to be not registered.</summary>
    public GraphId AzureADDeviceId
    {
        get;
        init
        {
            field = value;
            EntraDeviceId = value.IsKnown ? value.ToString() : null;
        }
    }

    /// <summary>The Entra device id as text, made once so that the signals of a sign-in allocate nothing.</summary>
    internal string? EntraDeviceId { get; private init; }

    /// <summary>Names, serial number and addresses: for look-up and display only.</summary>
    public DeviceIdentifiers Identifiers { get; init; } = DeviceIdentifiers.NotKnown;

    /// <summary>Whether Intune manages the device; null counts as false.</summary>
    public bool? IsEnrolled { get; init; }

    /// <summary>What manages the device.</summary>
    public ManagementAgent ManagementAgent { get; init; }

    /// <summary>The client value <c>MDMEnrolled</c>; used only where <see cref="ManagementAgent"/> is not known (spec 6.1).</summary>
    public bool? MdmEnrolled { get; init; }

    /// <summary>The client value <c>ComgmtPolicyPresent</c>; used only where <see cref="ManagementAgent"/> is not known (spec 6.1).</summary>
    public bool? ComanagementPolicyPresent { get; init; }

    /// <summary>Workloads that Intune manages on this device, as the device itself reports (true) or Configuration Manager keeps (false); beats the slider (spec 6.2).</summary>
    public WorkloadFlags ConfigurationManagerClientEnabledFeatures { get; init; } = WorkloadFlags.NotKnown;

    /// <summary>Workloads whose pilot collection holds the device; <c>default</c>: not known, which counts as in none.</summary>
    public ValueArray<Workload> PilotCollections { get; init; }

    /// <summary>How the device was enrolled.</summary>
    public DeviceEnrollmentType DeviceEnrollmentType { get; init; }

    /// <summary>The enrolment profile; null when not known.</summary>
    public string? EnrollmentProfileName { get; init; }

    /// <summary>Who owns the device.</summary>
    public DeviceOwnerType ManagedDeviceOwnerType { get; init; }

    /// <summary>How the device is joined to Entra.</summary>
    public DeviceJoinType JoinType { get; init; }

    /// <summary>When the device was enrolled; null when not known.</summary>
    public DateTimeOffset? EnrolledDateTime { get; init; }

    /// <summary>The last successful contact; null: the device was never evaluated (spec 3.7).</summary>
    public DateTimeOffset? LastSyncDateTime { get; init; }

    /// <summary>An administrator's override.</summary>
    public ComplianceOverride AdministratorConfiguredDeviceComplianceState { get; init; }

    /// <summary>The primary user; <see cref="GraphId.None"/> means known to have none.</summary>
    public GraphId UserId { get; init; }

    /// <summary>What is known about the primary user.</summary>
    public DeviceUserFacts User { get; init; } = DeviceUserFacts.NotKnown;

    /// <summary>Groups that hold the device; <c>default</c>: not known.</summary>
    public ValueArray<GraphId> GroupIds { get; init; }

    /// <summary>Assignment filters that the host evaluated; one that is missing counts as not resolvable (spec 3.4).</summary>
    public ValueArray<AssignmentFilterMatch> AssignmentFilterMatches { get; init; }

    /// <summary>The users and the system account the device is evaluated for, with their facts; <c>default</c>: one context, the primary user or the system.</summary>
    public ValueArray<DeviceContext> Contexts { get; init; }

    /// <summary>What the device reported for each policy; <c>default</c>: reports are not tracked.</summary>
    public ValueArray<PolicyReport> PolicyReports { get; init; }

    /// <summary>Facts that the device reported as temporarily unavailable; these give errors that hold the previous state (spec 12.4).</summary>
    public ValueArray<ReportedError> ReportedErrors { get; init; }

    /// <summary>What a third-party compliance partner says (spec 5.5).</summary>
    public CompliancePartnerFacts ComplianceManagementPartner { get; init; } = CompliancePartnerFacts.NotKnown;

    /// <summary>Dedicated Android in Entra shared-device mode; null counts as false.</summary>
    public bool? IsEntraSharedDeviceMode { get; init; }

    /// <summary>The platform and management mode, which name one policy type.</summary>
    public CompliancePlatform Platform { get; init; }

    /// <summary>The operating system version.</summary>
    public DottedVersion OsVersion { get; init; }

    /// <summary>The Apple build.</summary>
    public AppleBuild OsBuildNumber { get; init; }

    /// <summary>The build of an Apple rapid security response; empty: none, then <see cref="OsBuildNumber"/> counts.</summary>
    public AppleBuild OsSupplementalBuildVersion { get; init; }

    /// <summary>The Windows edition; not known counts as desktop.</summary>
    public WindowsEdition Edition { get; init; }

    /// <summary>The Windows SKU family, which contains <c>Home</c> for Windows Home; null counts as not Home.</summary>
    public string? SkuFamily { get; init; }

    /// <summary>The Android security patch level.</summary>
    public PatchLevel SecurityPatchLevel { get; init; }

    /// <summary>Whether the storage is encrypted; null when not known.</summary>
    public bool? IsEncrypted { get; init; }

    /// <summary><c>jailBroken</c> as Graph writes it: <c>True</c>, <c>Jailbroken</c>, <c>False</c>, <c>Unknown</c> or empty (spec 3.8); null when not known.</summary>
    public string? JailBroken { get; init; }

    /// <summary>Active malware that Defender counts; null when not known.</summary>
    public int? WindowsActiveMalwareCount { get; init; }

    /// <summary>The TPM version, such as <c>2.0</c>; empty, <c>0</c> and <c>Not Supported</c> mean known to have none; null when not known.</summary>
    public string? TpmSpecificationVersion { get; init; }

    /// <summary>Installed apps; empty: none; <c>default</c>: not known.</summary>
    public ValueArray<DetectedApp> DetectedApps { get; init; }

    /// <summary>The Windows attestation report.</summary>
    public HealthAttestationFacts DeviceHealthAttestationState { get; init; } = HealthAttestationFacts.NotKnown;

    /// <summary>The Windows status values.</summary>
    public DeviceStatusFacts DeviceStatus { get; init; } = DeviceStatusFacts.NotKnown;

    /// <summary>Microsoft Defender's state.</summary>
    public WindowsProtectionFacts WindowsProtectionState { get; init; } = WindowsProtectionFacts.NotKnown;

    /// <summary>Facts of iOS.</summary>
    public AppleFacts Apple { get; init; } = AppleFacts.NotKnown;

    /// <summary>Facts of macOS.</summary>
    public MacOSFacts MacOS { get; init; } = MacOSFacts.NotKnown;

    /// <summary>Facts of Android.</summary>
    public AndroidFacts Android { get; init; } = AndroidFacts.NotKnown;

    /// <summary>Facts of Linux.</summary>
    public LinuxFacts Linux { get; init; } = LinuxFacts.NotKnown;

    /// <summary>Facts of the Windows Subsystem for Linux.</summary>
    public WslFacts Wsl { get; init; } = WslFacts.NotKnown;

    /// <summary>Passwords of the device and of the work profile.</summary>
    public PasswordFacts Password { get; init; } = PasswordFacts.NotKnown;

    /// <summary>Results of discovery scripts; a script that is missing has never reported.</summary>
    public ValueArray<DiscoveryScriptResult> CustomCompliance { get; init; }

    /// <summary>Reports of threat partners; empty or <c>default</c>: nobody reported. The newest report of each connector counts.</summary>
    public ValueArray<ThreatReport> ThreatReports { get; init; }

    /// <summary>What Configuration Manager knows.</summary>
    public ConfigurationManagerFacts ConfigurationManager { get; init; } = ConfigurationManagerFacts.NotKnown;

    /// <summary>Apps registered for app protection; <c>default</c>: not known.</summary>
    public ValueArray<AppProtection.ManagedAppRegistration> ManagedAppRegistrations { get; init; }

    /// <summary>What Exchange on-premises knows.</summary>
    public ExchangeFacts Exchange { get; init; } = ExchangeFacts.NotKnown;

    /// <summary>The state of co-management eligibility, for fleet figures only.</summary>
    public ComanagementEligibility ComanagementEligibleType { get; init; }

    /// <summary>The Entra device object.</summary>
    public EntraDeviceFacts EntraDevice { get; init; } = EntraDeviceFacts.NotKnown;
}
