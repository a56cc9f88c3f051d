using ConditionalAccess.Compliance;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Compliance policies as the evaluator runs them: rules as code, deduplicated over all policies, and for each policy which rules are its rows. Immutable.
/// </summary>
internal sealed record CompliancePlan
{
    /// <summary>A plan without policies, for working space that nothing has used yet.</summary>
    public static CompliancePlan Empty { get; } = new();

    /// <summary>The policies by id, in the order of results.</summary>
    public PlannedPolicy[] Policies { get; init; } = [];

    /// <summary>The positions of all policies.</summary>
    public int[] AllPolicies { get; init; } = [];

    /// <summary>The positions of the policies of each platform, by its number.</summary>
    public int[][] PoliciesByPlatform { get; init; } = [];

    /// <summary>The rules, some in each chunk; a chunk runs when the first policy needs it.</summary>
    public ComplianceChunk[] Chunks { get; init; } = [];

    /// <summary>How many distinct rules there are.</summary>
    public int RuleCount { get; init; }

    /// <summary>Groups that assignments name, each with its bit.</summary>
    public GroupTable Groups { get; init; } = GroupTable.Empty;

    public ThreatScope[] ThreatScopes { get; init; } = [];

    public ConfigurationManagerRule[] ConfigurationManagerRules { get; init; } = [];

    public WorkloadPosition ComplianceSlider { get; init; }

    public WorkloadPosition DeviceConfigurationSlider { get; init; }

    public ComplianceOptions Options { get; init; } = ComplianceOptions.Default;

    public bool SecureByDefault { get; init; }

    public bool RunsActions { get; init; }

    public bool NeedsJailbreakDetection { get; init; }

    public bool IgnoresUnsupportedHardware { get; init; }

    /// <summary>The validity period in ticks (spec 3.6).</summary>
    public long Validity { get; init; }

    /// <summary>Ticks after which a verdict of Configuration Manager counts as missing.</summary>
    public long VerdictAge { get; init; }

    /// <summary>Ticks after which jailbreak detection is stale.</summary>
    public long JailbreakDetectionAge { get; init; }

    /// <summary>What a fact that is not known makes of its setting.</summary>
    public RowState Missing { get; init; } = RowState.Unheld;

    /// <summary>The positions of the policies that can concern a platform: all of them when it is not known.</summary>
    public int[] PoliciesOf(CompliancePlatform platform) => (int)platform < PoliciesByPlatform.Length ? PoliciesByPlatform[(int)platform] : AllPolicies;
}

/// <summary>One policy.</summary>
internal sealed class PlannedPolicy
{
    public required GraphId Id { get; init; }

    /// <summary>Platforms it is for, one bit for each number of <see cref="CompliancePlatform"/>; <see cref="AllPlatforms"/> for a type that is not understood.</summary>
    public required uint Platforms { get; init; }

    /// <summary>The rule of each row, in the order of setting ids.</summary>
    public required int[] Rules { get; init; }

    /// <summary>The setting id of each row.</summary>
    public required string[] Settings { get; init; }

    /// <summary>What each row is about.</summary>
    public required ComplianceSettingKind[] Kinds { get; init; }

    /// <summary>The chunks that hold the rules.</summary>
    public required int[] Chunks { get; init; }

    /// <summary>Rows that can change although no fact does.</summary>
    public required TimedRow[] TimedRows { get; init; }

    /// <summary>Includes other than <see cref="IncludedGroups"/>.</summary>
    public required PlannedAssignment[] Includes { get; init; }

    /// <summary>Excludes other than <see cref="ExcludedGroups"/>.</summary>
    public required PlannedAssignment[] Excludes { get; init; }

    /// <summary>Included groups without filter, one bit each.</summary>
    public required ulong[] IncludedGroups { get; init; }

    /// <summary>Excluded groups without filter, one bit each.</summary>
    public required ulong[] ExcludedGroups { get; init; }

    /// <summary>No assignments were exported: assigned to every device.</summary>
    public bool IsForEverybody { get; init; }

    /// <summary>The grace period in hours.</summary>
    public required int BlockHours { get; init; }

    /// <summary>The grace period in ticks.</summary>
    public long BlockTicks => ComplianceClock.Hours(BlockHours);

    /// <summary>Actions other than marking, each once, by hours.</summary>
    public required PlannedAction[] Actions { get; init; }

    /// <summary>The platforms of a policy that is for every one.</summary>
    public static uint AllPlatforms => uint.MaxValue;

    public bool Suits(CompliancePlatform platform) => Platforms == AllPlatforms || ((int)platform < 32 && (Platforms >> (int)platform & 1) != 0);
}

/// <summary>One assignment.</summary>
/// <param name="Kind">What it targets; not understood ones are left out on the exclude side.</param>
/// <param name="Group">The bit of the group; -1 when it is not known which.</param>
/// <param name="Filter">The assignment filter.</param>
/// <param name="FilterMode">What the filter does.</param>
internal readonly record struct PlannedAssignment(AssignmentTargetKind Kind, int Group, GraphId Filter, AssignmentFilterMode FilterMode);

/// <summary>One scheduled action.</summary>
internal readonly record struct PlannedAction(ComplianceActionType Type, int Hours, GraphId Template);

/// <summary>Why a row changes with time.</summary>
internal enum TimedRule : byte
{
    None = 0,
    HealthReport,
    Threat,
    ConfigurationManager,
    Jailbreak,
}

/// <summary>A row that can change although no fact does.</summary>
/// <param name="Row">The row of its policy.</param>
/// <param name="Rule">Why.</param>
/// <param name="Gate">What can decide the row without looking at the time.</param>
/// <param name="Scope">The connectors of a threat setting; null for other rules.</param>
internal sealed record TimedRow(int Row, TimedRule Rule, ComplianceGate Gate, ThreatScope? Scope);
