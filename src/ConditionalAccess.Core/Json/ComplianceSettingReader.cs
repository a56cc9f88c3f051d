using System.Globalization;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads the value of one property by its row in the table (spec 1, 17). What cannot be understood becomes an <see cref="UnreadableValue"/>.</summary>
internal sealed class ComplianceSettingReader(ReadContext context, CompliancePolicyType type, JsonNode policy)
{
    private const string WriteLikeGraph = "write it as Microsoft Graph does, or null";

    private readonly ComplianceListReader _lists = new(context);

    public SettingValue Read(SettingDefinition row, JsonNode value)
    {
        if (value.IsNull) return NullValue.Instance;
        if (value.IsString && value.Text.Length == 0) return new TextValue("");
        return row.Form switch
        {
            SettingForm.Flag => ReadFlag(row, value),
            SettingForm.Number or SettingForm.CatalogNumber => ReadNumber(row, value),
            SettingForm.Text => ReadText(row, value),
            SettingForm.Word => ReadWord(row, value),
            SettingForm.BuildRanges => _lists.BuildRanges(value, row.Name),
            SettingForm.RestrictedApps => _lists.RestrictedApps(value, row.Name),
            SettingForm.WslDistributions => _lists.WslDistributions(value, row.Name),
            SettingForm.CustomScript => new ComplianceScriptReader(context, policy).Read(value),
            _ => WrongType(context, value, row.Name, "another form"),
        };
    }

    /// <summary>A value of the wrong JSON type.</summary>
    public static UnreadableValue WrongType(ReadContext context, JsonNode value, string name, string expected)
    {
        context.Error(DiagnosticCodes.ComplianceWrongType, value, $"{name} is {ReadContext.Describe(value)}, expected {expected}; the setting is never met", WriteLikeGraph);
        return new UnreadableValue(RawJson.Of(value), "wrongType");
    }

    /// <summary>A version, build or date that is none.</summary>
    public static UnreadableValue NotReadable(ReadContext context, JsonNode at, JsonNode whole, string name, string expected)
    {
        context.Error(DiagnosticCodes.ComplianceValueUnreadable, at, $"{name} is {ReadContext.Describe(at)}, expected {expected}; the setting is never met", WriteLikeGraph);
        return new UnreadableValue(RawJson.Of(whole), "unreadable");
    }

    private SettingValue ReadFlag(SettingDefinition row, JsonNode value)
        => ComplianceObject.TryFlag(context, value, row.Name, out bool flag) ? new FlagValue(flag) : WrongType(context, value, row.Name, "true, false or null");

    private SettingValue ReadNumber(SettingDefinition row, JsonNode value)
    {
        if (!ComplianceObject.TryNumber(context, value, row.Name, out long number)) return WrongType(context, value, row.Name, "a whole number or null");
        if (number == 0 && row.Rule == SettingRule.PasswordMaximum && !row.ZeroIsConfigured)
            context.Warn(DiagnosticCodes.ComplianceMaximumZero, value, $"{row.Name} is 0, which no maximum can be, and counts as not configured", "write null, or the number that is meant");
        else if (row.Range is { } range && (number < range.Low || number > range.High) && row.IsConfigured(new NumberValue(number)))
            context.Warn(DiagnosticCodes.ComplianceNumberRange, value, string.Create(CultureInfo.InvariantCulture, $"{row.Name} is {number}, expected {range.Low} to {Highest(range.High)}; it is compared as written"), "check the number");
        return new NumberValue(number);
    }

    private static string Highest(long high) => high == int.MaxValue ? "any higher number" : high.ToString(CultureInfo.InvariantCulture);

    private SettingValue ReadWord(SettingDefinition row, JsonNode value)
    {
        if (!value.IsString) return WrongType(context, value, row.Name, "a text or null");
        string text = value.Text;
        string[] words = [.. row.Words, .. row.NotConfiguredWords];
        string? word = words.FirstOrDefault(w => string.Equals(w, text, StringComparison.OrdinalIgnoreCase));
        if (word is null)
        {
            context.Error(DiagnosticCodes.ComplianceWordUnknown, value, $"{row.Name} {DiagnosticText.Quote(text)} is not understood, expected {string.Join(", ", words)}; the setting is never met", "write one of these words, or update this library");
            return new UnreadableValue(RawJson.Of(value), "unknownWord");
        }

        if (word != text) context.Note(DiagnosticCodes.WordSpelling, value, $"words are spelled in another case than Graph's, here {DiagnosticText.Quote(text)} for '{word}'");
        return new TextValue(word);
    }

    private SettingValue ReadText(SettingDefinition row, JsonNode value)
    {
        if (!value.IsString) return WrongType(context, value, row.Name, "a text or null");
        string text = value.Text;
        return row.Rule switch
        {
            SettingRule.VersionMinimum or SettingRule.VersionMaximum => ReadVersion(row, value, text),
            SettingRule.AppleBuildMinimum or SettingRule.AppleBuildMaximum when !new AppleBuild(text).IsReadable => NotReadable(context, value, value, row.Name, "a build such as 20E772520a"),
            SettingRule.PatchLevelMinimum when !new PatchLevel(text).IsReadable => NotReadable(context, value, value, row.Name, "a date such as 2026-01-05"),
            SettingRule.Unverifiable => ReadUnverifiable(row, value, text),
            _ => new TextValue(text),
        };
    }

    private SettingValue ReadVersion(SettingDefinition row, JsonNode value, string text)
    {
        DottedVersion version = text;
        bool isSystem = row.Name != "defenderVersion";
        if (isSystem && IsWindows) version = version.AsWindows();
        if (!version.IsReadable) return NotReadable(context, value, value, row.Name, "a version of 1 to 4 numbers such as 10.0.26100.1742");
        if (isSystem) RemarkVersion(value, row.Name, text);
        return new TextValue(text);
    }

    private bool IsWindows => type is CompliancePolicyType.Windows10 or CompliancePolicyType.Windows81 or CompliancePolicyType.WindowsPhone81 or CompliancePolicyType.Windows10Mobile;

    private void RemarkVersion(JsonNode value, string name, DottedVersion version)
    {
        if (IsWindows && version.IsShortWindowsForm)
            context.Warn(DiagnosticCodes.ComplianceShortVersion, value, $"{name} {DiagnosticText.Quote(version.Text)} is a Windows version in its short form and is read as 10.0. and that", "write all four parts");
        else if (IsWindows && version.Component(0) == 11)
            context.Warn(DiagnosticCodes.ComplianceVersionPrefix, value, $"{name} {DiagnosticText.Quote(version.Text)} begins with 11, but Windows 11 reports 10.0; it is compared as written", "write 10.0 and the build of Windows 11");
        if (version.Count == 1)
            context.Note(DiagnosticCodes.CompliancePaddedVersion, value, $"a version of one part counts as followed by zeros, here {DiagnosticText.Quote(version.Text)}");
    }

    // The legacy network location rule: an id of zeros names no rule.
    private SettingValue ReadUnverifiable(SettingDefinition row, JsonNode value, string text)
    {
        if (text == "0" || (GraphId.TryParseGuid(text, out Guid id) && id == Guid.Empty)) return NullValue.Instance;
        context.Error(DiagnosticCodes.ComplianceValueUnreadable, value, $"{row.Name} names a rule that nothing can check; the setting is never met", "remove it");
        return new TextValue(text);
    }
}
