using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>Who the device is, who manages it, and whose it is.</summary>
internal static class RandomManagement
{
    private static readonly DeviceEnrollmentType[] s_enrolments = Enum.GetValues<DeviceEnrollmentType>();
    private static readonly DeviceEnrollmentType[] s_special =
    [
        DeviceEnrollmentType.DeviceEnrollmentManager, DeviceEnrollmentType.AppleBulkWithoutUser, DeviceEnrollmentType.AndroidEnterpriseDedicatedDevice,
        DeviceEnrollmentType.AndroidEnterpriseDedicatedDevice, (DeviceEnrollmentType)200,
    ];

    private static readonly ManagementAgent[] s_agents = Enum.GetValues<ManagementAgent>();

    /// <summary>A device of a platform, without what is measured on it.</summary>
    public static DeviceFacts Create(FactDraw draw, CompliancePlatform platform) => new()
    {
        Id = draw.Pick(CompliancePool.Devices),
        AzureADDeviceId = draw.Pick<GraphId>([default, CompliancePool.Devices[0], "00000000-0000-0000-0000-000000000000"]),
        Platform = platform,
        IsEnrolled = draw.Chance(0.93) ? true : draw.Pick<bool?>([false, null]),
        ManagementAgent = Agent(draw),
        MdmEnrolled = draw.Pick<bool?>([null, true, false]),
        ComanagementPolicyPresent = draw.Pick<bool?>([null, true, false]),
        ConfigurationManagerClientEnabledFeatures = RandomCoManagement.Flags(draw),
        PilotCollections = RandomCoManagement.Pilots(draw),
        ConfigurationManager = draw.Interests.Platforms.Contains(CompliancePlatform.Windows10) || draw.Chance(0.1) ? RandomCoManagement.Facts(draw) : ConfigurationManagerFacts.NotKnown,
        DeviceEnrollmentType = Enrolment(draw, platform),
        EnrollmentProfileName = draw.Chance(0.1) ? "Kiosk" : null,
        ManagedDeviceOwnerType = draw.Word(DeviceOwnerType.Company),
        JoinType = draw.Word(DeviceJoinType.HybridAzureADJoined),
        EnrolledDateTime = draw.Recent(),
        LastSyncDateTime = draw.Health >= 1 && draw.Chance(0.2) ? draw.Border() : draw.Recent(),
        AdministratorConfiguredDeviceComplianceState = draw.Chance(0.03) ? draw.Pick([ComplianceOverride.NonCompliant, (ComplianceOverride)200]) : ComplianceOverride.None,
        UserId = draw.Pick([CompliancePool.Users[0], CompliancePool.Users[0], CompliancePool.Users[1], CompliancePool.Users[1], draw.IsGood ? CompliancePool.Users[2] : default, GraphId.None]),
        User = User(draw),
        GroupIds = Groups(draw, CompliancePool.DeviceGroups),
        AssignmentFilterMatches = Filters(draw),
        ComplianceManagementPartner = Partner(draw),
        IsEntraSharedDeviceMode = draw.Flag(true),
    };

    /// <summary>What is known about a user.</summary>
    public static DeviceUserFacts User(FactDraw draw) => !draw.IsGood && draw.Chance(0.3) ? DeviceUserFacts.NotKnown : new DeviceUserFacts
    {
        Exists = draw.Flag(true),
        IsIntuneLicensed = draw.Flag(true),
        Mail = draw.Pick<string?>(["user@contoso.example", "user@contoso.example", "", null]),
        UserPrincipalName = draw.Pick<string?>(["user@contoso.example", null]),
        GroupIds = Groups(draw, CompliancePool.UserGroups),
    };

    private static ManagementAgent Agent(FactDraw draw) => draw.Below(20) switch
    {
        < 11 => ManagementAgent.Mdm,
        < 15 => ManagementAgent.ConfigurationManagerClientMdm,
        15 => ManagementAgent.ConfigurationManagerClientMdmEas,
        16 => draw.Chance(0.6) ? ManagementAgent.NotSet : ManagementAgent.Mdm,
        17 => draw.Chance(0.3) ? ManagementAgent.ConfigurationManagerClient : ManagementAgent.GoogleCloudDevicePolicyController,
        18 => draw.Chance(0.1) ? (ManagementAgent)200 : ManagementAgent.EasMdm,
        _ => draw.Pick(s_agents),
    };

    private static DeviceEnrollmentType Enrolment(FactDraw draw, CompliancePlatform platform)
    {
        if (platform == CompliancePlatform.AndroidDeviceOwner && draw.Chance(0.35)) return DeviceEnrollmentType.AndroidEnterpriseDedicatedDevice;
        if (draw.Chance(0.04)) return draw.Pick(s_special);
        return draw.Chance(0.2) ? draw.Pick(s_enrolments) : DeviceEnrollmentType.UserEnrollment;
    }

    private static ValueArray<GraphId> Groups(FactDraw draw, GraphId[] pool) => draw.Chance(0.15) ? default : draw.Some<GraphId>(pool, 0, 3);

    private static ValueArray<AssignmentFilterMatch> Filters(FactDraw draw)
    {
        if (draw.Chance(0.3)) return default;
        var matches = new List<AssignmentFilterMatch>();
        foreach (GraphId filter in CompliancePool.Filters)
        {
            if (draw.Chance(0.75)) matches.Add(new AssignmentFilterMatch(filter, draw.Chance(0.6)));
        }

        return ValueArray.From(matches);
    }

    private static CompliancePartnerFacts Partner(FactDraw draw) => draw.Chance(0.6) ? CompliancePartnerFacts.NotKnown : new CompliancePartnerFacts
    {
        IsManaged = draw.Flag(true), IsCompliant = draw.Flag(true), ReportedDateTime = draw.Recent(),
    };
}
