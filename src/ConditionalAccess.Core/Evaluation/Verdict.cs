using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Turns the policies that apply into a decision: which clauses they demand, which of these are open, and what that comes to. For every plan and
/// every sign-in; the usual ones are decided by <see cref="MaskedVerdict"/>. Policies of one profile demand the same, so the walk goes from profile
/// to profile, not from policy to policy.
/// </summary>
internal readonly ref struct Verdict
{
    private readonly PolicyPlan _plan;
    private readonly PlanRequirements _requirements;
    private readonly Span<ulong> _sets;

    /// <param name="plan">The plan.</param>
    /// <param name="sets">The sets of the decision, with the policies that apply; the others are filled in.</param>
    public Verdict(PolicyPlan plan, Span<ulong> sets)
    {
        _plan = plan;
        _requirements = plan.Requirements;
        _sets = sets;
    }

    private ReadOnlySpan<ulong> Applied => _plan.Result.Applied.In(_sets);

    /// <summary>Decides.</summary>
    /// <param name="request">The request.</param>
    /// <param name="must">The policies that surely apply.</param>
    /// <param name="result">Receives outcome, failure code and flags.</param>
    public void Judge(in Request request, ReadOnlySpan<ulong> must, ref DecisionData result)
    {
        // First the demanded clauses; those that are satisfied are taken out below.
        Span<ulong> open = _plan.Result.OpenClauses.In(_sets);
        int reportOnly = Demand(open, out long ticks);
        ClauseCondition situation = ClauseCondition.None;
        if (Bits.Intersects(open, _requirements.Conditional))
        {
            situation = Situation(in request, must);
            Bits.And(open, _requirements.Demanded(situation));
        }

        result.Outcome = DecisionOutcome.Granted;
        if (Bits.Any(open)) JudgeClauses(open, ticks, in request, ref result);
        if (Proofs.IsDirectConnect(in request)) result.Flags |= ResultFlags.IsDirectConnect;
        if (reportOnly >= 0) ReportOnly(reportOnly, in request, situation, must);
    }

    private void JudgeClauses(Span<ulong> open, long ticks, in Request request, ref DecisionData result)
    {
        ProofContext context = Context(in request, ticks);
        Span<ulong> promptable = _plan.Result.PromptableItems.In(_sets), unknown = _plan.Result.UnknownItems.In(_sets);
        int firstDead = -1;
        bool anyOpen = false;
        for (int clause = Bits.Next(open, 0); clause >= 0; clause = Bits.Next(open, clause + 1))
        {
            Truth state = StateOf(_requirements.Clauses[clause], in request, context, promptable, unknown);
            if (state == Truth.Yes) Bits.Clear(open, clause);
            anyOpen |= state != Truth.Yes;
            if (state == Truth.No && firstDead < 0) firstDead = clause;
        }

        if (!anyOpen) return;
        result.Outcome = firstDead >= 0 ? DecisionOutcome.Blocked : DecisionOutcome.ControlsRequired;
        if (firstDead >= 0) result.FailureCode = FailureCodeOf(_requirements.Clauses[firstDead], in request, context.IsRisky);
        if (Bits.Any(unknown)) result.Flags |= ResultFlags.HasUnknownItems;
    }

    /// <summary>Requested authentication contexts that some applying enabled policy protects.</summary>
    public void GrantContexts(in SignIn signIn)
    {
        Span<ulong> granted = _plan.Result.GrantedContexts.In(_sets);
        foreach (GraphId context in signIn.ResourceInPlace.AuthenticationContexts)
        {
            if (!context.IsKnown || _plan.ContextIndex.Find(in context) is not (>= 0 and int index)) continue;
            foreach (int policy in _plan.Resource.Contexts.Included(_plan.Resource.Contexts.Find(in context)))
            {
                if (policy < _plan.EnabledCount && Bits.Get(Applied, policy)) Bits.Set(granted, index);
            }
        }
    }

    // Collects what the enabled policies demand, and gives the first report-only one that applies.
    private int Demand(Span<ulong> clauses, out long ticks)
    {
        ReadOnlySpan<ulong> applied = Applied;
        ticks = 0;
        int policy = Bits.Next(applied, 0);
        while (policy >= 0 && policy < _plan.EnabledCount)
        {
            int profile = _requirements.ProfileOf[policy];
            ref readonly PlanProfile common = ref _requirements.Profiles[profile];
            Demand(clauses, _requirements.ClausesOf(profile), common.SecondaryTicks, ref ticks);
            policy = Bits.Next(applied, common.End);
        }

        return policy;
    }

    private static void Demand(Span<ulong> clauses, ReadOnlySpan<ulong> demanded, long secondaryTicks, ref long ticks)
    {
        for (int w = 0; w < clauses.Length && w < demanded.Length; w++) clauses[w] |= demanded[w];
        if (secondaryTicks != 0 && (ticks == 0 || secondaryTicks < ticks)) ticks = secondaryTicks;
    }

    private ProofContext Context(in Request request, long ticks)
        => new(Fresh(in request, ticks), Proofs.NothingRegistered(in request) && Bits.Intersects(Applied, _plan.WithRisk));

    private static Truth Fresh(in Request request, long ticks)
        => ticks == 0 || !Proofs.HasSignInFrequency(in request) ? Truth.Yes : Proofs.MfaFresh(in request, ticks);

    // What is special about this request; clauses compare their own condition with it.
    private ClauseCondition Situation(in Request request, ReadOnlySpan<ulong> must)
    {
        ClauseCondition situation = AudienceSet.IsEnrolment(in request) ? ClauseCondition.OnlyEnrolment : ClauseCondition.NotEnrolment;
        ref readonly SignIn signIn = ref request.SignIn;
        if (signIn.NetworkInPlace.GpsRefusal != GpsRefusal.None) situation |= ClauseCondition.GpsRefused;
        bool registers = AudienceSet.HasAction(in signIn) && signIn.ResourceInPlace.UserAction == UserActions.RegisterSecurityInfo;
        if (registers && Bits.Intersects(_plan.RegistrationStrength, must)) situation |= ClauseCondition.Droppable;
        return situation;
    }

    // Yes: satisfied. Unknown: open, but the user can do something about it. No: dead. Items of open clauses are noted.
    private Truth StateOf(PlanClause clause, in Request request, ProofContext context, Span<ulong> promptable, Span<ulong> unknown)
    {
        if (clause.ReauthenticationTicks > 0) return StateOfReauthentication(clause, in request, promptable, unknown);
        foreach (int item in clause.Items)
        {
            if (Satisfied(clause, item, in request, context.Fresh) == Truth.Yes) return Truth.Yes;
        }

        if (!clause.IsPlain && IsUnbound(clause, in request)) return Truth.Yes;
        Truth state = Truth.No;
        foreach (int item in clause.Items)
        {
            bool isPromptable = Proofs.IsPromptable(in request, _requirements.Items[item], _requirements, context.Fresh, context.IsRisky);
            if (isPromptable) state = Truth.Unknown;
            if (isPromptable && !promptable.IsEmpty) Bits.Set(promptable, item);
            if (!unknown.IsEmpty && Satisfied(clause, item, in request, context.Fresh) == Truth.Unknown) Bits.Set(unknown, item);
        }

        return state;
    }

    private Truth Satisfied(PlanClause clause, int item, in Request request, Truth fresh)
    {
        PlanItem planItem = _requirements.Items[item];
        Truth value = Proofs.Satisfied(in request, planItem, _requirements);
        if (planItem.NeedsFreshMfa) value = value.And(fresh);
        bool isLimited = clause.NeedsProtectableApp && planItem.Kind == RequirementKind.ApprovedApplication;
        return isLimited ? value.And(TruthLogic.Of(request.SignIn.AuthenticationInPlace.SupportsAppProtection)) : value;
    }

    // B2B direct connect users need no token protection.
    private bool IsUnbound(PlanClause clause, in Request request)
        => clause.Items.Length == 1 && _requirements.Items[clause.Items[0]].Kind == RequirementKind.TokenProtection && Proofs.IsDirectConnect(in request);

    private static Truth StateOfReauthentication(PlanClause clause, in Request request, Span<ulong> promptable, Span<ulong> unknown)
    {
        if (!Proofs.HasSignInFrequency(in request)) return Truth.Yes;
        Truth fresh = Proofs.PrimaryFresh(in request, clause.ReauthenticationTicks);
        if (fresh == Truth.Yes) return Truth.Yes;
        if (!promptable.IsEmpty) Bits.Set(promptable, clause.Items[0]);
        if (!unknown.IsEmpty && fresh == Truth.Unknown) Bits.Set(unknown, clause.Items[0]);
        return Truth.Unknown;
    }

    private int FailureCodeOf(PlanClause clause, in Request request, bool isRisky)
    {
        RequirementKind kind = clause.Items.Length == 0 ? RequirementKind.None : _requirements.Items[clause.Items[0]].Kind;
        bool byFlow = kind == RequirementKind.Block && request.SignIn.ClientInPlace.RequestKind == RequestKind.RefreshTokenRedemption
            && Bits.IsSubset(Applied, _plan.Blocking, _plan.WithFlows);
        if (byFlow) return FailureCodes.BlockedByAuthenticationFlow;
        bool isProofUp = kind is RequirementKind.Mfa or RequirementKind.AuthenticationStrength && isRisky && Proofs.CanPrompt(in request);
        return isProofUp ? FailureCodes.ProofUpBlockedByRisk : FailureCodes.Of(clause, _requirements.Items);
    }

    // Each report-only policy is judged as if it were the only enabled one (spec 8.1), which comes to the same for all of a profile.
    private void ReportOnly(int first, in Request request, ClauseCondition situation, ReadOnlySpan<ulong> must)
    {
        ReadOnlySpan<ulong> applied = Applied;
        for (int policy = first; policy >= 0;)
        {
            int profile = _requirements.ProfileOf[policy];
            ReadOnlySpan<ulong> clauses = _requirements.ClausesOf(profile);
            if (situation == ClauseCondition.None && Bits.Intersects(clauses, _requirements.Conditional)) situation = Situation(in request, must);
            Truth state = StateAlone(profile, clauses, in request, situation & ~ClauseCondition.Droppable);
            if (state != Truth.Yes)
            {
                Span<ulong> words = _plan.Result.ReportOnly.In(_sets);
                int half = words.Length / 2;
                Bits.Set(state == Truth.No ? words[..half] : words[half..], profile - _requirements.FirstReportOnly);
            }

            policy = Bits.Next(applied, _requirements.Profiles[profile].End);
        }
    }

    private Truth StateAlone(int profile, ReadOnlySpan<ulong> clauses, in Request request, ClauseCondition situation)
    {
        ref readonly PlanProfile common = ref _requirements.Profiles[profile];
        var context = new ProofContext(Fresh(in request, common.SecondaryTicks), common.HasRisk && Proofs.NothingRegistered(in request));
        ReadOnlySpan<ulong> demanded = _requirements.Demanded(situation);
        Truth state = Truth.Yes;
        for (int clause = Bits.Next(clauses, 0); clause >= 0 && state != Truth.No; clause = Bits.Next(clauses, clause + 1))
        {
            PlanClause own = _requirements.Clauses[clause];
            if (own.When == ClauseCondition.None || Bits.Get(demanded, clause)) state = state.And(StateOf(own, in request, context, default, default));
        }

        return state;
    }

    /// <summary>What changes the value of a proof.</summary>
    /// <param name="Fresh">How fresh multifactor authentication is.</param>
    /// <param name="IsRisky">Whether a policy that counts configures risk, and the user has registered nothing to prove the opposite with.</param>
    private readonly record struct ProofContext(Truth Fresh, bool IsRisky);
}
