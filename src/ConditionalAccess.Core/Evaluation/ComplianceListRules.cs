using System.Collections.Frozen;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Evaluation;

/// <summary>Distributions that are allowed; each bound as a key that orders as versions do.</summary>
internal sealed record DistributionRule(AllowedRange[] Ranges, bool ComparesCommonPrefix);

/// <summary>One allowed distribution.</summary>
/// <param name="Name">The name; null: any.</param>
/// <param name="Minimum">The lowest version; not known: no bound.</param>
/// <param name="Maximum">The highest version; not known: no bound.</param>
internal readonly record struct AllowedRange(string? Name, DottedVersion Minimum, DottedVersion Maximum)
{
    public bool HasBound => Minimum.IsKnown || Maximum.IsKnown;

    public bool IsFor(string? name) => Name is null || string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a version lies within the bounds; one that is no version lies within none.</summary>
    public bool Holds(DottedVersion version, bool commonPrefix)
    {
        if (Minimum.IsKnown && !(version.IsReadable && ComplianceVersions.Compare(version, Minimum, commonPrefix) >= 0)) return false;
        return !Maximum.IsKnown || (version.IsReadable && ComplianceVersions.Compare(version, Maximum, commonPrefix) <= 0);
    }
}

/// <summary>Apps that must not be installed.</summary>
internal sealed record RestrictedAppsRule(FrozenSet<string> AppIds, bool IgnoresManagedApps);

/// <summary>Settings that read lists: apps, distributions and partitions.</summary>
internal static class ComplianceListRules
{
    private static readonly int s_apps = ReportedFacts.Find(ReportedFacts.DetectedApps), s_partitions = ReportedFacts.Find(ReportedFacts.Partitions),
        s_encrypted = ReportedFacts.Of(DeviceFact.IsEncrypted), s_wslInstalled = ReportedFacts.Find(ReportedFacts.WslInstalled),
        s_wslPlugin = ReportedFacts.Find(ReportedFacts.WslPlugin), s_wslDistributions = ReportedFacts.Find(ReportedFacts.WslDistributions),
        s_distribution = ReportedFacts.Of(DeviceFact.LinuxDistribution), s_version = ReportedFacts.Of(DeviceFact.OsVersion);

    public static RowState RestrictedApps(ComplianceInput input, RestrictedAppsRule rule)
    {
        if (input.IsReported(s_apps)) return RowState.Held;
        if (input.Facts.DetectedApps.IsDefault) return RowState.None;
        foreach (DetectedApp app in input.Facts.DetectedApps)
        {
            if (rule.IgnoresManagedApps && app.IsManaged == true) continue;
            if (app.AppId is not null && rule.AppIds.Contains(app.AppId)) return RowState.NonCompliant;
        }

        return RowState.Compliant;
    }

    /// <summary>Spec 1.5. What is installed and not allowed fails even where the rest is not known.</summary>
    public static RowState Wsl(ComplianceInput input, DistributionRule rule)
    {
        WslFacts wsl = input.Facts.Wsl;
        if (wsl.IsInstalled == false && !input.IsReported(s_wslInstalled)) return RowState.Compliant;
        bool areReported = input.IsReported(s_wslDistributions);
        if (!areReported && !AreAllowed(wsl.Distributions, rule)) return RowState.NonCompliant;
        if (input.IsReported(s_wslPlugin) || wsl.PluginInstalled == false) return RowState.Held;
        if (areReported) return RowState.Held;
        if (wsl.Distributions.IsDefault) return RowState.None;
        return input.IsReported(s_wslInstalled) ? RowState.Held : RowState.Compliant;
    }

    public static RowState LinuxDistribution(ComplianceInput input, DistributionRule rule)
    {
        if (input.IsReported(s_distribution)) return RowState.Held;
        if (input.Facts.Linux.Distribution is not { } name) return RowState.None;
        bool isNamed = false, isFree = false;
        foreach (AllowedRange range in rule.Ranges)
        {
            isNamed |= range.IsFor(name);
            isFree |= range.IsFor(name) && !range.HasBound;
        }

        if (!isNamed || isFree) return isFree ? RowState.Compliant : RowState.NonCompliant;
        if (input.IsReported(s_version)) return RowState.Held;
        DottedVersion version = input.Facts.OsVersion;
        if (!version.IsReadable) return version.IsKnown ? RowState.Unheld : RowState.None;
        foreach (AllowedRange range in rule.Ranges)
        {
            if (range.IsFor(name) && range.Holds(version, rule.ComparesCommonPrefix)) return RowState.Compliant;
        }

        return RowState.NonCompliant;
    }

    public static RowState LinuxEncryption(ComplianceInput input)
    {
        if (input.IsReported(s_partitions)) return RowState.Held;
        if (input.Facts.Linux.Partitions.IsDefault)
        {
            if (input.IsReported(s_encrypted)) return RowState.Held;
            return input.Facts.IsEncrypted switch { true => RowState.Compliant, false => RowState.NonCompliant, null => RowState.None };
        }

        foreach (LinuxPartition partition in input.Facts.Linux.Partitions)
        {
            bool counts = partition.IsFixed != false && partition.IsReadOnly != true && partition.IsPseudo != true && partition.MountPoint is not ("/boot" or "/boot/efi");
            if (counts && partition.DmCrypt != true) return RowState.NonCompliant;
        }

        return RowState.Compliant;
    }

    private static bool AreAllowed(ValueArray<WslDistribution> distributions, DistributionRule rule)
    {
        foreach (WslDistribution distribution in distributions)
        {
            bool isAllowed = false;
            foreach (AllowedRange range in rule.Ranges) isAllowed |= range.IsFor(distribution.Name) && range.Holds(distribution.Version, rule.ComparesCommonPrefix);
            if (!isAllowed) return false;
        }

        return true;
    }
}
