using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads the value of one property of conditional launch (spec 8.4). What cannot be understood becomes an <see cref="UnreadableValue"/>.</summary>
internal sealed class AppProtectionSettingReader(ReadContext context, AppProtectionPolicyType type)
{
    public ComplianceSetting Read(LaunchSetting setting, JsonNode value)
    {
        SettingValue read = ReadValue(setting, value);
        string raw = RawJson.Of(value);
        return new ComplianceSetting(setting.Name, read, read is UnreadableValue || AppProtectionWriter.ToText(setting, read) == raw ? null : raw);
    }

    /// <summary>A property that may be a check of which nobody knows how it is passed.</summary>
    public ComplianceSetting Unknown(string name, JsonNode value)
    {
        context.Warn(DiagnosticCodes.AppProtectionCheckUnknown, value, $"property {DiagnosticText.Quote(name)} may be a check that is not known, so it blocks", "check its spelling, or update this library");
        return new ComplianceSetting(name, new UnreadableValue(RawJson.Of(value), "unknownProperty"));
    }

    private SettingValue ReadValue(LaunchSetting setting, JsonNode value)
    {
        if (value.IsNull) return NullValue.Instance;
        if (value.IsString && value.Text.Length == 0) return new TextValue("");
        return setting.Form switch
        {
            LaunchForm.Flag => ComplianceObject.TryFlag(context, value, setting.Name, out bool flag) ? new FlagValue(flag) : Unreadable(setting, value, "true, false or null"),
            LaunchForm.Number => ComplianceObject.TryNumber(context, value, setting.Name, out long number) ? new NumberValue(number) : Unreadable(setting, value, "a whole number or null"),
            LaunchForm.NameList => ReadNames(setting, value),
            LaunchForm.Word => ReadWord(setting, value, setting.Words),
            LaunchForm.Action => ReadWord(setting, value, LaunchSettings.ActionWords),
            _ => ReadText(setting, value),
        };
    }

    private SettingValue ReadText(LaunchSetting setting, JsonNode value)
    {
        if (!value.IsString) return Unreadable(setting, value, "a text or null");
        var text = new TextValue(value.Text);
        return setting.Form switch
        {
            LaunchForm.Version when !IsVersion(setting, value.Text) => Unreadable(setting, value, "a version of 1 to 4 numbers such as 16.5"),
            LaunchForm.Date when setting.IsConfigured(text) && !new PatchLevel(value.Text).IsReadable => Unreadable(setting, value, "a date such as 2026-01-05"),
            LaunchForm.Duration when !IsoDuration.TryParse(value.Text, out _) => Unreadable(setting, value, "a duration such as PT1440M or P90D"),
            _ => text,
        };
    }

    private bool IsVersion(LaunchSetting setting, DottedVersion version)
    {
        bool isWindowsSystem = type == AppProtectionPolicyType.Windows && setting.Name.EndsWith("OsVersion", StringComparison.Ordinal);
        return (isWindowsSystem ? version.AsWindows() : version).IsReadable;
    }

    private SettingValue ReadNames(LaunchSetting setting, JsonNode value)
    {
        if (!value.IsArray || value.Items().Any(item => !item.IsString || item.Text.Contains(LaunchSetting.ListSeparator, StringComparison.Ordinal)))
            return Unreadable(setting, value, "a list of texts or null");
        return new TextValue(string.Join(LaunchSetting.ListSeparator, value.Items().Select(item => item.Text)));
    }

    private SettingValue ReadWord(LaunchSetting setting, JsonNode value, IReadOnlyList<string> words)
    {
        string expected = string.Join(", ", words.Where(w => w.Length > 0));
        if (!value.IsString) return Unreadable(setting, value, expected);
        string? word = words.FirstOrDefault(w => string.Equals(w, value.Text, StringComparison.OrdinalIgnoreCase));
        if (word is null) return Unreadable(setting, value, expected);
        if (word != value.Text) context.Note(DiagnosticCodes.WordSpelling, value, $"words are spelled in another case than Graph's, here {DiagnosticText.Quote(value.Text)} for '{word}'");
        if (LaunchChecks.All.FirstOrDefault(c => c.ActionSetting == setting.Name) is { } check && !check.Offers(word))
            context.Warn(DiagnosticCodes.AppProtectionActionNotOffered, value, $"{setting.Name} is '{word}', which this check does not offer and which counts as block", "choose an action that the check offers");
        return new TextValue(word);
    }

    private UnreadableValue Unreadable(LaunchSetting setting, JsonNode value, string expected)
    {
        context.Warn(DiagnosticCodes.AppProtectionValueUnreadable, value, $"{setting.Name} is {ReadContext.Describe(value)}, expected {expected}; the check is never passed", "write it as Microsoft Graph does, or null");
        return new UnreadableValue(RawJson.Of(value), "unreadable");
    }
}
