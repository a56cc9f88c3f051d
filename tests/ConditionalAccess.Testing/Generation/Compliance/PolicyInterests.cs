using System.Globalization;
using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>What the policies of a configuration ask for: devices are generated near it.</summary>
internal sealed class PolicyInterests
{
    private static readonly string[] s_listFacts =
        ["detectedApps", "linux.partitions", "wsl.distributions", "wsl.isInstalled", "threatReports", "customCompliance", "configurationManager.verdict", "managementAgent", "platform"];

    private readonly Dictionary<(Fact Fact, bool OfWorkProfile), long[]> _numbers;
    private readonly Dictionary<CompliancePlatform, string[]> _versions;
    private readonly (CompliancePlatform Platform, SettingDefinition Row, SettingValue Value)[] _configured;

    public PolicyInterests(ComplianceConfiguration configuration)
    {
        Configuration = configuration;
        _configured = [.. Configured(configuration)];
        _numbers = _configured.Where(c => c.Value is NumberValue && c.Row.Facts.Length > 0).GroupBy(c => (c.Row.Facts[0], c.Row.IsWorkProfile))
            .ToDictionary(g => g.Key, g => g.Select(c => Math.Clamp(((NumberValue)c.Value).Value, -1, int.MaxValue)).Distinct().ToArray());
        _versions = _configured.GroupBy(c => c.Platform).ToDictionary(g => g.Key, g => g.SelectMany(c => Texts(c.Row, c.Value)).Distinct(StringComparer.Ordinal).ToArray());
        Platforms = [.. configuration.Policies.Where(p => p.Type is not (CompliancePolicyType.Unknown or CompliancePolicyType.DefaultDevice)).Select(p => CompliancePool.PlatformOf(p.Type))];
        Scripts = [.. _configured.Select(c => c.Value).OfType<CustomComplianceValue>()];
        FactNames = [.. _configured.SelectMany(c => c.Row.Facts.Select(f => NameOf(c.Row, f))).Distinct(StringComparer.Ordinal), .. s_listFacts, .. FactsOfRules(configuration)];
        Builds = Asked(SettingRule.AppleBuildMinimum, SettingRule.AppleBuildMaximum);
        PatchLevels = Asked(SettingRule.PatchLevelMinimum);
    }

    public ComplianceConfiguration Configuration { get; }

    // Rules of one's own read more facts than settings do.
    private static IEnumerable<string> FactsOfRules(ComplianceConfiguration configuration)
        => configuration.Policies.Any(p => !p.CustomRules.IsEmpty) ? ManagedDeviceFactTable.All.Select(f => f.ReportedName).OfType<string>() : [];

    /// <summary>Platforms of the policies, repeated as often as there are policies.</summary>
    public CompliancePlatform[] Platforms { get; }

    public CustomComplianceValue[] Scripts { get; }

    /// <summary>Names of facts that configured settings read.</summary>
    public string[] FactNames { get; }

    private string[] Builds { get; }

    private string[] PatchLevels { get; }

    /// <summary>The numbers that settings compare a fact with, as far as a fact can have them.</summary>
    public long[] Numbers(Fact fact, bool ofWorkProfile) => _numbers.GetValueOrDefault((fact, ofWorkProfile), []);

    /// <summary>A version that policies mention or one next to it; when it shall be good, one that all bounds of the platform allow, if there is one.</summary>
    public DottedVersion Version(ref SplitMix64 rng, CompliancePlatform platform, bool good)
    {
        string[] asked = _versions.GetValueOrDefault(platform, []);
        DottedVersion version = Candidate(ref rng, platform, asked);
        if (!good) return version;
        for (int attempt = 0; attempt < 12 && !Suits(platform, version); attempt++) version = Candidate(ref rng, platform, asked);
        return version;
    }

    public AppleBuild Build(ref SplitMix64 rng, bool good)
        => Builds.Length > 0 && (good || rng.Chance(0.5)) ? rng.Pick(Builds) : rng.Pick(CompliancePool.Builds);

    public PatchLevel PatchLevel(ref SplitMix64 rng, bool good)
        => good ? CompliancePool.PatchLevels[^1] : PatchLevels.Length > 0 && rng.Chance(0.5) ? rng.Pick(PatchLevels) : rng.Pick(CompliancePool.PatchLevels);

    private static DottedVersion Candidate(ref SplitMix64 rng, CompliancePlatform platform, string[] asked)
    {
        string version = asked.Length > 0 && rng.Chance(0.75) ? rng.Pick(asked) : rng.Pick(CompliancePool.VersionsOf(platform));
        return rng.Weighted(60, 15, 15, 5, 5) switch { 0 => version, 1 => Next(version, 1), 2 => Next(version, -1), 3 => version + ".1", _ => Shorter(version) };
    }

    private bool Suits(CompliancePlatform platform, DottedVersion version)
    {
        UInt128 key = version.AsWindows().Key;
        foreach ((CompliancePlatform of, SettingDefinition row, SettingValue value) in _configured)
        {
            if (of != platform || value is not TextValue text || row.Facts is not [var fact, ..] || fact != DeviceFact.OsVersion) continue;
            UInt128 bound = new DottedVersion(text.Value).AsWindows().Key;
            if (row.Rule == SettingRule.VersionMinimum ? key < bound : key > bound) return false;
        }

        return true;
    }

    private static string Next(string version, int by)
    {
        int at = version.LastIndexOf('.') + 1;
        return int.TryParse(version.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out int last) && last + by >= 0
            ? version[..at] + (last + by).ToString(CultureInfo.InvariantCulture) : version;
    }

    private static string Shorter(string version) => version.LastIndexOf('.') is var at and > 0 ? version[..at] : version;

    private static List<(CompliancePlatform Platform, SettingDefinition Row, SettingValue Value)> Configured(ComplianceConfiguration configuration)
    {
        var configured = new List<(CompliancePlatform, SettingDefinition, SettingValue)>();
        foreach (CompliancePolicy policy in configuration.Policies)
        {
            foreach (ComplianceSetting setting in policy.Settings)
            {
                if (ComplianceSettings.Find(policy.Type, setting.Name) is { } row && row.IsConfigured(setting.Value)) configured.Add((CompliancePool.PlatformOf(policy.Type), row, setting.Value));
            }
        }

        return configured;
    }

    private static IEnumerable<string> Texts(SettingDefinition row, SettingValue value) => value switch
    {
        TextValue text when row.Facts is [var fact, ..] && fact == DeviceFact.OsVersion => [text.Value],
        BuildRangesValue ranges => ranges.Ranges.SelectMany(r => new[] { r.LowestVersion.Text, r.HighestVersion.Text }).OfType<string>(),
        AllowedDistributionsValue allowed => allowed.Distributions.SelectMany(d => new[] { d.MinimumVersion.Text, d.MaximumVersion.Text }).OfType<string>(),
        _ => [],
    };

    private static string NameOf(SettingDefinition row, Fact fact)
        => fact is Fact<DeviceFacts, bool?> || !fact.GetType().GetGenericArguments()[0].Equals(typeof(PasswordScopeFacts)) ? fact.Name
            : (row.IsWorkProfile ? "password.workProfile." : "password.device.") + fact.Name;

    private string[] Asked(params SettingRule[] rules) => [.. _configured.Where(c => rules.Contains(c.Row.Rule)).Select(c => c.Value).OfType<TextValue>().Select(t => t.Value)];
}
