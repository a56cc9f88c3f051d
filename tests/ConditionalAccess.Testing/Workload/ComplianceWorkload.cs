using ConditionalAccess.Compliance;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>
/// The deterministic compliance workload: 20 policies over all platforms, and a fleet of any size over them. Most devices meet their policies, some fail one
/// setting, some are silent, and most have a record of their last evaluation.
/// </summary>
/// <remarks>Seed: 20260501.</remarks>
internal sealed record ComplianceWorkload(ComplianceConfiguration Configuration, ComplianceWorkload.FleetDevice[] Fleet)
{
    /// <summary>The instant of every evaluation.</summary>
    public static readonly DateTimeOffset Now = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private const ulong Seed = 20260501;

    private static readonly GraphId[] s_groups = [.. Enumerable.Range(0, 400).Select(i => Pool.Id(61, i))];

    /// <summary>The workload with a number of devices.</summary>
    public static ComplianceWorkload Create(int devices)
    {
        ComplianceConfiguration configuration = new()
        {
            Policies = [.. WorkloadCompliancePolicies.Create(s_groups)],
            Connectors = [.. WorkloadCompliancePolicies.Connectors(Now)],
            Settings = DeviceManagementSettings.Default with { SecureByDefault = true },
        };
        return new ComplianceWorkload(configuration, [.. Devices(configuration).Take(devices)]);
    }

    /// <summary>The fleet without end, one device after the other; its first devices are those of <see cref="Create"/>.</summary>
    public static IEnumerable<FleetDevice> Devices(ComplianceConfiguration configuration)
    {
        var rng = new SplitMix64(Seed);
        for (int i = 0; ; i++)
        {
            DeviceFacts facts = WorkloadFleet.Create(ref rng, i, Now, s_groups);
            yield return new FleetDevice(facts, Record(ref rng, facts, configuration));
        }
    }

    // One in ten is new, one in ten has failed some policy before.
    private static ComplianceRecord? Record(ref SplitMix64 rng, DeviceFacts facts, ComplianceConfiguration configuration)
    {
        switch (rng.Weighted(10, 80, 10))
        {
            case 0: return null;
            case 1: return new ComplianceRecord { EvaluatedAt = Now.AddHours(-8), ReportedState = ComplianceState.Compliant, AccessCompliant = true, Episodes = [], Errors = [] };
        }

        CompliancePolicy failed = configuration.Policies[rng.Below(configuration.Policies.Count)];
        DateTimeOffset start = Now.AddHours(-rng.Between(1, 100));
        var episode = new ComplianceEpisode(failed.Id, facts.UserId, start, start.AddHours(72), [new FiredAction(ComplianceActionType.Notification, 0)]);
        return new ComplianceRecord { EvaluatedAt = Now.AddHours(-8), ReportedState = ComplianceState.InGracePeriod, AccessCompliant = true, Episodes = [episode], Errors = [] };
    }

    /// <summary>A device with what its last evaluation left.</summary>
    public sealed record FleetDevice(DeviceFacts Facts, ComplianceRecord? Record);
}
