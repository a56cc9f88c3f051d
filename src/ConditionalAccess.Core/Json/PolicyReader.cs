using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Reads one policy (spec 1.2), or a template around one (spec 1.16).</summary>
internal static class PolicyReader
{
    /// <summary>Null when the policy is broken; the findings say why.</summary>
    public static ConditionalAccessPolicy? Read(ReadContext context, JsonNode node)
    {
        context.IsBroken = false;
        var reader = new ObjectReader(context, node);
        ConditionSet? conditions = ReadConditions(reader);
        var policy = new ConditionalAccessPolicy
        {
            Id = reader.Id("id"),
            TemplateId = reader.Id("templateId"),
            DisplayName = reader.Text("displayName"),
            Description = reader.Text("description"),
            CreatedDateTime = reader.Date("createdDateTime"),
            ModifiedDateTime = reader.Date("modifiedDateTime"),
            DeletedDateTime = reader.Date("deletedDateTime"),
            State = ReadState(reader),
            Conditions = conditions ?? new ConditionSet(),
            GrantControls = GrantReader.Read(reader.Object("grantControls")),
            SessionControls = SessionReader.Read(reader.Object("sessionControls")),
            Extra = reader.Rest(ExtraRule.Policy),
        };
        return context.IsBroken ? null : policy;
    }

    /// <summary>A template holds its policy under <c>details</c>.</summary>
    public static ConditionalAccessPolicy? ReadTemplate(ReadContext context, JsonNode node)
    {
        context.Warn(DiagnosticCodes.TemplateRead, node, "a policy template is read as a policy", "create the policy from the template and export it");
        ConditionalAccessPolicy? policy = Read(context, node.Member("details"));
        if (policy is null) return null;
        var template = new ObjectReader(context, node);
        template.Take("details");
        policy = policy with
        {
            TemplateId = policy.TemplateId.IsKnown ? policy.TemplateId : template.Id("id"),
            DisplayName = policy.DisplayName ?? template.Text("name"),
            Description = policy.Description ?? template.Text("description"),
        };
        JsonNode scenarios = template.Take("scenarios");
        if (RawJson.IsConfigured(scenarios)) template.Keep(new ExtraMember("scenarios", RawJson.Of(scenarios)));
        ValueArray<ExtraMember> rest = template.Rest(ExtraRule.Policy);
        return context.IsBroken ? null : policy with { Extra = ObjectReader.Pack<ExtraMember>([.. policy.Extra, .. rest]) };
    }

    private static ConditionSet? ReadConditions(ObjectReader reader)
    {
        JsonNode node = reader.Take("conditions");
        if (node.IsObject) return ConditionReader.Read(new ObjectReader(reader.Context, node));
        if (!node.IsNull && !node.IsEmptyContainer) reader.Context.WrongType(node, "conditions", "an object");
        else reader.Context.Break(DiagnosticCodes.NoConditions, reader.Node, "the policy has no conditions", "export the policy again; without conditions nobody knows whom it is for");
        return null;
    }

    private static GraphWord<PolicyState> ReadState(ObjectReader reader)
    {
        JsonNode node = reader.Take("state");
        if (!node.IsNull && !node.IsString)
        {
            reader.Context.WrongType(node, "state", "a text");
            return default;
        }

        string? text = node.IsNull ? null : node.Text;
        if (text is not null && Words.State.TryFind(text, out PolicyState state, out string word))
        {
            if (word != text) reader.Context.Note(DiagnosticCodes.WordSpelling, node, $"words are spelled in another case than Graph's, here {DiagnosticText.Quote(text)} for '{word}'");
            return state;
        }

        string problem = text is null ? "the policy has no state" : $"state {DiagnosticText.Quote(text)} is not understood";
        reader.Context.Warn(DiagnosticCodes.StateNotUnderstood, text is null ? reader.Node : node, problem + " and counts as enabled, expected " + Words.State.Expected(), "write the state", "V-01");
        return new GraphWord<PolicyState>(PolicyState.Unknown, text);
    }
}
