namespace ConditionalAccess;

/// <summary>Keywords that stand in id lists.</summary>
public static class Keywords
{
    /// <summary><c>All</c>.</summary>
    public static GraphId All { get; } = "All";

    /// <summary><c>None</c>.</summary>
    public static GraphId None { get; } = "None";

    /// <summary><c>GuestsOrExternalUsers</c>.</summary>
    public static GraphId GuestsOrExternalUsers { get; } = "GuestsOrExternalUsers";

    /// <summary><c>AllAgentIdUsers</c>.</summary>
    public static GraphId AllAgentIdUsers { get; } = "AllAgentIdUsers";

    /// <summary><c>Office365</c>.</summary>
    public static GraphId Office365 { get; } = "Office365";

    /// <summary><c>MicrosoftAdminPortals</c>.</summary>
    public static GraphId MicrosoftAdminPortals { get; } = "MicrosoftAdminPortals";

    /// <summary><c>AllAgentIdResources</c>.</summary>
    public static GraphId AllAgentIdResources { get; } = "AllAgentIdResources";

    /// <summary><c>ServicePrincipalsInMyTenant</c>.</summary>
    public static GraphId ServicePrincipalsInMyTenant { get; } = "ServicePrincipalsInMyTenant";

    /// <summary><c>AllTrusted</c>.</summary>
    public static GraphId AllTrusted { get; } = "AllTrusted";

    /// <summary>The all-zero location id: multifactor authentication trusted IPs (spec 2.4).</summary>
    public static GraphId MfaTrustedIps { get; } = Guid.Empty;

    /// <summary>All compliant network locations (spec 2.4).</summary>
    public static GraphId AllCompliantNetworks { get; } = "3d46dbda-8382-466a-856d-eb00cbc6b910";

    /// <summary>Windows Azure Service Management API, which stands for a group of apps (spec 4.4).</summary>
    public static GraphId AzureServiceManagement { get; } = "797f4846-ba00-4fd7-ba43-dac1f8f63013";
}
