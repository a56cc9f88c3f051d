namespace ConditionalAccess.Compliance.Reference;

/// <summary>All actions that have been due in the current episode of a failing policy, those of this evaluation included.</summary>
internal sealed record FiredPolicy(GraphId PolicyId, ValueArray<FiredAction> Actions);

/// <summary>What is due now, and what has been.</summary>
internal sealed record ActionResult(ValueArray<DueAction> Due, IReadOnlyList<FiredPolicy> Fired);

/// <summary>Spec 4.2, 13 step 12: actions for noncompliance. They are listed, never carried out.</summary>
internal static class ActionSemantics
{
    private const int HoursPerDay = 24;

    private static readonly Comparer<GraphId> s_byId = Comparer<GraphId>.Create(GraphId.Compare);

    private static readonly ComplianceActionType[] s_order =
    [
        ComplianceActionType.Block, ComplianceActionType.Notification, ComplianceActionType.PushNotification, ComplianceActionType.RemoteLock,
        ComplianceActionType.RemoveResourceAccessProfiles, ComplianceActionType.Retire, ComplianceActionType.Wipe,
    ];

    public static ActionResult Actions(ReferenceRun run, IReadOnlyList<PolicyPair> pairs)
    {
        var due = new List<DueAction>();
        var fired = new List<FiredPolicy>();
        foreach (FailingPolicy policy in FailingPolicies(pairs)) fired.Add(new(policy.Id, ValueArray.From(Fire(run, policy, due))));
        return new(ValueArray.From(due.OrderBy(a => a.DueAt).ThenBy(a => Array.IndexOf(s_order, a.ActionType))
            .ThenBy(a => a.PolicyId, s_byId).ThenBy(a => a.Hours).ThenBy(a => a.NotificationTemplateId, s_byId)), fired);
    }

    /// <summary>Spec 13 step 11: when the actions that have not fired will be due.</summary>
    public static IEnumerable<NextTransition> Upcoming(ReferenceRun run, IReadOnlyList<PolicyPair> pairs)
        => FailingPolicies(pairs).SelectMany(p => Instances(run, p).Except(p.Fired).Select(i => new NextTransition(DueAt(run, p, i), TransitionCause.ActionDue, p.Id))).Where(t => t.At > run.Now);

    /// <summary>Lists what is due of one policy and returns all that has been due in its episode.</summary>
    private static List<FiredAction> Fire(ReferenceRun run, FailingPolicy policy, List<DueAction> due)
    {
        List<FiredAction> fired = [.. policy.Fired];
        if (policy.Pairs.Any(p => p.IsExpired) && !fired.Exists(f => f.ActionType == ComplianceActionType.Block))
        {
            int hours = EpisodeSemantics.GraceHours(policy.Policy);
            fired.Add(new(ComplianceActionType.Block, hours));
            due.Add(new(policy.Id, ComplianceActionType.Block, hours, default, policy.GraceExpiration));
        }

        foreach (FiredAction instance in Instances(run, policy).Where(i => DueAt(run, policy, i) <= run.Now && !fired.Contains(i)).OrderBy(i => i.Hours).ThenBy(i => i.NotificationTemplateId, s_byId))
        {
            bool isSameDay = instance.ActionType == ComplianceActionType.PushNotification
                && fired.Exists(f => f.ActionType == ComplianceActionType.PushNotification && f.Hours / HoursPerDay == instance.Hours / HoursPerDay);
            fired.Add(instance);
            if (isSameDay) continue;
            string? skipped = Skipped(run, policy, instance.ActionType);
            due.Add(new(policy.Id, instance.ActionType, instance.Hours, instance.NotificationTemplateId, DueAt(run, policy, instance), skipped));
        }

        return fired;
    }

    /// <summary>The configured actions other than block, each once; none when the tenant switched them off.</summary>
    private static IEnumerable<FiredAction> Instances(ReferenceRun run, FailingPolicy policy)
        => !run.Configuration.Settings.IsScheduledActionEnabled ? [] : policy.Policy.ScheduledActions.Where(IsListed)
            .Select(a => new FiredAction(a.ActionType.Value, Math.Max(0, a.GracePeriodHours), Template(a.NotificationTemplateId))).Distinct();

    private static bool IsListed(ScheduledAction action) => action.ActionType.Value != ComplianceActionType.Block && Array.IndexOf(s_order, action.ActionType.Value) >= 0;

    /// <summary>An empty id and the all-zero GUID both say that there is no template.</summary>
    private static GraphId Template(GraphId id) => id.IsNone || (id.IsGuid && id.Guid == Guid.Empty) ? default : id;

    private static DateTimeOffset DueAt(ReferenceRun run, FailingPolicy policy, FiredAction instance)
        => (run.Options.ActionsCountAfterBlock ? policy.GraceExpiration : policy.EpisodeStart).Plus(Instants.Hours(instance.Hours));

    private static string? Skipped(ReferenceRun run, FailingPolicy policy, ComplianceActionType action)
    {
        if (!IsSupported(action, run.Facts.Platform))
        {
            run.Note(ComplianceReasons.ActionUnsupported, policy.Id, action.ToString(), $"The action {action} is not supported on this platform.");
            return "unsupportedPlatform";
        }

        if (action != ComplianceActionType.Notification) return null;
        DeviceFacts facts = policy.Pairs[0].Account!.Facts;
        bool hasNone = facts.User.Mail is { Length: 0 } || (facts.User.Mail is null && facts.UserId.IsNone);
        if (!hasNone && facts.User.Mail is not null) return null;
        run.Note(ComplianceReasons.NoMailAddress, policy.Id, "user.mail", hasNone ? "The user has no mail address, so no mail is sent." : "The mail address of the user is not known.");
        return hasNone ? ComplianceReasons.NoMailAddress : null;
    }

    /// <summary>Spec 4.2: what Intune does on which platform.</summary>
    private static bool IsSupported(ComplianceActionType action, CompliancePlatform platform) => action switch
    {
        ComplianceActionType.RemoteLock => IsMobileOrMac(platform),
        ComplianceActionType.Retire => IsMobileOrMac(platform) || platform is CompliancePlatform.Windows10 or CompliancePlatform.Windows81
            or CompliancePlatform.WindowsPhone81 or CompliancePlatform.Windows10Mobile,
        ComplianceActionType.PushNotification => platform is CompliancePlatform.AndroidDeviceAdministrator or CompliancePlatform.AndroidWorkProfile
            or CompliancePlatform.AndroidDeviceOwner or CompliancePlatform.IOS,
        _ => true,
    };

    private static bool IsMobileOrMac(CompliancePlatform platform) => platform is CompliancePlatform.AndroidDeviceAdministrator or CompliancePlatform.AndroidWorkProfile
        or CompliancePlatform.AndroidDeviceOwner or CompliancePlatform.Aosp or CompliancePlatform.IOS or CompliancePlatform.MacOS;

    private static IEnumerable<FailingPolicy> FailingPolicies(IReadOnlyList<PolicyPair> pairs)
        => pairs.Where(p => p.IsFailing).GroupBy(p => p.PolicyId).Select(g => new FailingPolicy([.. g.OrderBy(p => p.Episode!.EpisodeStart)]));

    /// <summary>A policy with the accounts for which it fails, the longest first: actions are due once for all of them.</summary>
    private sealed record FailingPolicy(IReadOnlyList<PolicyPair> Pairs)
    {
        public GraphId Id => Pairs[0].PolicyId;

        public CompliancePolicy Policy => Pairs[0].Policy!;

        public DateTimeOffset EpisodeStart => Pairs[0].Episode!.EpisodeStart;

        public DateTimeOffset GraceExpiration => Pairs.Min(p => p.Episode!.GraceExpiration);

        public IEnumerable<FiredAction> Fired => Pairs.SelectMany(p => p.Episode!.FiredActions).Distinct();
    }
}
