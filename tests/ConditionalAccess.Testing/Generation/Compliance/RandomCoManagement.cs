using ConditionalAccess.Compliance;
using ManagedWorkload = ConditionalAccess.Compliance.Workload;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>Sliders and rules of co-management, and what Configuration Manager knows of a device.</summary>
internal static class RandomCoManagement
{
    private static readonly ManagedWorkload[] s_all = Enum.GetValues<ManagedWorkload>();

    // The two that decide something more often.
    private static readonly ManagedWorkload[] s_workloads =
    [
        ManagedWorkload.CompliancePolicy, ManagedWorkload.CompliancePolicy, ManagedWorkload.CompliancePolicy, ManagedWorkload.DeviceConfiguration, ManagedWorkload.DeviceConfiguration,
        .. s_all, (ManagedWorkload)200,
    ];

    private static readonly ConfigurationManagerRuleKind[] s_rules =
    [
        ConfigurationManagerRuleKind.Registered, ConfigurationManagerRuleKind.RequiredUpdates, ConfigurationManagerRuleKind.RequiredUpdates, ConfigurationManagerRuleKind.RequiredApps,
        ConfigurationManagerRuleKind.BitLocker, ConfigurationManagerRuleKind.Antimalware, ConfigurationManagerRuleKind.HealthAttestation, ConfigurationManagerRuleKind.ConfiguredBaselines,
        ConfigurationManagerRuleKind.ConfiguredBaselines, ConfigurationManagerRuleKind.Unknown, (ConfigurationManagerRuleKind)200,
    ];

    public static CoManagementSettings Settings(ref SplitMix64 rng)
    {
        if (rng.Chance(0.1)) return CoManagementSettings.Default;
        var sliders = new List<WorkloadSlider>();
        if (rng.Chance(0.85)) sliders.Add(new WorkloadSlider(ManagedWorkload.CompliancePolicy, Position(ref rng)));
        if (rng.Chance(0.6)) sliders.Add(new WorkloadSlider(ManagedWorkload.DeviceConfiguration, Position(ref rng)));
        if (rng.Chance(0.03)) sliders.Add(new WorkloadSlider(ManagedWorkload.CompliancePolicy, Position(ref rng)));
        if (rng.Chance(0.2)) sliders.Add(new WorkloadSlider(s_all[rng.Between(3, s_all.Length - 1)], Position(ref rng)));
        return new CoManagementSettings { Workloads = ValueArray.From(sliders), Rules = Rules(ref rng) };
    }

    /// <summary>What Configuration Manager knows.</summary>
    public static ConfigurationManagerFacts Facts(FactDraw draw)
    {
        if (draw.Chance(0.06)) return ConfigurationManagerFacts.NotKnown;
        bool computed = draw.Chance(0.5);
        return new ConfigurationManagerFacts
        {
            Verdict = computed ? ConfigurationManagerVerdict.NotSet : draw.Word(ConfigurationManagerVerdict.Compliant),
            EvaluatedDateTime = draw.Recent(),
            RequiredUpdates = Items(draw),
            RequiredApps = Items(draw),
            Baselines = Baselines(draw),
            IsRegistered = draw.Flag(true),
            BitLockerOn = draw.Flag(true),
            AntimalwareRunning = draw.Flag(true),
            HealthAttestation = new HealthAttestationParts
            {
                BitLocker = draw.Flag(true), SecureBoot = draw.Flag(true), CodeIntegrity = draw.Flag(true), EarlyLaunchAntimalware = draw.Flag(true),
            },
            ClientState = draw.Word(ConfigurationManagerClientState.Healthy),
            ClientLastSyncDateTime = draw.Recent(),
            RelayedIsCompliant = draw.Flag(true),
        };
    }

    /// <summary>Which workloads the device says Intune manages.</summary>
    public static WorkloadFlags Flags(FactDraw draw) => draw.Chance(0.6) ? WorkloadFlags.NotKnown : new WorkloadFlags
    {
        CompliancePolicy = draw.Pick<bool?>([true, true, true, false, null]),
        DeviceConfiguration = draw.Pick<bool?>([true, false, null]),
        ModernApps = draw.Pick<bool?>([true, false, null]),
        EndpointProtection = draw.Pick<bool?>([true, null]),
        Inventory = draw.Pick<bool?>([true, null]),
        OfficeApps = draw.Pick<bool?>([true, null]),
        ResourceAccess = draw.Pick<bool?>([true, null]),
        WindowsUpdateForBusiness = draw.Pick<bool?>([true, null]),
    };

    /// <summary>Pilot collections that hold the device.</summary>
    public static ValueArray<ManagedWorkload> Pilots(FactDraw draw) => draw.Chance(0.3) ? default : draw.Some<ManagedWorkload>(s_workloads, 0, 2);

    private static WorkloadPosition Position(ref SplitMix64 rng)
        => rng.Pick([WorkloadPosition.Intune, WorkloadPosition.Intune, WorkloadPosition.Intune, WorkloadPosition.PilotIntune, WorkloadPosition.ConfigurationManager, WorkloadPosition.Unknown, (WorkloadPosition)200]);

    private static ValueArray<ConfigurationManagerRule> Rules(ref SplitMix64 rng)
    {
        if (rng.Chance(0.25)) return rng.Chance(0.5) ? default : [];
        var rules = new ConfigurationManagerRule[rng.Between(1, 3)];
        for (int i = 0; i < rules.Length; i++) rules[i] = new ConfigurationManagerRule(rng.Pick(s_rules), rng.Pick([0, 0, 1, 7, 30]), Parts(ref rng));
        return new ValueArray<ConfigurationManagerRule>(rules);
    }

    private static ValueArray<AttestationPart> Parts(ref SplitMix64 rng) => rng.Chance(0.5) ? default
        : rng.Some<AttestationPart>([AttestationPart.BitLocker, AttestationPart.SecureBoot, AttestationPart.CodeIntegrity, AttestationPart.EarlyLaunchAntimalware, AttestationPart.None, (AttestationPart)200], 0, 3);

    private static ValueArray<RequiredItem> Items(FactDraw draw)
    {
        if (!draw.IsGood && draw.Chance(0.3)) return default;
        var items = new RequiredItem[draw.Below(3)];
        for (int i = 0; i < items.Length; i++)
        {
            bool? installed = draw.Chance(0.6) ? draw.Flag(true) : false;
            items[i] = new RequiredItem("KB" + i, Deadline(draw), installed);
        }

        return new ValueArray<RequiredItem>(items);
    }

    // Often one that a rule's days move to the next hours.
    private static DateTimeOffset? Deadline(FactDraw draw) => draw.Below(20) switch
    {
        0 => null,
        < 8 => draw.Border(),
        < 16 => ComplianceTimes.Shift(draw.Border(), TimeSpan.TicksPerHour * draw.Between(0, 48)),
        _ => draw.Later(),
    };

    private static ValueArray<ConfigurationBaseline> Baselines(FactDraw draw)
    {
        if (!draw.IsGood && draw.Chance(0.3)) return default;
        var baselines = new ConfigurationBaseline[draw.Below(4)];
        for (int i = 0; i < baselines.Length; i++)
        {
            baselines[i] = new ConfigurationBaseline("B" + i, draw.Pick([CollectionKind.Device, CollectionKind.Device, CollectionKind.User, CollectionKind.Unknown, (CollectionKind)200]),
                draw.Pick<bool?>([true, true, false, null]), draw.Pick<bool?>([true, true, false, null]), draw.Word(ConfigurationManagerVerdict.Compliant));
        }

        return new ValueArray<ConfigurationBaseline>(baselines);
    }
}
