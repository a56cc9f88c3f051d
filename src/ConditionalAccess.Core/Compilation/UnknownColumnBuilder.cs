using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>Finds conditions that were not understood, wherever in a policy they stand (spec 1.1).</summary>
internal static class UnknownColumnBuilder
{
    public static IEnumerable<ConditionColumn> Build(PolicyLayout layout)
    {
        ulong[] times = layout.Where(p => Unknown(p.Conditions.Extra).Any(IsTime));
        ulong[] others = layout.Where(p => HasUnknown(p.Conditions));
        if (Bits.Any(times)) yield return new UnknownColumn(PolicyConditions.Time, times);
        if (Bits.Any(others)) yield return new UnknownColumn(PolicyConditions.UnknownCondition, others);
    }

    /// <summary>Whether any condition of a policy was not understood.</summary>
    public static bool HasAny(ConditionSet conditions) => HasUnknown(conditions) || Unknown(conditions.Extra).Any();

    private static bool HasUnknown(ConditionSet conditions)
        => Unknown(conditions.Extra).Any(e => !IsTime(e))
        || Unknown(conditions.Users?.Extra ?? default).Any()
        || Unknown(conditions.Users?.IncludeGuests?.Extra ?? default).Any()
        || Unknown(conditions.Users?.ExcludeGuests?.Extra ?? default).Any()
        || Unknown(conditions.ClientApplications?.Extra ?? default).Any()
        || Unknown(conditions.Agents?.Extra ?? default).Any()
        || Unknown(conditions.AgentContext?.Extra ?? default).Any()
        || Unknown(conditions.Applications?.Extra ?? default).Any()
        || Unknown(conditions.Platforms?.Extra ?? default).Any()
        || Unknown(conditions.Locations?.Extra ?? default).Any()
        || Unknown(conditions.Devices?.Extra ?? default).Any()
        || Unknown(conditions.DeviceStates?.Extra ?? default).Any();

    private static IEnumerable<ExtraMember> Unknown(ValueArray<ExtraMember> extra) => extra.Where(e => e.Effect == ExtraEffect.UnknownCondition);

    private static bool IsTime(ExtraMember member) => string.Equals(member.Name, "times", StringComparison.OrdinalIgnoreCase);
}
