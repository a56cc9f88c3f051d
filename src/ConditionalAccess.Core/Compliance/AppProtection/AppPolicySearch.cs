using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>Spec 8.3 (4 to 6): looks for a living registration of the app that carries a protection policy meant for it.</summary>
internal sealed class AppPolicySearch(AppQuestion question)
{
    /// <summary>The conditions for the registration and policy that come closest to protecting the app.</summary>
    public AppConditionTruth[] Closest()
    {
        ValueArray<AppProtectionPolicy> policies = question.Configuration.Policies;
        ValueArray<ManagedAppRegistration> registrations = question.Device.ManagedAppRegistrations;
        AppConditionTruth[]? best = null;
        foreach (ManagedAppRegistration registration in registrations)
        {
            foreach (AppProtectionPolicy policy in policies)
            {
                if (!ConditionalLaunch.IsFor(policy.Type, question.Client.Platform)) continue;
                AppConditionTruth[] conditions = Judge(registration, policy);
                if (best is null || IsCloser(conditions, best)) best = conditions;
            }
        }

        if (best is not null) return best;
        Truth none = policies.IsDefault || registrations.IsDefault ? Truth.Unknown : Truth.No;
        return
        [
            new(AppCondition.PolicyTargeted, policies.IsDefault ? Truth.Unknown : none),
            new(AppCondition.AppRegistered, registrations.IsDefault ? Truth.Unknown : Registered(registrations)),
            new(AppCondition.PolicyApplied, none),
            new(AppCondition.RegistrationAlive, none),
        ];
    }

    private AppConditionTruth[] Judge(ManagedAppRegistration registration, AppProtectionPolicy policy)
    {
        Truth applied = registration.AppliedPolicies.IsDefault ? Truth.Unknown : TruthLogic.Of(policy.Id.IsKnown && registration.AppliedPolicies.Contains(policy.Id));
        return
        [
            new(AppCondition.PolicyTargeted, IsTargeted(registration, policy).And(HoldsApp(policy)), policy.Id),
            new(AppCondition.AppRegistered, IsForAppAndUser(registration)),
            new(AppCondition.PolicyApplied, applied, policy.Id),
            new(AppCondition.RegistrationAlive, IsAlive(registration)),
        ];
    }

    // First the one whose weakest condition is stronger, then the one with more that hold.
    private static bool IsCloser(AppConditionTruth[] a, AppConditionTruth[] b)
    {
        (Truth worstOfA, Truth worstOfB) = (a.Min(c => c.Holds), b.Min(c => c.Holds));
        return worstOfA != worstOfB ? worstOfA > worstOfB : a.Sum(c => (int)c.Holds) > b.Sum(c => (int)c.Holds);
    }

    private Truth Registered(ValueArray<ManagedAppRegistration> registrations)
        => registrations.Aggregate(Truth.No, (found, registration) => found.Or(IsForAppAndUser(registration)));

    private Truth IsForAppAndUser(ManagedAppRegistration registration)
    {
        GraphId user = question.Client.UserId;
        Truth sameUser = user.IsKnown && !user.IsNone && registration.UserId.IsKnown ? TruthLogic.Of(user == registration.UserId) : Truth.Unknown;
        Truth sameApp = question.Client.AppId.IsKnown ? TruthLogic.Of(question.IsApp(GraphId.FromString(registration.AppIdentifier))) : Truth.Unknown;
        return sameUser.And(sameApp);
    }

    // Whole ticks in 128 bits: no number of days overflows.
    private Truth IsAlive(ManagedAppRegistration registration)
    {
        if (registration.LastSyncDateTime is not { } last) return Truth.Unknown;
        Int128 age = (Int128)question.At.UtcTicks - last.UtcTicks, most = (Int128)question.Options.MamRegistrationMaxAgeDays * TimeSpan.TicksPerDay;
        return TruthLogic.Of(question.Options.BoundaryIsExpired ? age < most : age <= most);
    }

    /// <summary>What the service meant for the app, else what the assignments say.</summary>
    private Truth IsTargeted(ManagedAppRegistration registration, AppProtectionPolicy policy)
    {
        if (!registration.IntendedPolicies.IsDefault) return TruthLogic.Of(policy.Id.IsKnown && registration.IntendedPolicies.Contains(policy.Id));
        if (policy.Assignments.IsDefault) return Truth.Unknown;
        Truth included = Truth.No, excluded = Truth.No;
        foreach (ComplianceAssignment assignment in policy.Assignments)
        {
            Truth matches = Matches(assignment);
            if (assignment.Kind is AssignmentTargetKind.ExclusionGroup or AssignmentTargetKind.UnknownExclusion) excluded = excluded.Or(matches);
            else included = included.Or(matches);
        }

        return included.And(excluded.Not()).And(IsAtLevel(policy));
    }

    private Truth Matches(ComplianceAssignment assignment)
    {
        ValueArray<GraphId> groups = question.GroupIds;
        Truth target = assignment.Kind switch
        {
            AssignmentTargetKind.AllLicensedUsers => question.IsLicensed,
            AssignmentTargetKind.Group or AssignmentTargetKind.ExclusionGroup when groups.IsDefault || !assignment.GroupId.IsKnown => Truth.Unknown,
            AssignmentTargetKind.Group or AssignmentTargetKind.ExclusionGroup => TruthLogic.Of(groups.Contains(assignment.GroupId)),
            _ => Truth.Unknown,
        };
        return assignment.FilterMode == AssignmentFilterMode.None ? target : target.And(Filter(assignment));
    }

    private Truth Filter(ComplianceAssignment assignment)
    {
        foreach (AssignmentFilterMatch match in question.Device.AssignmentFilterMatches)
        {
            if (match.FilterId == assignment.FilterId) return TruthLogic.Of(match.IsMatch == (assignment.FilterMode == AssignmentFilterMode.Include));
        }

        return Truth.Unknown;
    }

    private Truth IsAtLevel(AppProtectionPolicy policy)
    {
        if (policy.TargetedAppManagementLevels.IsEmpty) return Truth.Yes;
        Truth enrolled = TruthLogic.Of(question.Device.IsEnrolled);
        Truth any = Truth.No;
        foreach (GraphWord<AppManagementLevel> level in policy.TargetedAppManagementLevels)
        {
            any = any.Or(level switch
            {
                { IsUnderstood: false } => Truth.Unknown,
                { Value: AppManagementLevel.NotSet } => Truth.Yes,
                { Value: AppManagementLevel.Unmanaged } => enrolled.Not(),
                { Value: AppManagementLevel.Mdm } => enrolled,
                { Value: AppManagementLevel.AndroidEnterprise } => IsAndroidEnterprise.And(enrolled),
                _ => Truth.Unknown,
            });
        }

        return any;
    }

    private Truth IsAndroidEnterprise => question.Device.Platform switch
    {
        CompliancePlatform.Unknown => Truth.Unknown,
        CompliancePlatform.AndroidWorkProfile or CompliancePlatform.AndroidDeviceOwner => Truth.Yes,
        _ => Truth.No,
    };

    private Truth HoldsApp(AppProtectionPolicy policy)
    {
        Truth byName = policy.Apps.Any(app => question.IsApp(app.AppId)) ? Truth.Yes : policy.Apps.IsDefault ? Truth.Unknown : Truth.No;
        return byName.Or(policy.AppGroupType switch
        {
            { IsUnderstood: false } => Truth.Unknown,
            { Value: AppGroupType.AllApps } => Truth.Yes,
            { Value: AppGroupType.AllMicrosoftApps } => question.HasTrait(ClientAppTraits.Microsoft),
            { Value: AppGroupType.AllCoreMicrosoftApps } => question.HasTrait(ClientAppTraits.CoreMicrosoft),
            _ => Truth.No,
        });
    }
}
