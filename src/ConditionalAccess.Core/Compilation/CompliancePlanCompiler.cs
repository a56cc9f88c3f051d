using System.Runtime.CompilerServices;
using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Compilation;

/// <summary>Compiles compliance policies into a plan: the rules of each platform fused into code, and for each policy the rows that read their states.</summary>
internal static class CompliancePlanCompiler
{
    public static CompliancePlan Compile(ComplianceConfiguration configuration, ComplianceOptions options)
        => Compile(configuration, options, RuntimeFeature.IsDynamicCodeSupported && RuntimeFeature.IsDynamicCodeCompiled);

    /// <param name="configuration">Policies and tenant settings.</param>
    /// <param name="options">Choices between readings.</param>
    /// <param name="useExpressionTrees">False: plain delegates, as in a process that cannot generate code.</param>
    public static CompliancePlan Compile(ComplianceConfiguration configuration, ComplianceOptions options, bool useExpressionTrees)
    {
        CompliancePlan tenant = Tenant(configuration, options);
        var rules = new ComplianceRuleSet();
        var builder = new ComplianceRuleBuilder(configuration, options);
        var rows = new ComplianceRowBuilder(rules, builder, options);
        var assignments = new ComplianceAssignmentBuilder();
        IEnumerable<CompliancePolicy> own = configuration.Policies.Where(p => p.Type != CompliancePolicyType.DefaultDevice || !p.CustomRules.IsEmpty);

        // By type first, so that the rules of a platform stand together; results are by id.
        PlannedPolicy[] policies = [.. own.OrderBy(p => ComplianceTypes.Family(p.Type)).Select(p => Plan(p, rows.Build(p), rules, assignments, options)).ToArray()
            .OrderBy(p => p.Id, Comparer<GraphId>.Create(GraphId.Compare))];
        int[] all = [.. Enumerable.Range(0, policies.Length)];
        return tenant with
        {
            Policies = policies,
            AllPolicies = all,
            PoliciesByPlatform = [.. Enum.GetValues<CompliancePlatform>().Select(platform => platform == CompliancePlatform.Unknown ? all : [.. all.Where(i => policies[i].Suits(platform))])],
            Chunks = rules.Compile(useExpressionTrees),
            RuleCount = rules.Count,
            Groups = assignments.Groups,
            ThreatScopes = builder.Scopes,
        };
    }

    private static CompliancePlan Tenant(ComplianceConfiguration configuration, ComplianceOptions options)
    {
        DeviceManagementSettings settings = configuration.Settings;
        long validity = ComplianceClock.Days(settings.DeviceComplianceCheckinThresholdDays);
        return new CompliancePlan
        {
            Options = options,
            ConfigurationManagerRules = [.. configuration.CoManagement.Rules],
            ComplianceSlider = Slider(configuration.CoManagement, Workload.CompliancePolicy),
            DeviceConfigurationSlider = Slider(configuration.CoManagement, Workload.DeviceConfiguration),
            SecureByDefault = settings.SecureByDefault,
            RunsActions = settings.IsScheduledActionEnabled,
            NeedsJailbreakDetection = settings.EnhancedJailBreak,
            IgnoresUnsupportedHardware = settings.IgnoreDevicesForUnsupportedSettingsEnabled,
            Validity = validity,
            VerdictAge = options.ConfigMgrVerdictMaxAgeDays is { } age ? ComplianceClock.Days(age) : validity,
            JailbreakDetectionAge = options.JailbreakDetectionStaleDays is { } stale ? ComplianceClock.Days(stale) : validity,
            Missing = options.HoldForMissingFacts ? RowState.Held : RowState.Unheld,
        };
    }

    private static WorkloadPosition Slider(CoManagementSettings settings, Workload workload)
    {
        // Of several sliders the one that gives Intune least counts.
        WorkloadPosition[] positions = [.. settings.Workloads.Where(s => s.Workload == workload).Select(s => s.Position)];
        if (positions.Length == 0 || positions.Any(p => p is not (WorkloadPosition.Intune or WorkloadPosition.PilotIntune))) return WorkloadPosition.ConfigurationManager;
        return positions.Min();
    }

    private static PlannedPolicy Plan(CompliancePolicy policy, List<ComplianceRow> rows, ComplianceRuleSet rules, ComplianceAssignmentBuilder assignments, ComplianceOptions options) => new()
    {
        Id = policy.Id,
        Platforms = ComplianceTypes.Platforms(policy.Type),
        Rules = [.. rows.Select(row => row.Rule)],
        Settings = [.. rows.Select(row => row.Setting)],
        Kinds = [.. rows.Select(row => row.Kind)],
        Chunks = rules.ChunksOf(rows.Select(row => row.Rule)),
        TimedRows = [.. rows.Select((row, i) => new TimedRow(i, row.Timed, row.Gate, row.Scope)).Where(row => row.Rule != TimedRule.None)],
        IsForEverybody = policy.Assignments.IsDefault && !options.MissingAssignmentsMeanNobody,
        Includes = assignments.Includes(policy),
        Excludes = assignments.Excludes(policy),
        IncludedGroups = assignments.Plain(policy, AssignmentTargetKind.Group),
        ExcludedGroups = assignments.Plain(policy, AssignmentTargetKind.ExclusionGroup),
        BlockHours = ComplianceAssignmentBuilder.BlockHours(policy),
        Actions = ComplianceAssignmentBuilder.Actions(policy),
    };
}
