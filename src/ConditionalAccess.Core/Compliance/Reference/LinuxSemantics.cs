namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 1.12: distributions and encryption of Linux devices.</summary>
internal static class LinuxSemantics
{
    /// <summary>Some entry names the distribution, and the version lies in its range.</summary>
    public static RuleOutcome Distribution(RuleContext row)
    {
        ValueArray<AllowedDistribution> allowed = ((AllowedDistributionsValue)row.Value).Distributions;
        if (allowed.Any(HasUnreadableBound)) return SettingSemantics.Unreadable;
        string? name = row.Facts.Linux.Distribution;
        FactReading<string> distribution = row.Read(DeviceFact.LinuxDistribution.Name, name is not null, true, name ?? "", name);
        return row.Judge(distribution, found => OfDistribution(row, [.. allowed.Where(entry => IsFor(entry, found))]));
    }

    /// <summary>Every partition that counts uses dm-crypt; without a list, what Intune knows.</summary>
    public static RuleOutcome Encryption(RuleContext row)
    {
        ValueArray<LinuxPartition> found = row.Facts.Linux.Partitions;
        FactReading<ValueArray<LinuxPartition>> partitions = row.Read("linux.partitions", !found.IsDefault, true, found, string.Join("; ", found.Select(Text)));
        if (!partitions.IsMissing) return row.Judge(partitions, list => list.All(p => !Counts(p) || p.DmCrypt == true));
        FactReading<bool> known = row.Read(DeviceFact.IsEncrypted);
        return known.IsMissing ? row.Missing(partitions.Fact) : row.Judge(known, isEncrypted => isEncrypted);
    }

    public static bool HasBound(AllowedDistribution entry) => !VersionSemantics.IsNoBound(entry.MinimumVersion) || !VersionSemantics.IsNoBound(entry.MaximumVersion);

    public static bool HasUnreadableBound(AllowedDistribution entry) => IsUnreadable(entry.MinimumVersion) || IsUnreadable(entry.MaximumVersion);

    private static bool IsUnreadable(DottedVersion bound) => !VersionSemantics.IsNoBound(bound) && !bound.IsReadable;

    private static bool IsFor(AllowedDistribution entry, string distribution)
        => !string.IsNullOrEmpty(entry.Name) && string.Equals(entry.Name, distribution, StringComparison.OrdinalIgnoreCase);

    /// <summary>The version is needed only where an entry has a bound and none has not.</summary>
    private static RuleOutcome OfDistribution(RuleContext row, AllowedDistribution[] entries)
    {
        if (entries.Length == 0) return RuleOutcome.Fail();
        if (entries.Any(entry => !HasBound(entry))) return RuleOutcome.Pass;
        return row.Judge(row.Read(DeviceFact.OsVersion), version => entries.Any(entry => VersionSemantics.IsWithin(row.Options, version, entry.MinimumVersion, entry.MaximumVersion)));
    }

    /// <summary>Spec 12.5: what is not known of a partition counts against the device.</summary>
    private static bool Counts(LinuxPartition partition)
        => partition.IsFixed != false && partition.IsReadOnly != true && partition.IsPseudo != true && partition.MountPoint is not ("/boot" or "/boot/efi");

    private static string Text(LinuxPartition partition) => (partition.MountPoint ?? "(not known)") + (partition.DmCrypt == true ? " encrypted" : " not encrypted");
}
