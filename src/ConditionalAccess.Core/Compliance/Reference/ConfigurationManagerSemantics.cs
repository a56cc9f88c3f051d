namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 6.4 to 6.6: what Configuration Manager says about a device, and the setting that asks for it.</summary>
internal static class ConfigurationManagerSemantics
{
    private const string VerdictFact = "configurationManager.verdict";

    /// <summary>Spec 6.5: <c>configurationManagerComplianceRequired</c>.</summary>
    public static RuleOutcome Decide(RuleContext row)
    {
        // The two client values can show co-management; that there is no client only the agent can tell.
        bool? comanaged = CoManagementSemantics.IsComanaged(row.Facts);
        if (comanaged == false && !CoManagementSemantics.IsAgentKnown(row.Facts.ManagementAgent)) comanaged = null;
        FactReading<bool> reading = row.Read("managementAgent", comanaged is not null, true, comanaged == true, AgentText(row.Facts, comanaged));
        return row.Judge(reading, isComanaged => isComanaged ? OfVerdict(row) : RuleOutcome.NotApplicable);
    }

    /// <summary>Spec 6.4: computed from the tenant's rules, with the deadlines still to come that can change it; <c>NotSet</c> when there are no rules.</summary>
    public static (ConfigurationManagerVerdict Verdict, ValueArray<DateTimeOffset> Deadlines) Compute(ReferenceInput input)
    {
        ValueArray<ConfigurationManagerRule> rules = input.Configuration.CoManagement.Rules;
        if (rules.IsEmpty) return (ConfigurationManagerVerdict.NotSet, []);
        var deadlines = new List<DateTimeOffset>();
        Truth[] answers = [.. rules.Select(rule => Passes(input, rule, deadlines))];
        ConfigurationManagerVerdict verdict = answers.Contains(Truth.No) ? ConfigurationManagerVerdict.NonCompliant
            : answers.Contains(Truth.Unknown) ? ConfigurationManagerVerdict.Unknown
            : ConfigurationManagerVerdict.Compliant;
        return (verdict, [.. deadlines.Distinct().Order()]);
    }

    private static RuleOutcome OfVerdict(RuleContext row)
    {
        FactReading<ConfigurationManagerVerdict> supplied = row.Read(VerdictFact, row.Facts.ConfigurationManager.Verdict);
        if (supplied.IsKnown) row.CurrentValue = RuleContext.Word(supplied.Value);
        if (!supplied.IsMissing) return row.Judge(supplied, verdict => row.Facts.ConfigurationManager.EvaluatedDateTime is null ? VerdictMissing : OfVerdict(row, verdict));

        (ConfigurationManagerVerdict computed, ValueArray<DateTimeOffset> deadlines) = Compute(row.Input);
        RuleOutcome outcome = OfVerdict(row, computed);
        if (outcome.Reason == ComplianceReasons.ConfigMgrVerdictMissing) return outcome;
        row.CurrentValue = RuleContext.Word(computed);
        foreach (DateTimeOffset deadline in deadlines) row.ChangesAfter(deadline, TransitionCause.ConfigurationManagerDeadline);
        return outcome;
    }

    private static RuleOutcome OfVerdict(RuleContext row, ConfigurationManagerVerdict verdict)
    {
        if (EndOfVerdict(row) is DateTimeOffset end)
        {
            if (row.Input.IsOver(end)) return VerdictMissing;
            if (verdict != ConfigurationManagerVerdict.NotSet) row.ChangesAfter(end, TransitionCause.ConfigurationManagerVerdictExpires);
        }

        return verdict switch
        {
            ConfigurationManagerVerdict.Compliant => RuleOutcome.Pass,
            ConfigurationManagerVerdict.NonCompliant => RuleOutcome.Fail(),
            ConfigurationManagerVerdict.Unknown => RuleOutcome.Fail(ComplianceReasons.ConfigMgrUnknown),
            _ => VerdictMissing,
        };
    }

    private static RuleOutcome VerdictMissing => RuleOutcome.Fail(ComplianceReasons.ConfigMgrVerdictMissing);

    /// <summary>When the verdict gets too old (spec 6.5); for a client that is not healthy no later than the validity period (spec 6.6). Null: never, it counts as evaluated now.</summary>
    private static DateTimeOffset? EndOfVerdict(RuleContext row)
    {
        ConfigurationManagerFacts facts = row.Facts.ConfigurationManager;
        if (facts.EvaluatedDateTime is not DateTimeOffset evaluated) return null;
        TimeSpan age = row.Options.ConfigMgrVerdictMaxAgeDays is int days ? ReferenceInput.Days(days) : row.Input.Validity;
        if (facts.ClientState != ConfigurationManagerClientState.Healthy && row.Input.Validity < age) age = row.Input.Validity;
        return ReferenceInput.Add(evaluated, age);
    }

    private static Truth Passes(ReferenceInput input, ConfigurationManagerRule rule, List<DateTimeOffset> deadlines)
    {
        ConfigurationManagerFacts facts = input.Facts.ConfigurationManager;
        return rule.Kind switch
        {
            ConfigurationManagerRuleKind.Registered => TruthLogic.Of(facts.IsRegistered),
            ConfigurationManagerRuleKind.BitLocker => TruthLogic.Of(facts.BitLockerOn),
            ConfigurationManagerRuleKind.Antimalware => TruthLogic.Of(facts.AntimalwareRunning),
            ConfigurationManagerRuleKind.RequiredUpdates => AreInstalled(input, facts.RequiredUpdates, rule.Days, deadlines),
            ConfigurationManagerRuleKind.RequiredApps => AreInstalled(input, facts.RequiredApps, rule.Days, deadlines),
            ConfigurationManagerRuleKind.HealthAttestation => IsHealthy(facts.HealthAttestation, rule.Parts),
            ConfigurationManagerRuleKind.ConfiguredBaselines => AreBaselinesCompliant(input, facts.Baselines),
            _ => Truth.Unknown,
        };
    }

    private static Truth AreInstalled(ReferenceInput input, ValueArray<RequiredItem> items, int days, List<DateTimeOffset> deadlines)
    {
        if (items.IsDefault) return Truth.Unknown;
        return All(items.Select(item => IsInstalledInTime(input, item, days, deadlines)));
    }

    private static Truth IsInstalledInTime(ReferenceInput input, RequiredItem item, int days, List<DateTimeOffset> deadlines)
    {
        if (item.IsInstalled == true) return Truth.Yes;
        if (item.IsInstalled is null || item.Deadline is not DateTimeOffset deadline) return Truth.Unknown;
        DateTimeOffset end = ReferenceInput.Add(deadline, ReferenceInput.Days(days));
        if (input.IsOver(end)) return Truth.No;
        deadlines.Add(end);
        return Truth.Yes;
    }

    private static Truth IsHealthy(HealthAttestationParts found, ValueArray<AttestationPart> selected)
    {
        IEnumerable<AttestationPart> parts = selected.IsEmpty
            ? [AttestationPart.BitLocker, AttestationPart.SecureBoot, AttestationPart.CodeIntegrity, AttestationPart.EarlyLaunchAntimalware]
            : selected;
        return All(parts.Select(part => part switch
        {
            AttestationPart.BitLocker => TruthLogic.Of(found.BitLocker),
            AttestationPart.SecureBoot => TruthLogic.Of(found.SecureBoot),
            AttestationPart.CodeIntegrity => TruthLogic.Of(found.CodeIntegrity),
            AttestationPart.EarlyLaunchAntimalware => TruthLogic.Of(found.EarlyLaunchAntimalware),
            _ => Truth.Unknown,
        }));
    }

    /// <summary>Spec 6.4: which baselines count. What is not known of a baseline makes it count.</summary>
    private static Truth AreBaselinesCompliant(ReferenceInput input, ValueArray<ConfigurationBaseline> baselines)
    {
        if (baselines.IsDefault) return Truth.Unknown;
        bool onlyAlwaysApplied = CoManagementSemantics.IsWithIntune(input.Configuration, input.Facts, Workload.DeviceConfiguration);
        return All(baselines
            .Where(b => b.CollectionKind != CollectionKind.User && b.EvaluateForCompliance != false && (!onlyAlwaysApplied || b.AlwaysApply != false))
            .Select(b => b.State switch
            {
                ConfigurationManagerVerdict.Compliant => Truth.Yes,
                ConfigurationManagerVerdict.NonCompliant => Truth.No,
                _ => Truth.Unknown,
            }));
    }

    private static Truth All(IEnumerable<Truth> answers) => answers.Aggregate(Truth.Yes, (all, next) => all.And(next));

    private static string? AgentText(DeviceFacts facts, bool? comanaged)
        => comanaged is null ? null : facts.ManagementAgent == ManagementAgent.NotSet ? comanaged.Value ? "co-managed" : "not co-managed" : RuleContext.Word(facts.ManagementAgent);
}
