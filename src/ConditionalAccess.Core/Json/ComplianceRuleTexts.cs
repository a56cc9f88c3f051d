using System.Globalization;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>What a custom rule tells the user. Whatever is wrong with it would be refused by the portal, and changes no verdict.</summary>
internal sealed class ComplianceRuleTexts(ReadContext context, JsonNode rule, string where)
{
    // Unpublished limits of the portal; a text beyond them is shown all the same.
    private const int MaxUrl = 2_000;
    private const int MaxTitle = 1_000;
    private const int MaxDescription = 10_000;
    private const string English = "en_US";

    private static readonly string[] Languages =
        ["cs_CZ", "da_DK", "de_DE", "el_GR", "en_US", "es_ES", "fi_FI", "fr_FR", "hu_HU", "it_IT", "ja_JP", "ko_KR", "nb_NO", "nl_NL", "pl_PL", "pt_BR", "ro_RO", "ru_RU", "sv_SE", "tr_TR", "zh_CN", "zh_TW"];

    public string? MoreInfoUrl()
    {
        JsonNode value = rule.Member("MoreInfoUrl");
        if (value.IsNull || (value.IsString && value.Text.Length == 0)) Remark(rule, "moreInfoUriMissing", "has no MoreInfoUrl");
        else if (!value.IsString || !(Uri.TryCreate(value.Text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https")) Remark(value, "moreInfoUriInvalid", $"has {ReadContext.Describe(value)} for MoreInfoUrl");
        else if (value.Text.Length > MaxUrl) Remark(value, "moreInfoUriTooLarge", string.Create(CultureInfo.InvariantCulture, $"has a MoreInfoUrl of more than {MaxUrl:N0} characters"));
        return value.IsString ? value.Text : null;
    }

    public ValueArray<RemediationString> Remediation()
    {
        JsonNode list = rule.Member("RemediationStrings");
        if (!list.IsArray || list.IsEmptyContainer)
        {
            Remark(list.IsNull ? rule : list, "remediationStringsMissing", "has no RemediationStrings");
            return list.IsArray ? [] : default;
        }

        var texts = new List<RemediationString>();
        var languages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonNode item in list.Items())
        {
            string language = Text(item, "Language") ?? "";
            if (!Languages.Contains(language, StringComparer.OrdinalIgnoreCase)) Remark(item, "unrecognizedLocale", $"has the language {DiagnosticText.Quote(language)}, expected one such as {English}");
            else if (!languages.Add(language)) Remark(item, "duplicateLocales", $"has the language {DiagnosticText.Quote(language)} twice");
            texts.Add(new RemediationString(language, Required(item, "Title", "title", MaxTitle), Required(item, "Description", "description", MaxDescription)));
        }

        if (!languages.Contains(English)) Remark(list, "englishLocaleMissing", $"has no text in {English}");
        return ValueArray.From(texts);
    }

    private static string? Text(JsonNode item, string name) => item.Member(name) is { IsString: true } value ? value.Text : null;

    private string Required(JsonNode item, string name, string code, int limit)
    {
        JsonNode value = item.Member(name);
        string text = value.IsString ? value.Text : "";
        if (value.IsNull || (value.IsString && text.Length == 0)) Remark(item, code + "Missing", $"has a text without {name}");
        else if (!value.IsString) Remark(value, code + "Invalid", $"has {ReadContext.Describe(value)} for {name}");
        else if (text.Length > limit) Remark(value, code + "TooLarge", string.Create(CultureInfo.InvariantCulture, $"has a {name} of more than {limit:N0} characters"));
        return text;
    }

    private void Remark(JsonNode at, string code, string problem)
        => context.Warn(DiagnosticCodes.CustomRulesRemark, at, $"{where} {problem} ({code}); it is evaluated all the same", "mend it before the rules are uploaded");
}
