using System.Globalization;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Reads the actions for noncompliance of a policy, those of all rules together (spec 4.1).</summary>
internal sealed class ComplianceActionReader(ComplianceObject policy)
{
    public const string Rules = "scheduledActionsForRule";

    /// <summary>Marks a member of the rule around an action, which has no meaning, among the members kept with the action.</summary>
    public const string RulePrefix = "rule.";

    private const int LongestHours = 8760;

    private readonly ReadContext _context = policy.Context;
    private readonly List<ScheduledAction> _actions = [];

    public ValueArray<ScheduledAction> Read()
    {
        JsonNode rules = policy.Take(Rules);
        if (rules.IsNull)
        {
            _context.Note(DiagnosticCodes.ComplianceActionsMissing, policy.Node, "policies come without actions for noncompliance, so they mark devices at once", "export them with $expand=scheduledActionsForRule(...)");
            return default;
        }

        if (!rules.IsArray)
        {
            WrongType(rules, Rules, "a list");
            policy.Keep(Rules, rules);
            return default;
        }

        foreach (JsonNode rule in rules.Items()) ReadRule(rule);
        return ValueArray.From(_actions);
    }

    private void ReadRule(JsonNode node)
    {
        if (!node.IsObject)
        {
            WrongType(node, "an entry of " + Rules, "an object");
            return;
        }

        var rule = new ComplianceObject(_context, node);
        JsonNode list = rule.Take("scheduledActionConfigurations");
        JsonNode name = rule.Take("ruleName");
        if (!name.IsNull) rule.Keep("ruleName", name);
        ValueArray<ExtraMember> around = rule.Rest("id");
        if (!list.IsNull && !list.IsArray) WrongType(list, "scheduledActionConfigurations", "a list");
        else if (list.IsNull || list.IsEmptyContainer) _context.Note(DiagnosticCodes.ComplianceEntrySkipped, node, "a rule without actions says nothing and is not kept", kind: "rule");
        else ReadActions(list, around);
    }

    private void ReadActions(JsonNode list, ValueArray<ExtraMember> around)
    {
        foreach (JsonNode node in list.Items())
        {
            if (node.IsObject) _actions.Add(ReadAction(new ComplianceObject(_context, node), around));
            else WrongType(node, "an entry of scheduledActionConfigurations", "an object");
        }
    }

    private ScheduledAction ReadAction(ComplianceObject action, ValueArray<ExtraMember> around)
    {
        GraphWord<ComplianceActionType> type = ReadType(action);
        int hours = ReadHours(action);
        GraphId template = ReadTemplate(action);
        ValueArray<GraphId> copies = ReadCopies(action);
        foreach (ExtraMember member in around) action.Keep(member with { Name = RulePrefix + member.Name });
        return new ScheduledAction(type, hours, template, copies, action.Rest("id"));
    }

    private GraphWord<ComplianceActionType> ReadType(ComplianceObject action)
    {
        JsonNode value = action.Take("actionType");
        if (value.IsString && ComplianceWords.Actions.TryFind(value.Text, out ComplianceActionType type, out string word))
        {
            if (word != value.Text) _context.Note(DiagnosticCodes.WordSpelling, value, $"words are spelled in another case than Graph's, here {DiagnosticText.Quote(value.Text)} for '{word}'");
            return type;
        }

        string found = value.IsNull ? "is missing" : "is " + ReadContext.Describe(value);
        _context.Warn(DiagnosticCodes.ComplianceActionUnknown, value.IsNull ? action.Node : value, $"actionType {found} and does nothing, expected {ComplianceWords.Actions.Expected()}", "write one of these words");
        if (!value.IsNull && !value.IsString) action.Keep("actionType", value);
        return new GraphWord<ComplianceActionType>(ComplianceActionType.None, value.IsString ? value.Text : "");
    }

    // No grace is the strictest reading of a delay that cannot be used.
    private int ReadHours(ComplianceObject action)
    {
        JsonNode value = action.Take("gracePeriodHours");
        if (value.IsNull) return 0;
        bool isNumber = ComplianceObject.TryNumber(_context, value, "gracePeriodHours", out long hours);
        if (!isNumber || hours is < 0 or > int.MaxValue)
        {
            _context.Error(DiagnosticCodes.ComplianceActionHours, value, $"gracePeriodHours is {ReadContext.Describe(value)} and counts as 0, expected 0 to {LongestHours}", "write the hours");
            action.Keep("gracePeriodHours", value);
            return 0;
        }

        if (hours > LongestHours)
            _context.Warn(DiagnosticCodes.ComplianceActionHours, value, string.Create(CultureInfo.InvariantCulture, $"gracePeriodHours is {hours}, expected 0 to {LongestHours}; it is used as written"), "check the hours");
        return (int)hours;
    }

    // Exports write zeros, other tools nothing, when there is no template.
    private static GraphId ReadTemplate(ComplianceObject action)
    {
        JsonNode value = action.Take("notificationTemplateId");
        if (value.IsNull) return default;
        GraphId id = value.IsString ? value.Text : default(GraphId);
        if (id.IsKnown && !id.IsNone && id != Guid.Empty) return id;
        if (id != Guid.Empty) action.Keep("notificationTemplateId", value);
        if (!value.IsString) Unreadable(action.Context, value, "notificationTemplateId", "an id");
        return default;
    }

    private static ValueArray<GraphId> ReadCopies(ComplianceObject action)
    {
        JsonNode list = action.Take("notificationMessageCCList");
        if (list.IsNull) return default;
        if (!list.IsArray || list.Items().Any(item => !item.IsString))
        {
            Unreadable(action.Context, list, "notificationMessageCCList", "a list of ids");
            action.Keep("notificationMessageCCList", list);
            return default;
        }

        return ObjectReader.Pack(list.Items().Select(item => GraphId.FromString(item.Text)).ToList());
    }

    private static void Unreadable(ReadContext context, JsonNode at, string name, string expected)
        => context.Warn(DiagnosticCodes.ComplianceMemberUnreadable, at, $"{name} is {ReadContext.Describe(at)} and counts as not given, expected {expected}", "write it as Microsoft Graph does, or leave it out");

    private void WrongType(JsonNode at, string name, string expected)
        => _context.Error(DiagnosticCodes.ComplianceWrongType, at, $"{name} is {ReadContext.Describe(at)}, expected {expected}; it gives no action and no grace", "write it as Microsoft Graph does");
}
