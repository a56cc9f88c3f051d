using System.Globalization;
using ConditionalAccess.Model;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>Device filters of one to three comparisons joined by one operator.</summary>
internal static class WorkloadFilters
{
    public static FilterCondition Create(ref SplitMix64 rng)
    {
        string join = rng.Chance(0.5) ? " -and " : " -or ";
        var leaves = new string[rng.Between(1, 3)];
        for (int i = 0; i < leaves.Length; i++) leaves[i] = Leaf(ref rng);
        return new FilterCondition { Mode = rng.Chance(0.5) ? FilterMode.Include : FilterMode.Exclude, Rule = string.Join(join, leaves) };
    }

    private static string Leaf(ref SplitMix64 rng) => rng.Below(8) switch
    {
        0 => "device.trustType -eq \"serverad\"",
        1 => "device.isCompliant -ne True",
        2 => "device.manufacturer -eq \"" + rng.Pick(WorkloadDevices.Manufacturers) + "\"",
        3 => "device.operatingSystemVersion -startsWith \"10.0." + rng.Between(19, 27).ToString(CultureInfo.InvariantCulture) + "\"",
        4 => "device.model -contains \"" + rng.Pick<string>(["book", "pad", "tower", "phone"]) + "\"",
        5 => "device.model -in [\"" + rng.Pick(WorkloadDevices.Models) + "\", \"" + rng.Pick(WorkloadDevices.Models) + "\"]",
        6 => "device.manufacturer -notIn [\"" + rng.Pick(WorkloadDevices.Manufacturers) + "\"]",
        _ => "device.extensionAttribute1 -eq \"saw\"",
    };
}
