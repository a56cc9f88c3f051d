using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>
/// In which part of the bits the policies of a profile stand: enabled ones before report-only ones. In a large plan the policies with a location
/// condition and those with a device condition are neighbours as well, so that most of a location's or a device's row need not be looked at.
/// </summary>
internal static class ProfilePlace
{
    /// <summary>The first of the report-only places, which are in the opposite order.</summary>
    public const int FirstReportOnly = 5;

    /// <summary>Between the enabled places and the report-only ones: few enabled policies of every kind.</summary>
    public const int Remainder = 4;

    /// <summary>How many places there are.</summary>
    public const int Count = FirstReportOnly + 4;

    private const int Neither = 0, Location = 1, LocationAndDevice = 2, Device = 3;

    /// <summary>The place of a policy.</summary>
    public static int Of(ConditionalAccessPolicy policy, bool isLarge)
    {
        int place = isLarge ? Of(policy.Conditions) : Neither;
        return PolicyLayout.IsReportOnly(policy) ? Count - 1 - place : place;
    }

    /// <summary>The words in which some policies stand, widened to what a plan of many words is taken by at a time.</summary>
    public static SetPlace WordsOf(ReadOnlySpan<ulong> policies)
    {
        int first = 0, end = policies.Length, together = Math.Min(RowKernel.Block, policies.Length);
        while (end > 0 && policies[end - 1] == 0) end--;
        while (first < end && policies[first] == 0) first++;
        first = first / together * together;
        return new SetPlace(first, ((end + together - 1) / together * together) - first);
    }

    private static int Of(ConditionSet conditions)
    {
        bool hasDevice = DeviceCheckBuilder.IsConfigured(conditions);
        if (conditions.Locations is null) return hasDevice ? Device : Neither;
        return hasDevice ? LocationAndDevice : Location;
    }
}
