using System.Reflection;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Model;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Properties;

/// <summary>Generators of devices and policies that miss a part of the model, or cannot be repeated, prove nothing.</summary>
public sealed class ComplianceGeneratorTests
{
    // Kept for people, for writing back or for other questions than the compliance of a device.
    private static readonly HashSet<string> s_neverGenerated = new(StringComparer.Ordinal)
    {
        "CompliancePolicy.Description", "CompliancePolicy.CreatedDateTime", "ComplianceSetting.Json", "CustomComplianceValue.RulesContent", "CustomComplianceValue.RunIntervalInMinutes",
        "RestrictedApp.Publisher", "RestrictedApp.AppStoreUrl", "DeviceFacts.Identifiers", "DeviceFacts.ManagedAppRegistrations", "DeviceFacts.Exchange", "DeviceFacts.ComanagementEligibleType",
        "DeviceFacts.EntraDevice",
    };

    private static readonly Type[] s_read =
    [
        typeof(ComplianceConfiguration), typeof(CompliancePolicy), typeof(ComplianceSetting), typeof(ScheduledAction), typeof(ComplianceAssignment), typeof(DeviceManagementSettings),
        typeof(MobileThreatDefenseConnector), typeof(CoManagementSettings), typeof(WorkloadSlider), typeof(ConfigurationManagerRule), typeof(FlagValue), typeof(NumberValue), typeof(TextValue),
        typeof(BuildRangesValue), typeof(OsBuildRange), typeof(RestrictedAppsValue), typeof(RestrictedApp), typeof(WslDistributionsValue), typeof(AllowedDistributionsValue), typeof(AllowedDistribution),
        typeof(CustomComplianceValue), typeof(CustomComplianceRule), typeof(RemediationString), typeof(UnreadableValue), typeof(ComplianceOptions), typeof(DeviceFacts), typeof(DeviceUserFacts),
        typeof(AssignmentFilterMatch), typeof(DeviceContext), typeof(PolicyReport), typeof(ReportedError), typeof(CompliancePartnerFacts), typeof(DetectedApp), typeof(HealthAttestationFacts),
        typeof(DeviceStatusFacts), typeof(WindowsProtectionFacts), typeof(WslFacts), typeof(WslDistribution), typeof(AppleFacts), typeof(MacOSFacts), typeof(AndroidFacts), typeof(LinuxFacts),
        typeof(LinuxPartition), typeof(PasswordFacts), typeof(PasswordScopeFacts), typeof(DiscoveryScriptResult), typeof(ThreatReport), typeof(ConfigurationManagerFacts), typeof(RequiredItem),
        typeof(ConfigurationBaseline), typeof(HealthAttestationParts), typeof(WorkloadFlags), typeof(ComplianceRecord), typeof(ComplianceEpisode), typeof(FiredAction), typeof(HeldError),
    ];

    // Enumerations of results, and of questions other than the compliance of a device.
    private static readonly Type[] s_notDrawn =
    [
        typeof(ComplianceOwner), typeof(ComplianceStatus), typeof(ComplianceSettingKind), typeof(ComplianceCauseKind), typeof(TransitionCause), typeof(ComanagementEligibility),
    ];

    [Fact]
    public void The_same_seed_gives_the_same_case()
    {
        for (ulong seed = 0; seed < 50; seed++) Assert.Equal(ComplianceCase.Create(seed).ToString(), ComplianceCase.Create(seed).ToString());
    }

    [Fact]
    public void Every_row_of_the_table_is_generated_for_every_type_it_is_for()
    {
        var seen = new HashSet<(CompliancePolicyType, string)>();
        for (ulong seed = 0; seed < 4000; seed++)
        {
            foreach (CompliancePolicy policy in RandomComplianceConfiguration.Create(seed).Policies)
            {
                foreach (ComplianceSetting setting in policy.Settings)
                {
                    if (ComplianceSettings.Find(policy.Type, setting.Name)?.IsConfigured(setting.Value) == true) seen.Add((policy.Type, setting.Name));
                }
            }
        }

        IEnumerable<(CompliancePolicyType, string)> rows = Enum.GetValues<CompliancePolicyType>().SelectMany(t => ComplianceSettings.Of(t).Select(row => (t, row.Name)));
        Assert.Equal([], rows.Except(seen));
    }

    [Fact]
    public void Everything_an_evaluation_reads_is_generated_and_left_out()
    {
        GeneratorCoverage seen = Collect(6000);
        string[] members = [.. s_read.SelectMany(Members.Of).Where(p => p.PropertyType != typeof(ValueArray<ExtraMember>)).Select(Name)];
        Assert.Equal([], members.Except(seen.Filled).Except(s_neverGenerated));
        Assert.Equal([], s_read.Where(t => t == typeof(DeviceFacts) || t.Name.EndsWith("Facts", StringComparison.Ordinal)).SelectMany(Members.Of).Select(Name).Except(seen.Absent).Except(["DeviceFacts.Id"]));
    }

    [Fact]
    public void Every_word_of_facts_and_policies_is_generated()
    {
        GeneratorCoverage seen = Collect(6000);
        Type[] enums = [.. typeof(DeviceFacts).Assembly.GetTypes().Where(t => t is { IsEnum: true, IsPublic: true, Namespace: "ConditionalAccess.Compliance" } && !s_notDrawn.Contains(t))];
        object[] words = [.. enums.Where(t => !t.IsDefined(typeof(FlagsAttribute))).SelectMany(t => Enum.GetValues(t).Cast<object>())];
        Assert.Equal([], words.Except(seen.Words));
    }

    [Fact]
    public void A_smaller_case_is_found_for_a_complaint_that_needs_one_setting_and_one_fact()
    {
        static bool Complains(ComplianceCase c) => c.Facts.DeviceStatus.FirewallStatus == 3 && c.Configuration.Policies.Any(p => p.Find("activeFirewallRequired") is FlagValue { Value: true });
        ComplianceCase small = Enumerable.Range(0, 5000).Select(s => ComplianceCase.Create((ulong)s)).First(Complains).Smallest(Complains);
        CompliancePolicy policy = Assert.Single(small.Configuration.Policies);
        Assert.Equal(new CompliancePolicy { Id = policy.Id, Type = policy.Type, Settings = [new ComplianceSetting("activeFirewallRequired", true)] }, policy);
        Assert.Equal(new DeviceFacts { Id = small.Facts.Id, DeviceStatus = new DeviceStatusFacts { FirewallStatus = 3 } }, small.Facts);
        Assert.Null(small.Record);
        Assert.Equal(ComplianceOptions.Default, small.Options);
    }

    private static string Name(PropertyInfo member) => member.DeclaringType!.Name + "." + member.Name;

    private static GeneratorCoverage Collect(int count)
    {
        var seen = new GeneratorCoverage();
        for (int seed = 0; seed < count; seed++)
        {
            ComplianceCase c = ComplianceCase.Create((ulong)seed);
            seen.Add(c.Configuration);
            seen.Add(c.Facts);
            seen.Add(c.Options);
            if (c.Record is not null) seen.Add(c.Record);
        }

        return seen;
    }
}
