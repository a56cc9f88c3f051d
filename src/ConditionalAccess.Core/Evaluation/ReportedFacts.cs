using System.Collections.Frozen;
using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// The names under which a device can report a fact as unavailable (spec 12.4), each with a number, so that a device's reports are a bitmap.
/// </summary>
internal static class ReportedFacts
{
    public const string DetectedApps = "detectedApps", Partitions = "linux.partitions", Scripts = "customCompliance", ThreatReports = "threatReports",
        ManagementAgent = "managementAgent", ConfigurationManagerVerdict = "configurationManager.verdict", HealthReport = "deviceHealthAttestationState",
        HealthMismatch = "deviceHealthAttestationState.healthStatusMismatchInfo",
        WslInstalled = "wsl.isInstalled", WslPlugin = "wsl.pluginInstalled", WslDistributions = "wsl.distributions";

    /// <summary>What names of facts of a password begin with.</summary>
    public const string DevicePassword = "password.device.", WorkProfilePassword = "password.workProfile.";

    /// <summary>The verdict of the operating system, behind one of the two.</summary>
    public const string Verdict = "osVerdict";

    private static readonly string[] s_lists = 
    [
        DetectedApps, Partitions, Scripts, ThreatReports, ManagementAgent, ConfigurationManagerVerdict, HealthReport, HealthMismatch, WslInstalled, WslPlugin, WslDistributions,
        DevicePassword + Verdict, WorkProfilePassword + Verdict,
    ];

    private static readonly FrozenDictionary<string, int> s_index = Names().Distinct(StringComparer.OrdinalIgnoreCase)
        .Select((name, i) => (name, i)).ToFrozenDictionary(x => x.name, x => x.i, StringComparer.OrdinalIgnoreCase);

    /// <summary>How many names there are; all fit into two words of 64 bits.</summary>
    public static int Count => s_index.Count;

    /// <summary>The number of a name; -1 when no rule reads such a fact.</summary>
    public static int Find(string? name) => name is not null && s_index.TryGetValue(name, out int index) ? index : -1;

    /// <summary>The number of a fact of the device.</summary>
    public static int Of(Fact fact) => Find(fact.Name);

    /// <summary>The number of a fact of a password.</summary>
    public static int OfPassword(Fact fact, bool ofWorkProfile) => Find((ofWorkProfile ? WorkProfilePassword : DevicePassword) + fact.Name);

    private static IEnumerable<string> Names()
    {
        foreach (string list in s_lists) yield return list;
        foreach (Fact fact in ComplianceSettings.All.SelectMany(row => row.Facts))
        {
            if (IsOfPassword(fact))
            {
                yield return DevicePassword + fact.Name;
                yield return WorkProfilePassword + fact.Name;
            }
            else
            {
                yield return fact.Name;
            }
        }

        // Rules of one's own read more facts than the settings do.
        foreach (FactDefinition fact in ManagedDeviceFactTable.All)
        {
            if (fact.ReportedName is { } name) yield return name;
        }
    }

    private static bool IsOfPassword(Fact fact) => fact is Fact<PasswordScopeFacts, bool?> or Fact<PasswordScopeFacts, int?>
        or Fact<PasswordScopeFacts, PasswordQuality> or Fact<PasswordScopeFacts, PasswordComplexity>;
}
