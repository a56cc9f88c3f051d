using ConditionalAccess.Compliance;

namespace ConditionalAccess.Evaluation;

/// <summary>Which actions for noncompliance are due (spec 4.2, 13 step 12). An action belongs to a policy: it runs from the earliest episode of its failing accounts.</summary>
internal static class ComplianceActions
{
    private const int HoursPerDay = 24;

    public static void Schedule(ComplianceRun run, CompliancePlatform platform)
    {
        Span<PolicyPair> pairs = run.Pairs.AsSpan();
        for (int first = 0, end; first < pairs.Length; first = end)
        {
            end = first + 1;
            while (end < pairs.Length && pairs[end].Policy == pairs[first].Policy && pairs[end].PolicyId == pairs[first].PolicyId) end++;
            Schedule(run, pairs[first..end], platform);
        }

        Order(run.Due);
    }

    private static void Schedule(ComplianceRun run, ReadOnlySpan<PolicyPair> accounts, CompliancePlatform platform)
    {
        int earliest = -1, firstFired = run.Fired.Count;
        long grace = long.MaxValue;
        bool isExpired = false;
        for (int i = 0; i < accounts.Length; i++)
        {
            ref readonly PolicyPair pair = ref accounts[i];
            if (!pair.Is(PairFlags.Failing)) continue;
            if (earliest < 0 || pair.EpisodeStart < accounts[earliest].EpisodeStart) earliest = i;
            grace = Math.Min(grace, pair.GraceExpiration);
            isExpired |= pair.Is(PairFlags.Expired);
            if (pair.Episode >= 0) AddFired(run, firstFired, pair.Policy, run.Record!.Episodes[pair.Episode]);
        }

        if (earliest < 0) return;
        ref readonly PolicyPair longest = ref accounts[earliest];
        PlannedPolicy policy = run.Plan.Policies[longest.Policy];
        if (isExpired && !HasFired(run, firstFired, ComplianceActionType.Block, day: -1))
        {
            var block = new PlannedAction(ComplianceActionType.Block, policy.BlockHours, default);
            run.Fired.Add(new FiredRow(longest.Policy, block));
            run.Due.Add(new DueRow(longest.Policy, block, grace, SkipReason.None));
        }

        long start = run.Plan.Options.ActionsCountAfterBlock ? grace : longest.EpisodeStart;
        if (run.Plan.RunsActions) ScheduleOthers(run, in longest, policy, firstFired, start, platform);
    }

    // Of push messages of one day there is one; the others count as fired with it.
    private static void ScheduleOthers(ComplianceRun run, in PolicyPair pair, PlannedPolicy policy, int firstFired, long start, CompliancePlatform platform)
    {
        foreach (ref readonly PlannedAction action in policy.Actions.AsSpan())
        {
            if (IsFired(run, firstFired, in action)) continue;
            long due = ComplianceClock.Add(start, ComplianceClock.Hours(action.Hours));
            if (due > run.Clock.Now)
            {
                run.OfferInstant(due, TransitionCause.ActionDue, policy.Id);
                continue;
            }

            bool isRepeated = action.Type == ComplianceActionType.PushNotification && HasFired(run, firstFired, action.Type, action.Hours / HoursPerDay);
            run.Fired.Add(new FiredRow(pair.Policy, action));
            if (!isRepeated) run.Due.Add(new DueRow(pair.Policy, action, due, Skip(action.Type, platform, in pair)));
        }
    }

    private static void AddFired(ComplianceRun run, int first, int policy, ComplianceEpisode episode)
    {
        foreach (FiredAction fired in episode.FiredActions)
        {
            var action = new PlannedAction(fired.ActionType, fired.Hours, fired.NotificationTemplateId);
            if (!IsFired(run, first, in action)) run.Fired.Add(new FiredRow(policy, action));
        }
    }

    private static bool IsFired(ComplianceRun run, int first, in PlannedAction action)
    {
        foreach (ref readonly FiredRow fired in run.Fired.AsSpan()[first..])
        {
            if (fired.Action == action) return true;
        }

        return false;
    }

    private static bool HasFired(ComplianceRun run, int first, ComplianceActionType type, int day)
    {
        foreach (ref readonly FiredRow fired in run.Fired.AsSpan()[first..])
        {
            if (fired.Action.Type == type && (day < 0 || fired.Action.Hours / HoursPerDay == day)) return true;
        }

        return false;
    }

    private static SkipReason Skip(ComplianceActionType action, CompliancePlatform platform, in PolicyPair pair)
    {
        if (!IsSupported(action, platform)) return SkipReason.UnsupportedPlatform;
        return action == ComplianceActionType.Notification && pair.Is(PairFlags.NoMail) ? SkipReason.NoMailAddress : SkipReason.None;
    }

    // Oldest first, then the order of the kinds, then policies.
    private static void Order(Growing<DueRow> due)
    {
        for (int i = 1; i < due.Count; i++)
        {
            for (int j = i; j > 0 && Compare(in due[j - 1], in due[j]) > 0; j--) (due[j - 1], due[j]) = (due[j], due[j - 1]);
        }
    }

    private static int Compare(in DueRow a, in DueRow b)
    {
        int order = a.DueAt.CompareTo(b.DueAt);
        if (order == 0) order = (int)a.Action.Type - (int)b.Action.Type;
        if (order == 0) order = a.Policy.CompareTo(b.Policy);
        if (order == 0) order = a.Action.Hours.CompareTo(b.Action.Hours);
        return order == 0 ? GraphId.Compare(a.Action.Template, b.Action.Template) : order;
    }

    // Spec 4.2: what platforms support.
    private static bool IsSupported(ComplianceActionType action, CompliancePlatform platform)
    {
        bool isWindows = platform is CompliancePlatform.Windows10 or CompliancePlatform.Windows81 or CompliancePlatform.WindowsPhone81 or CompliancePlatform.Windows10Mobile;
        bool isGoogle = platform is CompliancePlatform.AndroidDeviceAdministrator or CompliancePlatform.AndroidWorkProfile or CompliancePlatform.AndroidDeviceOwner;
        bool isAppleOrAndroid = isGoogle || platform is CompliancePlatform.Aosp or CompliancePlatform.IOS or CompliancePlatform.MacOS;
        return action switch
        {
            ComplianceActionType.RemoteLock => isAppleOrAndroid,
            ComplianceActionType.Retire => isAppleOrAndroid || isWindows,
            ComplianceActionType.PushNotification => isGoogle || platform == CompliancePlatform.IOS,
            _ => true,
        };
    }
}
