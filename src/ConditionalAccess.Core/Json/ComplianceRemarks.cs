using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>What the settings of one policy say about each other: ranges that nothing can lie in, and settings without effect (spec 1.9 to 1.14, 17).</summary>
internal sealed class ComplianceRemarks(ReadContext context, JsonNode node, CompliancePolicy policy)
{
    private const uint MaxBuildPart = 65535;

    private static readonly (string Low, string High)[] Versions =
        [("osMinimumVersion", "osMaximumVersion"), ("mobileOsMinimumVersion", "mobileOsMaximumVersion"), ("osMinimumBuildVersion", "osMaximumBuildVersion")];

    private static readonly string[] AlphabeticTypes = ["alphabetic", "alphanumeric", "alphanumericWithSymbols"];

    public static void Report(ReadContext context, JsonNode node, CompliancePolicy policy)
    {
        var remarks = new ComplianceRemarks(context, node, policy);
        foreach ((string low, string high) in Versions) remarks.CheckBounds(low, high);
        foreach (ComplianceSetting setting in policy.Settings) remarks.CheckRanges(setting);
        remarks.CheckIntegrity();
        if (policy.Type == CompliancePolicyType.AndroidDeviceOwner) remarks.CheckCharacters();
        if (policy.Type == CompliancePolicyType.AospDeviceOwner) remarks.CheckAosp();
    }

    private string? Text(string name) => policy.Find(name) is TextValue { Value.Length: > 0 } text ? text.Value : null;

    private DottedVersion System(DottedVersion version)
        => policy.Type is CompliancePolicyType.Windows10 or CompliancePolicyType.Windows81 or CompliancePolicyType.WindowsPhone81 or CompliancePolicyType.Windows10Mobile ? version.AsWindows() : version;

    private JsonNode At(string name) => node.Member(name) is { IsNull: false } member ? member : node;

    private void CheckBounds(string low, string high)
    {
        if (Text(low) is not { } from || Text(high) is not { } to) return;
        bool isEmpty = low.Contains("Build", StringComparison.Ordinal)
            ? new AppleBuild(from) is { IsReadable: true } first && new AppleBuild(to) is { IsReadable: true } last && first.Key > last.Key
            : IsAbove(from, to);
        if (isEmpty) Empty(At(high), $"{low} {DiagnosticText.Quote(from)} is above {high} {DiagnosticText.Quote(to)}, so no device can meet both");
    }

    private bool IsAbove(DottedVersion low, DottedVersion high) => System(low) is { IsReadable: true } from && System(high) is { IsReadable: true } to && from.Key > to.Key;

    private void CheckRanges(ComplianceSetting setting)
    {
        if (setting.Value is not (BuildRangesValue or WslDistributionsValue or AllowedDistributionsValue)) return;
        JsonNode at = At(setting.Name);
        if (setting.Value is BuildRangesValue builds)
        {
            foreach (OsBuildRange range in builds.Ranges) CheckBuilds(range, at);
        }

        ValueArray<AllowedDistribution> allowed = setting.Value is WslDistributionsValue wsl ? wsl.Distributions : setting.Value is AllowedDistributionsValue linux ? linux.Distributions : default;
        foreach (AllowedDistribution entry in allowed)
        {
            if (entry.MinimumVersion.IsReadable && entry.MaximumVersion.IsReadable && entry.MinimumVersion.Key > entry.MaximumVersion.Key)
                Empty(at, $"the lowest version {DiagnosticText.Quote(entry.MinimumVersion.Text)} of {DiagnosticText.Quote(entry.Name)} is above the highest {DiagnosticText.Quote(entry.MaximumVersion.Text)}, so the entry never matches");
        }
    }

    private void CheckBuilds(OsBuildRange range, JsonNode at)
    {
        if (IsAbove(range.LowestVersion, range.HighestVersion))
            Empty(at, $"the build range from {DiagnosticText.Quote(range.LowestVersion.Text)} to {DiagnosticText.Quote(range.HighestVersion.Text)} is reversed, so it never matches");
        else if (IsTooHigh(range.LowestVersion) || IsTooHigh(range.HighestVersion))
            Empty(at, $"the build range from {DiagnosticText.Quote(range.LowestVersion.Text)} to {DiagnosticText.Quote(range.HighestVersion.Text)} has a part above 65535, so it never matches");
        foreach (DottedVersion version in new[] { range.LowestVersion, range.HighestVersion })
        {
            if (version.IsShortWindowsForm)
                context.Warn(DiagnosticCodes.ComplianceShortVersion, at, $"a build range has {DiagnosticText.Quote(version.Text)}, a Windows version in its short form, and it is read as 10.0. and that", "write all four parts");
        }
    }

    private static bool IsTooHigh(DottedVersion version)
    {
        for (int i = 0; i < DottedVersion.MaxComponents; i++)
        {
            if (version.Component(i) > MaxBuildPart) return true;
        }

        return false;
    }

    private void CheckIntegrity()
    {
        if (Text("securityRequiredAndroidSafetyNetEvaluationType") != "hardwareBacked") return;
        bool isAsked = policy.Find("securityRequireSafetyNetAttestationBasicIntegrity") is not (null or NullValue or FlagValue { Value: false })
            || policy.Find("securityRequireSafetyNetAttestationCertifiedDevice") is not (null or NullValue or FlagValue { Value: false });
        if (!isAsked) WithoutEffect("securityRequiredAndroidSafetyNetEvaluationType", "hardwareBacked has no effect without one of the two integrity settings");
    }

    private void CheckCharacters()
    {
        if (policy.Find("passwordRequiredType") is UnreadableValue || Text("passwordRequiredType") is "alphanumericWithSymbols" or "customPassword") return;
        foreach (ComplianceSetting setting in policy.Settings)
        {
            if (ComplianceSettings.Find(policy.Type, setting.Name) is { Gate: SettingGate.DeviceOwnerCharacters } row && row.IsConfigured(setting.Value))
                WithoutEffect(setting.Name, $"{setting.Name} has no effect unless passwordRequiredType is alphanumericWithSymbols or customPassword");
        }
    }

    private void CheckAosp()
    {
        string? type = Text("passwordRequiredType");
        if (AlphabeticTypes.Contains(type)) WithoutEffect("passwordRequiredType", $"Android without Google services does not support the password type {type}, so it applies to no device");
        else if (type == "required") WithoutEffect("passwordRequiredType", "the password type required has a defect on Android without Google services; it is met by any password");
    }

    private void WithoutEffect(string name, string problem) => context.Warn(DiagnosticCodes.ComplianceSettingWithoutEffect, At(name), problem, "check what is meant");

    private void Empty(JsonNode at, string problem) => context.Warn(DiagnosticCodes.ComplianceEmptyRange, at, problem, "correct the bounds");
}
