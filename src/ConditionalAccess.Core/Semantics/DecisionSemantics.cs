using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 6.4, 6.6: one decision out of the results of all policies.</summary>
internal static class DecisionSemantics
{
    public static ReferenceDecision Decide(List<ReferencePolicyResult> results, IReadOnlyList<ConditionalAccessPolicy> enforced, ReferenceContext context)
    {
        List<ReferencePolicyResult> enabled =
            [.. results.Where(r => r.Policy.DeletedDateTime is null && PolicySemantics.State(r.Policy) == PolicyState.Enabled)];
        ValueArray<ReferenceClause> open = Requirements(enabled);
        DecisionOutcome outcome = Outcome(open);
        return new()
        {
            Outcome = outcome,
            FailureCode = outcome == DecisionOutcome.Blocked ? FailureCodes.Of(open, enabled, context) : null,
            Requirements = open,
            SessionControls = SessionSemantics.Merge(enforced, context),
            FilteringProfiles = SessionSemantics.FilteringProfiles(enforced),
            MissingConditions = enabled.Aggregate(PolicyConditions.None, (all, r) => all | r.MissingConditions),
            MissingItems = ValueArray.From(enabled.SelectMany(r => r.MissingItems).Distinct().Order()),
            GrantedContexts = outcome == DecisionOutcome.Granted ? Contexts(enabled, context, isProtected: true) : [],
            UnprotectedContexts = Contexts(enabled, context, isProtected: false),
            Hints = Hints(enabled, outcome, context),
            Status = Status(enabled),
            Policies = ValueArray.From(results),
        };
    }

    /// <summary>Spec 6.6: blocked by a dead clause, else asked for by an open one, else granted.</summary>
    private static DecisionOutcome Outcome(ValueArray<ReferenceClause> open)
    {
        if (open.Any(c => c.IsDead)) return DecisionOutcome.Blocked;
        return open.IsEmpty ? DecisionOutcome.Granted : DecisionOutcome.ControlsRequired;
    }

    /// <summary>Spec 6.6: open clauses, equal ones merged, in prompt order.</summary>
    private static ValueArray<ReferenceClause> Requirements(List<ReferencePolicyResult> enabled)
    {
        var merged = new List<ReferenceClause>();
        foreach (ReferencePolicyResult result in enabled)
        {
            foreach (ReferencePolicyClause clause in result.Clauses)
            {
                if (clause.IsOpen) Merge(merged, clause, result.Index);
            }
        }

        merged.Sort(Compare);
        return ValueArray.From(merged);
    }

    private static void Merge(List<ReferenceClause> merged, ReferencePolicyClause clause, int policy)
    {
        ValueArray<RequirementItem> promptable = Items(clause, promptable: true);
        ValueArray<RequirementItem> unavailable = Items(clause, promptable: false);
        int at = merged.FindIndex(c => c.Promptable == promptable && c.Unavailable == unavailable);
        if (at < 0) merged.Add(new(promptable, unavailable, [policy]));
        else if (!merged[at].Policies.Contains(policy)) merged[at] = merged[at] with { Policies = [.. merged[at].Policies, policy] };
    }

    private static ValueArray<RequirementItem> Items(ReferencePolicyClause clause, bool promptable)
        => ValueArray.From(clause.Items.Where(i => i.IsPromptable == promptable).Select(i => i.Item).Order());

    /// <summary>Spec 6.6: by item sequence in prompt order, then length.</summary>
    private static int Compare(ReferenceClause a, ReferenceClause b)
    {
        RequirementItem[] x = [.. a.Promptable.Concat(a.Unavailable).Order()];
        RequirementItem[] y = [.. b.Promptable.Concat(b.Unavailable).Order()];
        for (int i = 0; i < Math.Min(x.Length, y.Length); i++)
        {
            int order = x[i].CompareTo(y[i]);
            if (order != 0) return order;
        }

        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : b.Promptable.Count.CompareTo(a.Promptable.Count);
    }

    /// <summary>Spec 6.6, A-16: the requested contexts that an applying enabled policy protects, or the others.</summary>
    private static ValueArray<GraphId> Contexts(List<ReferencePolicyResult> enabled, ReferenceContext context, bool isProtected)
    {
        var contexts = new List<GraphId>();
        foreach (GraphId requested in context.SignIn.Resource.AuthenticationContexts)
        {
            bool found = enabled.Any(r => r.Applies && r.Policy.Conditions.Applications is { } target && target.IncludeAuthenticationContexts.Contains(requested));
            if (found == isProtected && !contexts.Contains(requested)) contexts.Add(requested);
        }

        return ValueArray.From(contexts);
    }

    private static DecisionHints Hints(List<ReferencePolicyResult> enabled, DecisionOutcome outcome, ReferenceContext context)
    {
        var hints = DecisionHints.None;
        if (enabled.Any(r => WantsGpsLocation(r, context))) hints |= DecisionHints.ProvideGpsLocation;
        bool present = context.SignIn.Client.RequestKind is RequestKind.Unknown or RequestKind.Interactive;
        if (outcome == DecisionOutcome.ControlsRequired && !present) hints |= DecisionHints.InteractionRequired;
        if (context.SignIn.Subject == SubjectKind.AgentUser && !enabled.Any(r => r.Applies)) hints |= DecisionHints.AgentUserWithoutAgentPolicy;
        if (!context.IsWhatIf && context.SignIn.Resource.Audiences.Any(AudienceSemantics.IsGroupKeyword)) hints |= DecisionHints.AudienceIsGroupKeyword;
        return hints;
    }

    /// <summary>Spec 2.2: a location by GPS is unknown only because nobody asked for the position.</summary>
    private static bool WantsGpsLocation(ReferencePolicyResult result, ReferenceContext context)
        => result.MissingConditions.HasFlag(PolicyConditions.Location)
        && !context.SignIn.Network.GpsCountry.IsKnown && context.SignIn.Network.GpsRefusal == GpsRefusal.None
        && LocationSemantics.RefersToGps(result.Policy.Conditions, context.Tenant);

    /// <summary>Spec 8.1: the word of the sign-in log.</summary>
    private static ConditionalAccessStatus Status(List<ReferencePolicyResult> enabled)
    {
        if (enabled.Any(r => r.Result == PolicyResult.Failure)) return ConditionalAccessStatus.Failure;
        return enabled.Any(r => r.Result == PolicyResult.Success) ? ConditionalAccessStatus.Success : ConditionalAccessStatus.NotApplied;
    }
}
