using ConditionalAccess.Model;

namespace ConditionalAccess.Evaluation;

/// <summary>What the evaluator keeps of one enabled or report-only policy.</summary>
internal sealed class PlanPolicy
{
    /// <summary>Its position in the tenant's list.</summary>
    public required int Index { get; init; }

    public required GraphId Id { get; init; }

    public required string? DisplayName { get; init; }

    /// <summary>Positions in <see cref="PolicyPlan.Clauses"/>.</summary>
    public required int[] Clauses { get; init; }

    public DeviceCheck? Device { get; init; }

    public AgentContextCheck? AgentContext { get; init; }

    public PlanSession? Session { get; init; }

    /// <summary>Whether it configures sign-in or user risk.</summary>
    public bool HasRisk { get; init; }
}

/// <summary>The session controls of one policy that take effect, in the form in which they merge (spec 7.1).</summary>
internal sealed class PlanSession
{
    /// <summary>0: not set.</summary>
    public long PrimaryTicks { get; init; }

    /// <summary>0: not set.</summary>
    public long SecondaryTicks { get; init; }

    public PersistentBrowserMode PersistentBrowser { get; init; }

    public CloudAppSecurityType CloudAppSecurity { get; init; }

    public ContinuousAccessEvaluationMode ContinuousAccessEvaluation { get; init; }

    public bool ApplicationEnforcedRestrictions { get; init; }

    public bool DisableResilienceDefaults { get; init; }

    public bool SecureSignInSession { get; init; }

    /// <summary>Filtering profile; <c>default</c>: none.</summary>
    public GraphId FilteringProfile { get; init; }

    /// <summary>Profile of the older <c>networkAccessSecurity</c>; <c>default</c>: none.</summary>
    public GraphId NetworkAccessPolicy { get; init; }
}
