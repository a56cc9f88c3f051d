using System.Text.Json;
using ConditionalAccess.Compliance;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Writes one compliance policy in Graph's names. A member that is kept as it was found is written so, and not a second time from its value.</summary>
internal static class CompliancePolicyWriter
{
    public static void Write(Utf8JsonWriter writer, CompliancePolicy policy)
    {
        bool isCatalog = policy.Type == CompliancePolicyType.SettingsCatalog;
        writer.WriteStartObject();
        if (TypeOf(policy) is { } type) writer.WriteString("@odata.type", type);
        writer.WriteId("id", policy.Id);
        if (policy.DisplayName is not null) writer.WriteString(isCatalog ? "name" : "displayName", policy.DisplayName);
        if (policy.Description is not null) writer.WriteString("description", policy.Description);
        if (policy.Version is { } version) writer.WriteNumber("version", version);
        writer.WriteDate("createdDateTime", policy.CreatedDateTime);
        writer.WriteDate("lastModifiedDateTime", policy.LastModifiedDateTime);
        WriteSettings(writer, policy, isCatalog);
        CustomRuleReader.Write(writer, policy);
        if (!policy.ScheduledActions.IsDefault) WriteActions(writer, policy.ScheduledActions);
        if (!policy.Assignments.IsDefault) writer.WriteList(ComplianceAssignmentReader.Assignments, policy.Assignments, WriteAssignment);
        foreach (ExtraMember member in policy.Extra) Raw(writer, member.Name, member.Json);
        writer.WriteEndObject();
    }

    private static string? TypeOf(CompliancePolicy policy)
        => policy.Type == CompliancePolicyType.Unknown ? policy.UnknownType : ODataType.Prefix + ComplianceWords.Types.Find(policy.Type);

    private static void WriteSettings(Utf8JsonWriter writer, CompliancePolicy policy, bool isCatalog)
    {
        if (isCatalog)
        {
            if (!Has(policy.Extra, ComplianceCatalogReader.Unnamed))
                writer.WriteList(ComplianceCatalogReader.Unnamed, ValueArray.From(policy.Settings.Where(s => !Has(policy.Extra, s.Name))), ComplianceCatalogWriter.Write);
            return;
        }

        foreach (ComplianceSetting setting in policy.Settings)
        {
            writer.WritePropertyName(setting.Name);
            if (setting.Json is not null) writer.WriteRawValue(setting.Json, skipInputValidation: true);
            else ComplianceValueWriter.Write(writer, setting.Value);
        }
    }

    // Actions of one rule stand together; rules that say the same of themselves become one.
    private static void WriteActions(Utf8JsonWriter writer, ValueArray<ScheduledAction> actions)
    {
        writer.WriteStartArray(ComplianceActionReader.Rules);
        for (int i = 0; i < actions.Count;)
        {
            List<ExtraMember> around = RuleOf(actions[i]);
            writer.WriteStartObject();
            if (!around.Exists(m => m.Name == "ruleName")) writer.WriteNull("ruleName");
            foreach (ExtraMember member in around) Raw(writer, member.Name, member.Json);
            writer.WriteStartArray("scheduledActionConfigurations");
            for (; i < actions.Count && RuleOf(actions[i]).SequenceEqual(around); i++) WriteAction(writer, actions[i]);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static List<ExtraMember> RuleOf(ScheduledAction action)
        => [.. action.Extra.Where(IsOfRule).Select(m => m with { Name = m.Name[ComplianceActionReader.RulePrefix.Length..] })];

    private static bool IsOfRule(ExtraMember member) => member.Name.StartsWith(ComplianceActionReader.RulePrefix, StringComparison.Ordinal);

    private static void WriteAction(Utf8JsonWriter writer, ScheduledAction action)
    {
        writer.WriteStartObject();
        if (action.ActionType.Text != "") writer.WriteWord("actionType", action.ActionType, ComplianceWords.Actions);
        if (!Has(action.Extra, "gracePeriodHours")) writer.WriteNumber("gracePeriodHours", action.GracePeriodHours);
        if (!Has(action.Extra, "notificationTemplateId"))
            writer.WriteString("notificationTemplateId", action.NotificationTemplateId.IsKnown ? action.NotificationTemplateId.ToString() : "00000000-0000-0000-0000-000000000000");
        if (!Has(action.Extra, "notificationMessageCCList")) writer.WriteIds("notificationMessageCCList", action.NotificationMessageCCList);
        foreach (ExtraMember member in action.Extra)
        {
            if (!IsOfRule(member)) Raw(writer, member.Name, member.Json);
        }

        writer.WriteEndObject();
    }

    internal static void WriteAssignment(Utf8JsonWriter writer, ComplianceAssignment assignment)
    {
        if (assignment.Extra is [{ Name: ComplianceAssignmentReader.Whole } whole])
        {
            writer.WriteRawValue(whole.Json, skipInputValidation: true);
            return;
        }

        List<ExtraMember> target = [.. assignment.Extra.Where(IsOfTarget).Select(m => m with { Name = m.Name[ComplianceAssignmentReader.TargetPrefix.Length..] })];
        writer.WriteStartObject();
        foreach (ExtraMember member in assignment.Extra)
        {
            if (!IsOfTarget(member)) Raw(writer, member.Name, member.Json);
        }

        writer.WriteStartObject("target");
        string? type = ComplianceWords.Targets.Find(assignment.Kind);
        if (type is not null) writer.WriteString("@odata.type", ODataType.Prefix + type);
        writer.WriteId("groupId", assignment.GroupId);
        writer.WriteId(ComplianceAssignmentReader.FilterIdName, assignment.FilterId);
        // A number outside the enumeration is no filter that anybody understands; left out it would read as none, which could widen an exclusion.
        if (type is not null && !target.Exists(m => m.Name == ComplianceAssignmentReader.FilterTypeName))
            writer.WriteString(ComplianceAssignmentReader.FilterTypeName, ComplianceWords.Filters.Find(assignment.FilterMode) ?? "unknownFutureValue");
        foreach (ExtraMember member in target) Raw(writer, member.Name, member.Json);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static bool IsOfTarget(ExtraMember member) => member.Name.StartsWith(ComplianceAssignmentReader.TargetPrefix, StringComparison.Ordinal);

    private static bool Has(ValueArray<ExtraMember> extra, string name) => WriterExtensions.Names(extra, name);

    private static void Raw(Utf8JsonWriter writer, string name, string json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json, skipInputValidation: true);
    }
}
