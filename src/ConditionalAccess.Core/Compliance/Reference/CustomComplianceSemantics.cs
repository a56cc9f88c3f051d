namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 2: the rules of custom compliance, one row each, for what the discovery script printed.</summary>
internal static class CustomComplianceSemantics
{
    private const string ScriptFact = "customCompliance";

    public static IEnumerable<SettingRow> Rows(RuleContext row)
    {
        bool isOff = GateSemantics.IsOff(row);
        if (row.Value is not CustomComplianceValue custom) return [row.Row(isOff ? RuleOutcome.NotApplicable : SettingSemantics.Unreadable)];
        if (CustomRuleChecks.Error(custom, row.Options) is string error) return [row.Row(isOff ? RuleOutcome.NotApplicable : RuleOutcome.Error(ComplianceReasons.CustomRulesUnusable + error))];
        DiscoveryScriptResult? result = Newest(row.Facts, custom.ScriptId);
        return custom.Rules.Select(rule => RowOf(row.Again(), rule, result, isOff));
    }

    private static SettingRow RowOf(RuleContext row, CustomComplianceRule rule, DiscoveryScriptResult? result, bool isOff)
    {
        row.RequiredValue = rule.Operator + " " + rule.Operand;
        RuleOutcome outcome = isOff ? RuleOutcome.NotApplicable : Decide(row, rule, result);
        SettingRow made = row.Row(rule.SettingId, outcome);
        RemediationString? told = outcome.State == ComplianceStatus.NonCompliant ? Remediation(rule, made.Result.CurrentValue ?? "") : null;
        return made with { Result = made.Result with { Remediation = told, MoreInfoUrl = rule.MoreInfoUrl } };
    }

    private static RuleOutcome Decide(RuleContext row, CustomComplianceRule rule, DiscoveryScriptResult? result)
    {
        bool hasReported = result is not null && (result.Output is not null || result.State is ScriptState.Failed or ScriptState.TimedOut);
        FactReading<bool> reading = row.Read(ScriptFact, hasReported, true, true, null, result?.LastRunDateTime);
        return row.Judge(reading, _ => OfResult(row, rule, result!));
    }

    /// <summary>Spec 2.2, in the order in which things can go wrong. A code of the device beats ours.</summary>
    private static RuleOutcome OfResult(RuleContext row, CustomComplianceRule rule, DiscoveryScriptResult result)
    {
        if (result.State is ScriptState.Failed or ScriptState.TimedOut) return Error(result, 65007, ComplianceReasons.ScriptFailed);
        if (result.Values.Length > row.Options.CustomOutputLimit || !result.Values.IsObject) return Error(result, 65009, ComplianceReasons.ScriptOutputInvalid);
        if (!result.Values.TryFind(rule.SettingName, out ScriptValue found)) return Error(result, 65008, ComplianceReasons.ScriptNameMissing);
        row.AddSource(ScriptFact + "." + rule.SettingName, found.Text, result.LastRunDateTime ?? row.Facts.LastSyncDateTime);
        row.CurrentValue = found.Text;
        CustomOperand? actual = CustomOperand.OfScript(rule.DataType, found, row.Options.CustomValuesMayBeQuoted);
        if (actual is null) return Error(result, 65010, ComplianceReasons.ScriptValueInvalid);
        int order = CustomOperand.Compare(actual, CustomOperand.OfRule(rule)!, row.Options);
        return RuleOutcome.PassIf(rule.Operator switch
        {
            CustomRuleOperator.IsEquals => order == 0,
            CustomRuleOperator.NotEquals => order != 0,
            CustomRuleOperator.GreaterThan => order > 0,
            CustomRuleOperator.GreaterEquals => order >= 0,
            CustomRuleOperator.LessThan => order < 0,
            CustomRuleOperator.LessEquals => order <= 0,
            _ => false,
        });
    }

    private static RuleOutcome Error(DiscoveryScriptResult result, int code, string reason) => RuleOutcome.Held(reason, result.ErrorCode ?? code);

    /// <summary>The last run of the script; the first of several with the same time. A policy without script id has none.</summary>
    private static DiscoveryScriptResult? Newest(DeviceFacts facts, GraphId script)
        => script.IsKnown && !script.IsNone
            ? facts.CustomCompliance.Where(result => result.ScriptId == script).MaxBy(result => result.LastRunDateTime ?? DateTimeOffset.MinValue)
            : null;

    private static RemediationString? Remediation(CustomComplianceRule rule, string actual)
    {
        if (rule.RemediationStrings.IsEmpty) return null;
        RemediationString text = rule.RemediationStrings.FirstOrDefault(s => string.Equals(s.Language, "en_US", StringComparison.OrdinalIgnoreCase)) ?? rule.RemediationStrings[0];
        return text with { Title = text.Title.Replace("{ActualValue}", actual, StringComparison.Ordinal) };
    }
}
