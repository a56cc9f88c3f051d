using System.Text.Json;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Writes app protection policies as Graph JSON; what is read back from it is equal. Same policies, same bytes.</summary>
internal static class AppProtectionWriter
{
    public static string Write(ValueArray<AppProtectionPolicy> policies) => GraphWriter.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteList("value", policies, Write);
        writer.WriteEndObject();
    });

    public static string Write(AppProtectionPolicy policy) => GraphWriter.Write(writer => Write(writer, policy));

    private static void Write(Utf8JsonWriter writer, AppProtectionPolicy policy)
    {
        writer.WriteStartObject();
        if (AppProtectionWords.Types.Find(policy.Type) is { } type) writer.WriteString("@odata.type", ODataType.Prefix + type);
        if (!Has(policy, "id")) writer.WriteId("id", policy.Id);
        if (policy.DisplayName is not null) writer.WriteString("displayName", policy.DisplayName);
        if (policy.Description is not null) writer.WriteString("description", policy.Description);
        if (policy.Version is not null) writer.WriteString("version", policy.Version);
        writer.WriteDate("createdDateTime", policy.CreatedDateTime);
        writer.WriteDate("lastModifiedDateTime", policy.LastModifiedDateTime);
        if (policy.AppGroupType != default && !Has(policy, AppProtectionReader.GroupType)) writer.WriteWord(AppProtectionReader.GroupType, policy.AppGroupType, AppProtectionWords.GroupTypes);
        if (!policy.TargetedAppManagementLevels.IsDefault && !Has(policy, AppProtectionReader.Levels))
            writer.WriteFlags(AppProtectionReader.Levels, policy.TargetedAppManagementLevels, AppProtectionWords.ManagementLevels);
        foreach (ComplianceSetting setting in policy.Settings) WriteSetting(writer, setting);
        if (!policy.Apps.IsDefault) writer.WriteList(AppProtectionReader.Apps, policy.Apps, (w, app) => WriteApp(w, app, policy.Type));
        if (!policy.Assignments.IsDefault) writer.WriteList(AppProtectionReader.Assignments, policy.Assignments, CompliancePolicyWriter.WriteAssignment);
        WriteAll(writer, policy.Extra);
        writer.WriteEndObject();
    }

    /// <summary>What the writer writes for a value, as compact JSON text.</summary>
    public static string ToText(LaunchSetting setting, SettingValue value) => ComplianceValueWriter.ToText(writer => WriteValue(writer, setting, value));

    private static void WriteSetting(Utf8JsonWriter writer, ComplianceSetting setting)
    {
        writer.WritePropertyName(setting.Name);
        if (setting.Json is not null) writer.WriteRawValue(setting.Json, skipInputValidation: true);
        else WriteValue(writer, LaunchSettings.Find(setting.Name), setting.Value);
    }

    private static void WriteValue(Utf8JsonWriter writer, LaunchSetting? setting, SettingValue value)
    {
        if (setting?.Form == LaunchForm.NameList && value is TextValue names) WriteNames(writer, names.Value);
        else ComplianceValueWriter.Write(writer, value);
    }

    private static void WriteNames(Utf8JsonWriter writer, string names)
    {
        writer.WriteStartArray();
        foreach (string name in names.Length == 0 ? [] : names.Split(LaunchSetting.ListSeparator)) writer.WriteStringValue(name);
        writer.WriteEndArray();
    }

    private static void WriteApp(Utf8JsonWriter writer, TargetedApp app, AppProtectionPolicyType type)
    {
        if (app.Extra is [{ Name: ComplianceAssignmentReader.Whole } whole])
        {
            writer.WriteRawValue(whole.Json, skipInputValidation: true);
            return;
        }

        List<ExtraMember> inside = [.. app.Extra.Where(IsInside).Select(m => m with { Name = m.Name[AppProtectionReader.IdentifierPrefix.Length..] })];
        AppIdentifierKind kind = app.Kind == AppIdentifierKind.Unknown ? KindOf(type) : app.Kind;
        writer.WriteStartObject();
        WriteAll(writer, app.Extra.Where(m => !IsInside(m)));
        writer.WriteStartObject(AppProtectionReader.Identifier);
        if (app.Kind == AppIdentifierKind.Unknown) writer.WriteString("@odata.type", ODataType.Prefix + TypeOf(kind));
        writer.WriteString(AppProtectionReader.MemberOf(kind), app.AppId.ToString());
        WriteAll(writer, inside);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static bool IsInside(ExtraMember member) => member.Name.StartsWith(AppProtectionReader.IdentifierPrefix, StringComparison.Ordinal);

    private static AppIdentifierKind KindOf(AppProtectionPolicyType type) => type switch
    {
        AppProtectionPolicyType.IOS => AppIdentifierKind.BundleId,
        AppProtectionPolicyType.Windows => AppIdentifierKind.WindowsAppId,
        _ => AppIdentifierKind.PackageId,
    };

    private static string TypeOf(AppIdentifierKind kind) => kind switch
    {
        AppIdentifierKind.BundleId => "iosMobileAppIdentifier",
        AppIdentifierKind.WindowsAppId => "windowsAppIdentifier",
        _ => "androidMobileAppIdentifier",
    };

    private static bool Has(AppProtectionPolicy policy, string name) => WriterExtensions.Names(policy.Extra, name);

    private static void WriteAll(Utf8JsonWriter writer, IEnumerable<ExtraMember> members)
    {
        foreach (ExtraMember member in members)
        {
            writer.WritePropertyName(member.Name);
            writer.WriteRawValue(member.Json, skipInputValidation: true);
        }
    }
}
