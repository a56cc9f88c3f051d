using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Compilation;

/// <summary>One row of a policy: its setting and the rule that decides it.</summary>
internal sealed record ComplianceRow(string Setting, int Rule)
{
    public TimedRule Timed { get; init; }

    public ComplianceGate Gate { get; init; }

    public ThreatScope? Scope { get; init; }

    public ComplianceSettingKind Kind => ComplianceTypes.IsThreat(Setting) ? ComplianceSettingKind.Incident : ComplianceSettingKind.Configuration;
}

/// <summary>
/// Which rows a policy has (spec 1.3), each with its rule. A value that cannot be understood is an error without hold (spec 1.1).
/// </summary>
internal sealed class ComplianceRowBuilder(ComplianceRuleSet rules, ComplianceRuleBuilder builder, ComplianceOptions options)
{
    private const string ThreatFlag = "deviceThreatProtectionEnabled", ThreatSetting = "deviceThreatProtectionRequiredSecurityLevel", UnknownTypeSetting = "@odata.type";

    private const int MostCustomRules = 100;

    private static readonly string[] s_integrityFlags = ["securityRequireSafetyNetAttestationBasicIntegrity", "securityRequireSafetyNetAttestationCertifiedDevice"];

    // The types of a device owner's password whose characters are counted.
    private static readonly string[] s_countingTypes = ["alphanumericWithSymbols", "customPassword"];

    /// <summary>The rows in the order of setting ids.</summary>
    public List<ComplianceRow> Build(CompliancePolicy policy)
    {
        var rows = new List<ComplianceRow>();
        if (!Enum.IsDefined(policy.Type) || policy.Type == CompliancePolicyType.Unknown)
        {
            if (options.IgnoresUnknownPolicyTypes) return rows;
            rows.Add(Error(policy, UnknownTypeSetting));
        }
        else if (policy.Type != CompliancePolicyType.DefaultDevice)
        {
            AddSettings(rows, policy);
        }

        foreach (CustomRule rule in policy.CustomRules) rows.Add(CustomRow(policy, rule));
        return [.. rows.OrderBy(row => row.Setting, StringComparer.Ordinal)];
    }

    // A custom rule that is not understood is an error that holds nothing.
    private ComplianceRow CustomRow(CompliancePolicy policy, CustomRule rule)
    {
        if (rule.Node is not { } node) return Error(policy, rule.SettingId);
        var key = new ComplianceRuleKey(ComplianceTypes.Family(policy.Type), nameof(CustomRule), ComplianceGate.None, node);
        return new ComplianceRow(rule.SettingId, rules.Add(key, () => new ComplianceRuleDescription(ComplianceGate.None, new CustomRuleBody(node))));
    }

    private void AddSettings(List<ComplianceRow> rows, CompliancePolicy policy)
    {
        bool hasThreatRow = false;
        foreach (ComplianceSetting setting in policy.Settings)
        {
            bool isOfPair = IsOneOf(setting.Name, ThreatFlag, ThreatSetting) && ComplianceSettings.Find(policy.Type, setting.Name) is not null;
            if (!isOfPair) AddRows(rows, policy, setting);
            else if (!hasThreatRow && ThreatRow(policy) is { } row) rows.Add(row);
            hasThreatRow |= isOfPair;
        }
    }

    private void AddRows(List<ComplianceRow> rows, CompliancePolicy policy, ComplianceSetting setting)
    {
        SettingDefinition? definition = ComplianceSettings.Find(policy.Type, setting.Name);
        if (definition is null)
        {
            if (!options.IgnoresUnknownProperties && AsksSomething(setting)) rows.Add(Error(policy, setting.Name));
            return;
        }

        if (!definition.IsConfigured(setting.Value) || !IsAskedFor(policy, definition, setting.Value)) return;
        if (!HasForm(definition, setting.Value))
        {
            rows.Add(Error(policy, definition.Name, definition));
            return;
        }

        if (setting.Value is CustomComplianceValue custom) AddCustom(rows, policy, definition, custom);
        else rows.Add(Row(policy, definition, setting.Value) ?? Error(policy, definition.Name, definition));
    }

    // Conditions between settings; a value that cannot be read is an error in any case.
    private static bool IsAskedFor(CompliancePolicy policy, SettingDefinition definition, SettingValue value)
    {
        if (value is UnreadableValue) return true;
        if (definition.Rule == SettingRule.Unverifiable) return value is not TextValue text || GraphId.FromString(text.Value) != new GraphId(Guid.Empty);
        if (definition.Rule == SettingRule.PlayStrongVerdict) return s_integrityFlags.Any(flag => ComplianceTypes.IsConfigured(policy, flag));
        return definition.Gate != SettingGate.DeviceOwnerCharacters || CountsCharacters(policy);
    }

    // A property nobody knows may be a requirement when its name and value look like one (spec 1.1).
    private static bool AsksSomething(ComplianceSetting setting)
    {
        bool isLower = setting.Name.Length > 0 && char.IsAsciiLetterLower(setting.Name[0]);
        return setting.Value switch
        {
            NullValue => false,
            FlagValue flag => flag.Value && isLower,
            NumberValue number => number.Value != 0 && isLower,
            TextValue text => text.Value.Length > 0 && isLower,
            _ => true,
        };
    }

    private static bool HasForm(SettingDefinition definition, SettingValue value) => definition.Form switch
    {
        SettingForm.Flag or SettingForm.CatalogFlag => value is FlagValue,
        SettingForm.Number or SettingForm.CatalogNumber => value is NumberValue,
        SettingForm.Text or SettingForm.Word => value is TextValue,
        SettingForm.BuildRanges => value is BuildRangesValue,
        SettingForm.RestrictedApps => value is RestrictedAppsValue,
        SettingForm.WslDistributions => value is WslDistributionsValue,
        SettingForm.CatalogDistributions => value is AllowedDistributionsValue,
        SettingForm.CustomScript or SettingForm.CatalogScript => value is CustomComplianceValue,
        _ => false,
    };

    private ComplianceRow? Row(CompliancePolicy policy, SettingDefinition definition, SettingValue value)
    {
        if (builder.Describe(policy, definition, value) is not { } description) return null;
        long extra = CompliancePasswordBuilder.ExemptBefore(policy, definition);
        int rule = rules.Add(new ComplianceRuleKey(ComplianceTypes.Family(policy.Type), definition.Name, description.Gate, value, extra), () => description);
        ThreatScope? scope = definition.Rule == SettingRule.DefenderThreatLevel ? builder.Scope(policy.Type, isDefender: true) : null;
        return new ComplianceRow(definition.Name, rule) { Timed = Timed(definition.Rule), Gate = ComplianceRuleBuilder.Timing(description.Gate), Scope = scope };
    }

    // The flag and the level are one setting (spec 1.3, 7.3).
    private ComplianceRow? ThreatRow(CompliancePolicy policy)
    {
        SettingDefinition definition = ComplianceSettings.Find(policy.Type, ThreatSetting)!;
        SettingValue? level = ComplianceTypes.Find(policy, ThreatSetting), flag = ComplianceTypes.Find(policy, ThreatFlag);
        bool hasLevel = definition.IsConfigured(level), hasFlag = definition.IsConfigured(flag);
        if ((hasFlag && flag is not FlagValue) || (hasLevel && level is not TextValue)) return Error(policy, ThreatSetting, definition);
        if (!hasLevel && !hasFlag) return null;
        if (builder.Threat(policy, definition, hasLevel ? ((TextValue)level!).Value : null) is not { } threat) return Error(policy, ThreatSetting, definition);
        int rule = rules.Add(new ComplianceRuleKey(ComplianceTypes.Family(policy.Type), ThreatSetting, threat.Description.Gate, threat.Level), () => threat.Description);
        return new ComplianceRow(ThreatSetting, rule) { Timed = TimedRule.Threat, Gate = threat.Description.Gate, Scope = threat.Scope };
    }

    private void AddCustom(List<ComplianceRow> rows, CompliancePolicy policy, SettingDefinition definition, CustomComplianceValue custom)
    {
        var scripts = new List<ScriptRule>();
        foreach (CustomComplianceRule rule in custom.Rules)
        {
            if (rule.SettingName.Length > 0 && Enum.IsDefined(rule.Operator) && rule.Operator != CustomRuleOperator.None && ScriptOperand.TryRead(rule.DataType, rule.Operand, out ScriptOperand operand))
                scripts.Add(new ScriptRule(custom.ScriptId, rule.SettingName, rule.Operator, operand));
        }

        bool isUnusable = scripts.Count == 0 || scripts.Count < custom.Rules.Count || scripts.Count > MostCustomRules
            || custom.Rules.Select(rule => (rule.SettingName, rule.Operator, rule.Operand)).Distinct().Count() < custom.Rules.Count;
        if (isUnusable || custom.ErrorUnder(options) is not null)
        {
            rows.Add(Error(policy, definition.Name, definition));
            return;
        }

        ComplianceGate gate = ComplianceRuleBuilder.Gate(policy, definition);
        foreach (ScriptRule script in scripts)
        {
            var body = new CallBody<ScriptRule>(ComplianceScriptRules.Decide, script);
            int rule = rules.Add(new ComplianceRuleKey(ComplianceTypes.Family(policy.Type), definition.Name, gate, script), () => new ComplianceRuleDescription(gate, body));
            rows.Add(new ComplianceRow("custom:" + script.SettingName, rule) { Gate = gate });
        }
    }

    // A value that cannot be understood, behind the gate of its setting.
    private ComplianceRow Error(CompliancePolicy policy, string setting, SettingDefinition? definition = null)
    {
        ComplianceGate gate = definition is null ? ComplianceGate.None : ComplianceRuleBuilder.Applicability(ComplianceRuleBuilder.Gate(policy, definition));
        ComplianceBody body = (definition is null ? null : CompliancePasswordBuilder.Unreadable(definition)) ?? new ConstantBody(RowState.Unheld);
        var key = new ComplianceRuleKey(ComplianceTypes.Family(policy.Type), body is ConstantBody ? string.Empty : setting, gate, RowState.Unheld);
        return new ComplianceRow(setting, rules.Add(key, () => new ComplianceRuleDescription(gate, body)));
    }

    private static bool CountsCharacters(CompliancePolicy policy) => ComplianceTypes.Find(policy, "passwordRequiredType") is TextValue type && IsOneOf(type.Value, s_countingTypes);

    private static bool IsOneOf(string name, params ReadOnlySpan<string> names)
    {
        foreach (string one in names)
        {
            if (string.Equals(one, name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static TimedRule Timed(SettingRule rule) => rule switch
    {
        SettingRule.HealthyDeviceReport => TimedRule.HealthReport,
        SettingRule.DefenderThreatLevel => TimedRule.Threat,
        SettingRule.ConfigurationManager => TimedRule.ConfigurationManager,
        SettingRule.Jailbreak => TimedRule.Jailbreak,
        _ => TimedRule.None,
    };
}
