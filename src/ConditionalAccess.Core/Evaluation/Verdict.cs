using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Turns the policies that apply into a decision: which clauses they demand, which of these are open, and what that comes to. Policies of one
/// profile demand the same, so the walk goes from profile to profile, not from policy to policy.
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
        ClauseCondition situation = Situation(in request, must);
        Bits.And(open, _requirements.Demanded(situation));
        bool isRisky = IsRisky(in request);
        Truth fresh = ticks == 0 || !Proofs.HasSignInFrequency(in request) ? Truth.Yes : Proofs.MfaFresh(in request, ticks);
        int firstDead = -1;
        bool anyOpen = false;
        for (int clause = Bits.Next(open, 0); clause >= 0; clause = Bits.Next(open, clause + 1))
        {
            Truth state = StateOf(_requirements.Clauses[clause], in request, fresh, isRisky, recordItems: true);
            if (state == Truth.Yes) Bits.Clear(open, clause);
            anyOpen |= state != Truth.Yes;
            if (state == Truth.No && firstDead < 0) firstDead = clause;
        }

        result.Outcome = firstDead >= 0 ? DecisionOutcome.Blocked : anyOpen ? DecisionOutcome.ControlsRequired : DecisionOutcome.Granted;
        if (firstDead >= 0) result.FailureCode = FailureCodeOf(_requirements.Clauses[firstDead], in request, isRisky);
        if (anyOpen && Bits.Any(_plan.Result.UnknownItems.In(_sets))) result.Flags |= ResultFlags.HasUnknownItems;
        if (Proofs.IsDirectConnect(in request)) result.Flags |= ResultFlags.IsDirectConnect;
        if (reportOnly >= 0) ReportOnly(reportOnly, in request, situation & ~ClauseCondition.Droppable);
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
            ReadOnlySpan<ulong> demanded = _requirements.ClausesOf(profile);
            for (int w = 0; w < clauses.Length && w < demanded.Length; w++) clauses[w] |= demanded[w];
            if (common.SecondaryTicks != 0 && (ticks == 0 || common.SecondaryTicks < ticks)) ticks = common.SecondaryTicks;
            policy = Bits.Next(applied, common.End);
        }

        return policy;
    }

    // What is special about this request; clauses compare their own condition with it.
    private ClauseCondition Situation(in Request request, ReadOnlySpan<ulong> must)
    {
        ClauseCondition situation = new AudienceSet(in request).IsEnrolment(in request.SignIn) ? ClauseCondition.OnlyEnrolment : ClauseCondition.NotEnrolment;
        ref readonly SignIn signIn = ref request.SignIn;
        if (signIn.NetworkInPlace.GpsRefusal != GpsRefusal.None) situation |= ClauseCondition.GpsRefused;
        bool registers = AudienceSet.HasAction(in signIn) && signIn.ResourceInPlace.UserAction == UserActions.RegisterSecurityInfo;
        if (registers && Bits.Intersects(_plan.RegistrationStrength, must)) situation |= ClauseCondition.Droppable;
        return situation;
    }

    // Matters to those only who have nothing to prove themselves with.
    private bool IsRisky(in Request request) => Proofs.NothingRegistered(in request) && Bits.Intersects(Applied, _plan.WithRisk);

    // Yes: satisfied. Unknown: open, but the user can do something about it. No: dead.
    private Truth StateOf(PlanClause clause, in Request request, Truth mfaFresh, bool isRisky, bool recordItems)
    {
        if (clause.ReauthenticationTicks > 0) return StateOfReauthentication(clause, in request, recordItems);
        foreach (int item in clause.Items)
        {
            PlanItem planItem = _requirements.Items[item];
            if (Satisfied(clause, planItem, in request, mfaFresh) == Truth.Yes) return Truth.Yes;
            bool isBinding = planItem.Item.Kind == RequirementKind.TokenProtection && clause.Items.Length == 1;
            if (isBinding && Proofs.IsDirectConnect(in request)) return Truth.Yes;
        }

        Truth state = Truth.No;
        foreach (int item in clause.Items)
        {
            PlanItem planItem = _requirements.Items[item];
            bool promptable = Proofs.IsPromptable(in request, planItem, _requirements, mfaFresh, isRisky);
            if (promptable) state = Truth.Unknown;
            if (recordItems) Record(item, promptable, Satisfied(clause, planItem, in request, mfaFresh) == Truth.Unknown);
        }

        return state;
    }

    private Truth Satisfied(PlanClause clause, PlanItem item, in Request request, Truth mfaFresh)
    {
        Truth satisfied = Proofs.Satisfied(in request, item, _requirements, mfaFresh);
        bool isLimited = clause.NeedsProtectableApp && item.Item.Kind == RequirementKind.ApprovedApplication;
        return isLimited ? satisfied.And(TruthLogic.Of(request.SignIn.AuthenticationInPlace.SupportsAppProtection)) : satisfied;
    }

    private Truth StateOfReauthentication(PlanClause clause, in Request request, bool recordItems)
    {
        if (!Proofs.HasSignInFrequency(in request)) return Truth.Yes;
        Truth fresh = Proofs.PrimaryFresh(in request, clause.ReauthenticationTicks);
        if (fresh == Truth.Yes) return Truth.Yes;
        if (recordItems) Record(clause.Items[0], true, fresh == Truth.Unknown);
        return Truth.Unknown;
    }

    private void Record(int item, bool isPromptable, bool isUnknown)
    {
        if (isPromptable) Bits.Set(_plan.Result.PromptableItems.In(_sets), item);
        if (isUnknown) Bits.Set(_plan.Result.UnknownItems.In(_sets), item);
    }

    private int FailureCodeOf(PlanClause clause, in Request request, bool isRisky)
    {
        RequirementKind kind = clause.Items.Length == 0 ? RequirementKind.None : _requirements.Items[clause.Items[0]].Item.Kind;
        switch (kind)
        {
            case RequirementKind.Block:
                bool byFlow = request.SignIn.Client.RequestKind == RequestKind.RefreshTokenRedemption
                    && Bits.IsSubset(Applied, _plan.Blocking, _plan.WithFlows);
                return byFlow ? FailureCodes.BlockedByAuthenticationFlow : FailureCodes.Blocked;
            case RequirementKind.CompliantDevice: return FailureCodes.DeviceNotCompliant;
            case RequirementKind.DomainJoinedDevice: return FailureCodes.DeviceNotDomainJoined;
            case RequirementKind.ApprovedApplication: return FailureCodes.ApplicationNotApproved;
            case RequirementKind.CompliantApplication: return FailureCodes.ApplicationNotProtected;
            case RequirementKind.TokenProtection: return FailureCodes.TokenProtection;
            case RequirementKind.Mfa or RequirementKind.AuthenticationStrength when isRisky && Proofs.CanPrompt(in request):
                return FailureCodes.ProofUpBlockedByRisk;
            default: return FailureCodes.Blocked;
        }
    }

    // Each report-only policy is judged as if it were the only enabled one (spec 8.1), which comes to the same for all of a profile.
    private void ReportOnly(int first, in Request request, ClauseCondition situation)
    {
        for (int policy = first; policy >= 0; policy = Bits.Next(Applied, _requirements.Profiles[_requirements.ProfileOf[policy]].End))
        {
            int profile = _requirements.ProfileOf[policy];
            Truth state = StateAlone(profile, in request, situation);
            if (state == Truth.Yes) continue;
            SetPlace set = state == Truth.No ? _plan.Result.ReportOnlyFailed : _plan.Result.ReportOnlyInterrupted;
            Bits.Set(set.In(_sets), profile - _requirements.FirstReportOnly);
        }
    }

    private Truth StateAlone(int profile, in Request request, ClauseCondition situation)
    {
        ref readonly PlanProfile common = ref _requirements.Profiles[profile];
        bool isRisky = common.HasRisk && Proofs.NothingRegistered(in request);
        Truth fresh = Proofs.MfaFresh(in request, Proofs.HasSignInFrequency(in request) ? common.SecondaryTicks : 0);
        ReadOnlySpan<ulong> clauses = _requirements.ClausesOf(profile), demanded = _requirements.Demanded(situation);
        Truth state = Truth.Yes;
        for (int clause = Bits.Next(clauses, 0); clause >= 0; clause = Bits.Next(clauses, clause + 1))
        {
            if (Bits.Get(demanded, clause)) state = state.And(StateOf(_requirements.Clauses[clause], in request, fresh, isRisky, recordItems: false));
        }

        return state;
    }
}
