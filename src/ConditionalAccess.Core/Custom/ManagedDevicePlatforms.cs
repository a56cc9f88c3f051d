using ConditionalAccess.Compliance;

namespace ConditionalAccess.Custom;

/// <summary>What iOS and macOS report (<see cref="AppleFacts"/>, <see cref="MacOSFacts"/>). There is never an object of this type.</summary>
public abstract class ManagedDeviceApple
{
    private protected ManagedDeviceApple()
    {
    }

    /// <summary>Whether the managed mail profile is installed.</summary>
    public abstract bool IsManagedMailInstalled { get; }

    /// <summary>When jailbreak detection last ran.</summary>
    public abstract DateTimeOffset JailbreakCheckedAt { get; }

    /// <summary>System integrity protection is on.</summary>
    public abstract bool IsSystemIntegrityProtected { get; }

    /// <summary>The firewall is on.</summary>
    public abstract bool IsFirewallEnabled { get; }

    /// <summary>The firewall blocks all incoming connections.</summary>
    public abstract bool IsFirewallBlockingAll { get; }

    /// <summary>The firewall's stealth mode is on.</summary>
    public abstract bool IsFirewallStealth { get; }

    /// <summary>From where apps may come.</summary>
    public abstract GatekeeperSource Gatekeeper { get; }
}

/// <summary>What Android reports (<see cref="AndroidFacts"/>). There is never an object of this type.</summary>
public abstract class ManagedDeviceAndroid
{
    private protected ManagedDeviceAndroid()
    {
    }

    /// <summary>Samsung Knox.</summary>
    public abstract bool IsKnox { get; }

    /// <summary>Google Mobile Services.</summary>
    public abstract bool HasGoogleMobileServices { get; }

    /// <summary>A system update waits.</summary>
    public abstract bool HasPendingSystemUpdate { get; }

    /// <summary>The basic Play integrity verdict.</summary>
    public abstract IntegrityVerdict PlayIntegrityBasic { get; }

    /// <summary>The device Play integrity verdict.</summary>
    public abstract IntegrityVerdict PlayIntegrityDevice { get; }

    /// <summary>The strong Play integrity verdict.</summary>
    public abstract IntegrityVerdict PlayIntegrityStrong { get; }

    /// <summary>Play services are installed and enabled.</summary>
    public abstract bool ArePlayServicesEnabled { get; }

    /// <summary>The security provider is current.</summary>
    public abstract bool IsSecurityProviderUpToDate { get; }

    /// <summary>Verify Apps scanning is on.</summary>
    public abstract bool IsVerifyAppsEnabled { get; }

    /// <summary>USB debugging is on.</summary>
    public abstract bool IsUsbDebuggingEnabled { get; }

    /// <summary>Apps from unknown sources are allowed.</summary>
    public abstract bool AreUnknownSourcesEnabled { get; }

    /// <summary>The Company Portal came from a known source.</summary>
    public abstract bool IsCompanyPortalSourceKnown { get; }

    /// <summary>The integrity of the Company Portal.</summary>
    public abstract IntegrityVerdict CompanyPortalIntegrity { get; }

    /// <summary>The integrity of the Intune app.</summary>
    public abstract IntegrityVerdict IntuneAppIntegrity { get; }
}

/// <summary>What Linux and the Windows Subsystem for Linux report (<see cref="LinuxFacts"/>, <see cref="WslFacts"/>). There is never an object of this type.</summary>
public abstract class ManagedDeviceLinux
{
    private protected ManagedDeviceLinux()
    {
    }

    /// <summary>The distribution, such as <c>ubuntu</c>.</summary>
    public abstract string Distribution { get; }

    /// <summary>Whether the Windows Subsystem for Linux is installed.</summary>
    public abstract bool IsWslInstalled { get; }

    /// <summary>Whether its Intune plug-in is installed.</summary>
    public abstract bool IsWslPluginInstalled { get; }
}
