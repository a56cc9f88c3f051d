using ConditionalAccess.Model;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 1.1: members of a policy that were not understood.</summary>
internal static class ExtraConditions
{
    /// <summary>Whether a member counts as an entry of its condition.</summary>
    public static bool HasEntries(ValueArray<ExtraMember> extras)
        => Has(extras, ExtraEffect.UnknownInclude) || Has(extras, ExtraEffect.UnknownExclude);

    /// <summary>Spec 4.11: <c>times</c> is a condition of value unknown with a word of its own.</summary>
    public static bool HasTimes(ConditionSet conditions)
    {
        foreach (ExtraMember extra in conditions.Extra)
        {
            if (extra.Effect != ExtraEffect.None && IsTimes(extra)) return true;
        }

        return false;
    }

    /// <summary>Whether any other condition of the policy was not understood.</summary>
    public static bool HasUnknown(ConditionSet conditions)
    {
        foreach (ExtraMember extra in conditions.Extra)
        {
            if (extra.Effect != ExtraEffect.None && !IsTimes(extra)) return true;
        }

        return HasUnknown(conditions.Users?.Extra) || HasUnknown(conditions.Applications?.Extra) || HasUnknown(conditions.ClientApplications?.Extra)
            || HasUnknown(conditions.Agents?.Extra) || HasUnknown(conditions.AgentContext?.Extra) || HasUnknown(conditions.Platforms?.Extra)
            || HasUnknown(conditions.Locations?.Extra) || HasUnknown(conditions.Devices?.Extra) || HasUnknown(conditions.DeviceStates?.Extra);
    }

    public static bool Has(ValueArray<ExtraMember> extras, ExtraEffect effect)
    {
        foreach (ExtraMember extra in extras)
        {
            if (extra.Effect == effect) return true;
        }

        return false;
    }

    private static bool HasUnknown(ValueArray<ExtraMember>? extras) => extras is { } list && Has(list, ExtraEffect.UnknownCondition);

    private static bool IsTimes(ExtraMember extra) => string.Equals(extra.Name, "times", StringComparison.OrdinalIgnoreCase);
}
