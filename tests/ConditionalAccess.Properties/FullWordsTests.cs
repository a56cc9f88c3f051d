using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>
/// Plans whose policies, clauses, items and sign-in frequencies just fill the words they are kept in, asked with proofs of every age: just fresh, just
/// too old, ahead of the decision, not known, or at an end of time.
/// </summary>
public sealed class FullWordsTests
{
    private const ulong Seed = 20261203;

    private static readonly BuiltInControl[] s_controls = [BuiltInControl.Mfa, BuiltInControl.CompliantDevice, BuiltInControl.DomainJoinedDevice];

    private static readonly MethodCombination[] s_combinations =
    [
        new(AuthenticationMethods.Password | AuthenticationMethods.Sms), new(AuthenticationMethods.Fido2), new(AuthenticationMethods.WindowsHelloForBusiness),
        new(AuthenticationMethods.X509CertificateMultiFactor), new(AuthenticationMethods.Password | AuthenticationMethods.HardwareOath), new(AuthenticationMethods.DeviceBasedPush),
        new(AuthenticationMethods.FederatedSingleFactor | AuthenticationMethods.Voice | AuthenticationMethods.Sms), new(AuthenticationMethods.Password), new(AuthenticationMethods.None),
        new(AuthenticationMethods.UnknownFutureValue | AuthenticationMethods.Password),
    ];

    private static readonly TimeSpan[] s_nudges =
    [
        TimeSpan.Zero, TimeSpan.FromTicks(1), TimeSpan.FromTicks(-1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(-5), TimeSpan.FromMinutes(-5) - TimeSpan.FromTicks(1),
    ];

    [Theory]
    [InlineData(64, 0, true)]
    [InlineData(65, 0, false)]
    [InlineData(63, 1, true)]
    [InlineData(64, 1, false)]
    [InlineData(48, 16, true)]
    [InlineData(47, 17, false)]
    public void Clauses_and_frequencies_that_just_fit_a_word_or_just_do_not_are_decided_like_the_reference(int strengths, int frequencies, bool fits)
    {
        var rng = new SplitMix64(Seed + (ulong)strengths);
        var policies = new List<ConditionalAccessPolicy>();
        for (int i = 0; i < strengths; i++) policies.Add(Sample.Policy().RequireStrength(Strength(ref rng, i)));
        for (int i = 0; i < frequencies; i++) policies.Add(Sample.SessionOnly(Sample.Frequency(Sample.Hours(i + 1, SignInFrequencyAuthenticationType.SecondaryAuthentication))));
        TenantConfiguration tenant = SpecWorld.Tenant([.. policies.Select((p, i) => For(p, i) with { State = i % 4 == 3 ? PolicyState.ReportOnly : PolicyState.Enabled })]);

        Assert.Equal(fits, PlanCompiler.Compile(tenant, EngineOptions.Default).Requirements.Masks is not null);
        Agree(tenant, policies.Count, 300, ref rng);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(512)]
    public void Policies_that_just_fill_their_words_are_decided_like_the_reference(int count)
    {
        var rng = new SplitMix64(Seed + (ulong)(1000 * count));
        foreach (int kinds in new[] { 1, 7, 60 })
        {
            foreach (int enabledOf100 in new[] { 0, 30, 100 })
            {
                var pool = new ConditionalAccessPolicy[kinds];
                for (int i = 0; i < kinds; i++) pool[i] = Demanding(ref rng);
                var policies = new ConditionalAccessPolicy[count];
                for (int i = 0; i < count; i++) policies[i] = For(rng.Pick(pool), i) with { State = rng.Below(100) < enabledOf100 ? PolicyState.Enabled : PolicyState.ReportOnly };
                Agree(SpecWorld.Tenant(policies), count, 40, ref rng);
            }
        }
    }

    private static void Agree(TenantConfiguration tenant, int policies, int signIns, ref SplitMix64 rng)
    {
        CompareSignIn compare = CompiledAgreesTests.Compare(tenant, EngineOptions.Default);
        for (int i = 0; i < signIns; i++)
        {
            var groups = new GraphId[rng.Between(1, 5)];
            for (int g = 0; g < groups.Length; g++) groups[g] = rng.Chance(0.2) ? Shared : Group(rng.Below(policies));
            SignIn signIn = SignInOf(ref rng, groups);
            string? difference = compare(in signIn, EvaluationMode.Enforce);
            Assert.True(difference is null, $"seed {Seed}, {policies} policies, sign-in {i}: {difference}");
        }
    }

    private static ConditionalAccessPolicy Demanding(ref SplitMix64 rng)
    {
        BuiltInControl[] controls = [.. rng.Some<BuiltInControl>(s_controls, 1, 3)];
        ConditionalAccessPolicy policy = rng.Weighted(40, 40, 10, 5, 5) switch
        {
            0 => Sample.Policy().RequireAll(controls),
            1 => Sample.Policy().RequireAny(controls),
            2 => Sample.Policy().RequireStrength(Strength(ref rng, rng.Below(4))),
            3 => Sample.Policy().Block(),
            _ => Sample.Policy().RequireAny(BuiltInControl.ApprovedApplication, BuiltInControl.CompliantApplication),
        };
        if (rng.Chance(0.5)) return policy;
        var type = rng.Chance(0.5) ? SignInFrequencyAuthenticationType.SecondaryAuthentication : SignInFrequencyAuthenticationType.PrimaryAndSecondaryAuthentication;
        return policy.With(Sample.Frequency(rng.Weighted(2, 2, 2, 6) switch
        {
            0 => Sample.EveryTime(),
            1 => Sample.Hours(rng.Pick([0, -1, int.MinValue]), type),
            2 => Sample.Hours(int.MaxValue, type) with { Type = SignInFrequencyType.Days },
            _ => Sample.Hours(rng.Between(1, 3), type),
        }));
    }

    // Every fifth is not supplied, every seventh allows one key only.
    private static AuthenticationStrength Strength(ref SplitMix64 rng, int number)
    {
        var strength = new AuthenticationStrength { Id = $"0f000000-0000-4000-8002-{number:D12}" };
        if (number % 5 == 4) return strength;
        strength = strength with { AllowedCombinations = rng.Some<MethodCombination>(s_combinations, 0, 4) };
        if (number % 7 != 1) return strength;
        var key = new CombinationConfiguration { Kind = CombinationConfigurationKind.Fido2, AllowedAAGUIDs = [Key(1)], AppliesToCombinations = [new(AuthenticationMethods.Fido2)] };
        return strength with { AllowedCombinations = [new(AuthenticationMethods.Fido2), .. strength.AllowedCombinations], CombinationConfigurations = [key] };
    }

    private static SignIn SignInOf(ref SplitMix64 rng, GraphId[] groups)
    {
        SignIn s = SpecWorld.S0.InGroups(groups) with { Authentication = Proofs(ref rng) };
        s = s with { Resource = new() { Audiences = [SpecWorld.App(SpecWorld.Payroll)] } };
        s = s with { At = rng.Weighted(90, 5, 3, 2) switch { 0 => s.At, 1 => null, 2 => DateTimeOffset.MinValue, _ => DateTimeOffset.MaxValue } };
        s = rng.Below(5) switch { 0 => s.Compliant(), 1 => s.Hybrid(), 2 => s.Registered(), 3 => s.Registered().With((DeviceSignals d) => d with { IsCompliant = null, TrustType = default }), _ => s };
        return rng.Chance(0.2) ? s.On(rng.Pick([ClientAppType.Other, ClientAppType.ExchangeActiveSync, ClientAppType.EasSupported, ClientAppType.Unknown])) : s;
    }

    private static AuthenticationSignals Proofs(ref SplitMix64 rng)
    {
        AuthenticationMethods used = AuthenticationMethods.None;
        foreach (MethodCombination combination in rng.Some<MethodCombination>(s_combinations, 0, 3)) used |= combination.Methods;
        return new()
        {
            Methods = rng.Chance(0.2) ? null : used,
            HasMfaClaim = rng.Pick<bool?>([true, false, null]),
            MfaAt = When(ref rng),
            PrimaryAt = When(ref rng),
            RegisteredMethods = rng.Pick<AuthenticationMethods?>([null, AuthenticationMethods.Password, used, AuthenticationMethods.Password | AuthenticationMethods.Sms]),
            RegistrableMethods = rng.Pick<AuthenticationMethods?>([null, AuthenticationMethods.None, AuthenticationMethods.Fido2]),
            Fido2Aaguid = rng.Pick<GraphId>([default, Key(1), Key(2)]),
        };
    }

    private static DateTimeOffset? When(ref SplitMix64 rng) => rng.Weighted(80, 10, 5, 5) switch
    {
        0 => SpecWorld.Now - TimeSpan.FromHours(rng.Below(20)) + rng.Pick(s_nudges),
        1 => null,
        2 => DateTimeOffset.MinValue,
        _ => DateTimeOffset.MaxValue,
    };

    private static ConditionalAccessPolicy For(ConditionalAccessPolicy policy, int number)
        => policy.For(number % 9 == 0 ? Sample.Groups(Group(number), Shared) : Sample.Groups(Group(number))) with { Id = $"10000000-0000-4000-8001-{number:D12}" };

    private static GraphId Shared => Group(900_000);

    private static GraphId Group(int number) => $"0c000000-0000-4000-8001-{number:D12}";

    private static GraphId Key(int number) => $"0a0a0a0a-0000-4000-8000-{number:D12}";
}
