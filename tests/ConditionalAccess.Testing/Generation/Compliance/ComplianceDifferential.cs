using System.Globalization;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>What comparing two evaluators on one device gave: what differs, or null; and what the first of them says comes next.</summary>
internal readonly record struct ComparedDevice(string? Difference, ComplianceRecord? Record = null, DateTimeOffset? Next = null);

/// <summary>Compares two evaluators on one evaluation.</summary>
internal delegate ComparedDevice CompareDevice(DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now);

/// <summary>Prepares both evaluators for a configuration.</summary>
internal delegate CompareDevice CompareConfiguration(ComplianceConfiguration configuration, ComplianceOptions options);

/// <summary>
/// Runs two evaluators over random configurations and devices, some of them evaluated several times with the record carried forward.
/// The first disagreement is made small and thrown, with the line that repeats it.
/// </summary>
internal static class ComplianceDifferential
{
    /// <summary>How many devices to compare when nothing else is asked for.</summary>
    public const int UsualDevices = 200_000;

    /// <summary>The variable that asks for another number of devices.</summary>
    public const string Variable = "CONDITIONALACCESS_COMPLIANCE_DIFFERENTIAL";

    private const int DevicesPerSet = 100;

    /// <summary>The number of devices to compare.</summary>
    public static long Devices => long.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out long asked)
        ? asked : UsualDevices;

    /// <summary>Compares the usual or asked number of devices, one hundred for each configuration.</summary>
    public static void Run(ulong seed, CompareConfiguration compare)
        => Run(seed, (int)Math.Clamp(Devices / DevicesPerSet, 1, int.MaxValue), (int)Math.Min(DevicesPerSet, Devices), compare);

    /// <summary>Compares a number of devices for each of a number of configurations.</summary>
    public static void Run(ulong seed, int sets, int devicesPerSet, CompareConfiguration compare)
    {
        var seeds = new SplitMix64(seed);
        for (int set = 0; set < sets; set++) RunSet(seeds.Next(), devicesPerSet, compare);
    }

    /// <summary>Compares one configuration; the reproducing line of a disagreement names its seed.</summary>
    public static void RunSet(ulong setSeed, int devices, CompareConfiguration compare)
    {
        ComplianceConfiguration configuration = RandomComplianceConfiguration.Create(setSeed);
        SplitMix64 rng = SplitMix64.ForPart(setSeed, 0);
        ComplianceOptions options = RandomComplianceOptions.Create(ref rng);
        var facts = new RandomDeviceFacts(configuration, options);
        var records = new RandomComplianceRecord(configuration, options);
        CompareDevice pair = compare(configuration, options);
        for (int device = 0; device < devices; device++)
        {
            foreach ((DeviceFacts known, ComplianceRecord? record, DateTimeOffset now, ComparedDevice compared) in Steps(rng.Next(), facts, records, pair))
            {
                if (compared.Difference is { } difference) throw Disagreement(new ComplianceCase(setSeed, configuration, options, known, record, now), device, difference, compare);
            }
        }
    }

    // One evaluation, or a few in time: to the announced instant, a tick before it, or some time later; with the same facts or others.
    private static IEnumerable<(DeviceFacts Facts, ComplianceRecord? Record, DateTimeOffset Now, ComparedDevice Compared)> Steps(
        ulong seed, RandomDeviceFacts facts, RandomComplianceRecord records, CompareDevice pair)
    {
        var rng = new SplitMix64(seed);
        DateTimeOffset now = ComplianceTimes.Now(ref rng);
        DeviceFacts device = facts.Create(ref rng, now);
        ComplianceRecord? record = records.Create(ref rng, device, now);
        for (int steps = rng.Chance(0.75) ? 1 : rng.Between(2, 5); steps > 0; steps--)
        {
            ComparedDevice compared = pair(device, record, now);
            yield return (device, record, now, compared);
            record = compared.Record;
            now = compared.Next is { } next && rng.Chance(0.7) ? ComplianceTimes.Shift(next, rng.Chance(0.7) ? 0 : -1) : ComplianceTimes.Shift(now, TimeSpan.FromHours(rng.Below(240)).Ticks);
            device = facts.Later(ref rng, device, now, keepsFacts: rng.Chance(0.5));
        }
    }

    private static InvalidOperationException Disagreement(ComplianceCase found, int number, string difference, CompareConfiguration compare)
    {
        string repeat = $"ComplianceDifferential.RunSet(0x{found.Seed:X16}, {number + 1}, compare)";
        ComplianceCase small = found.Smallest(c => Compare(compare, c) is not null);
        return new InvalidOperationException($"{difference}\nrepeat with {repeat}\nsmallest form found: {Compare(compare, small) ?? difference}\n{small}");
    }

    private static string? Compare(CompareConfiguration compare, ComplianceCase c) => compare(c.Configuration, c.Options)(c.Facts, c.Record, c.Now).Difference;
}
