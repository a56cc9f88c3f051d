using System.Text.Json;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Writes authentication strengths (spec 3.1).</summary>
internal static class StrengthWriter
{
    public static void Write(Utf8JsonWriter writer, AuthenticationStrength strength)
    {
        writer.WriteStartObject();
        writer.WriteId("id", strength.Id);
        if (strength.DisplayName is not null) writer.WriteString("displayName", strength.DisplayName);
        if (strength.Description is not null) writer.WriteString("description", strength.Description);
        if (strength.PolicyType is not null) writer.WriteString("policyType", strength.PolicyType);
        if (strength.RequirementsSatisfied is not null) writer.WriteString("requirementsSatisfied", strength.RequirementsSatisfied);
        writer.WriteDate("createdDateTime", strength.CreatedDateTime);
        writer.WriteDate("modifiedDateTime", strength.ModifiedDateTime);
        // No list means "look the strength up"; an empty one means "can never be met".
        if (!strength.AllowedCombinations.IsDefault) writer.WriteList("allowedCombinations", strength.AllowedCombinations, WriteCombination);
        if (!strength.CombinationConfigurations.IsEmpty) writer.WriteList("combinationConfigurations", strength.CombinationConfigurations, WriteConfiguration);
        writer.WriteExtra(strength.Extra);
        writer.WriteEndObject();
    }

    private static void WriteCombination(Utf8JsonWriter writer, MethodCombination combination)
    {
        if (combination.Text is not null)
        {
            writer.WriteStringValue(combination.Text);
            return;
        }

        var words = new List<string>();
        for (int bit = 1; bit <= (int)AuthenticationMethods.QrCodePin; bit <<= 1)
        {
            var method = (AuthenticationMethods)bit;
            if ((combination.Methods & method) != 0) words.Add(Words.Methods.Find(method) ?? "unknownFutureValue");
        }

        writer.WriteStringValue(string.Join(',', words));
    }

    private static void WriteConfiguration(Utf8JsonWriter writer, CombinationConfiguration configuration)
    {
        writer.WriteStartObject();
        if (StrengthReader.TypeOf(configuration.Kind) is { } type && !WriterExtensions.Names(configuration.Extra, "@odata.type")) writer.WriteString("@odata.type", ODataType.Prefix + type);
        writer.WriteId("id", configuration.Id);
        writer.WriteList("appliesToCombinations", configuration.AppliesToCombinations, WriteCombination);
        if (!configuration.AllowedAAGUIDs.IsEmpty) writer.WriteIds("allowedAAGUIDs", configuration.AllowedAAGUIDs);
        WriteTexts(writer, "allowedIssuerSkis", configuration.AllowedIssuerSkis);
        WriteTexts(writer, "allowedPolicyOIDs", configuration.AllowedPolicyOIDs);
        writer.WriteExtra(configuration.Extra);
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, ValueArray<string> texts)
    {
        if (!texts.IsEmpty) writer.WriteList(name, texts, static (w, text) => w.WriteStringValue(text));
    }
}
