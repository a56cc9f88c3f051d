using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation.Custom;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Every condition besides subject and resource.</summary>
internal static class RandomCircumstances
{
    private static readonly ClientAppType[] ClientTypes =
    [
        ClientAppType.Browser, ClientAppType.Browser, ClientAppType.MobileAppsAndDesktopClients, ClientAppType.MobileAppsAndDesktopClients,
        ClientAppType.ExchangeActiveSync, ClientAppType.EasSupported, ClientAppType.Other,
    ];

    private static readonly DevicePlatform[] Platforms =
    [
        DevicePlatform.Android, DevicePlatform.IOS, DevicePlatform.Windows, DevicePlatform.Windows,
        DevicePlatform.WindowsPhone, DevicePlatform.MacOS, DevicePlatform.Linux,
    ];

    private static readonly RiskLevel[] Risks = [RiskLevel.None, RiskLevel.Low, RiskLevel.Medium, RiskLevel.High, RiskLevel.Hidden];
    private static readonly InsiderRiskLevel[] InsiderRisks = [InsiderRiskLevel.Minor, InsiderRiskLevel.Moderate, InsiderRiskLevel.Elevated];
    private static readonly TransferMethod[] Transfers = [TransferMethod.DeviceCodeFlow, TransferMethod.AuthenticationTransfer];
    private static readonly DeviceState[] States = [DeviceState.Compliant, DeviceState.DomainJoined];

    /// <summary>The same conditions with one more, or with one replaced.</summary>
    public static ConditionSet Add(ref SplitMix64 rng, ConditionSet conditions) => rng.Weighted(16, 16, 26, 12, 3, 2, 10, 8, 2, 2, 4, 8, 2, 1, 10) switch
    {
        0 => conditions with { ClientAppTypes = RandomWord.Some<ClientAppType>(ref rng, ClientTypes, 1, 3) },
        1 => conditions with { Platforms = PlatformsOf(ref rng) },
        2 => conditions with { Locations = LocationsOf(ref rng) },
        3 => conditions with { Devices = (conditions.Devices ?? new DeviceCondition()) with { DeviceFilter = DeviceFilter(ref rng) } },
        4 => conditions with { DeviceStates = new DeviceStateCondition { IncludeStates = Everything(ref rng), ExcludeStates = Excluded(ref rng) } },
        5 => conditions with { Devices = DeviceLists(ref rng, conditions.Devices ?? new DeviceCondition()) },
        6 => conditions with { SignInRiskLevels = RandomWord.Some<RiskLevel>(ref rng, Risks, 1, 4) },
        7 => conditions with { UserRiskLevels = RandomWord.Some<RiskLevel>(ref rng, Risks, 1, 4) },
        8 => conditions with { ServicePrincipalRiskLevels = RandomWord.Some<RiskLevel>(ref rng, Risks, 1, 4) },
        9 => conditions with { AgentIdRiskLevels = RandomWord.Some<RiskLevel>(ref rng, Risks, 1, 4) },
        10 => conditions with { InsiderRiskLevels = RandomWord.Some<InsiderRiskLevel>(ref rng, InsiderRisks, 1, 3) },
        11 => conditions with { TransferMethods = RandomWord.Some<TransferMethod>(ref rng, Transfers, 1, 2) },
        12 => conditions with { AgentContext = AgentContext(ref rng) },
        14 => conditions with { CustomCondition = RandomCustom.Condition(ref rng) },
        _ => conditions with { Extra = [new ExtraMember(rng.Chance(0.5) ? "times" : "clients", "{\"x\":1}", ExtraEffect.UnknownCondition)] },
    };

    private static PlatformCondition PlatformsOf(ref SplitMix64 rng)
    {
        bool all = rng.Chance(0.35);
        return new PlatformCondition
        {
            IncludePlatforms = all ? rng.Chance(0.7) ? [DevicePlatform.All] : default : RandomWord.Some<DevicePlatform>(ref rng, Platforms, 1, 4),
            ExcludePlatforms = all || rng.Chance(0.15) ? RandomWord.Some<DevicePlatform>(ref rng, Platforms, 1, 4) : rng.Chance(0.02) ? [DevicePlatform.All] : default,
            Extra = RandomWord.Extra(ref rng, ExtraEffect.UnknownInclude, ExtraEffect.UnknownExclude),
        };
    }

    private static LocationCondition LocationsOf(ref SplitMix64 rng)
    {
        bool all = rng.Chance(0.5);
        return new LocationCondition
        {
            IncludeLocations = all ? rng.Chance(0.85) ? [Keywords.All] : default : Named(ref rng, 1, 4),
            ExcludeLocations = rng.Chance(all ? 0.9 : 0.25) ? Named(ref rng, 1, 3) : default,
            Extra = RandomWord.Extra(ref rng, ExtraEffect.UnknownInclude, ExtraEffect.UnknownExclude),
        };
    }

    private static ValueArray<GraphId> Named(ref SplitMix64 rng, int least, int most)
    {
        var ids = new GraphId[rng.Between(least, most)];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = rng.Weighted(70, 20, 4, 4, 2) switch
            {
                0 => rng.Pick(Pool.Locations),
                1 => Keywords.AllTrusted,
                2 => Keywords.MfaTrustedIps,
                3 => Keywords.AllCompliantNetworks,
                _ => rng.Chance(0.5) ? Keywords.All : Pool.Id(14, 999),
            };
        }

        return new ValueArray<GraphId>(ids);
    }

    private static FilterCondition DeviceFilter(ref SplitMix64 rng) => new()
    {
        Mode = RandomWord.Of(ref rng, [FilterMode.Include, FilterMode.Exclude], 0.02),
        Rule = RandomFilterText.Device(ref rng),
    };

    private static DeviceCondition DeviceLists(ref SplitMix64 rng, DeviceCondition devices) => rng.Chance(0.5)
        ? devices with { IncludeDevices = Everything(ref rng), ExcludeDevices = Excluded(ref rng) }
        : devices with { IncludeDeviceStates = Everything(ref rng), ExcludeDeviceStates = Excluded(ref rng) };

    private static ValueArray<GraphWord<DeviceState>> Everything(ref SplitMix64 rng)
        => rng.Chance(0.2) ? default : RandomWord.Some(ref rng, [DeviceState.All], 1, 1, 0.03);

    private static ValueArray<GraphWord<DeviceState>> Excluded(ref SplitMix64 rng) => RandomWord.Some<DeviceState>(ref rng, States, 0, 2, 0.03);

    private static AgentContextCondition AgentContext(ref SplitMix64 rng) => new()
    {
        IncludeAgentContexts = rng.Some<GraphId>(Pool.AgentContexts, 0, 2),
        ExcludeAgentContexts = rng.Chance(0.3) ? rng.Some<GraphId>(Pool.AgentContexts, 1, 1) : default,
    };
}
