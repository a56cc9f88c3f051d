using System.Text.Json.Nodes;
using ConditionalAccess.Compliance;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Generation.Custom;

namespace ConditionalAccess.Properties;

/// <summary>Documents with one value replaced by something that nobody understands.</summary>
internal static class ComplianceMisreadings
{
    private const string Unknown = "unknownFutureValue";

    // Members that hold words, versions, numbers or flags; ids and names are left alone, since another id is another thing and not a thing less understood.
    private static readonly HashSet<string> s_members = new(StringComparer.Ordinal)
    {
        "@odata.type", "actionType", "gracePeriodHours", "deviceAndAppManagementAssignmentFilterType", "lowestVersion", "highestVersion", "minimumOSVersion", "maximumOSVersion", "rulesContent",
        "settingDefinitionId", "value", "secureByDefault", "deviceComplianceCheckinThresholdDays", "kind", "days", "compliancePolicy", "deviceConfiguration", "partnerUnresponsivenessThresholdInDays",
        "androidDeviceBlockedOnMissingPartnerData", "iosDeviceBlockedOnMissingPartnerData", "windowsDeviceBlockedOnMissingPartnerData", "macDeviceBlockedOnMissingPartnerData",
    };

    private static readonly PolicyReadOptions s_reading = new() { AcceptPartial = true, AllowEmpty = true, Scripts = RandomCustom.Compiler };

    /// <summary>Some of the configurations that differ from the document in one value that is not understood; the path names it.</summary>
    public static IEnumerable<(string Path, ComplianceConfiguration Configuration)> Of(string json, ulong seed, int most)
    {
        var rng = new SplitMix64(seed);
        JsonNode root = JsonNode.Parse(json)!;
        List<(string Path, JsonObject Parent, string Name)> places = [.. Places(root)];
        for (int i = 0; i < Math.Min(most, places.Count); i++)
        {
            (string path, JsonObject parent, string name) = places[rng.Below(places.Count)];
            JsonNode? before = parent[name]?.DeepClone();
            if (rng.Chance(0.25) && MayBeRenamed(name, before))
            {
                // Under another name the value may still be a requirement.
                parent.Remove(name);
                parent["newRequirement"] = before!.DeepClone();
                if (CompliancePolicySet.TryParse(root.ToJsonString(), out CompliancePolicySet? renamed, out _, s_reading)) yield return (path + ", renamed", renamed.Configuration);
                parent.Remove("newRequirement");
                parent[name] = before;
                continue;
            }

            parent[name] = rng.Chance(0.8) ? Unknown : new JsonArray(1);
            if (CompliancePolicySet.TryParse(root.ToJsonString(), out CompliancePolicySet? set, out _, s_reading)) yield return (path, set.Configuration);
            parent[name] = before;
        }
    }

    // Settings and parts of them. A flag that is false, nothing and zero ask nothing under any name.
    private static bool MayBeRenamed(string name, JsonNode? value)
        => (IsSetting(name) || name is "lowestVersion" or "highestVersion" or "minimumOSVersion" or "maximumOSVersion" or "settingDefinitionId")
            && value?.ToJsonString() is not (null or "false" or "0" or "\"\"" or "[]" or "{}");

    private static IEnumerable<(string Path, JsonObject Parent, string Name)> Places(JsonNode? node)
    {
        if (node is JsonArray list) return list.SelectMany(item => Places(item));
        if (node is not JsonObject parent) return [];
        bool isOne = parent.ContainsKey("scheduledActionsForRule") || parent["@odata.type"]?.ToString().EndsWith("CompliancePolicy", StringComparison.Ordinal) == true;
        return parent.Where(m => m.Value is not null && (s_members.Contains(m.Key) || (isOne && IsSetting(m.Key)))).Select(m => (m.Value!.GetPath(), parent, m.Key))
            .Concat(parent.SelectMany(m => Places(m.Value)));
    }

    private static bool IsSetting(string name) => Enum.GetValues<CompliancePolicyType>().Any(type => ComplianceSettings.Find(type, name) is not null);

    /// <summary>Some of the devices that differ from the document in one value that is not understood; the path names it.</summary>
    public static IEnumerable<(string Path, DeviceFacts Facts)> OfDevice(string json, ulong seed, int most)
    {
        var rng = new SplitMix64(seed);
        JsonNode root = JsonNode.Parse(json)!;
        List<(string Path, JsonObject Parent, string Name)> places = [.. Leaves(root["devices"])];
        for (int i = 0; i < Math.Min(most, places.Count); i++)
        {
            (string path, JsonObject parent, string name) = places[rng.Below(places.Count)];
            JsonNode? before = parent[name]?.DeepClone();
            parent[name] = rng.Chance(0.8) ? Unknown : new JsonArray(1);
            if (DeviceInventory.TryParse(root.ToJsonString(), out DeviceInventory? inventory, out _) && inventory.Devices.Count == 1) yield return (path, inventory.Devices[0].Facts);
            parent[name] = before;
        }
    }

    // What a record says is no fact, another id is another thing, and a script may print anything: what is no JSON is an error that it reported.
    private static IEnumerable<(string Path, JsonObject Parent, string Name)> Leaves(JsonNode? node)
    {
        if (node is JsonArray list) return list.SelectMany(Leaves);
        if (node is not JsonObject parent) return [];
        return parent.Where(m => m.Value is JsonValue && m.Key != "output" && !m.Key.EndsWith("Id", StringComparison.OrdinalIgnoreCase)).Select(m => (m.Value!.GetPath(), parent, m.Key))
            .Concat(parent.Where(m => m.Key is not "record").SelectMany(m => Leaves(m.Value)));
    }
}
