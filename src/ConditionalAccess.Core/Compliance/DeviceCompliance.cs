namespace ConditionalAccess.Compliance;

/// <summary>
/// The compliance of one device at one instant, with every reason (spec 13). Keep <see cref="ReportedState"/> and <see cref="AccessCompliant"/> apart: a device in
/// grace is reported as such and still has access, and a device whose error holds an earlier state is reported in error.
/// </summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record DeviceCompliance
{
    /// <summary>The device.</summary>
    public required GraphId DeviceId { get; init; }

    /// <summary>The instant it was evaluated for.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>Who decides about the device.</summary>
    public required ComplianceOwner Owner { get; init; }

    /// <summary>The state that administrators see.</summary>
    public ComplianceState ReportedState { get; init; }

    /// <summary>The earlier state that a reported error holds; null when none is held.</summary>
    public ComplianceState? HeldState { get; init; }

    /// <summary>Whether the device counts as compliant for access. False unless everything says yes.</summary>
    public bool AccessCompliant { get; init; }

    /// <summary>The Entra attribute <c>isCompliant</c>; null for a device that nobody manages, which counts as false.</summary>
    public bool? IsCompliant { get; init; }

    /// <summary>The Entra attribute <c>isManaged</c>.</summary>
    public bool IsManaged { get; init; }

    /// <summary>When the earliest grace period ends; null when no policy is in grace.</summary>
    public DateTimeOffset? ComplianceGracePeriodExpirationDateTime { get; init; }

    /// <summary>When the device stops counting as compliant without new contact; null when Intune does not evaluate it.</summary>
    public DateTimeOffset? ComplianceExpirationDateTime { get; init; }

    /// <summary>The policies, by id and context.</summary>
    public ValueArray<PolicyCompliance> Policies { get; init; }

    /// <summary>The three built-in checks; empty when they are not run.</summary>
    public ValueArray<SettingCompliance> BuiltInChecks { get; init; }

    /// <summary>Why access is refused, in the fixed order of spec 10.2; empty when it is not.</summary>
    public ValueArray<ComplianceCause> Causes { get; init; }

    /// <summary>The next instant at which something changes without new facts; null when nothing does.</summary>
    public NextTransition? NextTransition { get; init; }

    /// <summary>Actions that are due now, oldest first.</summary>
    public ValueArray<DueAction> Actions { get; init; }

    /// <summary>The change of access since the record; null when there is none, or no record.</summary>
    public ComplianceChange? Change { get; init; }

    /// <summary>What the next evaluation needs; store it.</summary>
    public required ComplianceRecord Record { get; init; }

    /// <summary>What was odd about the facts or policies, one sentence each.</summary>
    public ValueArray<ComplianceNote> Notes { get; init; }
}

/// <summary>Who decides about the compliance of a device (spec 13 step 2).</summary>
public enum ComplianceOwner : byte
{
    /// <summary>Nobody: the device is not enrolled.</summary>
    None = 0,

    /// <summary>Intune.</summary>
    Intune,

    /// <summary>Configuration Manager.</summary>
    ConfigurationManager,

    /// <summary>A third-party compliance partner.</summary>
    Partner,
}

/// <summary>The state of a device (Graph <c>complianceState</c>).</summary>
public enum ComplianceState : byte
{
    /// <summary>Not evaluated.</summary>
    Unknown = 0,

    /// <summary>Compliant.</summary>
    Compliant,

    /// <summary>Not compliant.</summary>
    Noncompliant,

    /// <summary>Policies contradict each other; only in imported data.</summary>
    Conflict,

    /// <summary>Something could not be evaluated.</summary>
    Error,

    /// <summary>Not compliant, but access goes on until the grace period ends.</summary>
    InGracePeriod,

    /// <summary>Configuration Manager decides.</summary>
    ConfigManager,
}

/// <summary>The state of a setting or policy (Graph <c>complianceStatus</c>).</summary>
public enum ComplianceStatus : byte
{
    /// <summary>Not evaluated.</summary>
    Unknown = 0,

    /// <summary>Does not concern the device.</summary>
    NotApplicable,

    /// <summary>Compliant.</summary>
    Compliant,

    /// <summary>Made compliant by the device.</summary>
    Remediated,

    /// <summary>Not compliant.</summary>
    NonCompliant,

    /// <summary>Could not be evaluated.</summary>
    Error,

    /// <summary>Policies contradict each other; only in imported data.</summary>
    Conflict,

    /// <summary>Not assigned.</summary>
    NotAssigned,

    /// <summary>Of a policy only, and no word of Graph's enumeration: not compliant, with grace left.</summary>
    InGracePeriod,
}

/// <summary>What a setting is about (spec 13 step 4).</summary>
public enum ComplianceSettingKind : byte
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>How the device is configured.</summary>
    Configuration,

    /// <summary>An incident: the level of a threat.</summary>
    Incident,

    /// <summary>A built-in check.</summary>
    BuiltIn,
}

/// <summary>The result of one policy for one account of a device.</summary>
public sealed record PolicyCompliance
{
    /// <summary>The policy.</summary>
    public required GraphId PolicyId { get; init; }

    /// <summary>Its name; null when it has none or is gone.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The user, or <see cref="GraphId.None"/> for the system account.</summary>
    public required GraphId ContextId { get; init; }

    /// <summary>The state of its settings.</summary>
    public ComplianceStatus State { get; init; }

    /// <summary>The state with grace taken into account.</summary>
    public ComplianceStatus EffectiveState { get; init; }

    /// <summary>When the current non-compliance began; null when there is none.</summary>
    public DateTimeOffset? EpisodeStart { get; init; }

    /// <summary>When its grace ends; null without episode.</summary>
    public DateTimeOffset? GraceExpiration { get; init; }

    /// <summary>The version that the device evaluated; null when not known.</summary>
    public int? CalculatedVersion { get; init; }

    /// <summary>The version of the policy; null when it has none.</summary>
    public int? LatestVersion { get; init; }

    /// <summary>True for the failing result of a policy that is no longer assigned, kept until the next sync (spec 3.4).</summary>
    public bool IsRemoved { get; init; }

    /// <summary>True when the policy takes part in the state of the device (spec 13 step 9).</summary>
    public bool IsApplicable { get; init; }

    /// <summary>Its configured settings, by id.</summary>
    public ValueArray<SettingCompliance> Settings { get; init; }
}

/// <summary>The result of one setting.</summary>
public sealed record SettingCompliance
{
    /// <summary>
    /// The id: the name in Graph, <c>custom:</c> and a name for a rule of custom compliance, <c>customRule:</c> and a name for a rule that is an expression, or the
    /// name of a built-in check.
    /// </summary>
    public required string Setting { get; init; }

    /// <summary>What it is about.</summary>
    public ComplianceSettingKind Kind { get; init; }

    /// <summary>The result.</summary>
    public ComplianceStatus State { get; init; }

    /// <summary>For an error: true when the device or script reported it, so that it holds the earlier state for seven days.</summary>
    public bool IsHeld { get; init; }

    /// <summary>For a held error: true when the seven days are over, so that it counts as failing.</summary>
    public bool IsAged { get; init; }

    /// <summary>For a held error: since when.</summary>
    public DateTimeOffset? ErrorSince { get; init; }

    /// <summary>What the policy requires, as text; null when there is nothing to show.</summary>
    public string? RequiredValue { get; init; }

    /// <summary>What the device has, as text; null when not known.</summary>
    public string? CurrentValue { get; init; }

    /// <summary>The code of an error; null when it has none.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The reason as a word such as <c>rebootRequired</c> or <c>factMissing:osVersion</c>; null when the values say it. See <see cref="ComplianceReasons"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>The facts it was decided by.</summary>
    public ValueArray<ComplianceEvidence> Sources { get; init; }

    /// <summary>For a rule that is an expression: what it came to, and which parts decided; null otherwise.</summary>
    public ExplainedCondition? Expression { get; init; }

    /// <summary>For a custom rule that fails: what the user is told; null otherwise.</summary>
    public RemediationString? Remediation { get; init; }

    /// <summary>For a custom rule: where the user finds help; null when there is no such page.</summary>
    public string? MoreInfoUrl { get; init; }
}

/// <summary>One fact that decided a setting.</summary>
/// <param name="Fact">Its name, such as <c>deviceStatus.firewallStatus</c>.</param>
/// <param name="Value">Its value as text; null when not known.</param>
/// <param name="ObservedAt">When it was observed: of its own report, else the last sync; null when not known.</param>
public sealed record ComplianceEvidence(string Fact, string? Value, DateTimeOffset? ObservedAt);

/// <summary>Why a device has no access, in the order of spec 10.2.</summary>
public enum ComplianceCauseKind : byte
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>An administrator's override.</summary>
    Override,

    /// <summary>Not enrolled.</summary>
    NotEnrolled,

    /// <summary>Configuration Manager owns the device and relayed no compliance.</summary>
    ConfigurationManager,

    /// <summary>A partner owns the device and does not call it compliant.</summary>
    Partner,

    /// <summary>Not evaluated.</summary>
    NotEvaluated,

    /// <summary>The built-in check that a policy is assigned.</summary>
    PolicyAssigned,

    /// <summary>The built-in check that the device is active.</summary>
    Active,

    /// <summary>The built-in check that the enrolled user exists.</summary>
    UserExists,

    /// <summary>A policy fails and its grace has run out.</summary>
    PolicyFailed,

    /// <summary>An error that holds nothing.</summary>
    UnheldError,

    /// <summary>A reported error holds an earlier state without access.</summary>
    HeldFalse,

    /// <summary>Anything else, such as a policy that has not reported or a device that is not in shared mode.</summary>
    Other,
}

/// <summary>One reason why a device has no access.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="PolicyId">The policy; <c>default</c> when none is concerned.</param>
/// <param name="Setting">The setting; null when none is concerned.</param>
public sealed record ComplianceCause(ComplianceCauseKind Kind, GraphId PolicyId = default, string? Setting = null);

/// <summary>The next instant at which a result changes although no fact does.</summary>
/// <param name="At">When.</param>
/// <param name="Cause">What happens then.</param>
/// <param name="PolicyId">The policy concerned; <c>default</c> when none is.</param>
public sealed record NextTransition(DateTimeOffset At, TransitionCause Cause, GraphId PolicyId = default);

/// <summary>What happens at the next transition, in the order of spec 13 step 11.</summary>
public enum TransitionCause : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A grace period ends.</summary>
    GraceExpires,

    /// <summary>The seven days of a held error end.</summary>
    ErrorHoldEnds,

    /// <summary>The validity period since the last sync ends.</summary>
    ContactExpires,

    /// <summary>The validity period since a policy's report ends.</summary>
    PolicyReportExpires,

    /// <summary>The attestation report becomes too old.</summary>
    HealthReportExpires,

    /// <summary>A threat connector becomes stale.</summary>
    ThreatConnectorExpires,

    /// <summary>A verdict of Configuration Manager becomes too old.</summary>
    ConfigurationManagerVerdictExpires,

    /// <summary>A deadline of Configuration Manager passes.</summary>
    ConfigurationManagerDeadline,

    /// <summary>A partner's report becomes too old.</summary>
    PartnerReportExpires,

    /// <summary>Jailbreak detection becomes stale.</summary>
    JailbreakDetectionExpires,

    /// <summary>An action falls due.</summary>
    ActionDue,
}

/// <summary>One action that is due (spec 4.2). Nothing here carries it out.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="ActionType">What is due.</param>
/// <param name="Hours">Its configured hours.</param>
/// <param name="NotificationTemplateId">The mail template; <c>default</c> when there is none.</param>
/// <param name="DueAt">Since when it is due.</param>
/// <param name="SkippedBecause">Why it is skipped (but counts as fired): <c>unsupportedPlatform</c>, or <c>noMailAddress</c> for a mail to a user known to have none; null when it is not.</param>
public sealed record DueAction(GraphId PolicyId, ComplianceActionType ActionType, int Hours, GraphId NotificationTemplateId, DateTimeOffset DueAt, string? SkippedBecause = null);

/// <summary>A change of access, as a CAEP device-compliance-change event says it (spec 11.3).</summary>
/// <param name="WasCompliant">Before.</param>
/// <param name="IsCompliant">Now.</param>
/// <param name="At">The instant of the evaluation.</param>
public sealed record ComplianceChange(bool WasCompliant, bool IsCompliant, DateTimeOffset At)
{
    /// <summary>The event type of the OpenID specification.</summary>
    public const string EventType = "https://schemas.openid.net/secevent/caep/event-type/device-compliance-change";

    /// <summary><c>compliant</c> or <c>not-compliant</c>, before.</summary>
    public string PreviousStatus => WasCompliant ? "compliant" : "not-compliant";

    /// <summary><c>compliant</c> or <c>not-compliant</c>, now.</summary>
    public string CurrentStatus => IsCompliant ? "compliant" : "not-compliant";
}

/// <summary>Something odd about a policy or fact, met while evaluating.</summary>
/// <param name="Word">A stable word such as <c>suspiciousPrefix</c>. See <see cref="ComplianceReasons"/>.</param>
/// <param name="PolicyId">The policy; <c>default</c> when none is concerned.</param>
/// <param name="Setting">The setting or fact; null when none is concerned.</param>
/// <param name="Text">One sentence for people.</param>
public sealed record ComplianceNote(string Word, GraphId PolicyId, string? Setting, string Text);
