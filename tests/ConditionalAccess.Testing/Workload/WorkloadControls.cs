using ConditionalAccess.Model;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>What the policies of a workload tenant demand. A fifth of those for multifactor authentication name an authentication strength instead.</summary>
internal static class WorkloadControls
{
    /// <summary>The built-in strengths: multifactor, passwordless, phishing-resistant.</summary>
    public static GraphId[] Strengths { get; } =
        ["00000000-0000-0000-0000-000000000002", "00000000-0000-0000-0000-000000000003", "00000000-0000-0000-0000-000000000004"];

    /// <param name="rng">The generator.</param>
    /// <param name="kind">0: multifactor or strength; 1: compliant or hybrid joined; 2: block; 3: multifactor and compliant.</param>
    public static GrantControls Grant(ref SplitMix64 rng, int kind) => kind switch
    {
        0 when rng.Chance(0.2) => new GrantControls { Operator = GrantOperator.Or, AuthenticationStrength = new AuthenticationStrength { Id = rng.Pick(Strengths) } },
        0 => GrantControls.AllOf(BuiltInControl.Mfa),
        1 => GrantControls.AnyOf(BuiltInControl.CompliantDevice, BuiltInControl.DomainJoinedDevice),
        2 => GrantControls.AllOf(BuiltInControl.Block),
        _ => GrantControls.AllOf(BuiltInControl.Mfa, BuiltInControl.CompliantDevice),
    };

    /// <summary>60 % a sign-in frequency of one of four intervals, 25 % no persistent browser, 15 % strict location enforcement.</summary>
    public static SessionControls Session(ref SplitMix64 rng) => rng.Weighted(60, 25, 15) switch
    {
        0 => new SessionControls { SignInFrequency = Frequency(rng.Pick([1, 4, 24, 168])) },
        1 => new SessionControls { PersistentBrowser = new PersistentBrowser { IsEnabled = true, Mode = PersistentBrowserMode.Never } },
        _ => new SessionControls { ContinuousAccessEvaluation = new ContinuousAccessEvaluation { Mode = ContinuousAccessEvaluationMode.StrictLocation } },
    };

    private static SignInFrequency Frequency(int hours) => new()
    {
        IsEnabled = true,
        Value = hours,
        Type = SignInFrequencyType.Hours,
        FrequencyInterval = SignInFrequencyInterval.TimeBased,
        AuthenticationType = SignInFrequencyAuthenticationType.PrimaryAndSecondaryAuthentication,
    };
}
