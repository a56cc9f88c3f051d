namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>What the tenant says about app protection. Data only.</summary>
public sealed record AppProtectionConfiguration
{
    /// <summary>The policies; empty: there are none; <c>default</c>: not known, so that no app counts as protected.</summary>
    public ValueArray<AppProtectionPolicy> Policies { get; init; }

    /// <summary>The apps; an app that is not listed is neither approved nor protected.</summary>
    public ValueArray<ClientApp> Apps { get; init; } = ClientApp.Known;
}
