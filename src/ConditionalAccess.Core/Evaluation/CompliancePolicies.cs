using ConditionalAccess.Compliance;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Evaluation;

/// <summary>Every policy for every account of a device: rows, state, episode and grace (spec 13 steps 4 to 7).</summary>
internal static class CompliancePolicies
{
    /// <summary>How long a reported error holds the earlier state.</summary>
    public const long HoldTicks = 7 * TimeSpan.TicksPerDay;

    public static void Evaluate(ComplianceRun run, Device facts)
    {
        ReadOnlySpan<DeviceContext> contexts = facts.Contexts.AsSpan();
        if (contexts.IsEmpty) EvaluateAccount(run, facts.UserId, facts);
        OrderAccounts(run.Accounts, contexts);
        foreach (int account in run.Accounts.AsSpan()) EvaluateAccount(run, contexts[account].UserId, contexts[account].Facts);
        bool addsRemoved = AddRemoved(run, facts);
        if (addsRemoved || contexts.Length > 1) run.Pairs.AsSpan().Sort(ComparePairs);
    }

    /// <summary>The order of accounts: users by id, the system last.</summary>
    private static int CompareAccounts(GraphId a, GraphId b)
    {
        bool isUser = a.IsKnown && !a.IsNone, isOtherUser = b.IsKnown && !b.IsNone;
        if (isUser != isOtherUser) return isUser ? -1 : 1;
        return isUser ? GraphId.Compare(a, b) : 0;
    }

    private static int ComparePairs(PolicyPair a, PolicyPair b)
    {
        int order = GraphId.Compare(a.PolicyId, b.PolicyId);
        if (order == 0) order = a.Policy.CompareTo(b.Policy);
        if (order == 0) order = CompareAccounts(a.ContextId, b.ContextId);
        if (order == 0) order = a.FirstRow.CompareTo(b.FirstRow);
        return order == 0 ? a.Episode.CompareTo(b.Episode) : order;
    }

    private static void OrderAccounts(Growing<int> order, ReadOnlySpan<DeviceContext> contexts)
    {
        order.Clear();
        for (int i = 0; i < contexts.Length; i++)
        {
            order.Add(i);
            for (int j = i; j > 0 && CompareAccounts(contexts[order[j - 1]].UserId, contexts[order[j]].UserId) > 0; j--) (order[j - 1], order[j]) = (order[j], order[j - 1]);
        }
    }

    // A user that is not known counts as a user for assignments, and has the place of the system account in results and records.
    private static void EvaluateAccount(ComplianceRun run, GraphId user, Device facts)
    {
        CompliancePlan plan = run.Plan;
        GraphId account = user.IsKnown ? user : GraphId.None;
        run.Input.Bind(plan, facts, run.Clock);
        run.Groups.Bind(plan, user, facts);
        Array.Clear(run.DoneChunks, 0, plan.Chunks.Length);
        bool hasNoMail = facts.User.Mail is { Length: 0 } || (facts.User.Mail is null && facts.UserId.IsNone);
        PairFlags flags = hasNoMail ? PairFlags.NoMail : PairFlags.None;
        foreach (int i in run.NeedsAllPolicies ? plan.AllPolicies : plan.PoliciesOf(facts.Platform))
        {
            PlannedPolicy policy = plan.Policies[i];
            if (!run.Groups.IsAssigned(policy, out bool byDevice)) continue;
            ref PolicyPair pair = ref run.Pairs.Add(new PolicyPair { Policy = i, PolicyId = policy.Id, ContextId = account, Flags = byDevice ? flags | PairFlags.ByDevice : flags, ReportedAt = PolicyPair.NotReported });
            EvaluatePolicy(run, policy, ref pair);
        }
    }

    private static void EvaluatePolicy(ComplianceRun run, PlannedPolicy policy, ref PolicyPair pair)
    {
        CompliancePlatform platform = run.Input.Facts.Platform;
        long agedAt = long.MaxValue;
        pair.FirstRow = run.Rows.Count;
        bool isUnknownPlatform = platform is CompliancePlatform.Unknown or > CompliancePlatform.Linux;
        if (!policy.Suits(platform) && !isUnknownPlatform)
        {
            pair.State = ComplianceStatus.NotApplicable;
        }
        else
        {
            bool hasReported = HasReported(run.Input.Facts, ref pair);
            if (policy.Suits(platform)) pair.Flags |= PairFlags.Suits;
            pair.State = hasReported && pair.Is(PairFlags.Suits) ? EvaluateRows(run, policy, ref pair, ref agedAt) : ComplianceStatus.Unknown;
        }

        if (pair.State == ComplianceStatus.Unknown) ListRows(run, policy, ref pair);
        if (pair.State == ComplianceStatus.Unknown || (pair.State != ComplianceStatus.NotApplicable && pair.RowCount > 0)) pair.Flags |= PairFlags.Applicable;
        SetEpisode(run, policy, ref pair, agedAt);
    }

    // Without tracking every policy counts as reported (spec 3.2). Of several reports the oldest counts.
    private static bool HasReported(Device facts, ref PolicyPair pair)
    {
        if (facts.PolicyReports.IsDefault) return true;
        foreach (PolicyReport report in facts.PolicyReports)
        {
            if (report.PolicyId != pair.PolicyId) continue;
            long at = report.LastReportedDateTime?.UtcTicks ?? PolicyPair.ReportedSomeTime;
            if (pair.ReportedAt < 0 || (at >= 0 && at < pair.ReportedAt)) pair.ReportedAt = at;
        }

        return pair.ReportedAt != PolicyPair.NotReported;
    }

    // Not evaluated settings are shown as such (spec 10.1, F4); they decide nothing.
    private static void ListRows(ComplianceRun run, PlannedPolicy policy, ref PolicyPair pair)
    {
        run.Rows.Extend(policy.Rules.Length).Clear();
        pair.RowCount = policy.Rules.Length;
    }

    private static ComplianceStatus EvaluateRows(ComplianceRun run, PlannedPolicy policy, ref PolicyPair pair, ref long agedAt)
    {
        RowState[] states = run.RuleStates;
        foreach (int chunk in policy.Chunks)
        {
            if (run.DoneChunks[chunk]) continue;
            run.Plan.Chunks[chunk](run.Input, states);
            run.DoneChunks[chunk] = true;
        }

        int[] rules = policy.Rules;
        Span<RowState> rows = run.Rows.Extend(rules.Length);
        uint seen = 0;
        for (int i = 0; i < rules.Length; i++)
        {
            RowState state = states[rules[i]];
            rows[i] = state;
            seen |= 1u << (int)state;
        }

        pair.RowCount = rules.Length;
        if ((seen & 1u << (int)RowState.NonCompliant) != 0) pair.Flags |= PairFlags.HasFailed | PairFlags.Failing;
        if ((seen & 1u << (int)RowState.Unheld) != 0) pair.Flags |= PairFlags.Blocking;
        if ((seen & 1u << (int)RowState.Held) != 0) AgeErrors(run, policy, rows, ref pair, ref agedAt);
        if (policy.TimedRows.Length > 0) OfferChanges(run, policy);
        if (pair.Is(PairFlags.Blocking | PairFlags.Holding)) return ComplianceStatus.Error;
        if (pair.Is(PairFlags.Failing)) return ComplianceStatus.NonCompliant;
        return rules.Length == 0 || (seen & 1u << (int)RowState.Compliant) != 0 ? ComplianceStatus.Compliant : ComplianceStatus.NotApplicable;
    }

    private static void AgeErrors(ComplianceRun run, PlannedPolicy policy, ReadOnlySpan<RowState> rows, ref PolicyPair pair, ref long agedAt)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row] != RowState.Held) continue;
            long since = ErrorSince(run, in pair, policy.Settings[row]), end = ComplianceClock.Add(since, HoldTicks);
            bool isAged = run.Clock.IsOver(end);
            run.HeldRows.Add(new HeldRow(pair.FirstRow, row, since, isAged));
            pair.Flags |= isAged ? PairFlags.HasAged | PairFlags.Failing : PairFlags.Holding;
            if (isAged) agedAt = Math.Min(agedAt, end);
            else run.Offer(end, TransitionCause.ErrorHoldEnds, pair.PolicyId);
        }
    }

    private static long ErrorSince(ComplianceRun run, in PolicyPair pair, string setting)
    {
        if (run.Record is null) return run.Clock.Now;
        long since = long.MaxValue;
        foreach (HeldError error in run.Record.Errors)
        {
            if (error.PolicyId == pair.PolicyId && error.ContextId == pair.ContextId && string.Equals(error.Setting, setting, StringComparison.Ordinal))
                since = Math.Min(since, error.ErrorSince.UtcTicks);
        }

        return since == long.MaxValue ? run.Clock.Now : since;
    }

    private static void OfferChanges(ComplianceRun run, PlannedPolicy policy)
    {
        ComplianceInput input = run.Input;
        foreach (TimedRow timed in policy.TimedRows)
        {
            if (input.Gates[(int)timed.Gate] != RowState.None) continue;
            switch (timed.Rule)
            {
                case TimedRule.HealthReport when input.Facts.DeviceHealthAttestationState.IssuedDateTime is { } issued:
                    run.Offer(ComplianceClock.Add(issued.UtcTicks, run.Plan.Validity), TransitionCause.HealthReportExpires, policy.Id);
                    break;
                case TimedRule.Threat:
                    foreach (ThreatSource source in timed.Scope!.Sources)
                    {
                        if (source.StaleFrom != long.MaxValue) run.Offer(source.StaleFrom, TransitionCause.ThreatConnectorExpires, policy.Id);
                    }

                    break;
                case TimedRule.ConfigurationManager when ComplianceConfigurationManagerRules.LooksAtVerdict(input):
                    ComplianceConfigurationManagerRules.OfferChanges(input, run, policy.Id);
                    break;
                case TimedRule.Jailbreak when ComplianceHealthRules.DetectionEnd(input) is { } end:
                    run.Offer(end, TransitionCause.JailbreakDetectionExpires, policy.Id);
                    break;
            }
        }
    }

    private static void SetEpisode(ComplianceRun run, PlannedPolicy policy, ref PolicyPair pair, long agedAt)
    {
        pair.Episode = -1;
        pair.EpisodeStart = pair.GraceExpiration = -1;
        bool isFailing = pair.Is(PairFlags.Failing);
        if (isFailing || pair.State is ComplianceStatus.Error or ComplianceStatus.Unknown) pair.Episode = FindEpisode(run.Record, pair.PolicyId, pair.ContextId);
        if (pair.Episode >= 0) pair.EpisodeStart = run.Record!.Episodes[pair.Episode].EpisodeStart.UtcTicks;
        else if (isFailing) pair.EpisodeStart = Math.Min(pair.Is(PairFlags.HasFailed) ? FirstFailure(run, in pair) : long.MaxValue, agedAt);
        if (pair.EpisodeStart < 0)
        {
            pair.Effective = pair.State;
            return;
        }

        bool hasNoGrace = pair.Is(PairFlags.HasAged) && !run.Plan.Options.ErrorExpiryHonoursGrace;
        SetGrace(run, ref pair, hasNoGrace ? pair.EpisodeStart : ComplianceClock.Add(pair.EpisodeStart, policy.BlockTicks));
    }

    private static void SetGrace(ComplianceRun run, ref PolicyPair pair, long expiration)
    {
        pair.GraceExpiration = expiration;
        bool isExpired = run.Clock.IsOver(expiration);
        if (isExpired) pair.Flags |= PairFlags.Expired;
        else run.Offer(expiration, TransitionCause.GraceExpires, pair.PolicyId);
        pair.Effective = pair.State switch
        {
            ComplianceStatus.NonCompliant when !isExpired => ComplianceStatus.InGracePeriod,
            ComplianceStatus.Error when isExpired && !pair.Is(PairFlags.Failing | PairFlags.Blocking) => ComplianceStatus.NonCompliant,
            _ => pair.State,
        };
    }

    private static long FirstFailure(ComplianceRun run, in PolicyPair pair)
    {
        long now = run.Clock.Now;
        if (!run.Plan.Options.GraceStartsAtDeviceReport) return now;
        return Math.Min(now, pair.ReportedAt >= 0 ? pair.ReportedAt : run.Input.Facts.LastSyncDateTime?.UtcTicks ?? now);
    }

    // Of several episodes the oldest; of several that began together the one whose grace ends first.
    private static int FindEpisode(ComplianceRecord? record, GraphId policy, GraphId account)
    {
        if (record is null) return -1;
        int oldest = -1;
        ReadOnlySpan<ComplianceEpisode> episodes = record.Episodes.AsSpan();
        for (int i = 0; i < episodes.Length; i++)
        {
            if (episodes[i].PolicyId != policy || episodes[i].ContextId != account) continue;
            if (oldest < 0 || IsOlder(episodes[i], episodes[oldest])) oldest = i;
        }

        return oldest;
    }

    private static bool IsOlder(ComplianceEpisode one, ComplianceEpisode other)
        => one.EpisodeStart < other.EpisodeStart || (one.EpisodeStart == other.EpisodeStart && one.GraceExpiration < other.GraceExpiration);

    // Spec 13 step 6: what is no longer assigned keeps its failing result until the device syncs.
    private static bool AddRemoved(ComplianceRun run, Device facts)
    {
        ComplianceRecord? record = run.Record;
        if (record is null || record.Episodes.IsEmpty || run.Plan.Options.DropsRemovedPoliciesAtOnce || !(facts.LastSyncDateTime <= record.EvaluatedAt)) return false;
        int before = run.Pairs.Count;
        ReadOnlySpan<ComplianceEpisode> episodes = record.Episodes.AsSpan();
        for (int i = 0; i < episodes.Length; i++)
        {
            if (IsAssigned(run.Pairs.AsSpan()[..before], episodes[i]) || FindEpisode(record, episodes[i].PolicyId, episodes[i].ContextId) != i) continue;
            ref PolicyPair pair = ref run.Pairs.Add(new PolicyPair
            {
                Policy = Find(run.Plan, episodes[i].PolicyId), PolicyId = episodes[i].PolicyId, ContextId = episodes[i].ContextId, State = ComplianceStatus.NonCompliant,
                Flags = PairFlags.Removed | PairFlags.Applicable, Episode = i, EpisodeStart = episodes[i].EpisodeStart.UtcTicks, ReportedAt = PolicyPair.NotReported,
            });
            HasReported(facts, ref pair);
            SetGrace(run, ref pair, episodes[i].GraceExpiration.UtcTicks);
        }

        return run.Pairs.Count > before;
    }

    private static bool IsAssigned(ReadOnlySpan<PolicyPair> pairs, ComplianceEpisode episode)
    {
        foreach (ref readonly PolicyPair pair in pairs)
        {
            if (pair.PolicyId == episode.PolicyId && pair.ContextId == episode.ContextId) return true;
        }

        return false;
    }

    private static int Find(CompliancePlan plan, GraphId policy)
    {
        for (int i = 0; i < plan.Policies.Length; i++)
        {
            if (plan.Policies[i].Id == policy) return i;
        }

        return -1;
    }
}
