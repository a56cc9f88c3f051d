using System.Globalization;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads the settings that are lists of objects. With an entry that cannot be read the whole setting cannot (spec 1.14).</summary>
internal sealed class ComplianceListReader(ReadContext context)
{
    /// <summary>More entries than Intune takes; a longer list is a mistake or an attack.</summary>
    internal const int MaxEntries = 10_000;

    private const int MaxApps = 100;
    private const string Version = "a version of 1 to 4 numbers";

    public SettingValue BuildRanges(JsonNode list, string name)
    {
        var ranges = new List<OsBuildRange>();
        SettingValue? wrong = Each(list, name, entry =>
        {
            JsonNode low = entry.Take("lowestVersion"), high = entry.Take("highestVersion");
            if ((NotAVersion(list, low, "lowestVersion", isRequired: true) ?? NotAVersion(list, high, "highestVersion", isRequired: true)) is { } unreadable) return unreadable;
            ranges.Add(new OsBuildRange(low.Text, high.Text, entry.Text("description")));
            return null;
        });
        return wrong ?? new BuildRangesValue(ValueArray.From(ranges));
    }

    public SettingValue RestrictedApps(JsonNode list, string name)
    {
        var apps = new List<RestrictedApp>();
        SettingValue? wrong = Each(list, name, entry =>
        {
            JsonNode id = entry.Take("appId");
            if (!id.IsNull && !id.IsString) return ComplianceSettingReader.WrongType(context, id, "appId", "a text");
            if (id.IsNull || id.Text.Length == 0) context.Warn(DiagnosticCodes.ComplianceEntrySkipped, entry.Node, $"an entry of {name} has no appId and is skipped", "write the bundle or package id");
            apps.Add(new RestrictedApp(id.IsNull ? null : id.Text, entry.Text("name"), entry.Text("publisher"), entry.Text("appStoreUrl")));
            return null;
        });
        if (wrong is null && apps.Count > MaxApps)
            context.Warn(DiagnosticCodes.ComplianceNumberRange, list, string.Create(CultureInfo.InvariantCulture, $"{name} has {apps.Count} entries, expected at most {MaxApps}; all of them count"), "remove some");
        return wrong is UnreadableValue unreadable ? unreadable with { Json = RawJson.Of(list) } : new RestrictedAppsValue(ValueArray.From(apps));
    }

    public SettingValue WslDistributions(JsonNode list, string name)
    {
        var distributions = new List<AllowedDistribution>();
        SettingValue? wrong = Each(list, name, entry =>
        {
            JsonNode low = entry.Take("minimumOSVersion"), high = entry.Take("maximumOSVersion"), distribution = entry.Take("distribution");
            if (!distribution.IsNull && !distribution.IsString) return ComplianceSettingReader.WrongType(context, distribution, "distribution", "a text") with { Json = RawJson.Of(list) };
            if ((NotAVersion(list, low, "minimumOSVersion", isRequired: false) ?? NotAVersion(list, high, "maximumOSVersion", isRequired: false)) is { } unreadable) return unreadable;
            distributions.Add(new AllowedDistribution(distribution.IsNull ? null : distribution.Text, Bound(low), Bound(high)));
            return null;
        });
        return wrong ?? new WslDistributionsValue(ValueArray.From(distributions));
    }

    /// <summary>No bound when there is no text.</summary>
    public static DottedVersion Bound(JsonNode value) => value.IsString && value.Text.Length > 0 ? value.Text : default(DottedVersion);

    /// <summary>A finding when a bound is no version; a bound that may be missing may be empty too.</summary>
    public UnreadableValue? NotAVersion(JsonNode whole, JsonNode value, string name, bool isRequired)
    {
        if (value.IsNull || (value.IsString && value.Text.Length == 0))
        {
            if (!isRequired) return null;
            context.Error(DiagnosticCodes.ComplianceValueUnreadable, value.IsNull ? whole : value, $"{name} is missing or empty, expected {Version}; the setting is never met", "write both bounds");
            return new UnreadableValue(RawJson.Of(whole), "unreadable");
        }

        if (!value.IsString) return ComplianceSettingReader.WrongType(context, value, name, "a text") with { Json = RawJson.Of(whole) };
        return new DottedVersion(value.Text).IsReadable ? null : ComplianceSettingReader.NotReadable(context, value, whole, name, Version);
    }

    /// <summary>
    /// Reads every entry; null when all can be read. Annotations and unknown members of entries stay in the setting's JSON text. One that may be a requirement
    /// makes the setting one that nobody can meet, as it does in a policy (spec 1.1).
    /// </summary>
    private SettingValue? Each(JsonNode list, string name, Func<ComplianceObject, SettingValue?> read)
    {
        if (!list.IsArray) return ComplianceSettingReader.WrongType(context, list, name, "a list or null");
        int count = 0;
        foreach (JsonNode item in list.Items())
        {
            if (++count > MaxEntries) return TooLong(context, list, name);
            if (!item.IsObject) return ComplianceSettingReader.WrongType(context, item, "an entry of " + name, "an object") with { Json = RawJson.Of(list) };
            var entry = new ComplianceObject(context, item);
            if (read(entry) is { } wrong) return wrong;
            foreach ((string member, JsonNode value) in entry.Left)
            {
                if (!MemberNames.IsAnnotation(member) && CompliancePolicyReader.MayRequire(member, value)) return MayRequire(context, list, value, $"property {DiagnosticText.Quote(member)} of an entry of {name}");
            }

            entry.Rest();
        }

        return null;
    }

    /// <summary>A part of a setting that is not known and may be a requirement.</summary>
    public static UnreadableValue MayRequire(ReadContext context, JsonNode whole, JsonNode at, string what)
    {
        context.Error(DiagnosticCodes.CompliancePropertyUnknown, at, $"{what} is not known and may be a requirement; the setting is never met", "check its spelling, or update this library");
        return new UnreadableValue(RawJson.Of(whole), "unknownProperty");
    }

    public static UnreadableValue TooLong(ReadContext context, JsonNode list, string name)
    {
        context.Error(DiagnosticCodes.ComplianceListTooLong, list, string.Create(CultureInfo.InvariantCulture, $"{name} has more than {MaxEntries:N0} entries; the setting is never met"), "Intune takes no such list: export it again");
        return new UnreadableValue(RawJson.Of(list), "unreadable");
    }
}
