using ConditionalAccess.Model;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// What a group of policies has in common: state, clauses and how fresh multifactor authentication has to be. The policies of a profile are
/// neighbours, so one applying policy speaks for all of them and the rest need not be looked at.
/// </summary>
internal readonly struct PlanProfile
{
    /// <summary>The bit after its last policy.</summary>
    public required int End { get; init; }

    /// <summary>How old multifactor authentication may be; 0: any age.</summary>
    public required long SecondaryTicks { get; init; }

    /// <summary>Of a report-only profile: whether its policies configure sign-in or user risk.</summary>
    public required bool HasRisk { get; init; }
}

/// <summary>The session controls of one policy that take effect, in the form in which they merge (spec 7.1).</summary>
internal sealed record PlanSession
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
