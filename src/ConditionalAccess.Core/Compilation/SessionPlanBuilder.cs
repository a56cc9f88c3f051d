using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>Reads the session controls of one policy into the form in which they merge (spec 1.14, 6.5, 7.1).</summary>
internal static class SessionPlanBuilder
{
    private static readonly long EveryTime = TimeSpan.FromMinutes(5).Ticks;

    private static readonly long LongestHours = (long)TimeSpan.MaxValue.TotalHours;

    /// <summary>The session controls in effect; null when there are none.</summary>
    public static PlanSession? Build(ConditionalAccessPolicy policy)
    {
        if (policy.SessionControls is not { } controls) return null;
        (long primary, long secondary) = Frequency(controls.SignInFrequency);
        return new PlanSession
        {
            PrimaryTicks = primary,
            SecondaryTicks = secondary,
            PersistentBrowser = controls.PersistentBrowser is { Counts: true } browser ? Strictest(browser.Mode.Value) : PersistentBrowserMode.Unknown,
            CloudAppSecurity = controls.CloudAppSecurity is { Counts: true } cloud ? Strictest(cloud.Type.Value) : CloudAppSecurityType.Unknown,
            ContinuousAccessEvaluation = controls.ContinuousAccessEvaluation is { Counts: true } cae ? Evaluation(cae.Mode.Value, policy) : ContinuousAccessEvaluationMode.Unknown,
            ApplicationEnforcedRestrictions = controls.ApplicationEnforcedRestrictions is { Counts: true },
            DisableResilienceDefaults = controls.DisableResilienceDefaults == true,
            SecureSignInSession = controls.SecureSignInSession is { Counts: true },
            FilteringProfile = Profile(controls.GlobalSecureAccessFilteringProfile),
            NetworkAccessPolicy = Profile(controls.NetworkAccessSecurity),
        };
    }

    private static GraphId Profile(FilteringProfile? profile) => profile is { Counts: true } ? profile.ProfileId : default;

    private static PersistentBrowserMode Strictest(PersistentBrowserMode mode) => mode == PersistentBrowserMode.Always ? mode : PersistentBrowserMode.Never;

    private static CloudAppSecurityType Strictest(CloudAppSecurityType type) => type == CloudAppSecurityType.Unknown ? CloudAppSecurityType.BlockDownloads : type;

    private static ContinuousAccessEvaluationMode Evaluation(ContinuousAccessEvaluationMode mode, ConditionalAccessPolicy policy)
    {
        if (mode != ContinuousAccessEvaluationMode.Disabled) return ContinuousAccessEvaluationMode.StrictLocation;
        return CanDisableEvaluation(policy.Conditions) ? mode : ContinuousAccessEvaluationMode.Unknown;
    }

    // Microsoft: takes effect only on all resources and without conditions (spec 7.2).
    private static bool CanDisableEvaluation(ConditionSet c)
        => c.Applications is { } target && target.IncludeApplications.Contains(Keywords.All) && target.ExcludeApplications.IsEmpty && target.ApplicationFilter is null
        && TableColumnBuilder.IsAnyClient(c.ClientAppTypes)
        && !HasPlatforms(c.Platforms) && !HasLocations(c.Locations) && !DeviceCheckBuilder.IsConfigured(c) && !HasAgentContext(c.AgentContext)
        && c.SignInRiskLevels.IsEmpty && c.UserRiskLevels.IsEmpty && c.ServicePrincipalRiskLevels.IsEmpty && c.AgentIdRiskLevels.IsEmpty
        && c.InsiderRiskLevels.IsEmpty && c.TransferMethods.IsEmpty && c.CustomCondition is null && !UnknownConditionsFinder.HasAny(c);

    // An object with nothing in it is no condition (spec 1.16).
    private static bool HasPlatforms(PlatformCondition? c)
        => c is not null && (!c.IncludePlatforms.IsEmpty || !c.ExcludePlatforms.IsEmpty || Extras.IsEntry(c.Extra));

    private static bool HasLocations(LocationCondition? c)
        => c is not null && (!c.IncludeLocations.IsEmpty || !c.ExcludeLocations.IsEmpty || Extras.IsEntry(c.Extra));

    private static bool HasAgentContext(AgentContextCondition? c)
        => c is not null && (!c.IncludeAgentContexts.IsEmpty || !c.ExcludeAgentContexts.IsEmpty || Extras.IsEntry(c.Extra));

    private static (long Primary, long Secondary) Frequency(SignInFrequency? frequency)
    {
        if (frequency is not { Counts: true }) return (0, 0);
        bool isUnderstood = frequency.Type.IsUnderstood && frequency.FrequencyInterval.IsUnderstood && frequency.AuthenticationType.IsUnderstood;
        if (!isUnderstood) return (EveryTime, EveryTime);
        long ticks = Interval(frequency);
        return (frequency.AuthenticationType.Value == SignInFrequencyAuthenticationType.SecondaryAuthentication ? 0 : ticks, ticks);
    }

    private static long Interval(SignInFrequency frequency)
    {
        if (frequency.FrequencyInterval.Value == SignInFrequencyInterval.EveryTime || frequency.Value is not { } value || value < 1) return EveryTime;
        long hours = frequency.Type.Value switch
        {
            SignInFrequencyType.Days => 24L * value,
            SignInFrequencyType.Hours => value,
            _ => 0,
        };
        if (hours == 0) return EveryTime;
        return hours >= LongestHours ? TimeSpan.MaxValue.Ticks : hours * TimeSpan.TicksPerHour;
    }
}
