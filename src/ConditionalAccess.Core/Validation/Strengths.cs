using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>Which authentication strengths are known, in the order of spec 1.13 and 3.2.</summary>
internal static class Strengths
{
    private static readonly (GraphId Id, string Name)[] s_builtIn =
    [
        ("00000000-0000-0000-0000-000000000002", "Multifactor authentication"),
        ("00000000-0000-0000-0000-000000000003", "Passwordless MFA"),
        ("00000000-0000-0000-0000-000000000004", "Phishing-resistant MFA"),
    ];

    /// <summary>How many combinations a required strength allows; null when that is not known.</summary>
    public static int? Resolve(TenantConfiguration tenant, AuthenticationStrength strength)
    {
        if (!strength.AllowedCombinations.IsDefault) return strength.AllowedCombinations.Count;
        foreach (AuthenticationStrength supplied in tenant.AuthenticationStrengths)
        {
            if (IsSame(strength, supplied.Id, supplied.DisplayName) && !supplied.AllowedCombinations.IsDefault)
                return supplied.AllowedCombinations.Count;
        }

        foreach ((GraphId id, string name) in s_builtIn)
        {
            if (IsSame(strength, id, name)) return 1;
        }

        return null;
    }

    /// <summary>By id; by name only when the reference has no id.</summary>
    private static bool IsSame(AuthenticationStrength reference, GraphId id, string? name)
        => reference.Id.IsKnown ? reference.Id == id : name is not null && string.Equals(reference.DisplayName, name, StringComparison.OrdinalIgnoreCase);
}
