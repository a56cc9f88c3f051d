namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 2.1: rules that cannot be used put the whole setting in error. Reading finds most of it; policies made in code have only this.</summary>
internal static class CustomRuleChecks
{
    private const int MostRules = 100;

    /// <summary>The first code of the import validation that applies; null for rules that can be used.</summary>
    public static string? Error(CustomComplianceValue custom, ComplianceOptions options)
    {
        if (custom.ErrorUnder(options) is string error) return error;
        if (custom.Rules.IsEmpty) return "rulesMissing";
        if (custom.Rules.Count > MostRules) return "tooManyRulesSpecified";
        if (custom.Rules.Select(Error).FirstOrDefault(code => code is not null) is string code) return code;
        return custom.Rules.Select(rule => (rule.SettingName, rule.Operator, rule.Operand)).Distinct().Count() < custom.Rules.Count ? "duplicateRules" : null;
    }

    private static string? Error(CustomComplianceRule rule)
    {
        if (rule.SettingName.Length == 0) return "settingNameMissing";
        if (rule.Operator == CustomRuleOperator.None || !Enum.IsDefined(rule.Operator)) return "operatorNotSupported";
        if (rule.DataType == CustomRuleDataType.None || !Enum.IsDefined(rule.DataType)) return "datatypeNotSupported";
        return CustomOperand.OfRule(rule) is null ? "operandInvalid" : null;
    }
}
