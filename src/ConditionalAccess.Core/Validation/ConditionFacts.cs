using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Validation;

/// <summary>Which conditions, assignments apart, a policy configures.</summary>
internal static class ConditionFacts
{
    /// <summary>True when some condition but the named one narrows the policy.</summary>
    public static bool HasConditionBesides(ConditionSet conditions, string? member)
        => (member != "clientAppTypes" && !conditions.IsAnyClient())
            || (member != "platforms" && conditions.Platforms is not null)
            || (member != "locations" && conditions.Locations is not null)
            || conditions.Devices is not null || conditions.DeviceStates is not null || conditions.AgentContext is not null || conditions.CustomCondition is not null
            || !conditions.TransferMethods.IsEmpty || HasUnknownCondition(conditions.Extra)
            || HasRiskBesides(conditions, member);

    /// <summary>True when the platform condition lets every platform through.</summary>
    public static bool IsAnyPlatform(PlatformCondition? platforms)
        => platforms is null
            || (platforms.ExcludePlatforms.IsEmpty && (platforms.IncludePlatforms.IsEmpty || platforms.IncludePlatforms.Has(DevicePlatform.All)));

    /// <summary>True when the location condition lets every place through.</summary>
    public static bool IsAnyLocation(LocationCondition? locations)
        => locations is null
            || (locations.ExcludeLocations.IsEmpty && (locations.IncludeLocations.IsEmpty || locations.IncludeLocations.Has(Keywords.All)));

    private static bool HasRiskBesides(ConditionSet conditions, string? member)
        => (member != "userRiskLevels" && !conditions.UserRiskLevels.IsEmpty) || !conditions.SignInRiskLevels.IsEmpty
            || !conditions.ServicePrincipalRiskLevels.IsEmpty || !conditions.AgentIdRiskLevels.IsEmpty || !conditions.InsiderRiskLevels.IsEmpty;

    private static bool HasUnknownCondition(ValueArray<ExtraMember> extra)
    {
        foreach (ExtraMember member in extra)
        {
            if (member.Effect == ExtraEffect.UnknownCondition) return true;
        }

        return false;
    }
}
