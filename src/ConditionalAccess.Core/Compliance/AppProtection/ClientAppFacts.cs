using ConditionalAccess.Signals;

namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>What is known about the app that signs in, and about its user (spec 8.2, 8.3). Null and <c>default</c>: not known, which never satisfies a control.</summary>
public sealed record ClientAppFacts
{
    /// <summary>The app: its bundle or package id, or its client id in Entra.</summary>
    public GraphId AppId { get; init; }

    /// <summary>The platform of the device.</summary>
    public DevicePlatform Platform { get; init; }

    /// <summary>Which app registered the device in Entra.</summary>
    public BrokerApp Broker { get; init; }

    /// <summary>The user who signs in.</summary>
    public GraphId UserId { get; init; }

    /// <summary>Whether the user has an Intune licence; null: taken from the device when its primary user signs in.</summary>
    public bool? IsIntuneLicensed { get; init; }

    /// <summary>Groups of the user; <c>default</c>: taken from the device when its primary user signs in.</summary>
    public ValueArray<GraphId> GroupIds { get; init; }

    /// <summary>Whether the sign-in page is shown by a web view inside an app.</summary>
    public bool? IsEmbeddedWebView { get; init; }

    /// <summary>Whether the browser is in private mode; matters for browsers only.</summary>
    public bool? IsInPrivate { get; init; }
}

/// <summary>The app that registered a device in Entra.</summary>
public enum BrokerApp : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>None is installed; the user is sent to the store.</summary>
    Missing,

    /// <summary>Microsoft Authenticator.</summary>
    MicrosoftAuthenticator,

    /// <summary>The Company Portal.</summary>
    CompanyPortal,
}
