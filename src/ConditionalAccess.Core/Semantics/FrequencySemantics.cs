using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 6.5-1: how old the primary and the multifactor authentication may be; null: any age.</summary>
internal readonly record struct FrequencyClocks(TimeSpan? Primary, TimeSpan? Secondary)
{
    public FrequencyClocks Smallest(FrequencyClocks other) => new(Smaller(Primary, other.Primary), Smaller(Secondary, other.Secondary));

    private static TimeSpan? Smaller(TimeSpan? a, TimeSpan? b)
    {
        if (a is null || b is null) return a ?? b;
        return a < b ? a : b;
    }
}

/// <summary>Spec 6.5: sign-in frequency as a freshness rule.</summary>
internal static class FrequencySemantics
{
    private static readonly TimeSpan EveryTime = TimeSpan.FromMinutes(5);

    /// <summary>Spec 6.5-1: the clocks one policy sets.</summary>
    public static FrequencyClocks Clocks(ConditionalAccessPolicy policy)
    {
        if (policy.SessionControls?.SignInFrequency is not { Counts: true } frequency) return default;
        TimeSpan interval = Interval(frequency);
        bool secondaryOnly = IsUnderstood(frequency)
            && frequency.AuthenticationType.Value == SignInFrequencyAuthenticationType.SecondaryAuthentication;
        return new(secondaryOnly ? null : interval, interval);
    }

    /// <summary>Spec 6.5-1: the smallest intervals of several policies.</summary>
    public static FrequencyClocks Merged(IEnumerable<ConditionalAccessPolicy> policies)
    {
        FrequencyClocks merged = default;
        foreach (ConditionalAccessPolicy policy in policies) merged = merged.Smallest(Clocks(policy));
        return merged;
    }

    /// <summary>Spec 6.5-6, 7.1: legacy clients, workloads, agents and direct connect users are not subject to it.</summary>
    public static bool IsEvaluated(ReferenceContext context)
        => context.IsUser && !ClientSemantics.IsLegacyOrEas(context) && context.SignIn.User.Kind != UserKind.B2bDirectConnectUser;

    /// <summary>Spec 6.5-2: exactly the interval is fresh, up to five minutes ahead is now, and a time that is absent is not known.</summary>
    public static Truth IsFresh(TimeSpan? interval, DateTimeOffset? performed, DateTimeOffset? now)
    {
        if (interval is null) return Truth.Yes;
        if (performed is null || now is null) return Truth.Unknown;
        TimeSpan age = now.Value - performed.Value;
        return TruthLogic.Of(age >= -EveryTime && age <= interval);
    }

    /// <summary>Spec 1.14, A-42: without value or unit, below one, or not understood: every time.</summary>
    private static TimeSpan Interval(SignInFrequency frequency)
    {
        if (!IsUnderstood(frequency) || frequency.FrequencyInterval.Value == SignInFrequencyInterval.EveryTime) return EveryTime;
        if (frequency.Value is not > 0) return EveryTime;
        long hours = frequency.Type.Value switch
        {
            SignInFrequencyType.Days => 24L * frequency.Value.Value,
            SignInFrequencyType.Hours => frequency.Value.Value,
            _ => 0,
        };
        if (hours == 0) return EveryTime;
        return hours >= (long)TimeSpan.MaxValue.TotalHours ? TimeSpan.MaxValue : TimeSpan.FromTicks(hours * TimeSpan.TicksPerHour);
    }

    private static bool IsUnderstood(SignInFrequency frequency)
        => frequency.FrequencyInterval.IsUnderstood && frequency.AuthenticationType.IsUnderstood && frequency.Type.IsUnderstood;
}
