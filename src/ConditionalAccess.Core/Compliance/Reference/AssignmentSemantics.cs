namespace ConditionalAccess.Compliance.Reference;

/// <summary>Whether a policy is assigned for one account, and how it was reached.</summary>
/// <param name="IsAssigned">It is evaluated.</param>
/// <param name="IsDeviceTargeted">Some include that is known to match is for devices.</param>
/// <param name="IsDeviceGroupOnly">Every include that matches is a group that is known to hold the device.</param>
internal readonly record struct AssignmentMatch(bool IsAssigned, bool IsDeviceTargeted = false, bool IsDeviceGroupOnly = false);

/// <summary>Spec 3.4: assignment. What is not known assigns.</summary>
internal static class AssignmentSemantics
{
    private enum Route : byte
    {
        None = 0,
        DeviceGroup,
        AllDevices,

        /// <summary>A user target, or one that matches because something is not known.</summary>
        Other,
    }

    public static AssignmentMatch Match(CompliancePolicy policy, DeviceAccount account, ComplianceOptions options)
    {
        // An export without assignments says nothing, so it does not make the policy one for devices either.
        if (policy.Assignments.IsDefault) return new(!options.MissingAssignmentsMeanNobody);
        if (policy.Assignments.Any(a => IsExcluded(a, account))) return default;
        List<Route> routes = [.. policy.Assignments.Select(a => Include(a, account)).Where(r => r != Route.None)];
        return new(routes.Count > 0, routes.Any(r => r is Route.DeviceGroup or Route.AllDevices), routes.Count > 0 && routes.TrueForAll(r => r == Route.DeviceGroup));
    }

    /// <summary>An exclusion that is known to match; it beats every include.</summary>
    private static bool IsExcluded(ComplianceAssignment assignment, DeviceAccount account)
    {
        if (assignment.Kind != AssignmentTargetKind.ExclusionGroup || !HasId(assignment.GroupId)) return false;
        return (IsUserMember(assignment.GroupId, account) == true || IsDeviceMember(assignment.GroupId, account) == true) && Filter(assignment, account) == Truth.Yes;
    }

    private static Route Include(ComplianceAssignment assignment, DeviceAccount account)
    {
        if (Filter(assignment, account) == Truth.No) return Route.None;
        return assignment.Kind switch
        {
            AssignmentTargetKind.AllDevices => Route.AllDevices,
            AssignmentTargetKind.AllLicensedUsers => !account.IsSystem && account.Facts.User.IsIntuneLicensed != false ? Route.Other : Route.None,
            AssignmentTargetKind.Group => Group(assignment.GroupId, account),
            AssignmentTargetKind.ExclusionGroup or AssignmentTargetKind.UnknownExclusion => Route.None,
            _ => Route.Other,
        };
    }

    private static Route Group(GraphId group, DeviceAccount account)
    {
        if (!HasId(group)) return Route.Other;
        bool? user = IsUserMember(group, account), device = IsDeviceMember(group, account);
        if (user == true) return Route.Other;
        if (device == true) return Route.DeviceGroup;
        return user is null || device is null ? Route.Other : Route.None;
    }

    /// <summary>Targets of users never concern the system account.</summary>
    private static bool? IsUserMember(GraphId group, DeviceAccount account) => account.IsSystem ? false : Contains(account.Facts.User.GroupIds, group);

    private static bool? IsDeviceMember(GraphId group, DeviceAccount account) => Contains(account.Facts.GroupIds, group);

    private static bool? Contains(ValueArray<GraphId> groups, GraphId group) => groups.IsDefault ? null : groups.Contains(group);

    private static bool HasId(GraphId id) => id.IsKnown && !id.IsNone;

    /// <summary>What an assignment filter lets through; unknown when nobody evaluated it.</summary>
    private static Truth Filter(ComplianceAssignment assignment, DeviceAccount account)
    {
        if (assignment.FilterMode == AssignmentFilterMode.None) return Truth.Yes;
        Truth match = Matches(assignment.FilterId, account);
        return assignment.FilterMode switch
        {
            AssignmentFilterMode.Include => match,
            AssignmentFilterMode.Exclude => match.Not(),
            _ => Truth.Unknown,
        };
    }

    /// <summary>What was evaluated for the filter; unknown when nothing was, or two things that contradict each other.</summary>
    private static Truth Matches(GraphId filter, DeviceAccount account)
    {
        List<bool> found = [.. account.Facts.AssignmentFilterMatches.Where(m => filter.IsKnown && m.FilterId == filter).Select(m => m.IsMatch).Distinct()];
        return found.Count == 1 ? TruthLogic.Of(found[0]) : Truth.Unknown;
    }
}
