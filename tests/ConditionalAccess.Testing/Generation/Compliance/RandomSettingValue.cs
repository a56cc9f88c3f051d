using System.Globalization;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>The value of one setting, made from its row in the table of settings: a new row is generated without new code.</summary>
internal static class RandomSettingValue
{
    private static readonly long[] s_numbers = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 15, 16, 24, 30, 60, 90, 365, 730, 1024];

    /// <summary>A value, mostly one that asks something.</summary>
    public static SettingValue Create(ref SplitMix64 rng, SettingDefinition row, CompliancePolicyType type)
    {
        if (rng.Chance(0.03) && Odd(ref rng, row) is var odd && !(odd is FlagValue or NumberValue or TextValue && IsOfCatalog(row.Form))) return odd;
        return row.Form switch
        {
            SettingForm.Flag or SettingForm.CatalogFlag => rng.Chance(0.92),
            SettingForm.Number or SettingForm.CatalogNumber => new NumberValue(Number(ref rng, row)),
            SettingForm.Text => Text(ref rng, row, type),
            SettingForm.Word => Word(ref rng, row),
            SettingForm.BuildRanges => BuildRanges(ref rng),
            SettingForm.RestrictedApps => Apps(ref rng),
            SettingForm.WslDistributions => new WslDistributionsValue(Distributions(ref rng, CompliancePool.WslNames)),
            SettingForm.CatalogDistributions => new AllowedDistributionsValue(Distributions(ref rng, CompliancePool.Distributions)),
            SettingForm.CustomScript or SettingForm.CatalogScript => RandomCustomCompliance.Create(ref rng),
            _ => throw new InvalidOperationException("no values for the form " + row.Form),
        };
    }

    /// <summary>A version as policies of a type write it; rarely something else.</summary>
    public static string Version(ref SplitMix64 rng, string[] usual) => rng.Chance(0.05) ? rng.Pick(CompliancePool.OddVersions) : rng.Pick(usual);

    // The settings catalog has a shape of its own for each form, so a value of another kind cannot be written there.
    private static bool IsOfCatalog(SettingForm form) => form is SettingForm.CatalogDistributions or SettingForm.CatalogFlag or SettingForm.CatalogNumber or SettingForm.CatalogScript;

    private static SettingValue Odd(ref SplitMix64 rng, SettingDefinition row) => rng.Weighted(3, 2, 2, 1, 1) switch
    {
        0 => NullValue.Instance,
        1 => new UnreadableValue("[1]", "wrongType"),
        2 when row.Form == SettingForm.Word => new UnreadableValue("\"String\"", "unknownWord"),
        2 => new UnreadableValue("{}", "unreadable"),
        3 => row.Form is SettingForm.Flag or SettingForm.CatalogFlag ? 1 : true,
        _ => row.Form == SettingForm.Word ? "notAWordOfIt" : "text where none belongs",
    };

    private static long Number(ref SplitMix64 rng, SettingDefinition row)
    {
        if (row.Range is { } range && rng.Chance(0.25))
            return rng.Pick([range.Low, Math.Max(0, range.Low - 1), Math.Min(range.High, 70_000), range.High >= int.MaxValue ? 500 : range.High + 1]);
        if (rng.Chance(0.01)) return rng.Pick([-1, (long)int.MaxValue + 1, long.MaxValue, long.MinValue]);
        return s_numbers[rng.Skewed(s_numbers.Length)];
    }

    private static string Text(ref SplitMix64 rng, SettingDefinition row, CompliancePolicyType type)
    {
        if (rng.Chance(0.02)) return string.Empty;
        return row.Rule switch
        {
            SettingRule.AppleBuildMinimum or SettingRule.AppleBuildMaximum => rng.Chance(0.06) ? rng.Pick(CompliancePool.OddBuilds) : rng.Pick(CompliancePool.Builds),
            SettingRule.PatchLevelMinimum => rng.Chance(0.06) ? rng.Pick(CompliancePool.OddPatchLevels) : rng.Pick(CompliancePool.PatchLevels),
            SettingRule.VersionMinimum when row.Facts[0] == DeviceFact.AntiMalwareVersion => Version(ref rng, CompliancePool.DefenderVersions),
            SettingRule.VersionMinimum or SettingRule.VersionMaximum => Version(ref rng, CompliancePool.VersionsOf(type)),
            _ => "anything",
        };
    }

    private static string Word(ref SplitMix64 rng, SettingDefinition row)
    {
        if (row.NotConfiguredWords.Length > 0 && rng.Chance(0.05)) return row.NotConfiguredWords[0];
        string word = rng.Chance(0.06) ? row.Words[0] : row.Words[rng.Between(1, row.Words.Length - 1)];
        return rng.Chance(0.02) ? word.ToUpperInvariant() : word;
    }

    private static BuildRangesValue BuildRanges(ref SplitMix64 rng)
    {
        var ranges = new OsBuildRange[rng.Below(4)];
        for (int i = 0; i < ranges.Length; i++)
        {
            string low = Version(ref rng, CompliancePool.WindowsVersions), high = Version(ref rng, CompliancePool.WindowsVersions);
            if (rng.Chance(0.6)) high = LastPart(low, 9999);
            ranges[i] = new OsBuildRange(rng.Chance(0.02) ? default(DottedVersion) : low, rng.Chance(0.02) ? default(DottedVersion) : high, rng.Chance(0.5) ? "range" : null);
        }

        return new BuildRangesValue(new ValueArray<OsBuildRange>(ranges));
    }

    private static string LastPart(string version, int last)
    {
        int at = version.LastIndexOf('.');
        return at < 0 ? version : version[..(at + 1)] + last.ToString(CultureInfo.InvariantCulture);
    }

    private static RestrictedAppsValue Apps(ref SplitMix64 rng)
    {
        var apps = new RestrictedApp[rng.Below(4)];
        for (int i = 0; i < apps.Length; i++) apps[i] = new RestrictedApp(rng.Chance(0.1) ? rng.Pick<string?>([null, ""]) : rng.Pick(CompliancePool.Apps), "App " + i);
        return new RestrictedAppsValue(new ValueArray<RestrictedApp>(apps));
    }

    private static ValueArray<AllowedDistribution> Distributions(ref SplitMix64 rng, string?[] names)
    {
        var allowed = new AllowedDistribution[rng.Below(4)];
        for (int i = 0; i < allowed.Length; i++) allowed[i] = new AllowedDistribution(names[rng.Skewed(names.Length)], Bound(ref rng), Bound(ref rng));
        return new ValueArray<AllowedDistribution>(allowed);
    }

    private static DottedVersion Bound(ref SplitMix64 rng) => rng.Chance(0.45) ? default(DottedVersion) : rng.Chance(0.05) ? "" : Version(ref rng, CompliancePool.LinuxVersions);
}
