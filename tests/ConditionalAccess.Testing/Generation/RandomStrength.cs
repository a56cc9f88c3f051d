using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Authentication strengths: embedded, referenced, built-in, unresolved, restricted and impossible ones.</summary>
internal static class RandomStrength
{
    private const AuthenticationMethods Password = AuthenticationMethods.Password;

    private static readonly MethodCombination[] Combinations =
    [
        new(AuthenticationMethods.Fido2), new(AuthenticationMethods.Fido2), new(AuthenticationMethods.WindowsHelloForBusiness),
        new(AuthenticationMethods.X509CertificateMultiFactor), new(AuthenticationMethods.X509CertificateSingleFactor | Password),
        new(AuthenticationMethods.DeviceBasedPush), new(AuthenticationMethods.TemporaryAccessPassOneTime),
        new(Password | AuthenticationMethods.MicrosoftAuthenticatorPush), new(Password | AuthenticationMethods.SoftwareOath),
        new(Password | AuthenticationMethods.Sms), new(Password | AuthenticationMethods.Voice), new(Password | AuthenticationMethods.HardwareOath),
        new(AuthenticationMethods.FederatedMultiFactor), new(AuthenticationMethods.FederatedSingleFactor | AuthenticationMethods.Sms),
        new(Password), new(AuthenticationMethods.Sms), new(AuthenticationMethods.QrCodePin), new(AuthenticationMethods.Email),
        new(AuthenticationMethods.UnknownFutureValue, "newMethod"), new(Password | AuthenticationMethods.UnknownFutureValue, "password,newMethod"),
    ];

    private static readonly string[] BuiltInNames =
        ["Multifactor authentication", "Passwordless MFA", "phishing-resistant mfa", "Phishing-resistant MFA", "Unheard of"];

    /// <summary>The strengths a tenant supplies.</summary>
    public static ValueArray<AuthenticationStrength> Supplied(ref SplitMix64 rng)
    {
        if (rng.Chance(0.15)) return default;
        var strengths = new List<AuthenticationStrength>();
        foreach (GraphId id in Pool.Strengths)
        {
            if (rng.Chance(0.8)) strengths.Add(Defined(ref rng) with { Id = id });
        }

        if (rng.Chance(0.05)) strengths.Add(Defined(ref rng) with { Id = rng.Pick(Pool.BuiltInStrengths), PolicyType = "builtIn" });
        return ValueArray.From(strengths);
    }

    /// <summary>A strength as a policy names it.</summary>
    public static AuthenticationStrength Required(ref SplitMix64 rng) => rng.Weighted(35, 25, 25, 8, 4, 3) switch
    {
        0 => new AuthenticationStrength { Id = rng.Pick(Pool.BuiltInStrengths) },
        1 => new AuthenticationStrength { Id = rng.Pick(Pool.Strengths) },
        2 => Defined(ref rng) with { Id = rng.Pick(Pool.Strengths) },
        3 => new AuthenticationStrength { DisplayName = rng.Pick(BuiltInNames) },
        4 => new AuthenticationStrength { Id = Pool.Id(13, 99) },
        _ => Defined(ref rng),
    };

    private static AuthenticationStrength Defined(ref SplitMix64 rng)
    {
        ValueArray<MethodCombination> allowed = rng.Chance(0.04) ? [] : rng.Some<MethodCombination>(Combinations, 1, 6);
        return new AuthenticationStrength
        {
            DisplayName = "Custom",
            PolicyType = "custom",
            AllowedCombinations = allowed,
            CombinationConfigurations = rng.Chance(0.4) ? Configurations(ref rng, allowed) : default,
        };
    }

    private static ValueArray<CombinationConfiguration> Configurations(ref SplitMix64 rng, ValueArray<MethodCombination> allowed)
    {
        var configurations = new CombinationConfiguration[rng.Between(1, 2)];
        for (int i = 0; i < configurations.Length; i++) configurations[i] = Configuration(ref rng, allowed);
        return new ValueArray<CombinationConfiguration>(configurations);
    }

    private static CombinationConfiguration Configuration(ref SplitMix64 rng, ValueArray<MethodCombination> allowed)
    {
        CombinationConfigurationKind kind = rng.Weighted(50, 45, 5) switch
        {
            0 => CombinationConfigurationKind.Fido2,
            1 => CombinationConfigurationKind.X509Certificate,
            _ => CombinationConfigurationKind.Unknown,
        };
        return new CombinationConfiguration
        {
            Kind = kind,
            AppliesToCombinations = AppliesTo(ref rng, kind, allowed),
            AllowedAAGUIDs = kind == CombinationConfigurationKind.Fido2 ? rng.Some<GraphId>(Pool.KeyModels, 0, 2) : default,
            AllowedIssuerSkis = kind == CombinationConfigurationKind.X509Certificate ? rng.Some<string>(Pool.Issuers, 0, 2) : default,
            AllowedPolicyOIDs = kind == CombinationConfigurationKind.X509Certificate ? rng.Some<string>(Pool.PolicyOids, 0, 2) : default,
        };
    }

    private static ValueArray<MethodCombination> AppliesTo(ref SplitMix64 rng, CombinationConfigurationKind kind, ValueArray<MethodCombination> allowed)
    {
        if (rng.Chance(0.2) && !allowed.IsEmpty) return [rng.Pick(allowed.AsSpan())];
        return kind == CombinationConfigurationKind.Fido2 ? [Combinations[0]] : [Combinations[3], Combinations[4]];
    }
}
