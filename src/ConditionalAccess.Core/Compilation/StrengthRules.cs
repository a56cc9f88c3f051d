using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Finds out what an authentication strength of a policy accepts (spec 3.2, 3.3-14). Equal strengths share one rule.</summary>
internal sealed class StrengthRules(TenantConfiguration tenant)
{
    private const AuthenticationMethods Password = AuthenticationMethods.Password, Federated = AuthenticationMethods.FederatedSingleFactor;

    private static readonly AuthenticationMethods[] PhishingResistant =
        [AuthenticationMethods.WindowsHelloForBusiness, AuthenticationMethods.Fido2, AuthenticationMethods.X509CertificateMultiFactor];

    private static readonly BuiltInStrength[] BuiltIn =
    [
        new("00000000-0000-0000-0000-000000000002", "Multifactor authentication", Multifactor()),
        new("00000000-0000-0000-0000-000000000003", "Passwordless MFA", [AuthenticationMethods.WindowsHelloForBusiness, AuthenticationMethods.Fido2, AuthenticationMethods.X509CertificateMultiFactor, AuthenticationMethods.DeviceBasedPush]),
        new("00000000-0000-0000-0000-000000000004", "Phishing-resistant MFA", PhishingResistant),
    ];

    private readonly Dictionary<Key, PlanItem> _known = [];

    /// <summary>The built-in multifactor strength.</summary>
    public static StrengthRule Mfa { get; } = RuleOf(BuiltIn[0].Strength());

    public PlanItem Item(AuthenticationStrength strength)
    {
        AuthenticationStrength? resolved = Resolve(strength);
        var item = new RequirementItem(RequirementKind.AuthenticationStrength, IdOf(strength));
        var key = new Key(item, resolved?.AllowedCombinations ?? default, resolved?.CombinationConfigurations ?? default);
        if (!_known.TryGetValue(key, out PlanItem? known)) _known[key] = known = new PlanItem(item, RuleOf(resolved));
        return known;
    }

    private AuthenticationStrength? Resolve(AuthenticationStrength strength)
    {
        if (!strength.AllowedCombinations.IsDefault) return strength;
        foreach (AuthenticationStrength supplied in tenant.AuthenticationStrengths)
        {
            if (strength.Id.IsKnown && supplied.Id == strength.Id && !supplied.AllowedCombinations.IsDefault) return supplied;
        }

        return strength.Id.IsKnown ? ResolveBuiltIn(b => b.Id == strength.Id) : ByName(strength.DisplayName);
    }

    private AuthenticationStrength? ByName(string? name)
    {
        foreach (AuthenticationStrength supplied in tenant.AuthenticationStrengths)
        {
            if (IsSameName(supplied.DisplayName, name) && !supplied.AllowedCombinations.IsDefault) return supplied;
        }

        return ResolveBuiltIn(b => IsSameName(b.Name, name));
    }

    // Without an id, the id of the strength of that name, else the name.
    private GraphId IdOf(AuthenticationStrength strength)
    {
        if (strength.Id.IsKnown || strength.DisplayName is not { } name) return strength.Id;
        return ByName(name) is { Id.IsKnown: true } named ? named.Id : GraphId.FromString(name);
    }

    /// <summary>False when a document held the object with nothing in it: not configured (spec 1.13).</summary>
    public static bool IsConfigured(AuthenticationStrength? strength)
        => strength is not null && (strength.Id.IsKnown || strength.DisplayName is not null || !strength.AllowedCombinations.IsDefault);

    private static bool IsSameName(string? a, string? b) => a is not null && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static AuthenticationStrength? ResolveBuiltIn(Predicate<BuiltInStrength> matches) => Array.Find(BuiltIn, matches)?.Strength();

    private static StrengthRule RuleOf(AuthenticationStrength? strength)
    {
        if (strength is null) return new StrengthRule(null);
        var combinations = new StrengthCombination[strength.AllowedCombinations.Count];
        for (int i = 0; i < combinations.Length; i++) combinations[i] = Combination(strength.AllowedCombinations[i], strength);
        return new StrengthRule(combinations);
    }

    private static StrengthCombination Combination(MethodCombination combination, AuthenticationStrength strength)
    {
        if (strength.CombinationConfigurations.IsEmpty) return new(combination.Methods, []);
        return new(combination.Methods, [.. strength.CombinationConfigurations.Where(c => c.AppliesToCombinations.Any(a => a.Methods == combination.Methods)).Select(Restriction)]);
    }

    private static MethodRestriction Restriction(CombinationConfiguration configuration) => configuration.Kind switch
    {
        CombinationConfigurationKind.Fido2 => new() { IsUnderstood = true, Aaguids = [.. configuration.AllowedAAGUIDs] },
        CombinationConfigurationKind.X509Certificate => new()
        {
            IsUnderstood = true,
            IssuerSkis = configuration.AllowedIssuerSkis.IsEmpty ? null : new(configuration.AllowedIssuerSkis, StringComparer.OrdinalIgnoreCase),
            PolicyOids = configuration.AllowedPolicyOIDs.IsEmpty ? null : new(configuration.AllowedPolicyOIDs, StringComparer.Ordinal),
        },
        _ => new() { IsUnderstood = false },
    };

    private static AuthenticationMethods[] Multifactor()
    {
        AuthenticationMethods[] withPassword =
        [
            AuthenticationMethods.MicrosoftAuthenticatorPush, AuthenticationMethods.SoftwareOath, AuthenticationMethods.HardwareOath,
            AuthenticationMethods.X509CertificateSingleFactor, AuthenticationMethods.X509CertificateMultiFactor, AuthenticationMethods.Sms, AuthenticationMethods.Voice,
        ];
        AuthenticationMethods[] withFederation =
        [
            AuthenticationMethods.MicrosoftAuthenticatorPush, AuthenticationMethods.SoftwareOath, AuthenticationMethods.HardwareOath,
            AuthenticationMethods.Sms, AuthenticationMethods.Voice,
        ];
        AuthenticationMethods[] alone =
        [
            AuthenticationMethods.WindowsHelloForBusiness, AuthenticationMethods.Fido2, AuthenticationMethods.X509CertificateMultiFactor, AuthenticationMethods.DeviceBasedPush,
            AuthenticationMethods.TemporaryAccessPassOneTime, AuthenticationMethods.TemporaryAccessPassMultiUse, AuthenticationMethods.FederatedMultiFactor,
        ];
        var all = new AuthenticationMethods[alone.Length + withPassword.Length + withFederation.Length];
        alone.CopyTo(all, 0);
        for (int i = 0; i < withPassword.Length; i++) all[alone.Length + i] = withPassword[i] | Password;
        for (int i = 0; i < withFederation.Length; i++) all[alone.Length + withPassword.Length + i] = withFederation[i] | Federated;
        return all;
    }

    private sealed record Key(RequirementItem Item, ValueArray<MethodCombination> Combinations, ValueArray<CombinationConfiguration> Configurations);

    private sealed class BuiltInStrength(GraphId id, string name, AuthenticationMethods[] combinations)
    {
        public GraphId Id => id;

        public string Name => name;

        public AuthenticationStrength Strength() => new() { Id = id, AllowedCombinations = new(Array.ConvertAll(combinations, c => new MethodCombination(c))) };
    }
}
