using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Properties;

/// <summary>Every row of the table of settings is decided every way it can be: a rule that generated devices never reach proves nothing.</summary>
public sealed class ComplianceCoverageTests
{
    private const int MostSets = 3000;
    private const int DevicesPerSet = 20;

    public static TheoryData<int> Types => [.. Enum.GetValues<CompliancePolicyType>().Where(t => ComplianceSettings.Of(t).Any()).Select(t => (int)t)];

    [Theory, MemberData(nameof(Types))]
    public void Every_row_is_seen_compliant_noncompliant_in_error_and_not_applicable_where_it_can_be(int typeNumber)
    {
        var type = (CompliancePolicyType)typeNumber;
        HashSet<(string, ComplianceStatus)> missing = [.. ComplianceSettings.Of(type).SelectMany(row => Possible(type, row).Select(state => (row.Name, state)))];
        for (ulong seed = 1; seed <= MostSets && missing.Count > 0; seed++) Decide(type, seed, missing);
        Assert.Equal([], missing);
    }

    private static IEnumerable<ComplianceStatus> Possible(CompliancePolicyType type, SettingDefinition row)
    {
        if (row.Rule == SettingRule.PartOfAnother) yield break;
        yield return ComplianceStatus.Error;
        if (row.Rule is not (SettingRule.AlwaysFails or SettingRule.Unverifiable)) yield return ComplianceStatus.Compliant;
        if (row.Rule is not (SettingRule.AlwaysPasses or SettingRule.Unverifiable)) yield return ComplianceStatus.NonCompliant;
        // Character counts that do not count are not configured; Windows 10 alone has editions.
        bool hasGate = row.Gate is not (SettingGate.None or SettingGate.DeviceOwnerCharacters);
        if (hasGate || (type == CompliancePolicyType.Windows10 && row.Name != "storageRequireEncryption")) yield return ComplianceStatus.NotApplicable;
    }

    private static void Decide(CompliancePolicyType type, ulong seed, HashSet<(string, ComplianceStatus)> missing)
    {
        ComplianceConfiguration configuration = RandomComplianceConfiguration.Create(seed, type);
        HashSet<GraphId> policies = [.. configuration.Policies.Where(p => p.Type == type).Select(p => p.Id)];
        var devices = new RandomDeviceFacts(configuration, ComplianceOptions.Default);
        SplitMix64 rng = SplitMix64.ForPart(seed, 0);
        for (int i = 0; i < DevicesPerSet; i++)
        {
            DeviceFacts device = devices.Create(ref rng, ComplianceTimes.Base);
            foreach (PolicyCompliance policy in ComplianceReference.Evaluate(configuration, ComplianceOptions.Default, device, null, ComplianceTimes.Base).Policies)
            {
                if (!policies.Contains(policy.PolicyId)) continue;
                foreach (SettingCompliance setting in policy.Settings) missing.Remove((Row(type, setting.Setting), setting.State));
            }
        }
    }

    // The rows of custom rules count for the setting that holds them.
    private static string Row(CompliancePolicyType type, string setting)
        => !setting.StartsWith("custom:", StringComparison.Ordinal) ? setting : type == CompliancePolicyType.SettingsCatalog ? "linux_customcompliance_required" : "deviceCompliancePolicyScript";
}
