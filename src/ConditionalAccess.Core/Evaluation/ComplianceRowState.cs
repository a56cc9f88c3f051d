namespace ConditionalAccess.Evaluation;

/// <summary>The state of one configured setting. Worse ones come later, so that the worse of two is the greater (spec 1.4).</summary>
internal enum RowState : byte
{
    /// <summary>Not decided; as the result of a rule: a fact that it needs is not known.</summary>
    None = 0,
    NotApplicable,
    Compliant,

    /// <summary>An error that the device or a script reported, which holds the earlier state.</summary>
    Held,

    /// <summary>An error that holds nothing.</summary>
    Unheld,
    NonCompliant,
}

/// <summary>What can decide a setting before its own fact is looked at. Decided once for each account of a device.</summary>
internal enum ComplianceGate : byte
{
    None = 0,

    /// <summary>Any Windows setting but encryption: not on Holographic.</summary>
    Windows,

    /// <summary>Passwords and threat levels of Windows: Team OS cannot meet them.</summary>
    WindowsPasswordOrThreat,
    WindowsMobile,

    /// <summary>The password after idling: mobile and Holographic only.</summary>
    WindowsIdle,

    /// <summary>The same for a value that cannot be understood: also on Team OS.</summary>
    WindowsIdleOrTeam,
    WindowsDesktop,
    WindowsNotHome,

    /// <summary>Attested settings: hardware and report must be there.</summary>
    Attestation,

    /// <summary>Android: the version must be known.</summary>
    AndroidVersion,
    AdministratorEncryption,
    AdministratorFrom8,
    AdministratorBefore8,
    AdministratorComplexity,

    /// <summary>Device administrator: what a configured complexity replaces on Android 10 and later without Knox.</summary>
    AdministratorReplaced,
    WorkProfileFrom12,
    WorkProfileBefore12,

    /// <summary>Play checks: they fail without Google Mobile Services.</summary>
    GoogleServices,
}

/// <summary>A rule as code: the state of its setting for one account of a device.</summary>
internal delegate RowState ComplianceRule(ComplianceInput input);

/// <summary>Several rules as code: each writes the state at its own place.</summary>
internal delegate void ComplianceChunk(ComplianceInput input, RowState[] states);
