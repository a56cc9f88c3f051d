namespace ConditionalAccess.Compliance.NetworkAccess;

/// <summary>Whom Intune guards on Exchange on-premises (Graph <c>onPremisesConditionalAccessSettings</c>, spec 9.5). Historical; kept for modelling.</summary>
public sealed record OnPremisesConditionalAccessSettings
{
    /// <summary>Whether Intune decides at all; null: not known, which counts as yes.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Groups whose users are guarded; empty: nobody; <c>default</c>: not known.</summary>
    public ValueArray<GraphId> IncludedGroups { get; init; }

    /// <summary>Groups whose users are exempt, also when they are included; empty: none; <c>default</c>: not known.</summary>
    public ValueArray<GraphId> ExcludedGroups { get; init; }

    /// <summary>False: a device that meets every demand still obeys a platform rule that blocks it. Null or true: it is let in, as documented.</summary>
    public bool? OverrideDefaultRule { get; init; }
}

/// <summary>The rules of the organisation for mobile mail (Graph <c>deviceManagementExchangeOnPremisesPolicy</c>, spec 9.5).</summary>
public sealed record ExchangeOnPremisesPolicy
{
    /// <summary>What happens to devices that no rule names; not known counts as block.</summary>
    public ExchangeAccessLevel DefaultAccessLevel { get; init; }

    /// <summary>Rules for classes of devices; order does not matter.</summary>
    public ValueArray<ExchangeAccessRule> AccessRules { get; init; }

    /// <summary>Classes that Exchange has seen; for display.</summary>
    public ValueArray<ExchangeDeviceClass> KnownDeviceClasses { get; init; }

    /// <summary>The text of the mail to users who are held; null when none was given.</summary>
    public string? NotificationContent { get; init; }
}

/// <summary>What a rule does (Graph <c>deviceManagementExchangeAccessLevel</c>).</summary>
public enum ExchangeAccessLevel : byte
{
    /// <summary>Not set; counts as block.</summary>
    None = 0,

    /// <summary>Allow.</summary>
    Allow,

    /// <summary>Block.</summary>
    Block,

    /// <summary>Hold.</summary>
    Quarantine,
}

/// <summary>What the name of a device class means.</summary>
public enum ExchangeDeviceClassType : byte
{
    /// <summary>Not known; the class then matches by either.</summary>
    Unknown = 0,

    /// <summary>A family, such as <c>iPhone</c>.</summary>
    Family,

    /// <summary>A model.</summary>
    Model,
}

/// <summary>A class of devices.</summary>
/// <param name="Name">The name; compared ignoring case.</param>
/// <param name="Type">What it names.</param>
public sealed record ExchangeDeviceClass(string Name, ExchangeDeviceClassType Type);

/// <summary>One rule.</summary>
/// <param name="DeviceClass">For which devices.</param>
/// <param name="AccessLevel">What it does; not known counts as block.</param>
public sealed record ExchangeAccessRule(ExchangeDeviceClass DeviceClass, ExchangeAccessLevel AccessLevel);

/// <summary>A decision about one phone and one mailbox.</summary>
/// <param name="State">Allowed, blocked or quarantined.</param>
/// <param name="Reason">Why, in Exchange's words.</param>
/// <param name="Mail">What the user is told.</param>
public sealed record ExchangeAccessResult(ExchangeAccessState State, ExchangeAccessReason Reason, ExchangeMail Mail = ExchangeMail.None);

/// <summary>The mail that a user gets.</summary>
public enum ExchangeMail : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>How to enrol and to link the device with its mailbox.</summary>
    Enrolment,

    /// <summary>Where to see what is wrong.</summary>
    Portal,
}

/// <summary>An exemption for one device of one user, which stands above device rules.</summary>
public enum ExchangeExemption : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Allow.</summary>
    Allow,

    /// <summary>Block.</summary>
    Block,
}

/// <summary>What Exchange looks at before device rules (spec 9.5). Null: not known, which blocks.</summary>
public sealed record ExchangeMailboxFacts
{
    /// <summary>Whether the user is authenticated.</summary>
    public bool? IsAuthenticated { get; init; }

    /// <summary>Whether mobile mail is switched on for the user.</summary>
    public bool? IsActiveSyncEnabled { get; init; }

    /// <summary>Whether the device meets the mailbox policy.</summary>
    public bool? MeetsMailboxPolicy { get; init; }

    /// <summary>An exemption for the device.</summary>
    public ExchangeExemption Exemption { get; init; }

    /// <summary>The device family; null: any rule about families may be meant.</summary>
    public string? DeviceFamily { get; init; }

    /// <summary>The device model; null: any rule about models may be meant.</summary>
    public string? DeviceModel { get; init; }
}
