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

    private static readonly (GraphId Id, string Name, AuthenticationMethods[] Combinations)[] BuiltIn =
    [
        ("00000000-0000-0000-0000-000000000002", "Multifactor authentication", Multifactor()),
        ("00000000-0000-0000-0000-000000000003", "Passwordless MFA", [.. PhishingResistant, AuthenticationMethods.DeviceBasedPush]),
        ("00000000-0000-0000-0000-000000000004", "Phishing-resistant MFA", PhishingResistant),
    ];

    private readonly Dictionary<(RequirementItem, ValueArray<MethodCombination>, ValueArray<CombinationConfiguration>), PlanItem> _known = [];

    /// <summary>The built-in multifactor strength.</summary>
    public static StrengthRule Mfa { get; } = new([.. BuiltIn[0].Combinations.Select(c => new StrengthCombination(c, []))]);

    public PlanItem Item(AuthenticationStrength strength)
    {
        AuthenticationStrength? resolved = Resolve(strength);
        var item = new RequirementItem(RequirementKind.AuthenticationStrength, IdOf(strength));
        var key = (item, resolved?.AllowedCombinations ?? default, resolved?.CombinationConfigurations ?? default);
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

    private static AuthenticationStrength? ResolveBuiltIn(Func<(GraphId Id, string Name, AuthenticationMethods[] Combinations), bool> matches)
    {
        foreach ((GraphId Id, string Name, AuthenticationMethods[] Combinations) builtIn in BuiltIn)
        {
            if (matches(builtIn)) return new() { Id = builtIn.Id, AllowedCombinations = ValueArray.From(builtIn.Combinations.Select(c => new MethodCombination(c))) };
        }

        return null;
    }

    private static StrengthRule RuleOf(AuthenticationStrength? strength)
        => new(strength is null ? null : [.. strength.AllowedCombinations.Select(c => Combination(c, strength))]);

    private static StrengthCombination Combination(MethodCombination combination, AuthenticationStrength strength)
    {
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
        return
        [
            .. PhishingResistant, AuthenticationMethods.DeviceBasedPush,
            AuthenticationMethods.TemporaryAccessPassOneTime, AuthenticationMethods.TemporaryAccessPassMultiUse,
            .. withPassword.Select(m => m | Password), AuthenticationMethods.FederatedMultiFactor, .. withFederation.Select(m => m | Federated),
        ];
    }
}
