using ConditionalAccess.Model;

namespace ConditionalAccess.Scenarios;

/// <summary>One way to decide a sign-in. Every worked case runs through each of them.</summary>
public interface ICaseDecider
{
    /// <summary>A name for failure messages.</summary>
    string Name { get; }

    CaseResult Decide(TenantConfiguration tenant, EngineOptions options, SignIn signIn, EvaluationMode mode);

    /// <summary>What a resource does (spec 10.1); null when this decider has no such question.</summary>
    ResourceAccess? EvaluateAccess(TenantConfiguration tenant, EngineOptions options, SignIn signIn, CriticalEvents events);
}

/// <summary>A decision in a form that every decider can give; null members are not told by it and not compared.</summary>
public sealed record CaseResult
{
    public required DecisionOutcome Outcome { get; init; }

    public int? FailureCode { get; init; }

    /// <summary>Open clauses: <c>mfa | termsOfUse(x) [compliantDevice]; passwordChange</c>, unavailable items in brackets.</summary>
    public required string Clauses { get; init; }

    /// <summary>For every clause, the policies that demand it: <c>0,2; 1</c>.</summary>
    public required string DemandedBy { get; init; }

    /// <summary>Unknown conditions and items in Graph's words, such as <c>location, mfa</c>; empty when the decision rests on nothing unknown.</summary>
    public required string RestsOn { get; init; }

    public SessionControlResult SessionControls { get; init; }

    public ValueArray<GraphId> FilteringProfiles { get; init; }

    public ValueArray<GraphId> GrantedContexts { get; init; }

    public ValueArray<GraphId>? UnprotectedContexts { get; init; }

    public DecisionHints Hints { get; init; }

    public ConditionalAccessStatus? Status { get; init; }

    public required IReadOnlyList<CasePolicy> Policies { get; init; }

    /// <summary>Writes one clause as in <see cref="Clauses"/>.</summary>
    public static string Clause(IEnumerable<RequirementItem> promptable, IEnumerable<RequirementItem> unavailable)
    {
        string open = string.Join(" | ", promptable), rest = string.Join(" | ", unavailable);
        if (rest.Length == 0) return open;
        return open.Length == 0 ? "[" + rest + "]" : open + " [" + rest + "]";
    }

    /// <summary>Writes <see cref="RestsOn"/>.</summary>
    public static string Missing(PolicyConditions conditions, IEnumerable<RequirementItem> items)
    {
        IEnumerable<string> words = Enum.GetValues<PolicyConditions>().Where(c => c != PolicyConditions.None && conditions.HasFlag(c))
            .Select(c => char.ToLowerInvariant(c.ToString()[0]) + c.ToString()[1..]);
        return string.Join(", ", words.Concat(items.Select(i => i.ToString())));
    }
}

/// <summary>One policy of a <see cref="CaseResult"/>; null members are not told.</summary>
public sealed record CasePolicy(
    PolicyResult Result,
    bool? Applies = null,
    AnalysisReasons? FirstReason = null,
    AuthenticationStrengthResult? Strength = null,
    PolicyResult? ShadowResult = null);
