using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>The word tables of compliance, in Graph's spelling (spec 1.2, 3.4, 4.1, 6, 7.2).</summary>
internal static class ComplianceWords
{
    public static WordTable<CompliancePolicyType> Types { get; } = new("policy type",
        ("windows10CompliancePolicy", CompliancePolicyType.Windows10), ("windows81CompliancePolicy", CompliancePolicyType.Windows81),
        ("windowsPhone81CompliancePolicy", CompliancePolicyType.WindowsPhone81), ("windows10MobileCompliancePolicy", CompliancePolicyType.Windows10Mobile),
        ("iosCompliancePolicy", CompliancePolicyType.IOS), ("macOSCompliancePolicy", CompliancePolicyType.MacOS),
        ("androidCompliancePolicy", CompliancePolicyType.Android), ("androidWorkProfileCompliancePolicy", CompliancePolicyType.AndroidWorkProfile),
        ("androidForWorkCompliancePolicy", CompliancePolicyType.AndroidForWork),
        ("androidDeviceOwnerCompliancePolicy", CompliancePolicyType.AndroidDeviceOwner),
        ("aospDeviceOwnerCompliancePolicy", CompliancePolicyType.AospDeviceOwner),
        ("defaultDeviceCompliancePolicy", CompliancePolicyType.DefaultDevice),
        ("deviceManagementCompliancePolicy", CompliancePolicyType.SettingsCatalog));

    public static WordTable<ComplianceActionType> Actions { get; } = new("action",
        ("block", ComplianceActionType.Block), ("notification", ComplianceActionType.Notification), ("pushNotification", ComplianceActionType.PushNotification),
        ("remoteLock", ComplianceActionType.RemoteLock), ("removeResourceAccessProfiles", ComplianceActionType.RemoveResourceAccessProfiles),
        ("retire", ComplianceActionType.Retire), ("wipe", ComplianceActionType.Wipe), ("noAction", ComplianceActionType.None));

    public static WordTable<AssignmentTargetKind> Targets { get; } = new("assignment target",
        ("allDevicesAssignmentTarget", AssignmentTargetKind.AllDevices), ("allLicensedUsersAssignmentTarget", AssignmentTargetKind.AllLicensedUsers),
        ("groupAssignmentTarget", AssignmentTargetKind.Group), ("exclusionGroupAssignmentTarget", AssignmentTargetKind.ExclusionGroup));

    public static WordTable<AssignmentFilterMode> Filters { get; } = new("filter type",
        ("none", AssignmentFilterMode.None), ("include", AssignmentFilterMode.Include), ("exclude", AssignmentFilterMode.Exclude));

    public static WordTable<ConnectorState> ConnectorStates { get; } = new("connector state",
        ("unavailable", ConnectorState.Unavailable), ("available", ConnectorState.Available), ("enabled", ConnectorState.Enabled),
        ("unresponsive", ConnectorState.Unresponsive), ("notSetUp", ConnectorState.NotSetUp), ("error", ConnectorState.Error));

    public static WordTable<Workload> Workloads { get; } = new("workload",
        ("compliancePolicy", Workload.CompliancePolicy), ("deviceConfiguration", Workload.DeviceConfiguration),
        ("endpointProtection", Workload.EndpointProtection), ("inventory", Workload.Inventory), ("modernApps", Workload.ModernApps),
        ("officeApps", Workload.OfficeApps), ("resourceAccess", Workload.ResourceAccess), ("windowsUpdateForBusiness", Workload.WindowsUpdateForBusiness));

    public static WordTable<WorkloadPosition> Positions { get; } = new("position",
        ("configurationManager", WorkloadPosition.ConfigurationManager), ("pilotIntune", WorkloadPosition.PilotIntune), ("intune", WorkloadPosition.Intune));

    public static WordTable<ConfigurationManagerRuleKind> RuleKinds { get; } = new("rule kind",
        ("registered", ConfigurationManagerRuleKind.Registered), ("requiredUpdates", ConfigurationManagerRuleKind.RequiredUpdates),
        ("requiredApps", ConfigurationManagerRuleKind.RequiredApps), ("bitLocker", ConfigurationManagerRuleKind.BitLocker),
        ("antimalware", ConfigurationManagerRuleKind.Antimalware), ("healthAttestation", ConfigurationManagerRuleKind.HealthAttestation),
        ("configuredBaselines", ConfigurationManagerRuleKind.ConfiguredBaselines));

    public static WordTable<AttestationPart> AttestationParts { get; } = new("part of health attestation",
        ("bitLocker", AttestationPart.BitLocker), ("secureBoot", AttestationPart.SecureBoot), ("codeIntegrity", AttestationPart.CodeIntegrity),
        ("earlyLaunchAntimalware", AttestationPart.EarlyLaunchAntimalware));

    public static WordTable<CustomRuleOperator> Operators { get; } = new("operator",
        ("IsEquals", CustomRuleOperator.IsEquals), ("NotEquals", CustomRuleOperator.NotEquals), ("GreaterThan", CustomRuleOperator.GreaterThan),
        ("GreaterEquals", CustomRuleOperator.GreaterEquals), ("LessThan", CustomRuleOperator.LessThan), ("LessEquals", CustomRuleOperator.LessEquals));

    public static WordTable<CustomRuleDataType> DataTypes { get; } = new("data type",
        ("Boolean", CustomRuleDataType.Boolean), ("Int64", CustomRuleDataType.Int64), ("Double", CustomRuleDataType.Double),
        ("String", CustomRuleDataType.String), ("DateTime", CustomRuleDataType.DateTime), ("Version", CustomRuleDataType.Version));
}
