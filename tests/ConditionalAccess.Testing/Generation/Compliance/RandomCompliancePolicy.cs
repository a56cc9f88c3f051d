using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Model;
using ConditionalAccess.Testing.Generation.Custom;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>One policy: settings from the table of all settings, actions and assignments.</summary>
internal static class RandomCompliancePolicy
{
    private static readonly ComplianceActionType[] s_actions =
    [
        ComplianceActionType.Block, ComplianceActionType.Notification, ComplianceActionType.Notification, ComplianceActionType.PushNotification, ComplianceActionType.PushNotification,
        ComplianceActionType.RemoteLock, ComplianceActionType.RemoveResourceAccessProfiles, ComplianceActionType.Retire, ComplianceActionType.Wipe, ComplianceActionType.None,
    ];

    private static readonly int[] s_hours = [0, 0, 0, 1, 6, 8, 24, 24, 30, 48, 72, 120, 168, 720, 8760];

    private static readonly Dictionary<CompliancePolicyType, SettingDefinition[]> s_settings = Enum.GetValues<CompliancePolicyType>().ToDictionary(t => t, t => ComplianceSettings.Of(t).ToArray());

    /// <summary>A policy of a type.</summary>
    public static CompliancePolicy Create(ref SplitMix64 rng, CompliancePolicyType type, int index) => new()
    {
        Id = CompliancePool.Policy(index),
        Type = type,
        UnknownType = type == CompliancePolicyType.Unknown ? "#microsoft.graph.visionOSCompliancePolicy" : null,
        DisplayName = rng.Chance(0.9) ? "Policy " + index : null,
        Version = type == CompliancePolicyType.SettingsCatalog || rng.Chance(0.15) ? null : rng.Between(1, 3),
        LastModifiedDateTime = rng.Chance(0.2) ? null : rng.Chance(0.3) ? ComplianceTimes.Base.AddDays(-7).AddTicks(rng.Between(-1, 1)) : ComplianceTimes.Base.AddDays(-rng.Below(400)),
        Settings = Settings(ref rng, type),
        ScheduledActions = Actions(ref rng),
        Assignments = Assignments(ref rng),
        CustomRules = CustomRules(ref rng),
    };

    private static ValueArray<CustomRule> CustomRules(ref SplitMix64 rng)
    {
        if (!rng.Chance(0.2)) return default;
        var rules = new CustomRule[rng.Between(1, 2)];
        for (int i = 0; i < rules.Length; i++) rules[i] = RandomCustom.Rule(ref rng, "Rule " + i);
        return new ValueArray<CustomRule>(rules);
    }


    private static ValueArray<ComplianceSetting> Settings(ref SplitMix64 rng, CompliancePolicyType type)
    {
        SettingDefinition[] table = s_settings[type];
        var settings = new List<ComplianceSetting>();
        double share = table.Length == 0 ? 0 : Math.Min(0.6, (rng.Chance(0.1) ? table.Length * 0.5 : rng.Between(0, 5)) / table.Length);
        foreach (SettingDefinition row in table)
        {
            if (rng.Chance(share)) settings.Add(new ComplianceSetting(row.Name, RandomSettingValue.Create(ref rng, row, type)));
        }

        // Counts of characters count only with two of the password types.
        if (settings.Exists(s => ComplianceSettings.Find(type, s.Name)!.Gate == SettingGate.DeviceOwnerCharacters) && rng.Chance(0.7))
        {
            settings.RemoveAll(s => s.Name == "passwordRequiredType");
            settings.Add(new ComplianceSetting("passwordRequiredType", rng.Pick(["alphanumericWithSymbols", "customPassword"])));
        }

        // The settings catalog has no properties of its own.
        if (type != CompliancePolicyType.SettingsCatalog && rng.Chance(0.03)) settings.Add(new ComplianceSetting(rng.Pick(CompliancePool.UnknownProperties), new UnreadableValue("true", ComplianceReasons.UnknownProperty)));
        return ValueArray.From(settings);
    }

    private static ValueArray<ScheduledAction> Actions(ref SplitMix64 rng)
    {
        if (rng.Chance(0.12)) return rng.Chance(0.7) ? default : [];
        var actions = new List<ScheduledAction>();
        if (rng.Chance(0.9)) actions.Add(new ScheduledAction(ComplianceActionType.Block, rng.Pick(s_hours)));
        for (int more = rng.Skewed(5); more > 0; more--) actions.Add(Action(ref rng));
        return ValueArray.From(actions);
    }

    private static ScheduledAction Action(ref SplitMix64 rng)
    {
        GraphWord<ComplianceActionType> type = rng.Pick(s_actions);
        if (rng.Chance(0.02)) type = rng.Chance(0.5) ? new GraphWord<ComplianceActionType>(default, "newAction") : (ComplianceActionType)200;
        int hours = rng.Chance(0.01) ? rng.Pick([-5, 9000, int.MaxValue]) : rng.Pick(s_hours);
        return new ScheduledAction(type, hours, rng.Pick(CompliancePool.Templates), rng.Chance(0.1) ? rng.Some<GraphId>(CompliancePool.UserGroups, 0, 2) : default);
    }

    private static ValueArray<ComplianceAssignment> Assignments(ref SplitMix64 rng)
    {
        switch (rng.Weighted(30, 4, 66))
        {
            case 0: return default;
            case 1: return [];
        }

        var assignments = new ComplianceAssignment[rng.Between(1, 3)];
        for (int i = 0; i < assignments.Length; i++) assignments[i] = Assignment(ref rng);
        return new ValueArray<ComplianceAssignment>(assignments);
    }

    private static ComplianceAssignment Assignment(ref SplitMix64 rng)
    {
        AssignmentTargetKind kind = rng.Pick(
        [
            AssignmentTargetKind.AllDevices, AssignmentTargetKind.AllDevices, AssignmentTargetKind.AllLicensedUsers, AssignmentTargetKind.AllLicensedUsers, AssignmentTargetKind.AllLicensedUsers,
            AssignmentTargetKind.Group, AssignmentTargetKind.Group, AssignmentTargetKind.Group, AssignmentTargetKind.ExclusionGroup,
        ]);
        if (rng.Chance(0.03)) kind = rng.Pick([AssignmentTargetKind.Unknown, AssignmentTargetKind.UnknownExclusion, (AssignmentTargetKind)200]);
        // Of a target that is not understood reading looks at nothing else.
        if (kind is AssignmentTargetKind.Unknown or AssignmentTargetKind.UnknownExclusion || !Enum.IsDefined(kind)) return new ComplianceAssignment(kind, Extra: TargetType(kind));
        bool isGroup = kind is AssignmentTargetKind.Group or AssignmentTargetKind.ExclusionGroup;
        AssignmentFilterMode mode = rng.Chance(0.75) ? AssignmentFilterMode.None : rng.Pick([AssignmentFilterMode.Include, AssignmentFilterMode.Include, AssignmentFilterMode.Exclude, (AssignmentFilterMode)200]);
        return new ComplianceAssignment(kind, isGroup ? rng.Pick(rng.Chance(0.5) ? CompliancePool.UserGroups : CompliancePool.DeviceGroups) : default,
            mode == AssignmentFilterMode.None && rng.Chance(0.95) ? default : rng.Pick(CompliancePool.Filters), mode);
    }

    // A target that is not understood keeps its type, as reading does.
    private static ValueArray<ExtraMember> TargetType(AssignmentTargetKind kind) => kind switch
    {
        AssignmentTargetKind.Unknown => [new ExtraMember("target.@odata.type", "\"#microsoft.graph.newAssignmentTarget\"")],
        AssignmentTargetKind.UnknownExclusion => [new ExtraMember("target.@odata.type", "\"#microsoft.graph.newExclusionAssignmentTarget\"")],
        _ => default,
    };
}
