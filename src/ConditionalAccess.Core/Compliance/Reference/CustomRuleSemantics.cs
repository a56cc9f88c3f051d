using ConditionalAccess.Custom;
using ConditionalAccess.Custom.Reference;
using Reading = ConditionalAccess.Custom.Reference.FactReading;

namespace ConditionalAccess.Compliance.Reference;

/// <summary>The custom rules of a policy, one row each: true is compliant, false is not, unknown is a fact that is missing.</summary>
internal static class CustomRuleSemantics
{
    public static IEnumerable<SettingRow> Rows(ReferenceInput input, CompliancePolicy policy) => policy.CustomRules.Select(rule => Row(input, rule));

    private static SettingRow Row(ReferenceInput input, CustomRule rule)
    {
        if (rule.Node is not { } node) return Row(rule, RuleOutcome.Error(ComplianceReasons.CustomRuleNotUnderstood), null, input.Facts);
        CustomResult result = new DeviceReference(input.Facts).Evaluate(node);
        RuleOutcome outcome = result.Value switch
        {
            Truth.Yes => RuleOutcome.Pass,
            Truth.No => RuleOutcome.Fail(),
            _ => Missing(input, result),
        };
        return Row(rule, outcome, result, input.Facts);
    }

    private static RuleOutcome Missing(ReferenceInput input, CustomResult result)
    {
        FactValue? fact = result.Decided.SelectMany(d => d.Readings).Where(r => !r.Reading.IsKnown).Select(r => r.Fact).FirstOrDefault();
        string reason = ComplianceReasons.FactMissing + (fact is null ? "device" : fact.ToString());
        return input.Options.HoldForMissingFacts ? RuleOutcome.Held(reason) : RuleOutcome.Error(reason);
    }

    private static SettingRow Row(CustomRule rule, RuleOutcome outcome, CustomResult? result, DeviceFacts facts)
    {
        (FactValue Fact, Reading Reading)[] read = [.. (result?.Decided ?? []).SelectMany(d => d.Readings).DistinctBy(r => r.Fact)];
        string[] known = [.. read.Where(r => r.Reading.IsKnown).Select(r => r.Fact + " is " + r.Reading.Show(r.Fact.Words))];
        return new SettingRow(new SettingCompliance
        {
            Setting = rule.SettingId,
            Kind = ComplianceSettingKind.Configuration,
            State = outcome.State,
            IsHeld = outcome.IsHeld,
            RequiredValue = rule.Text,
            CurrentValue = known.Length == 0 ? null : string.Join(", ", known),
            Reason = outcome.Reason,
            Sources = [.. read.Select(r => new ComplianceEvidence(r.Fact.ToString(), r.Reading.IsKnown ? r.Reading.Show(r.Fact.Words) : null, facts.LastSyncDateTime))],
            Expression = result?.Explain(rule.Text) ?? new ExplainedCondition(rule.Text, null, []),
        });
    }

    // A fact that the device reports as unavailable is not known, whatever else is said of it (spec 12.4).
    private sealed class DeviceReference(DeviceFacts facts) : CustomReference
    {
        protected override Reading Read(FactValue fact)
        {
            string? name = fact.Definition.ReportedName;
            bool isReported = name is not null && facts.ReportedErrors.Any(e => string.Equals(e.Fact, name, StringComparison.OrdinalIgnoreCase));
            return isReported ? Reading.NotKnown : DeviceFactReadings.Read(fact.Fact, facts);
        }
    }
}
