namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 13 steps 4 to 7: every policy for every account it is assigned for.</summary>
internal static class PolicySemantics
{
    /// <summary>The pairs of policy and account, removed ones included, by policy and account.</summary>
    public static IReadOnlyList<PolicyPair> Pairs(ReferenceRun run)
    {
        var pairs = new List<PolicyPair>();
        IReadOnlyList<DeviceAccount> accounts = DeviceAccount.AllOf(run.Facts);
        foreach (CompliancePolicy policy in run.Configuration.Policies)
        {
            foreach (DeviceAccount account in accounts)
            {
                AssignmentMatch match = AssignmentSemantics.Match(policy, account, run.Options);
                if (match.IsAssigned && Pair(run, policy, account, match) is { } pair) pairs.Add(pair);
            }
        }

        pairs.AddRange(EpisodeSemantics.Removed(run, pairs));
        return [.. pairs.Order(Comparer<PolicyPair>.Create(ReferenceOrder.Compare))];
    }

    private static PolicyPair? Pair(ReferenceRun run, CompliancePolicy policy, DeviceAccount account, AssignmentMatch match)
    {
        var pair = new PolicyPair
        {
            PolicyId = policy.Id, AccountId = account.Id, Policy = policy, Account = account, IsDeviceTargeted = match.IsDeviceTargeted,
            IsDeviceGroupOnly = match.IsDeviceGroupOnly, Report = ReportOf(policy.Id, account.Facts),
        };
        Truth platform = PlatformSemantics.Match(policy.Type, account.Facts.Platform);
        if (platform == Truth.No) return pair with { State = ComplianceStatus.NotApplicable };
        if (platform == Truth.Unknown) return Unknown(run, pair with { IsPlatformUnknown = true }, ComplianceReasons.FactMissing + "platform");
        bool isReported = account.Facts.PolicyReports.IsDefault || pair.Report is not null;
        pair = isReported ? Evaluated(run, pair) : Unknown(run, pair, reason: null);
        // The built-in policy is no policy of its own as long as it asks nothing.
        return policy.Type == CompliancePolicyType.DefaultDevice && pair.Rows.Count == 0 ? null : pair;
    }

    /// <summary>Spec 3.2: a policy that could not be evaluated. Its settings are listed without result, and its episode goes on.</summary>
    private static PolicyPair Unknown(ReferenceRun run, PolicyPair pair, string? reason)
    {
        IReadOnlyList<SettingRow> rows = SettingSemantics.Evaluate(run.InputFor(pair.Account!), pair.Policy!, []);
        return WithEpisode(run, pair with
        {
            State = ComplianceStatus.Unknown,
            Rows = [.. rows.Select(r => Unevaluated(r.Result, reason)).OrderBy(r => r.Setting, StringComparer.Ordinal)],
        });
    }

    private static SettingCompliance Unevaluated(SettingCompliance row, string? reason) => new()
    {
        Setting = row.Setting, Kind = row.Kind, RequiredValue = row.RequiredValue, State = ComplianceStatus.Unknown, Reason = reason,
    };

    private static PolicyPair Evaluated(ReferenceRun run, PolicyPair pair)
    {
        IReadOnlyList<SettingRow> rows = SettingSemantics.Evaluate(run.InputFor(pair.Account!), pair.Policy!, run.Notes);
        bool isNewer = IsNewerThanReport(pair.Policy!, pair.Report);
        pair = pair with
        {
            Rows = [.. rows.Select(r => Aged(run, pair, isNewer ? Newer(r.Result) : r.Result)).OrderBy(r => r.Setting, StringComparer.Ordinal)],
            Transitions = [.. rows.SelectMany(r => r.Transitions)],
        };
        return WithEpisode(run, pair with { State = State(pair) });
    }

    private static PolicyPair WithEpisode(ReferenceRun run, PolicyPair pair)
    {
        ComplianceEpisode? episode = EpisodeSemantics.Episode(run, pair);
        return pair with { Episode = episode, IsExpired = episode is not null && run.HasPassed(episode.GraceExpiration) };
    }

    /// <summary>Spec 13 step 4: since when an error is held, and whether its seven days are over.</summary>
    private static SettingCompliance Aged(ReferenceRun run, PolicyPair pair, SettingCompliance row)
    {
        if (row.State != ComplianceStatus.Error || !row.IsHeld) return row with { IsHeld = false, IsAged = false, ErrorSince = null };
        DateTimeOffset since = RecordSemantics.ErrorSince(run.Record, pair, row.Setting) ?? run.Now;
        bool isAged = run.HasPassed(since.Plus(EpisodeSemantics.HoldPeriod));
        return row with { ErrorSince = since, IsAged = isAged, Reason = isAged ? ComplianceReasons.ErrorAged : row.Reason };
    }

    /// <summary>Spec 13 step 5.</summary>
    private static ComplianceStatus State(PolicyPair pair)
    {
        if (pair.IsBlocking || pair.IsHolding) return ComplianceStatus.Error;
        if (pair.IsFailing) return ComplianceStatus.NonCompliant;
        return pair.Rows.Count == 0 || pair.Rows.Any(r => r.State == ComplianceStatus.Compliant) ? ComplianceStatus.Compliant : ComplianceStatus.NotApplicable;
    }

    /// <summary>The report of the policy; of several the oldest, since it counts for the contact check.</summary>
    public static PolicyReport? ReportOf(GraphId policyId, DeviceFacts facts) => facts.PolicyReports.Where(r => r.PolicyId == policyId).MinBy(r => r.LastReportedDateTime);

    /// <summary>Spec 3.2, 1.1: the report is for an older version; a type without versions goes by the time of its last edit.</summary>
    private static bool IsNewerThanReport(CompliancePolicy policy, PolicyReport? report)
        => report is not null && (policy.Version is null ? policy.LastModifiedDateTime > report.LastReportedDateTime : policy.Version > report.Version);

    private static SettingCompliance Newer(SettingCompliance row) => row.Reason is null ? row with { Reason = ComplianceReasons.PolicyNewerThanReport } : row;
}
