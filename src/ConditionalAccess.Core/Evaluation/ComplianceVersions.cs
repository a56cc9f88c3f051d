using ConditionalAccess.Compliance;

namespace ConditionalAccess.Evaluation;

/// <summary>A bound of the system version, or ranges of it.</summary>
internal sealed record VersionRule(DottedVersion Operand, bool IsMinimum, bool ComparesCommonPrefix);

/// <summary>Ranges of builds, one of which must hold the version; ranges that can hold none are left out.</summary>
internal sealed record BuildRangesRule((DottedVersion Lowest, DottedVersion Highest)[] Ranges, bool IsWindows, bool ComparesCommonPrefix);

/// <summary>A bound of the Apple build.</summary>
internal sealed record AppleBuildRule(AppleBuild Operand, bool IsMinimum);

/// <summary>Compares versions (spec 1.14).</summary>
internal static class ComplianceVersions
{
    private const int BitsPerComponent = 30;

    private static readonly int s_osVersion = ReportedFacts.Of(DeviceFact.OsVersion), s_build = ReportedFacts.Of(DeviceFact.OsBuildNumber),
        s_supplemental = ReportedFacts.Of(DeviceFact.OsSupplementalBuildVersion);

    /// <summary>The order of two versions: missing parts count as zero, or only parts that both have count.</summary>
    public static int Compare(DottedVersion left, DottedVersion right, bool commonPrefix)
    {
        if (!commonPrefix) return left.Key.CompareTo(right.Key);
        int cut = (DottedVersion.MaxComponents - Math.Min(left.Count, right.Count)) * BitsPerComponent;
        return (left.Key >> cut).CompareTo(right.Key >> cut);
    }

    /// <summary>The bound of a version; <see cref="RowState.None"/> for one that is not known.</summary>
    public static RowState Decide(DottedVersion version, VersionRule rule)
    {
        if (!version.IsReadable) return version.IsKnown ? RowState.Unheld : RowState.None;
        int order = Compare(version, rule.Operand, rule.ComparesCommonPrefix);
        return (rule.IsMinimum ? order >= 0 : order <= 0) ? RowState.Compliant : RowState.NonCompliant;
    }

    public static RowState BuildRanges(ComplianceInput input, BuildRangesRule rule)
    {
        if (input.IsReported(s_osVersion)) return RowState.Held;
        DottedVersion version = rule.IsWindows ? input.Facts.OsVersion.AsWindows() : input.Facts.OsVersion;
        if (!version.IsReadable) return version.IsKnown ? RowState.Unheld : RowState.None;
        foreach ((DottedVersion lowest, DottedVersion highest) in rule.Ranges)
        {
            if (Compare(version, lowest, rule.ComparesCommonPrefix) >= 0 && Compare(version, highest, rule.ComparesCommonPrefix) <= 0) return RowState.Compliant;
        }

        return RowState.NonCompliant;
    }

    /// <summary>The build of a rapid security response counts where there is one.</summary>
    public static RowState AppleBuild(ComplianceInput input, AppleBuildRule rule)
    {
        if (input.IsReported(s_supplemental)) return RowState.Held;
        AppleBuild build = input.Facts.OsSupplementalBuildVersion;
        if (!build.IsKnown || build.IsNone)
        {
            if (input.IsReported(s_build)) return RowState.Held;
            build = input.Facts.OsBuildNumber;
        }

        if (!build.IsReadable) return build.IsKnown ? RowState.Unheld : RowState.None;
        return (rule.IsMinimum ? build.Key >= rule.Operand.Key : build.Key <= rule.Operand.Key) ? RowState.Compliant : RowState.NonCompliant;
    }
}
