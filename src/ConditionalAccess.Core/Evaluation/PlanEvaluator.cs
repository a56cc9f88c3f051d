using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>Runs a plan over one sign-in. Pure, total, and without allocation for plans of up to 256 policies, clauses and items.</summary>
internal static class PlanEvaluator
{
    private const int StackWords = 512;

    [ThreadStatic]
    private static ulong[]? t_words;

    /// <summary>Decides a sign-in.</summary>
    public static DecisionData Evaluate(PolicyPlan plan, in SignIn signIn, EvaluationMode mode)
    {
        if (mode != EvaluationMode.WhatIf) return Decide(plan, in signIn, mode);
        SignIn withDefaults = WhatIfDefaults.Apply(in signIn);
        return Decide(plan, in withDefaults, mode);
    }

    private static DecisionData Decide(PolicyPlan plan, in SignIn signIn, EvaluationMode mode)
    {
        int needed = (plan.Words * 9) + Bits.WordsFor(plan.Clauses.Length) + (2 * Bits.WordsFor(plan.Items.Length)) + ((plan.Items.Length + 7) / 8);
        Span<ulong> words = needed <= StackWords ? stackalloc ulong[StackWords] : Words(needed);
        var request = new Request(in signIn, mode);
        return new Evaluation(plan, words[..needed]).Run(in request, mode);
    }

    // Grows once per thread to the largest plan seen; evaluation never re-enters itself.
    private static Span<ulong> Words(int needed)
    {
        if (t_words is null || t_words.Length < needed) t_words = new ulong[needed];
        Span<ulong> words = t_words.AsSpan(0, needed);
        words.Clear();
        return words;
    }

    /// <summary>One evaluation with its working space.</summary>
    private readonly ref struct Evaluation
    {
        private readonly PolicyPlan _plan;
        private readonly TruthBits _values;
        private readonly Scratch _scratch;
        private readonly TruthBits _own;
        private readonly Span<ulong> _applied;
        private readonly Span<ulong> _openClauses;
        private readonly Span<ulong> _promptable;
        private readonly Span<ulong> _unknown;
        private readonly Span<Truth> _items;

        public Evaluation(PolicyPlan plan, Span<ulong> words)
        {
            _plan = plan;
            int at = 0;
            _values = new TruthBits(Take(words, ref at, plan.Words), Take(words, ref at, plan.Words));
            _scratch = new Scratch(
                new TruthBits(Take(words, ref at, plan.Words), Take(words, ref at, plan.Words)),
                new TruthBits(Take(words, ref at, plan.Words), Take(words, ref at, plan.Words)));
            _own = new TruthBits(Take(words, ref at, plan.Words), Take(words, ref at, plan.Words));
            _applied = Take(words, ref at, plan.Words);
            _openClauses = Take(words, ref at, Bits.WordsFor(plan.Clauses.Length));
            _promptable = Take(words, ref at, Bits.WordsFor(plan.Items.Length));
            _unknown = Take(words, ref at, Bits.WordsFor(plan.Items.Length));
            Span<byte> bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(words[at..]);
            _items = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Truth>(bytes)[..plan.Items.Length];
        }

        private Span<ulong> Enabled => _applied[.._plan.EnabledWords];

        public DecisionData Run(in Request request, EvaluationMode mode)
        {
            var audiences = new AudienceSet(in request);
            EvaluateConditions(in request, audiences);
            DecisionHints hints = DecisionHints.None;
            PolicyConditions missing = FindMissing(in request, audiences, ref hints);
            (request.IsWhatIf ? _values.Must : _values.May).CopyTo(_applied);
            if (!request.IsWhatIf) Bits.AndNot(_applied, _plan.ReportOnlyUserActions);
            var proofs = new Proofs(in request, _plan, _items);
            var result = new DecisionData { Mode = mode, Missing = missing, Applied = new InlineBits(_applied) };
            Require(in request, audiences, proofs, ref result);
            ReportOnly(in request, audiences, proofs, ref result);
            if (result.Outcome == DecisionOutcome.Granted) result.GrantedContexts = GrantContexts(in request.SignIn);
            result.Hints = hints | HintsFor(in request, result);
            return result;
        }

        private static Span<ulong> Take(Span<ulong> words, scoped ref int at, int count)
        {
            Span<ulong> part = words.Slice(at, count);
            at += count;
            return part;
        }

        private void EvaluateConditions(in Request request, AudienceSet audiences)
        {
            _plan.All.CopyTo(_values.May);
            _plan.All.CopyTo(_values.Must);
            foreach (ConditionColumn column in _plan.Columns) column.And(in request, _values, _scratch);
            Residual(_plan.WithDevice, PolicyConditions.DeviceState, in request, audiences);
            Residual(_plan.WithAgentContext, PolicyConditions.AgentContext, in request, audiences);
            Residual(_plan.Resource.Residual, PolicyConditions.Application, in request, audiences);
        }

        // What has no table is decided one policy at a time, for the policies that can still apply.
        private void Residual(ulong[] which, PolicyConditions word, in Request request, AudienceSet audiences)
        {
            for (int w = 0; w < which.Length; w++)
            {
                ulong left = which[w] & _values.May[w];
                while (left != 0)
                {
                    int bit = (w << 6) + Bits.TakeLowest(ref left);
                    _values.And(bit, ResidualValue(word, bit, in request, audiences));
                }
            }
        }

        private Truth ResidualValue(PolicyConditions word, int bit, in Request request, AudienceSet audiences) => word switch
        {
            PolicyConditions.DeviceState => _plan.Policies[bit]!.Device!.Matches(in request, _plan.DeviceFilters),
            PolicyConditions.AgentContext => _plan.Policies[bit]!.AgentContext!.Matches(in request),
            _ => _plan.Resource.MatchesResidual(bit, in request, audiences, _scratch.First),
        };

        // Which conditions left an enabled policy undecided (spec 0.3-3). Runs again over the columns, but only when something is undecided.
        private PolicyConditions FindMissing(in Request request, AudienceSet audiences, ref DecisionHints hints)
        {
            Span<ulong> undecided = _applied[.._plan.EnabledWords];
            for (int w = 0; w < undecided.Length; w++) undecided[w] = _values.May[w] & ~_values.Must[w];
            if (!Bits.Any(undecided)) return PolicyConditions.None;
            PolicyConditions missing = PolicyConditions.None;
            foreach (ConditionColumn column in _plan.Columns)
            {
                _own.SetAll();
                column.And(in request, _own, _scratch);
                if (IsUnknownFor(undecided, _own)) missing |= Word(column.Word, in request);
                if (column.Word == PolicyConditions.Location && WantsGps(undecided, in request)) hints |= DecisionHints.ProvideGpsLocation;
            }

            return missing | MissingResidual(undecided, in request, audiences);
        }

        private static PolicyConditions Word(PolicyConditions word, in Request request)
            => word == PolicyConditions.Users && request.Subject is SubjectKind.ServicePrincipal or SubjectKind.AgentIdentity ? PolicyConditions.ServicePrincipals : word;

        // A position nobody asked for left the location open for a policy that refers to one (spec 2.2).
        private bool WantsGps(ReadOnlySpan<ulong> undecided, in Request request)
        {
            NetworkSignals network = request.SignIn.Network;
            if (network.GpsCountry.IsKnown || network.GpsRefusal != GpsRefusal.None) return false;
            for (int w = 0; w < undecided.Length; w++)
            {
                if ((undecided[w] & _plan.WithGps[w] & _own.May[w] & ~_own.Must[w]) != 0) return true;
            }

            return false;
        }

        private static bool IsUnknownFor(ReadOnlySpan<ulong> undecided, TruthBits values)
        {
            for (int w = 0; w < undecided.Length; w++)
            {
                if ((undecided[w] & values.May[w] & ~values.Must[w]) != 0) return true;
            }

            return false;
        }

        private PolicyConditions MissingResidual(ReadOnlySpan<ulong> undecided, in Request request, AudienceSet audiences)
        {
            PolicyConditions missing = PolicyConditions.None;
            if (AnyUnknown(undecided, _plan.WithDevice, PolicyConditions.DeviceState, in request, audiences)) missing |= PolicyConditions.DeviceState;
            if (AnyUnknown(undecided, _plan.WithAgentContext, PolicyConditions.AgentContext, in request, audiences)) missing |= PolicyConditions.AgentContext;
            if (AnyUnknown(undecided, _plan.Resource.Residual, PolicyConditions.Application, in request, audiences)) missing |= PolicyConditions.Application;
            return missing;
        }

        private bool AnyUnknown(ReadOnlySpan<ulong> undecided, ulong[] which, PolicyConditions word, in Request request, AudienceSet audiences)
        {
            for (int w = 0; w < undecided.Length; w++)
            {
                ulong left = which[w] & undecided[w];
                while (left != 0)
                {
                    int bit = (w << 6) + Bits.TakeLowest(ref left);
                    if (ResidualValue(word, bit, in request, audiences) == Truth.Unknown) return true;
                }
            }

            return false;
        }

        private void Require(in Request request, AudienceSet audiences, Proofs proofs, ref DecisionData result)
        {
            result.Session = SessionMerge.Merge(_plan, Enabled, proofs.IsDirectConnect);
            long secondary = proofs.HasSignInFrequency ? result.Session.SecondarySignInFrequency.GetValueOrDefault().Ticks : 0;
            Truth fresh = proofs.MfaFresh(secondary);
            bool isRisky = Bits.Intersects(Enabled, _plan.WithRisk);
            ClauseCondition situation = Situation(in request, audiences);
            int firstDead = -1;
            bool anyOpen = false;
            for (int c = 0; c < _plan.Clauses.Length; c++)
            {
                PlanClause clause = _plan.Clauses[c];
                if (!Bits.Intersects(clause.Policies, Enabled) || !IsDemanded(clause.When, situation)) continue;
                Truth state = StateOf(clause, proofs, fresh, isRisky, recordItems: true);
                if (state == Truth.Yes) continue;
                anyOpen = true;
                Bits.Set(_openClauses, c);
                if (state == Truth.No && firstDead < 0) firstDead = c;
            }

            result.Outcome = firstDead >= 0 ? DecisionOutcome.Blocked : anyOpen ? DecisionOutcome.ControlsRequired : DecisionOutcome.Granted;
            result.OpenClauses = new InlineBits(_openClauses);
            result.PromptableItems = new InlineBits(_promptable);
            result.UnknownItems = new InlineBits(_unknown);
            if (firstDead >= 0) result.FailureCode = FailureCodeOf(_plan.Clauses[firstDead], in request, proofs, isRisky);
        }

        // What is special about this request; clauses compare their own condition with it.
        private ClauseCondition Situation(in Request request, AudienceSet audiences)
        {
            ClauseCondition situation = audiences.IsEnrolment(in request.SignIn) ? ClauseCondition.OnlyEnrolment : ClauseCondition.NotEnrolment;
            if (request.SignIn.Network.GpsRefusal != GpsRefusal.None) situation |= ClauseCondition.GpsRefused;
            if (request.SignIn.Resource.UserAction == UserActions.RegisterSecurityInfo && HasSureRegistrationStrength()) situation |= ClauseCondition.Droppable;
            return situation;
        }

        private bool HasSureRegistrationStrength()
        {
            for (int w = 0; w < _plan.EnabledWords; w++)
            {
                if ((_plan.RegistrationStrength[w] & _values.Must[w]) != 0) return true;
            }

            return false;
        }

        private static bool IsDemanded(ClauseCondition when, ClauseCondition situation)
        {
            if ((when & ClauseCondition.Droppable & situation) != 0) return false;
            ClauseCondition needs = when & ~ClauseCondition.Droppable;
            return (needs & situation) == needs;
        }

        // Yes: satisfied. Unknown: open, but the user can do something about it. No: dead.
        private Truth StateOf(PlanClause clause, Proofs proofs, Truth mfaFresh, bool isRisky, bool recordItems)
        {
            if (clause.ReauthenticationTicks > 0) return StateOfReauthentication(clause, proofs, recordItems);
            if (clause.Items.Length == 1 && _plan.Items[clause.Items[0]].Item.Kind == RequirementKind.TokenProtection && proofs.IsDirectConnect) return Truth.Yes;
            foreach (int item in clause.Items)
            {
                if (Satisfied(clause, item, proofs, mfaFresh) == Truth.Yes) return Truth.Yes;
            }

            Truth state = Truth.No;
            foreach (int item in clause.Items)
            {
                bool promptable = proofs.IsPromptable(item, mfaFresh, isRisky);
                if (promptable) state = Truth.Unknown;
                if (recordItems) Record(item, promptable, Satisfied(clause, item, proofs, mfaFresh) == Truth.Unknown);
            }

            return state;
        }

        private Truth Satisfied(PlanClause clause, int item, Proofs proofs, Truth mfaFresh)
        {
            Truth satisfied = proofs.Satisfied(item, mfaFresh);
            bool isLimited = clause.NeedsProtectableApp && _plan.Items[item].Item.Kind == RequirementKind.ApprovedApplication;
            return isLimited ? satisfied.And(proofs.IsAppProtectable) : satisfied;
        }

        private Truth StateOfReauthentication(PlanClause clause, Proofs proofs, bool recordItems)
        {
            if (!proofs.HasSignInFrequency) return Truth.Yes;
            Truth fresh = proofs.PrimaryFresh(clause.ReauthenticationTicks);
            if (fresh == Truth.Yes) return Truth.Yes;
            if (recordItems) Record(clause.Items[0], true, fresh == Truth.Unknown);
            return Truth.Unknown;
        }

        private void Record(int item, bool isPromptable, bool isUnknown)
        {
            if (isPromptable) Bits.Set(_promptable, item);
            if (isUnknown) Bits.Set(_unknown, item);
        }

        private int FailureCodeOf(PlanClause clause, in Request request, Proofs proofs, bool isRisky)
        {
            RequirementKind kind = clause.Items.Length == 0 ? RequirementKind.None : _plan.Items[clause.Items[0]].Item.Kind;
            switch (kind)
            {
                case RequirementKind.Block:
                    bool byFlow = request.SignIn.Client.RequestKind == RequestKind.RefreshTokenRedemption
                        && Bits.IsSubset(Enabled, _plan.Blocking, _plan.WithFlows);
                    return byFlow ? FailureCodes.BlockedByAuthenticationFlow : FailureCodes.Blocked;
                case RequirementKind.CompliantDevice: return FailureCodes.DeviceNotCompliant;
                case RequirementKind.DomainJoinedDevice: return FailureCodes.DeviceNotDomainJoined;
                case RequirementKind.ApprovedApplication: return FailureCodes.ApplicationNotApproved;
                case RequirementKind.CompliantApplication: return FailureCodes.ApplicationNotProtected;
                case RequirementKind.TokenProtection: return FailureCodes.TokenProtection;
                case RequirementKind.Mfa or RequirementKind.AuthenticationStrength when isRisky && proofs.NothingRegistered && proofs.CanPrompt:
                    return FailureCodes.ProofUpBlockedByRisk;
                default: return FailureCodes.Blocked;
            }
        }

        // Each report-only policy is judged as if it were the only enabled one (spec 8.1).
        private void ReportOnly(in Request request, AudienceSet audiences, Proofs proofs, ref DecisionData result)
        {
            Span<ulong> failed = _scratch.First.May, interrupted = _scratch.First.Must;
            failed.Clear();
            interrupted.Clear();
            ClauseCondition situation = Situation(in request, audiences) & ~ClauseCondition.Droppable;
            for (int w = _plan.EnabledWords; w < _plan.Words; w++)
            {
                ulong left = _applied[w];
                while (left != 0)
                {
                    int bit = (w << 6) + Bits.TakeLowest(ref left);
                    Truth state = StateAlone(_plan.Policies[bit]!, proofs, situation);
                    if (state == Truth.No) Bits.Set(failed, bit);
                    else if (state == Truth.Unknown) Bits.Set(interrupted, bit);
                }
            }

            result.ReportOnlyFailed = new InlineBits(failed);
            result.ReportOnlyInterrupted = new InlineBits(interrupted);
        }

        private Truth StateAlone(PlanPolicy policy, Proofs proofs, ClauseCondition situation)
        {
            Truth fresh = proofs.MfaFresh(proofs.HasSignInFrequency ? policy.Session?.SecondaryTicks ?? 0 : 0);
            Truth state = Truth.Yes;
            foreach (int c in policy.Clauses)
            {
                if (IsDemanded(_plan.Clauses[c].When, situation)) state = state.And(StateOf(_plan.Clauses[c], proofs, fresh, policy.HasRisk, recordItems: false));
            }

            return state;
        }

        private InlineBits GrantContexts(in SignIn signIn)
        {
            if (signIn.Resource.AuthenticationContexts.IsEmpty || _plan.Contexts.Length == 0) return default;
            int words = Bits.WordsFor(_plan.Contexts.Length);
            Span<ulong> granted = stackalloc ulong[words <= 16 ? words : 0];
            if (granted.IsEmpty) granted = new ulong[words];
            foreach (GraphId context in signIn.Resource.AuthenticationContexts)
            {
                if (_plan.ContextIndex.TryGetValue(context, out int index) && IsApplied(_plan.Resource.Contexts.Of(context))) Bits.Set(granted, index);
            }

            return new InlineBits(granted);
        }

        private bool IsApplied(ReadOnlySpan<int> policies)
        {
            foreach (int bit in policies)
            {
                if (bit < _plan.EnabledWords * 64 && Bits.Get(_applied, bit)) return true;
            }

            return false;
        }

        private DecisionHints HintsFor(in Request request, in DecisionData result)
        {
            DecisionHints hints = DecisionHints.None;
            bool isInteractive = request.SignIn.Client.RequestKind is RequestKind.Unknown or RequestKind.Interactive;
            if (!isInteractive && result.Outcome == DecisionOutcome.ControlsRequired) hints |= DecisionHints.InteractionRequired;
            if (request.Subject == SubjectKind.AgentUser && !Bits.Any(Enabled)) hints |= DecisionHints.AgentUserWithoutAgentPolicy;
            foreach (ref readonly Audience audience in request.SignIn.Resource.Audiences.AsSpan())
            {
                if (!request.IsWhatIf && AudienceSet.IsKeyword(audience.AppId)) hints |= DecisionHints.AudienceIsGroupKeyword;
            }

            return hints;
        }
    }
}
