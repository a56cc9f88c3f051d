namespace ConditionalAccess.Compliance;

/// <summary>Facts of iOS and iPadOS.</summary>
public sealed record AppleFacts
{
    /// <summary>Nothing is known.</summary>
    public static AppleFacts NotKnown { get; } = new();

    /// <summary>Whether the managed mail profile is installed; null when not known.</summary>
    public bool? ManagedEmailProfileInstalled { get; init; }

    /// <summary>When jailbreak detection last ran; null when not known (spec 3.8).</summary>
    public DateTimeOffset? LastJailbreakEvaluationDateTime { get; init; }
}

/// <summary>Facts of macOS. Null when not known.</summary>
public sealed record MacOSFacts
{
    /// <summary>Nothing is known.</summary>
    public static MacOSFacts NotKnown { get; } = new();

    /// <summary>System integrity protection is on.</summary>
    public bool? SystemIntegrityProtectionEnabled { get; init; }

    /// <summary>The firewall is on.</summary>
    public bool? FirewallEnabled { get; init; }

    /// <summary>The firewall blocks all incoming connections.</summary>
    public bool? FirewallBlockAllIncoming { get; init; }

    /// <summary>The firewall's stealth mode is on.</summary>
    public bool? FirewallEnableStealthMode { get; init; }

    /// <summary>From where apps may come.</summary>
    public GatekeeperSource GatekeeperAllowedAppSource { get; init; }
}
