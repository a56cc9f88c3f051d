using ConditionalAccess.Signals;

namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>What one of the app controls asks for (spec 8.2, 8.3).</summary>
public enum AppCondition : byte
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>The platform has the control.</summary>
    Platform,

    /// <summary>The device is registered in Entra, with an enabled account.</summary>
    DeviceRegistered,

    /// <summary>It was registered by the broker of the platform.</summary>
    Broker,

    /// <summary>The app is on the list of the control.</summary>
    AppListed,

    /// <summary>The browser is not in private mode.</summary>
    NotInPrivate,

    /// <summary>The sign-in does not happen in a web view of another app than the protected browser.</summary>
    NotEmbedded,

    /// <summary>Windows only: nobody manages the device.</summary>
    DeviceUnmanaged,

    /// <summary>The user has an Intune licence.</summary>
    UserLicensed,

    /// <summary>A protection policy that holds the app is meant for the user.</summary>
    PolicyTargeted,

    /// <summary>The app is registered for app protection, for this user.</summary>
    AppRegistered,

    /// <summary>The policy is present on the app.</summary>
    PolicyApplied,

    /// <summary>The app has checked in lately.</summary>
    RegistrationAlive,
}

/// <summary>How one condition stands.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Holds">Whether it holds; null when not known.</param>
/// <param name="PolicyId">The policy it was judged for; <c>default</c> when none is concerned.</param>
public sealed record AppCheck(AppCondition Condition, bool? Holds, GraphId PolicyId = default);

/// <summary>The signal of one app control with its reasons.</summary>
/// <param name="Value">True when every condition holds, false when one does not, null when that is not known.</param>
/// <param name="Checks">Every condition; for several registrations and policies those that come closest.</param>
public sealed record AppSignal(bool? Value, ValueArray<AppCheck> Checks)
{
    /// <summary>The conditions that do not hold or are not known.</summary>
    public IEnumerable<AppCheck> Open => Checks.Where(c => c.Holds != true);
}

/// <summary>The signals of the two app controls.</summary>
/// <param name="UsesApprovedApp">For <c>approvedApplication</c>.</param>
/// <param name="HasAppProtection">For <c>compliantApplication</c>.</param>
/// <param name="SupportsAppProtection">Whether the app can be protected at all; null when the app is not known.</param>
public sealed record AppSignals(AppSignal UsesApprovedApp, AppSignal HasAppProtection, bool? SupportsAppProtection)
{
    /// <summary>The same signals of a sign-in with those of the app.</summary>
    /// <param name="signals">What else the user has proven.</param>
    public AuthenticationSignals ApplyTo(AuthenticationSignals signals)
        => signals with { UsesApprovedApp = UsesApprovedApp.Value, HasAppProtection = HasAppProtection.Value, SupportsAppProtection = SupportsAppProtection };
}
