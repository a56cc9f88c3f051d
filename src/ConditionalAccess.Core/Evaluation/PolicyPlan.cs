namespace ConditionalAccess.Evaluation;

/// <summary>
/// A policy set in the form that decides sign-ins. Every enabled or report-only policy has a bit; enabled ones come first and
/// report-only ones begin at a word border. Immutable and thread-safe.
/// </summary>
internal sealed class PolicyPlan
{
    /// <summary>By bit; null where a bit is padding.</summary>
    public required PlanPolicy?[] Policies { get; init; }

    /// <summary>Words that hold enabled policies; the rest hold report-only ones.</summary>
    public required int EnabledWords { get; init; }

    /// <summary>Words in all.</summary>
    public required int Words { get; init; }

    /// <summary>A bit for every policy, none for padding.</summary>
    public required ulong[] All { get; init; }

    /// <summary>By the tenant's position: the bit, or -1 for disabled, -2 for deleted policies.</summary>
    public required int[] BitOfPolicy { get; init; }

    public required ConditionColumn[] Columns { get; init; }

    public required ResourceColumn Resource { get; init; }

    /// <summary>Policies whose device condition has to be checked one by one.</summary>
    public required ulong[] WithDevice { get; init; }

    /// <summary>Policies with an agent context condition.</summary>
    public required ulong[] WithAgentContext { get; init; }

    /// <summary>Distinct compiled device filters.</summary>
    public required DeviceRule[] DeviceFilters { get; init; }

    public required PlanItem[] Items { get; init; }

    public required PlanClause[] Clauses { get; init; }

    /// <summary>The built-in multifactor strength, by which methods satisfy <c>mfa</c>.</summary>
    public required StrengthRule MfaStrength { get; init; }

    public required ulong[] Blocking { get; init; }

    public required ulong[] WithFlows { get; init; }

    public required ulong[] WithRisk { get; init; }

    public required ulong[] WithSession { get; init; }

    public required ulong[] WithGps { get; init; }

    /// <summary>Enabled policies that require a strength for registering security info (spec 3.3-7).</summary>
    public required ulong[] RegistrationStrength { get; init; }

    /// <summary>Report-only policies over user actions: never evaluated at a sign-in (spec 8.1).</summary>
    public required ulong[] ReportOnlyUserActions { get; init; }

    /// <summary>Authentication contexts that policies name.</summary>
    public required GraphId[] Contexts { get; init; }

    public required Dictionary<GraphId, int> ContextIndex { get; init; }
}
