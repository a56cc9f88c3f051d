using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Fleet;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Compliance spec 14.10, C134 to C136: fleet, forecast and the four questions.</summary>
public class ComplianceCasesFleet
{
    private static CompliancePolicy Graced => Windows("secureBootEnabled").Grace(72);

    private static GraphId Id(int number) => $"1d000000-0000-4000-8000-00000000010{number}";

    private static FleetDevice Evaluated(ComplianceConfiguration tenant, DeviceFacts facts, ComplianceRecord? record)
        => new(facts, ComplianceReference.Evaluate(tenant, ComplianceOptions.Default, facts, record, T0));

    // Every policy for a group of its own, so that each device of the fleet meets exactly one.
    private static CompliancePolicy For(CompliancePolicy policy, int number) => policy.As(Id(number)).For(new ComplianceAssignment(AssignmentTargetKind.Group, Id(number)));

    private static DeviceFacts Member(DeviceFacts facts, int number) => facts with { Id = Id(number), GroupIds = [Id(number)], User = facts.User with { GroupIds = [] } };

    [Fact]
    public void Case_C134_a_fleet_of_six_is_counted_once_each()
    {
        CompliancePolicy bios = Windows().Rule("BiosVersion", CustomRuleOperator.GreaterEquals, CustomRuleDataType.Version, "2.3");
        ComplianceConfiguration tenant = Tenant(For(Windows("tpmRequired"), 1), For(Graced, 2), For(Windows("tpmRequired"), 3), For(bios, 4), For(Windows("activeFirewallRequired"), 5));
        FleetDevice[] fleet =
        [
            Evaluated(tenant, Member(WindowsPc.Tpm(true), 1), DefaultRecord),
            Evaluated(tenant, Member(WindowsPc.SecureBoot(false), 2), DefaultRecord),
            Evaluated(tenant, Member(WindowsPc.Tpm(false), 3), DefaultRecord),
            Evaluated(tenant, Member(WindowsPc.Printing(new string('x', 2100)), 4), null),
            Evaluated(tenant, Member(WindowsPc.Firewall(3), 5), DefaultRecord),
            Evaluated(tenant, Member(CoManagedPc with { ConfigurationManager = CoManagedPc.ConfigurationManager with { RelayedIsCompliant = true } }, 6), DefaultRecord),
        ];
        StateCounts counts = FleetView.Of(tenant, fleet, T0).States;
        Assert.Equal(new StateCounts { Compliant = 1, InGracePeriod = 1, Noncompliant = 1, Unknown = 1, Error = 1, ConfigManager = 1, Conflict = 0, AccessCompliant = 4 }, counts);
        Assert.Equal(6, counts.Devices);
    }

    [Fact]
    public void Case_C135_a_forecast_names_the_day_on_which_access_is_lost()
    {
        DeviceForecast d1 = Forecast(Graced, WindowsPc.SecureBoot(false), 14, ForecastAssumption.ContactContinues);
        DeviceForecast d2 = Forecast(Windows("activeFirewallRequired"), WindowsPc.Firewall(3), 14, ForecastAssumption.ContactContinues);
        DeviceForecast d3 = Forecast(Windows("bitLockerEnabled"), WindowsPc.BitLocker(true), 14, ForecastAssumption.ContactContinues);
        Assert.Equal([T0.AddHours(72), T0.AddDays(7), null], [d1.AccessLostAt, d2.AccessLostAt, d3.AccessLostAt]);
        Assert.Equal([TransitionCause.GraceExpires, TransitionCause.ErrorHoldEnds], [d1.LostBecause, d2.LostBecause]);

        FleetForecast fleet = FleetForecast.Of([d1, d2, d3]);
        Assert.Equal([new ForecastDay(new DateOnly(2026, 6, 18), 1, 1), new ForecastDay(new DateOnly(2026, 6, 22), 1, 2)], fleet.Days);
        Assert.Equal(0, fleet.BlockedNow);

        Assert.Equal(T0.AddDays(30), Forecast(Windows("bitLockerEnabled"), WindowsPc.BitLocker(true), 31, ForecastAssumption.Silent).AccessLostAt);
    }

    [Fact]
    public void Case_C136_the_four_questions_are_answered_from_facts()
    {
        DeviceFacts facts = WindowsPc.BitLocker(false) with
        {
            DeviceStatus = new() { EncryptionCompliance = 1 }, WindowsActiveMalwareCount = 0, WindowsProtectionState = new() { MalwareProtectionEnabled = true },
        };
        FourFactors factors = FleetView.FactorsOf(Tenant(), Evaluated(Tenant(), facts, DefaultRecord));
        Assert.Equal([FactorAnswer.True, FactorAnswer.False, FactorAnswer.Unknown, FactorAnswer.NotApplicable],
            [factors.Encrypted.Answer, factors.MalwareFound.Answer, factors.SettingsUpdated.Answer, factors.JailbrokenOrRooted.Answer]);
    }

    private static DeviceForecast Forecast(CompliancePolicy policy, DeviceFacts facts, int days, ForecastAssumption assumption)
        => ForecastSemantics.Follow(Tenant(policy), ComplianceOptions.Default, facts, DefaultRecord, T0, TimeSpan.FromDays(days), assumption);
}
