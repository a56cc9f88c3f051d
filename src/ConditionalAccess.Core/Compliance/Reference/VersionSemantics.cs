namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 1.14: versions, builds and dates.</summary>
internal static class VersionSemantics
{
    private const int HighestRangeComponent = 65535;

    public static RuleOutcome AtLeast(RuleContext row)
    {
        DottedVersion required = Required(row);
        return required.IsReadable ? row.Judge(Device(row), found => Compare(row.Options, found, required) >= 0) : SettingSemantics.Unreadable;
    }

    public static RuleOutcome AtMost(RuleContext row)
    {
        DottedVersion required = Required(row);
        if (!required.IsReadable) return SettingSemantics.Unreadable;
        FactReading<DottedVersion> device = Device(row);
        NotePadding(row, required, device);
        return row.Judge(device, found => Compare(row.Options, found, required) <= 0);
    }

    /// <summary>The version lies in one of the ranges, both ends included. A range with a component over 65535, or with its ends the wrong way round, holds nothing.</summary>
    public static RuleOutcome InSomeRange(RuleContext row)
    {
        (DottedVersion Low, DottedVersion High)[] ranges = [.. ((BuildRangesValue)row.Value).Ranges.Select(r => (OfPolicy(row, r.LowestVersion), OfPolicy(row, r.HighestVersion)))];
        if (ranges.Any(r => !r.Low.IsReadable || !r.High.IsReadable)) return SettingSemantics.Unreadable;
        FactReading<DottedVersion> device = Device(row);
        foreach ((_, DottedVersion high) in ranges) NotePadding(row, high, device);
        return row.Judge(device, found => ranges.Any(r => IsBuild(r.Low) && IsBuild(r.High) && r.Low.Key <= r.High.Key && IsWithin(row.Options, found, r.Low, r.High)));
    }

    public static RuleOutcome AppleBuildAtLeast(RuleContext row) => CompareAppleBuild(row, order => order >= 0);

    public static RuleOutcome AppleBuildAtMost(RuleContext row) => CompareAppleBuild(row, order => order <= 0);

    public static RuleOutcome PatchLevelAtLeast(RuleContext row)
    {
        var required = new PatchLevel(row.Text);
        if (!required.IsReadable) return SettingSemantics.Unreadable;
        PatchLevel found = DeviceFact.SecurityPatchLevel.Read(row.Facts);
        return row.Judge(row.Read(DeviceFact.SecurityPatchLevel.Name, found.IsKnown, found.IsReadable, found, found.Text), level => level.Date >= required.Date);
    }

    /// <summary>Both ends included; an end that says nothing, or empty text, is no bound. The version is one.</summary>
    public static bool IsWithin(ComplianceOptions options, DottedVersion version, DottedVersion low, DottedVersion high)
        => (IsNoBound(low) || Compare(options, version, low) >= 0) && (IsNoBound(high) || Compare(options, version, high) <= 0);

    /// <summary>Spec 1.3: empty text asks nothing.</summary>
    public static bool IsNoBound(DottedVersion bound) => string.IsNullOrEmpty(bound.Text);

    /// <summary>Component by component; missing ones are zero, or are not compared (spec 15, <c>VersionPadding</c>).</summary>
    public static int Compare(ComplianceOptions options, DottedVersion left, DottedVersion right)
    {
        int count = options.ComparesCommonVersionPrefix ? Math.Min(left.Count, right.Count) : DottedVersion.MaxComponents;
        for (int i = 0; i < count; i++)
        {
            int order = left.Component(i).CompareTo(right.Component(i));
            if (order != 0) return order;
        }

        return 0;
    }

    private static DottedVersion Required(RuleContext row) => OfPolicy(row, new DottedVersion(row.Text));

    /// <summary>A version of the policy; in a Windows policy for the system version the short form is read too.</summary>
    private static DottedVersion OfPolicy(RuleContext row, DottedVersion written)
    {
        if (!IsWindowsVersion(row)) return written;
        if (written.IsReadable && written.Component(0) == 11)
            row.Note(ComplianceReasons.SuspiciousPrefix, "the version begins with 11, but Windows 11 calls itself 10.0; it is compared as written");
        return Windows(row, written);
    }

    private static FactReading<DottedVersion> Device(RuleContext row)
    {
        var fact = (Fact<DeviceFacts, DottedVersion>)row.Definition.Facts[0];
        if (!IsWindowsVersion(row)) return row.Read(fact);
        DottedVersion found = Windows(row, fact.Read(row.Facts));
        return row.Read(fact.Name, found.IsKnown, found.IsReadable, found, found.Text);
    }

    private static DottedVersion Windows(RuleContext row, DottedVersion version)
    {
        if (version.IsShortWindowsForm) row.Note(ComplianceReasons.ShortWindowsVersion, "a version without 10.0 in front is read as if it had it");
        return version.AsWindows();
    }

    private static bool IsWindowsVersion(RuleContext row) => row.IsWindows && row.Definition.Facts[0] == DeviceFact.OsVersion;

    private static void NotePadding(RuleContext row, DottedVersion maximum, FactReading<DottedVersion> device)
    {
        if (device.IsKnown && maximum.Count < device.Value.Count && !row.Options.ComparesCommonVersionPrefix)
            row.Note(ComplianceReasons.PaddedVersion, "the highest version has fewer parts than the device's; missing parts count as zero");
    }

    private static bool IsBuild(DottedVersion version)
        => Enumerable.Range(0, DottedVersion.MaxComponents).All(i => version.Component(i) <= HighestRangeComponent);

    /// <summary>Spec 1.14: the build of a rapid security response counts where there is one.</summary>
    private static RuleOutcome CompareAppleBuild(RuleContext row, Func<int, bool> passes)
    {
        var required = new AppleBuild(row.Text);
        if (!required.IsReadable) return SettingSemantics.Unreadable;
        FactReading<AppleBuild> build = ReadBuild(row, DeviceFact.OsSupplementalBuildVersion);
        if (build.IsMissing || (build.Condition != FactCondition.ReportedError && build.Value.IsNone)) build = ReadBuild(row, DeviceFact.OsBuildNumber);
        return row.Judge(build, found => passes(found.Key.CompareTo(required.Key)));
    }

    private static FactReading<AppleBuild> ReadBuild(RuleContext row, Fact<DeviceFacts, AppleBuild> fact)
    {
        AppleBuild found = fact.Read(row.Facts);
        return row.Read(fact.Name, found.IsKnown, found.IsReadable, found, found.Text);
    }
}
