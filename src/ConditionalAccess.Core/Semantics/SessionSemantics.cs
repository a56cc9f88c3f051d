using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 7.1: session controls of several policies merged, the most restrictive winning.</summary>
internal static class SessionSemantics
{
    public static SessionControlResult Merge(IReadOnlyList<ConditionalAccessPolicy> policies, ReferenceContext context)
    {
        FrequencyClocks clocks = FrequencySemantics.Merged(policies);
        byte cloudApp = CloudAppSecurityTypes(policies);
        return new SessionControlResult
        {
            PrimarySignInFrequency = clocks.Primary,
            SecondarySignInFrequency = clocks.Secondary,
            PersistentBrowser = Strongest(policies, PersistentBrowser),
            CloudAppSecurity = Highest(cloudApp),
            CloudAppSecurityTypes = cloudApp,
            ContinuousAccessEvaluation = ContinuousAccess(policies),
            ApplicationEnforcedRestrictions = Controls(policies).Any(c => c.ApplicationEnforcedRestrictions is { Counts: true }),
            DisableResilienceDefaults = Controls(policies).Any(c => c.DisableResilienceDefaults == true),
            SecureSignInSession = policies.Any(HasTokenProtection),
            NotSupported = IsNotSupported(context),
        };
    }

    /// <summary>Spec 7.1, last row: every profile, ordered by id.</summary>
    public static ValueArray<GraphId> FilteringProfiles(IReadOnlyList<ConditionalAccessPolicy> policies)
    {
        var profiles = new List<GraphId>();
        foreach (SessionControls controls in Controls(policies))
        {
            if (controls.GlobalSecureAccessFilteringProfile is { Counts: true, ProfileId.IsKnown: true } profile) profiles.Add(profile.ProfileId);
            if (controls.NetworkAccessSecurity is { Counts: true, ProfileId.IsKnown: true } older) profiles.Add(older.ProfileId);
        }

        return ValueArray.From(profiles.Distinct().Order(Comparer<GraphId>.Create(GraphId.Compare)));
    }

    /// <summary>Spec 7.2: the gate.</summary>
    public static bool HasTokenProtection(ConditionalAccessPolicy policy) => policy.SessionControls?.SecureSignInSession is { Counts: true };

    /// <summary>Spec 7.1: session controls are documented as not supported for B2B direct connect.</summary>
    public static bool IsNotSupported(ReferenceContext context) => context.IsUser && context.SignIn.User.Kind == UserKind.B2bDirectConnectUser;

    private static IEnumerable<SessionControls> Controls(IEnumerable<ConditionalAccessPolicy> policies)
        => policies.Select(p => p.SessionControls).OfType<SessionControls>();

    private static PersistentBrowserMode Strongest(IEnumerable<ConditionalAccessPolicy> policies, Func<SessionControls, PersistentBrowserMode> value)
        => Controls(policies).Select(value).DefaultIfEmpty().Max();

    /// <summary>Spec 7.1: <c>never</c> beats <c>always</c>; a mode that is not understood counts as <c>never</c>.</summary>
    private static PersistentBrowserMode PersistentBrowser(SessionControls controls)
    {
        if (controls.PersistentBrowser is not { Counts: true } browser) return PersistentBrowserMode.Unknown;
        return browser.Mode.Value == PersistentBrowserMode.Always ? PersistentBrowserMode.Always : PersistentBrowserMode.Never;
    }

    private static byte CloudAppSecurityTypes(IEnumerable<ConditionalAccessPolicy> policies)
    {
        int types = 0;
        foreach (SessionControls controls in Controls(policies))
        {
            if (controls.CloudAppSecurity is not { Counts: true } security) continue;
            CloudAppSecurityType type = security.Type.Value == CloudAppSecurityType.Unknown ? CloudAppSecurityType.BlockDownloads : security.Type.Value;
            types |= 1 << (int)type;
        }

        return (byte)types;
    }

    private static CloudAppSecurityType Highest(byte types)
    {
        CloudAppSecurityType highest = CloudAppSecurityType.Unknown;
        for (var type = CloudAppSecurityType.MonitorOnly; type <= CloudAppSecurityType.BlockDownloads; type++)
        {
            if ((types & (1 << (int)type)) != 0) highest = type;
        }

        return highest;
    }

    /// <summary>Spec 7.1: one strict policy wins; <c>disabled</c> counts within its precondition only.</summary>
    private static ContinuousAccessEvaluationMode ContinuousAccess(IEnumerable<ConditionalAccessPolicy> policies)
    {
        var result = ContinuousAccessEvaluationMode.Unknown;
        foreach (ConditionalAccessPolicy policy in policies)
        {
            if (policy.SessionControls?.ContinuousAccessEvaluation is not { Counts: true } evaluation) continue;
            if (evaluation.Mode.Value != ContinuousAccessEvaluationMode.Disabled) return ContinuousAccessEvaluationMode.StrictLocation;
            if (MayDisable(policy)) result = ContinuousAccessEvaluationMode.Disabled;
        }

        return result;
    }

    /// <summary>Spec 7.2: effective only with all resources and no conditions.</summary>
    private static bool MayDisable(ConditionalAccessPolicy policy)
    {
        ConditionSet c = policy.Conditions;
        return ResourceSemantics.IsAllResources(policy)
            && c.Applications is { ExcludeApplications.IsEmpty: true, ApplicationFilter: null }
            && !ClientSemantics.IsClientConfigured(c) && !ClientSemantics.IsPlatformConfigured(c.Platforms)
            && !LocationSemantics.IsConfigured(c.Locations) && !DeviceSemantics.IsConfigured(c)
            && c.SignInRiskLevels.IsEmpty && c.UserRiskLevels.IsEmpty && c.ServicePrincipalRiskLevels.IsEmpty
            && c.AgentIdRiskLevels.IsEmpty && c.InsiderRiskLevels.IsEmpty && c.TransferMethods.IsEmpty
            && !WorkloadSemantics.IsAgentContextConfigured(c.AgentContext) && c.CustomCondition is null
            && !ExtraConditions.HasTimes(c) && !ExtraConditions.HasUnknown(c);
    }
}
