using ConditionalAccess.Compliance;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Evaluation;

/// <summary>Who manages a Windows device, and what Configuration Manager says of it (spec 6).</summary>
internal static class ComplianceConfigurationManagerRules
{
    private static readonly int s_agent = ReportedFacts.Find(ReportedFacts.ManagementAgent), s_verdict = ReportedFacts.Find(ReportedFacts.ConfigurationManagerVerdict);

    /// <summary>Whether the device is co-managed (spec 6.1); null when not known.</summary>
    public static bool? IsCoManaged(Device facts)
    {
        if (facts.ManagementAgent is ManagementAgent.ConfigurationManagerClientMdm or ManagementAgent.ConfigurationManagerClientMdmEas) return true;
        if (IsAgentKnown(facts)) return false;
        if (facts.MdmEnrolled == false || facts.ComanagementPolicyPresent == false) return false;
        return facts is { MdmEnrolled: true, ComanagementPolicyPresent: true } ? true : null;
    }

    private static bool IsAgentKnown(Device facts) => facts.ManagementAgent is > ManagementAgent.NotSet and <= ManagementAgent.Google and not ManagementAgent.Unknown;

    /// <summary>Whether a workload is with Intune (spec 6.2): the device's own flag, else the slider.</summary>
    public static bool IsWithIntune(bool? ofDevice, WorkloadPosition slider, Device facts, Workload workload)
        => ofDevice ?? slider switch
        {
            WorkloadPosition.Intune => true,
            WorkloadPosition.PilotIntune => Contains(facts.PilotCollections, workload),
            _ => false,
        };

    /// <summary>The setting <c>configurationManagerComplianceRequired</c> (spec 6.5).</summary>
    public static RowState Decide(ComplianceInput input)
    {
        if (input.IsReported(s_agent)) return RowState.Held;
        if (IsCoManaged(input.Facts) is not { } isCoManaged) return RowState.None;
        // Without a known agent nobody said that there is no client.
        if (!isCoManaged) return IsAgentKnown(input.Facts) ? RowState.NotApplicable : RowState.None;
        if (input.IsReported(s_verdict)) return RowState.Held;
        ConfigurationManagerFacts facts = input.Facts.ConfigurationManager;
        bool passes = !IsStale(input, facts) && (HasVerdict(facts) ? facts.Verdict == ConfigurationManagerVerdict.Compliant : Computed(input) == Truth.Yes);
        return passes ? RowState.Compliant : RowState.NonCompliant;
    }

    /// <summary>Whether the outcome depends on what Configuration Manager says.</summary>
    public static bool LooksAtVerdict(ComplianceInput input) => IsCoManaged(input.Facts) == true && !input.IsReported(s_agent) && !input.IsReported(s_verdict);

    /// <summary>Offers the instants at which the outcome may change.</summary>
    public static void OfferChanges(ComplianceInput input, ComplianceRun run, GraphId policy)
    {
        ConfigurationManagerFacts facts = input.Facts.ConfigurationManager;
        if (IsStale(input, facts) || (!HasVerdict(facts) && input.Plan.ConfigurationManagerRules.Length == 0)) return;
        if (facts.EvaluatedDateTime is not null) run.Offer(Expiry(input, facts), TransitionCause.ConfigurationManagerVerdictExpires, policy);
        if (HasVerdict(facts)) return;
        foreach (ConfigurationManagerRule rule in input.Plan.ConfigurationManagerRules)
        {
            if (rule.Kind is not (ConfigurationManagerRuleKind.RequiredUpdates or ConfigurationManagerRuleKind.RequiredApps)) continue;
            foreach (RequiredItem item in rule.Kind == ConfigurationManagerRuleKind.RequiredUpdates ? facts.RequiredUpdates : facts.RequiredApps)
            {
                if (item is { IsInstalled: false, Deadline: { } deadline }) run.Offer(LastDay(rule, deadline), TransitionCause.ConfigurationManagerDeadline, policy);
            }
        }
    }

    private static bool HasVerdict(ConfigurationManagerFacts facts)
        => facts.Verdict is ConfigurationManagerVerdict.Compliant or ConfigurationManagerVerdict.NonCompliant or ConfigurationManagerVerdict.Unknown;

    // Without an instant a verdict counts as missing, and a computed one as evaluated now (spec 12.9).
    private static bool IsStale(ComplianceInput input, ConfigurationManagerFacts facts)
        => facts.EvaluatedDateTime is null ? HasVerdict(facts) : input.Clock.IsOver(Expiry(input, facts));

    // The verdict of a client that is not healthy lasts no longer than the validity period (spec 6.6).
    private static long Expiry(ComplianceInput input, ConfigurationManagerFacts facts)
    {
        long age = facts.ClientState == ConfigurationManagerClientState.Healthy ? input.Plan.VerdictAge : Math.Min(input.Plan.VerdictAge, input.Plan.Validity);
        return ComplianceClock.Add(facts.EvaluatedDateTime.GetValueOrDefault().UtcTicks, age);
    }

    private static long LastDay(ConfigurationManagerRule rule, DateTimeOffset deadline) => ComplianceClock.Add(deadline.UtcTicks, ComplianceClock.Days(rule.Days));

    // Without any rule nothing is known.
    private static Truth Computed(ComplianceInput input)
    {
        if (input.Plan.ConfigurationManagerRules.Length == 0) return Truth.Unknown;
        Truth all = Truth.Yes;
        foreach (ConfigurationManagerRule rule in input.Plan.ConfigurationManagerRules) all = all.And(Passes(input, rule));
        return all;
    }

    private static Truth Passes(ComplianceInput input, ConfigurationManagerRule rule)
    {
        ConfigurationManagerFacts facts = input.Facts.ConfigurationManager;
        return rule.Kind switch
        {
            ConfigurationManagerRuleKind.Registered => TruthLogic.Of(facts.IsRegistered),
            ConfigurationManagerRuleKind.BitLocker => TruthLogic.Of(facts.BitLockerOn),
            ConfigurationManagerRuleKind.Antimalware => TruthLogic.Of(facts.AntimalwareRunning),
            ConfigurationManagerRuleKind.RequiredUpdates => AreInstalled(input, rule, facts.RequiredUpdates),
            ConfigurationManagerRuleKind.RequiredApps => AreInstalled(input, rule, facts.RequiredApps),
            ConfigurationManagerRuleKind.HealthAttestation => Attested(rule, facts.HealthAttestation),
            ConfigurationManagerRuleKind.ConfiguredBaselines => Baselines(input, facts.Baselines),
            _ => Truth.Unknown,
        };
    }

    private static Truth AreInstalled(ComplianceInput input, ConfigurationManagerRule rule, ValueArray<RequiredItem> items)
    {
        if (items.IsDefault) return Truth.Unknown;
        Truth all = Truth.Yes;
        foreach (RequiredItem item in items)
        {
            if (item.IsInstalled == true) continue;
            bool isOverdue = item is { IsInstalled: false, Deadline: { } deadline } && input.Clock.IsOver(LastDay(rule, deadline));
            all = all.And(isOverdue ? Truth.No : item is { IsInstalled: false, Deadline: not null } ? Truth.Yes : Truth.Unknown);
        }

        return all;
    }

    private static Truth Attested(ConfigurationManagerRule rule, HealthAttestationParts parts)
    {
        if (rule.Parts.IsEmpty)
            return TruthLogic.Of(parts.BitLocker).And(TruthLogic.Of(parts.SecureBoot)).And(TruthLogic.Of(parts.CodeIntegrity)).And(TruthLogic.Of(parts.EarlyLaunchAntimalware));
        Truth all = Truth.Yes;
        foreach (AttestationPart part in rule.Parts)
        {
            all = all.And(TruthLogic.Of(part switch
            {
                AttestationPart.BitLocker => parts.BitLocker,
                AttestationPart.SecureBoot => parts.SecureBoot,
                AttestationPart.CodeIntegrity => parts.CodeIntegrity,
                AttestationPart.EarlyLaunchAntimalware => parts.EarlyLaunchAntimalware,
                _ => null,
            }));
        }

        return all;
    }

    private static Truth Baselines(ComplianceInput input, ValueArray<ConfigurationBaseline> baselines)
    {
        if (baselines.IsDefault) return Truth.Unknown;
        bool needsAlways = IsWithIntune(input.Facts.ConfigurationManagerClientEnabledFeatures.DeviceConfiguration, input.Plan.DeviceConfigurationSlider, input.Facts, Workload.DeviceConfiguration);
        Truth all = Truth.Yes;
        foreach (ConfigurationBaseline baseline in baselines)
        {
            if (baseline.CollectionKind == CollectionKind.User || baseline.EvaluateForCompliance == false || (needsAlways && baseline.AlwaysApply == false)) continue;
            all = all.And(baseline.State switch { ConfigurationManagerVerdict.Compliant => Truth.Yes, ConfigurationManagerVerdict.NonCompliant => Truth.No, _ => Truth.Unknown });
        }

        return all;
    }

    private static bool Contains(ValueArray<Workload> workloads, Workload workload)
    {
        foreach (Workload one in workloads)
        {
            if (one == workload) return true;
        }

        return false;
    }
}
