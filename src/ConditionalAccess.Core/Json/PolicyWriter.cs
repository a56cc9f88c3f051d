using System.Text.Json;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Writes a policy in Graph's names (spec 1.2, 1.13, 1.14).</summary>
internal static class PolicyWriter
{
    public static void Write(Utf8JsonWriter writer, ConditionalAccessPolicy policy)
    {
        writer.WriteStartObject();
        WriteMembers(writer, policy);
        writer.WriteEndObject();
    }

    /// <summary>The members without the braces around them.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, ConditionalAccessPolicy policy)
    {
        writer.WriteId("id", policy.Id);
        writer.WriteId("templateId", policy.TemplateId);
        if (policy.DisplayName is not null) writer.WriteString("displayName", policy.DisplayName);
        if (policy.Description is not null) writer.WriteString("description", policy.Description);
        writer.WriteDate("createdDateTime", policy.CreatedDateTime);
        writer.WriteDate("modifiedDateTime", policy.ModifiedDateTime);
        writer.WriteDate("deletedDateTime", policy.DeletedDateTime);
        if (policy.State != default) writer.WriteWord("state", policy.State, Words.State);
        writer.WriteStartObject("conditions");
        ConditionWriter.Write(writer, policy.Conditions);
        writer.WriteEndObject();
        WriteGrant(writer, policy.GrantControls);
        SessionWriter.Write(writer, policy.SessionControls);
        writer.WriteExtra(policy.Extra);
    }

    private static void WriteGrant(Utf8JsonWriter writer, GrantControls? controls)
    {
        if (controls is null)
        {
            writer.WriteNull("grantControls");
            return;
        }

        writer.WriteStartObject("grantControls");
        writer.WriteWord("operator", controls.Operator, Words.GrantOperators);
        // A member that was not understood takes part as a control of its name; it is written as the member it was.
        writer.WriteWords("builtInControls", ValueArray.From(controls.BuiltInControls.Where(c => c.Text is null || !IsMember(controls, c.Text))), Words.BuiltInControls);
        writer.WriteIds("customAuthenticationFactors", controls.CustomAuthenticationFactors);
        writer.WriteIds("termsOfUse", controls.TermsOfUse);
        writer.WritePropertyName("authenticationStrength");
        if (controls.AuthenticationStrength is null) writer.WriteNullValue();
        else StrengthWriter.Write(writer, controls.AuthenticationStrength);
        writer.WriteExtra(controls.Extra);
        writer.WriteEndObject();
    }

    private static bool IsMember(GrantControls controls, string name)
        => controls.Extra.Any(m => m.Effect != ExtraEffect.None && m.Name == name);
}
