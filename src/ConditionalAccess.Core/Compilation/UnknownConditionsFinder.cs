using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>Finds conditions that were not understood, wherever in a policy they stand (spec 1.1).</summary>
internal static class UnknownConditionsFinder
{
    public static UnknownConditions[] Find(PolicyLayout layout)
    {
        var found = new List<UnknownConditions>();
        ulong[] times = layout.Where(p => Has(p.Conditions.Extra, isTime: true)), others = layout.Where(p => HasUnknown(p.Conditions));
        if (Bits.Any(times)) found.Add(new UnknownConditions(PolicyConditions.Time, times));
        if (Bits.Any(others)) found.Add(new UnknownConditions(PolicyConditions.UnknownCondition, others));
        return [.. found];
    }

    /// <summary>Whether any condition of a policy was not understood.</summary>
    public static bool HasAny(ConditionSet conditions) => HasUnknown(conditions) || Has(conditions.Extra, isTime: true);

    private static bool HasUnknown(ConditionSet conditions)
        => Has(conditions.Extra, isTime: false)
        || Has(conditions.Users?.Extra ?? default)
        || Has(conditions.Users?.IncludeGuests?.Extra ?? default)
        || Has(conditions.Users?.ExcludeGuests?.Extra ?? default)
        || Has(conditions.ClientApplications?.Extra ?? default)
        || Has(conditions.Agents?.Extra ?? default)
        || Has(conditions.AgentContext?.Extra ?? default)
        || Has(conditions.Applications?.Extra ?? default)
        || Has(conditions.Platforms?.Extra ?? default)
        || Has(conditions.Locations?.Extra ?? default)
        || Has(conditions.Devices?.Extra ?? default)
        || Has(conditions.DeviceStates?.Extra ?? default);

    private static bool Has(ValueArray<ExtraMember> extra) => Extras.Has(extra, ExtraEffect.UnknownCondition);

    private static bool Has(ValueArray<ExtraMember> extra, bool isTime)
    {
        foreach (ExtraMember member in extra)
        {
            if (member.Effect == ExtraEffect.UnknownCondition && string.Equals(member.Name, "times", StringComparison.OrdinalIgnoreCase) == isTime) return true;
        }

        return false;
    }
}
