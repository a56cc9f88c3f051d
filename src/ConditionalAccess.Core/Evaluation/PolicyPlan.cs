namespace ConditionalAccess.Evaluation;

/// <summary>
/// A policy set in the form that decides sign-ins. Every enabled or report-only policy has a bit; enabled ones come first, and policies of one
/// profile are neighbours. Immutable and thread-safe.
/// </summary>
internal sealed record PolicyPlan
{
    /// <summary>Words of a bitmap with one bit per policy, padded for <see cref="RowKernel"/>.</summary>
    public required int Words { get; init; }

    /// <summary>Bits below this are enabled policies, those from here on report-only ones.</summary>
    public required int EnabledCount { get; init; }

    /// <summary>A bit for every enabled policy.</summary>
    public required ulong[] Enabled { get; init; }

    /// <summary>By the tenant's position: the bit, or -1 for disabled, -2 for deleted policies.</summary>
    public required int[] BitOfPolicy { get; init; }

    public required SubjectColumn Subject { get; init; }

    public required ResourceColumn Resource { get; init; }

    public required TableColumns Tables { get; init; }

    /// <summary>Null when no policy has a location condition.</summary>
    public required LocationColumn? Location { get; init; }

    public required DeviceColumn Devices { get; init; }

    /// <summary>The words in which policies with a device condition stand; none when there is none.</summary>
    public required SetPlace WithDevice { get; init; }

    /// <summary>Policies with an agent context condition, by bit.</summary>
    public required Dictionary<int, AgentContextCheck> AgentContexts { get; init; }

    public required ulong[] WithAgentContext { get; init; }

    /// <summary>Conditions that are expressions.</summary>
    public required CustomConditions Custom { get; init; }

    /// <summary>Conditions that are not understood, with the policies that have them: never sure.</summary>
    public required UnknownConditions[] Unknown { get; init; }

    /// <summary>What has to be looked at besides rows.</summary>
    public required PlanFeatures Features { get; init; }

    public required PlanRequirements Requirements { get; init; }

    /// <summary>Where the parts of a decision stand.</summary>
    public required ResultLayout Result { get; init; }

    public required ulong[] Blocking { get; init; }

    public required ulong[] WithFlows { get; init; }

    public required ulong[] WithRisk { get; init; }

    public required ulong[] WithSession { get; init; }

    public required ulong[] WithGps { get; init; }

    /// <summary>By policy bit: position in <see cref="Sessions"/>, or -1.</summary>
    public required int[] SessionOf { get; init; }

    public required PlanSession[] Sessions { get; init; }

    /// <summary>Enabled policies that require a strength for registering security info (spec 3.3-7).</summary>
    public required ulong[] RegistrationStrength { get; init; }

    /// <summary>Report-only policies over user actions: never evaluated at a sign-in (spec 8.1).</summary>
    public required ulong[] ReportOnlyUserActions { get; init; }

    /// <summary>Report-only policies that demand something rare, see <see cref="RequirementMasks.Rare"/>.</summary>
    public required ulong[] RareReportOnly { get; init; }

    /// <summary>Authentication contexts that policies name.</summary>
    public required GraphId[] Contexts { get; init; }

    public required IdMap ContextIndex { get; init; }

    /// <summary>Whether the usual sign-in is decided by <see cref="UsualDecision"/>.</summary>
    public bool IsUsual { get; init; }

    /// <summary>Whether it is decided by <see cref="UsualLargeDecision"/>; never both.</summary>
    public bool IsUsualLarge { get; init; }

    /// <summary>The session controls of a policy; null when it has none.</summary>
    public PlanSession? SessionFor(int bit) => SessionOf[bit] < 0 ? null : Sessions[SessionOf[bit]];
}

/// <summary>Conditions that are not understood.</summary>
/// <param name="Word">The condition's word.</param>
/// <param name="Policies">The policies that have one.</param>
internal sealed record UnknownConditions(PolicyConditions Word, ulong[] Policies);

/// <summary>What a plan has that rows do not settle. Most plans have little of it, and then nothing is looked at.</summary>
[Flags]
internal enum PlanFeatures : byte
{
    None = 0,
    UnknownConditions = 1,
    AgentContexts = 2,
    ResidualResources = 4,
    ReportOnlyUserActions = 8,
    RareReportOnly = 16,
    CustomConditions = 32,
}
