using System.Globalization;

namespace ConditionalAccess.Compliance.Reference;

/// <summary>What a policy requires, as text for people.</summary>
internal static class RequiredText
{
    public static string? Of(SettingValue value) => value switch
    {
        FlagValue flag => flag.Value ? "true" : "false",
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        TextValue text => text.Value,
        BuildRangesValue ranges => Join(ranges.Ranges.Select(r => Range(r.LowestVersion, r.HighestVersion))),
        RestrictedAppsValue apps => Join(apps.Apps.Select(a => a.AppId)),
        WslDistributionsValue wsl => Join(wsl.Distributions.Select(Distribution)),
        AllowedDistributionsValue allowed => Join(allowed.Distributions.Select(Distribution)),
        UnreadableValue unreadable => unreadable.Json,
        _ => null,
    };

    private static string Join(IEnumerable<string?> parts) => string.Join("; ", parts.Where(p => !string.IsNullOrEmpty(p)));

    private static string Distribution(AllowedDistribution entry)
    {
        string name = string.IsNullOrEmpty(entry.Name) ? "(any)" : entry.Name;
        string range = Range(entry.MinimumVersion, entry.MaximumVersion);
        return range.Length == 0 ? name : name + " " + range;
    }

    private static string Range(DottedVersion low, DottedVersion high)
    {
        if (string.IsNullOrEmpty(low.Text)) return string.IsNullOrEmpty(high.Text) ? "" : "to " + high.Text;
        return string.IsNullOrEmpty(high.Text) ? "from " + low.Text : low.Text + " to " + high.Text;
    }
}
