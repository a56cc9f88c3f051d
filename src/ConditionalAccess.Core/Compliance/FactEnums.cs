namespace ConditionalAccess.Compliance;

// Facts hold only values that have a name; a word outside an enumeration is read as not known, with a finding.

/// <summary>What an attestation report says about one protection (spec 12.3).</summary>
public enum AttestedState : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Reported as not applicable; fails a requirement.</summary>
    NotApplicable,

    /// <summary>Off.</summary>
    Disabled,

    /// <summary>On.</summary>
    Enabled,
}

/// <summary>Firmware protection of an attestation report (spec 12.3).</summary>
public enum FirmwareProtection : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Reported as not applicable; fails a requirement.</summary>
    NotApplicable,

    /// <summary>Off.</summary>
    Disabled,

    /// <summary>System Guard Secure Launch.</summary>
    SystemGuardSecureLaunch,

    /// <summary>Firmware attack surface reduction.</summary>
    FirmwareAttackSurfaceReduction,
}

/// <summary>From where a Mac takes apps, strictest first (Graph <c>macOSGatekeeperAppSources</c>).</summary>
public enum GatekeeperSource : byte
{
    /// <summary>Not known.</summary>
    NotSet = 0,

    /// <summary>The App Store.</summary>
    MacAppStore,

    /// <summary>The App Store and identified developers.</summary>
    MacAppStoreAndIdentifiedDevelopers,

    /// <summary>Anywhere.</summary>
    Anywhere,
}

/// <summary>An integrity verdict (spec 12.4).</summary>
public enum IntegrityVerdict : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Passed.</summary>
    Passed,

    /// <summary>Failed.</summary>
    Failed,

    /// <summary>Not supported by the device; fails a requirement.</summary>
    NotSupported,
}

/// <summary>Password qualities, weakest first, as Android orders them (spec 12.6).</summary>
public enum PasswordQuality : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>No secret.</summary>
    None,

    /// <summary>A weak biometric.</summary>
    BiometricWeak,

    /// <summary>Some secret.</summary>
    Something,

    /// <summary>Digits.</summary>
    Numeric,

    /// <summary>Digits without repetition or sequence.</summary>
    NumericComplex,

    /// <summary>Letters.</summary>
    Alphabetic,

    /// <summary>Letters and digits.</summary>
    Alphanumeric,

    /// <summary>Letters, digits and symbols.</summary>
    AlphanumericWithSymbols,
}

/// <summary>Password complexity classes, weakest first (spec 1.13).</summary>
public enum PasswordComplexity : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>None.</summary>
    None,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,
}

/// <summary>The verdict of an operating system about a password (spec 12.6).</summary>
public enum PasswordVerdict : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Meets the policy.</summary>
    Compliant,

    /// <summary>Does not meet it.</summary>
    NonCompliant,

    /// <summary>Reported as an error; holds the previous state.</summary>
    Error,
}

/// <summary>How a discovery script ended (spec 12.5).</summary>
public enum ScriptState : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>It printed its output.</summary>
    Succeeded,

    /// <summary>It failed: error 65007.</summary>
    Failed,

    /// <summary>It ran too long: error 65007.</summary>
    TimedOut,
}

/// <summary>What a threat partner reports (Graph <c>managedDevicePartnerReportedHealthState</c>).</summary>
public enum ThreatHealthState : byte
{
    /// <summary>Not known, or the word <c>unknown</c>: missing data.</summary>
    Unknown = 0,

    /// <summary>Active, no health yet.</summary>
    Activated,

    /// <summary>Deactivated.</summary>
    Deactivated,

    /// <summary>No threat.</summary>
    Secured,

    /// <summary>Low.</summary>
    LowSeverity,

    /// <summary>Medium.</summary>
    MediumSeverity,

    /// <summary>High.</summary>
    HighSeverity,

    /// <summary>The app does not answer.</summary>
    Unresponsive,

    /// <summary>Compromised.</summary>
    Compromised,

    /// <summary>Misconfigured.</summary>
    Misconfigured,
}

/// <summary>The risk level of Defender for Endpoint (spec 7.1).</summary>
public enum MachineRisk : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>No known risk.</summary>
    None,

    /// <summary>Informational.</summary>
    Informational,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,
}

/// <summary>The state of a threat connector (Graph <c>mobileThreatPartnerTenantState</c>).</summary>
public enum ConnectorState : byte
{
    /// <summary>Not given, or a word that is not understood: counts as enabled.</summary>
    Unknown = 0,

    /// <summary>Not a source.</summary>
    Unavailable,

    /// <summary>Set up, but no platform is on: not a source.</summary>
    Available,

    /// <summary>A source.</summary>
    Enabled,

    /// <summary>A source until its threshold passes.</summary>
    Unresponsive,

    /// <summary>Not a source.</summary>
    NotSetUp,

    /// <summary>Reported by the partner; a source.</summary>
    Error,
}

/// <summary>Work that Microsoft Defender has pending on a device (Graph <c>windowsDeviceHealthState</c>).</summary>
[Flags]
public enum WindowsDeviceHealth : byte
{
    /// <summary>Nothing is pending (<c>clean</c>).</summary>
    None = 0,

    /// <summary>A full scan.</summary>
    FullScanPending = 1,

    /// <summary>A restart.</summary>
    RebootPending = 2,

    /// <summary>Steps by hand.</summary>
    ManualStepsPending = 4,

    /// <summary>An offline scan.</summary>
    OfflineScanPending = 8,

    /// <summary>Critical.</summary>
    Critical = 16,
}
