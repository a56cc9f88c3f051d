using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>A strength as a policy requires it. Combinations are <c>default</c> when it could not be resolved (spec 3.3-14).</summary>
internal sealed record StrengthDefinition(GraphId Id, ValueArray<MethodCombination> Combinations, ValueArray<CombinationConfiguration> Configurations)
{
    /// <summary>Spec 1.13: what a policy requires; null when every member is null.</summary>
    public static StrengthDefinition? Of(AuthenticationStrength? required, TenantConfiguration tenant)
    {
        if (required is null) return null;
        if (!required.AllowedCombinations.IsDefault) return From(required, NameOrId(required, tenant));
        if (required.Id.IsKnown) return ById(required.Id, tenant) ?? new(required.Id, default, default);
        if (required.DisplayName is not { } name) return null;
        return ByName(name, tenant) ?? new(name, default, default);
    }

    private static StrengthDefinition From(AuthenticationStrength strength, GraphId id) => new(id, strength.AllowedCombinations, strength.CombinationConfigurations);

    private static GraphId NameOrId(AuthenticationStrength required, TenantConfiguration tenant)
    {
        if (required.Id.IsKnown || required.DisplayName is null) return required.Id;
        return ByName(required.DisplayName, tenant) is { Id.IsKnown: true } named ? named.Id : required.DisplayName;
    }

    private static StrengthDefinition? ById(GraphId id, TenantConfiguration tenant)
    {
        foreach (AuthenticationStrength strength in tenant.AuthenticationStrengths)
        {
            if (strength.Id.IsKnown && strength.Id == id && !strength.AllowedCombinations.IsDefault) return From(strength, id);
        }

        return BuiltInStrengths.ById(id);
    }

    private static StrengthDefinition? ByName(string name, TenantConfiguration tenant)
    {
        foreach (AuthenticationStrength strength in tenant.AuthenticationStrengths)
        {
            bool same = string.Equals(strength.DisplayName, name, StringComparison.OrdinalIgnoreCase);
            if (same && !strength.AllowedCombinations.IsDefault) return From(strength, strength.Id.IsKnown ? strength.Id : name);
        }

        return BuiltInStrengths.ByName(name);
    }
}

/// <summary>Spec 3.2: the strengths every tenant has.</summary>
internal static class BuiltInStrengths
{
    private static readonly AuthenticationMethods[] PhishingResistant =
        [AuthenticationMethods.WindowsHelloForBusiness, AuthenticationMethods.Fido2, AuthenticationMethods.X509CertificateMultiFactor];

    private static readonly AuthenticationMethods[] WithPassword =
    [
        AuthenticationMethods.MicrosoftAuthenticatorPush, AuthenticationMethods.SoftwareOath, AuthenticationMethods.HardwareOath,
        AuthenticationMethods.X509CertificateSingleFactor, AuthenticationMethods.X509CertificateMultiFactor, AuthenticationMethods.Sms, AuthenticationMethods.Voice,
    ];

    private static readonly AuthenticationMethods[] WithFederation =
    [
        AuthenticationMethods.MicrosoftAuthenticatorPush, AuthenticationMethods.SoftwareOath, AuthenticationMethods.HardwareOath,
        AuthenticationMethods.Sms, AuthenticationMethods.Voice,
    ];

    /// <summary>…0002, whose combinations are also what satisfies the control <c>mfa</c> (spec 3.3-8).</summary>
    public static StrengthDefinition Mfa { get; } = Define("00000000-0000-0000-0000-000000000002",
    [
        .. PhishingResistant, AuthenticationMethods.DeviceBasedPush, AuthenticationMethods.TemporaryAccessPassOneTime,
        AuthenticationMethods.TemporaryAccessPassMultiUse, .. WithPassword.Select(m => m | AuthenticationMethods.Password),
        AuthenticationMethods.FederatedMultiFactor, .. WithFederation.Select(m => m | AuthenticationMethods.FederatedSingleFactor),
    ]);

    private static StrengthDefinition Passwordless { get; } =
        Define("00000000-0000-0000-0000-000000000003", [.. PhishingResistant, AuthenticationMethods.DeviceBasedPush]);

    private static StrengthDefinition PhishingResistantMfa { get; } = Define("00000000-0000-0000-0000-000000000004", PhishingResistant);

    public static StrengthDefinition? ById(GraphId id)
    {
        if (id == Mfa.Id) return Mfa;
        if (id == Passwordless.Id) return Passwordless;
        return id == PhishingResistantMfa.Id ? PhishingResistantMfa : null;
    }

    public static StrengthDefinition? ByName(string name)
    {
        if (string.Equals(name, "Multifactor authentication", StringComparison.OrdinalIgnoreCase)) return Mfa;
        if (string.Equals(name, "Passwordless MFA", StringComparison.OrdinalIgnoreCase)) return Passwordless;
        return string.Equals(name, "Phishing-resistant MFA", StringComparison.OrdinalIgnoreCase) ? PhishingResistantMfa : null;
    }

    private static StrengthDefinition Define(GraphId id, AuthenticationMethods[] combinations)
        => new(id, ValueArray.From(combinations.Select(c => new MethodCombination(c))), default);
}
