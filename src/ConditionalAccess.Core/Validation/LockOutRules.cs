using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>Single policies that lock people out: V-28 and V-33. What several policies do together is in <see cref="LockOutAnalysis"/>.</summary>
internal static class LockOutRules
{
    public static void EverythingForEveryone(PolicyReview r)
    {
        if (r.Policy.State.Value == PolicyState.Disabled || !IsForEveryone(r.Conditions.Users)) return;
        if (!r.Policy.TargetsAllResources() || r.Policy.ExcludesResources() || Narrows(r.Conditions)) return;
        bool blocks = r.Policy.Blocks();
        if (!blocks && !NeedsDevice(r.Policy.GrantControls)) return;
        r.Warning(DiagnosticCodes.EverythingBlockedForEveryone, r.GrantAt,
            r.Name + (blocks ? " blocks" : " requires a managed device of") + " all users on all resources without an exclusion, and can lock everybody out",
            "exclude the emergency access accounts");
    }

    public static void BlockByWideLocation(PolicyReview r)
    {
        if (!r.Policy.Blocks() || r.Conditions.Locations is not { } places) return;
        SourceLocation at = r.ConditionsAt.Member("locations").Member("includeLocations");
        int trusted = places.IncludeLocations.IndexOf(Keywords.AllTrusted), all = places.IncludeLocations.IndexOf(Keywords.All);
        if (trusted >= 0)
        {
            r.Warning(DiagnosticCodes.BlockByWideLocation, at.Element(trusted), r.Name + " blocks sign-ins from the trusted locations",
                "move 'AllTrusted' to excludeLocations");
        }

        if (all < 0 || !places.ExcludeLocations.IsEmpty) return;
        r.Warning(DiagnosticCodes.BlockByWideLocation, at.Element(all), r.Name + " blocks sign-ins from every location without an exclusion",
            "exclude the locations from which people may sign in, or remove the location condition");
    }

    private static bool IsForEveryone(UserAssignment? users)
        => users is not null && users.IncludeUsers.Has(Keywords.All)
            && users.ExcludeUsers.IsEmpty && users.ExcludeGroups.IsEmpty && users.ExcludeRoles.IsEmpty;

    private static bool Narrows(ConditionSet conditions)
        => ConditionFacts.HasConditionBesides(conditions with { Platforms = null, Locations = null }, null)
            || !ConditionFacts.IsAnyPlatform(conditions.Platforms) || !ConditionFacts.IsAnyLocation(conditions.Locations);

    /// <summary>True when no way through the grant controls does without a managed device.</summary>
    private static bool NeedsDevice(GrantControls? grant)
    {
        if (grant is null) return false;
        int device = 0;
        foreach (GraphWord<BuiltInControl> control in grant.BuiltInControls)
        {
            if (control.Value is BuiltInControl.CompliantDevice or BuiltInControl.DomainJoinedDevice) device++;
        }

        if (!grant.IsAnyOf()) return device > 0;
        int others = grant.BuiltInControls.Count - device + grant.TermsOfUse.Count + grant.CustomAuthenticationFactors.Count;
        return device > 0 && others == 0 && grant.AuthenticationStrength is null;
    }
}
