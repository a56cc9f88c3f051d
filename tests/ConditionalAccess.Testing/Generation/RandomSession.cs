using ConditionalAccess.Model;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Session controls, sign-in frequency most often because it changes outcomes.</summary>
internal static class RandomSession
{
    private static readonly int[] Values = [1, 1, 2, 4, 7, 12, 24, 30, 365];
    private static readonly int[] OddValues = [0, -1, int.MaxValue, int.MinValue, 1_000_000_000];

    public static SessionControls Create(ref SplitMix64 rng)
    {
        var session = new SessionControls();
        int controls = rng.Between(1, 2);
        for (int i = 0; i < controls; i++) session = Add(ref rng, session);
        return session;
    }

    private static SessionControls Add(ref SplitMix64 rng, SessionControls session) => rng.Weighted(45, 14, 12, 10, 8, 8, 4, 4, 3) switch
    {
        0 => session with { SignInFrequency = Frequency(ref rng) },
        1 => session with { PersistentBrowser = new PersistentBrowser { IsEnabled = Enabled(ref rng), Mode = RandomWord.Of(ref rng, [PersistentBrowserMode.Always, PersistentBrowserMode.Never], 0.06) } },
        2 => session with { CloudAppSecurity = CloudApps(ref rng) },
        3 => session with { SecureSignInSession = new SessionControlSwitch { IsEnabled = Enabled(ref rng) } },
        4 => session with { ApplicationEnforcedRestrictions = new SessionControlSwitch { IsEnabled = Enabled(ref rng) } },
        5 => session with { ContinuousAccessEvaluation = Continuous(ref rng) },
        6 => session with { DisableResilienceDefaults = Enabled(ref rng) },
        7 => session with { GlobalSecureAccessFilteringProfile = new FilteringProfile { IsEnabled = Enabled(ref rng), ProfileId = Pool.Id(17, 0) } },
        _ => session with { NetworkAccessSecurity = new FilteringProfile { IsEnabled = Enabled(ref rng) }, Extra = RandomWord.Extra(ref rng, ExtraEffect.None) },
    };

    private static SignInFrequency Frequency(ref SplitMix64 rng)
    {
        bool everyTime = rng.Chance(0.25);
        return new SignInFrequency
        {
            IsEnabled = Enabled(ref rng),
            Value = everyTime && rng.Chance(0.9) || rng.Chance(0.03) ? null : rng.Chance(0.04) ? rng.Pick(OddValues) : rng.Pick(Values),
            Type = everyTime && rng.Chance(0.9) ? default : RandomWord.Of(ref rng, [SignInFrequencyType.Days, SignInFrequencyType.Hours, SignInFrequencyType.Hours], 0.03),
            FrequencyInterval = everyTime ? SignInFrequencyInterval.EveryTime : rng.Chance(0.3) ? default : RandomWord.Of(ref rng, [SignInFrequencyInterval.TimeBased], 0.03),
            AuthenticationType = rng.Chance(0.25) ? default : RandomWord.Of(
                ref rng, [SignInFrequencyAuthenticationType.PrimaryAndSecondaryAuthentication, SignInFrequencyAuthenticationType.SecondaryAuthentication], 0.03),
        };
    }

    private static CloudAppSecurity CloudApps(ref SplitMix64 rng) => new()
    {
        IsEnabled = Enabled(ref rng),
        Type = RandomWord.Of(ref rng, [CloudAppSecurityType.MonitorOnly, CloudAppSecurityType.McasConfigured, CloudAppSecurityType.BlockDownloads], 0.08),
    };

    private static ContinuousAccessEvaluation Continuous(ref SplitMix64 rng) => new()
    {
        Mode = RandomWord.Of(
            ref rng,
            [ContinuousAccessEvaluationMode.StrictLocation, ContinuousAccessEvaluationMode.Disabled, ContinuousAccessEvaluationMode.StrictEnforcement], 0.08),
    };

    private static bool? Enabled(ref SplitMix64 rng) => rng.Weighted(84, 8, 8) switch { 0 => true, 1 => false, _ => null };
}
