using ConditionalAccess.Compliance;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Evaluation;

/// <summary>Whom the current account belongs to, as bitmaps over the groups that assignments name, and which policies are assigned to it (spec 3.4).</summary>
internal sealed class AccountGroups
{
    private ulong[] _ofUser = [], _ofDevice = [];
    private bool _isUser, _isLicensed, _knowsUserGroups, _knowsDeviceGroups;
    private ValueArray<AssignmentFilterMatch> _filters;

    /// <summary>Makes ready for one account.</summary>
    public void Bind(CompliancePlan plan, GraphId account, Device facts)
    {
        _isUser = !account.IsNone;
        _isLicensed = facts.User.IsIntuneLicensed != false;
        _filters = facts.AssignmentFilterMatches;
        _knowsUserGroups = !facts.User.GroupIds.IsDefault;
        _knowsDeviceGroups = !facts.GroupIds.IsDefault;
        if (plan.Groups.Count == 0) return;
        Read(plan.Groups, facts.User.GroupIds, ref _ofUser);
        Read(plan.Groups, facts.GroupIds, ref _ofDevice);
    }

    /// <summary>Whether a policy is assigned to the account.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="byDevice">Whether some assignment is known to reach it as a device and not through a user.</param>
    public bool IsAssigned(PlannedPolicy policy, out bool byDevice)
    {
        bool isIncluded = IncludesGroup(policy.IncludedGroups, out byDevice) || policy.IsForEverybody;
        foreach (ref readonly PlannedAssignment include in policy.Includes.AsSpan())
        {
            if (!Includes(in include, out bool device) || !Passes(in include)) continue;
            isIncluded = true;
            byDevice |= device;
        }

        if (!isIncluded || Holds(policy.ExcludedGroups)) return false;
        foreach (ref readonly PlannedAssignment exclude in policy.Excludes.AsSpan())
        {
            if (Excludes(exclude.Group) && CertainlyPasses(in exclude)) return false;
        }

        return true;
    }

    // The same as for the includes one by one, for all groups without filter at once.
    private bool IncludesGroup(ulong[] groups, out bool byDevice)
    {
        byDevice = false;
        if (groups.Length == 0) return false;
        ulong ofUser = 0, ofDevice = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            ulong user = _isUser ? groups[i] & _ofUser[i] : 0;
            ofUser |= user;
            ofDevice |= groups[i] & _ofDevice[i] & ~user;
        }

        byDevice = ofDevice != 0;
        return (ofUser | ofDevice) != 0 || !_knowsDeviceGroups || (_isUser && !_knowsUserGroups);
    }

    private bool Holds(ulong[] groups)
    {
        ulong any = 0;
        for (int i = 0; i < groups.Length; i++) any |= groups[i] & (_ofDevice[i] | (_isUser ? _ofUser[i] : 0));
        return any != 0;
    }

    // A group list that is not known counts as matching.
    private bool Includes(in PlannedAssignment include, out bool byDevice)
    {
        byDevice = include.Kind == AssignmentTargetKind.AllDevices;
        switch (include.Kind)
        {
            case AssignmentTargetKind.AllDevices:
                return true;
            case AssignmentTargetKind.AllLicensedUsers:
                return _isUser && _isLicensed;
            case AssignmentTargetKind.Group when include.Group >= 0:
                if (_isUser && _knowsUserGroups && Bits.Get(_ofUser, include.Group)) return true;
                byDevice = _knowsDeviceGroups && Bits.Get(_ofDevice, include.Group);
                return byDevice || !_knowsDeviceGroups || (_isUser && !_knowsUserGroups);
            default:
                return true;
        }
    }

    private bool Excludes(int group)
        => group >= 0 && ((_knowsDeviceGroups && Bits.Get(_ofDevice, group)) || (_isUser && _knowsUserGroups && Bits.Get(_ofUser, group)));

    // A filter that nobody evaluated counts as one that keeps the device.
    private bool Passes(in PlannedAssignment assignment) => assignment.FilterMode switch
    {
        AssignmentFilterMode.Include => Match(assignment.Filter) != false,
        AssignmentFilterMode.Exclude => Match(assignment.Filter) != true,
        _ => true,
    };

    private bool CertainlyPasses(in PlannedAssignment assignment) => assignment.FilterMode switch
    {
        AssignmentFilterMode.None => true,
        AssignmentFilterMode.Include => Match(assignment.Filter) == true,
        AssignmentFilterMode.Exclude => Match(assignment.Filter) == false,
        _ => false,
    };

    private bool? Match(GraphId filter)
    {
        bool? found = null;
        foreach (AssignmentFilterMatch match in _filters)
        {
            if (match.FilterId != filter) continue;
            // Two answers that contradict each other are none.
            if (found is { } other && other != match.IsMatch) return null;
            found = match.IsMatch;
        }

        return filter.IsKnown ? found : null;
    }

    // A list that is not known leaves every bit clear.
    private static void Read(GroupTable known, ValueArray<GraphId> groups, ref ulong[] bits)
    {
        int words = Bits.WordsFor(known.Count);
        if (bits.Length < words) bits = new ulong[words];
        Array.Clear(bits);
        foreach (ref readonly GraphId group in groups.AsSpan())
        {
            int bit = known.Find(in group);
            if (bit >= 0) Bits.Set(bits, bit);
        }
    }
}
