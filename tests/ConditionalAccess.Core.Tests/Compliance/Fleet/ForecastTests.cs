using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Fleet;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Core.Tests.Compliance.Fleet;

/// <summary>Compliance spec 10.3 and 10.4: forecast and comparison.</summary>
public class ForecastTests
{
    private static ComplianceEngine Engine(params CompliancePolicy[] policies) => CompliancePolicySet.From(Tenant(policies)).Compile();

    private static DeviceInventory Inventory(params DeviceFacts[] devices) => new(ValueArray.From(devices.Select(d => new DeviceInventoryEntry(d, DefaultRecord))));

    [Fact]
    public void Steps_are_named_by_their_cause_and_list_the_actions_met_on_the_way()
    {
        CompliancePolicy policy = Windows("secureBootEnabled").Grace(72).Action(ComplianceActionType.Notification, 24);
        DeviceForecast forecast = Engine(policy).Forecast(WindowsPc.SecureBoot(false), DefaultRecord, T0, TimeSpan.FromDays(5));
        Assert.Equal([(T0, TransitionCause.None), (T0.AddHours(24), TransitionCause.ActionDue), (T0.AddHours(72), TransitionCause.GraceExpires)], forecast.Steps.Select(s => (s.At, s.Cause)));
        Assert.Equal([ComplianceActionType.Notification], forecast.Steps[1].Actions.Select(a => a.ActionType));
        Assert.Equal((T0.AddHours(72), TransitionCause.GraceExpires, true), (forecast.AccessLostAt, forecast.LostBecause, forecast.IsComplete));
    }

    [Fact]
    public void The_horizon_includes_its_last_instant_and_nothing_after_it()
    {
        ComplianceEngine engine = Engine(Windows("secureBootEnabled").Grace(72));
        DeviceFacts failing = WindowsPc.SecureBoot(false);
        Assert.Equal(T0.AddHours(72), engine.Forecast(failing, DefaultRecord, T0, TimeSpan.FromHours(72)).AccessLostAt);
        Assert.Null(engine.Forecast(failing, DefaultRecord, T0, TimeSpan.FromHours(72) - TimeSpan.FromTicks(1)).AccessLostAt);
        Assert.Single(engine.Forecast(failing, DefaultRecord, T0, TimeSpan.FromDays(-1)).Steps);
    }

    [Fact]
    public void Contact_that_goes_on_never_ends_and_silence_does()
    {
        ComplianceEngine engine = Engine(Windows("tpmRequired"));
        Assert.Null(engine.Forecast(WindowsPc.Tpm(true), DefaultRecord, T0, TimeSpan.FromDays(365)).AccessLostAt);
        DeviceForecast silent = engine.Forecast(WindowsPc.Tpm(true), DefaultRecord, T0, TimeSpan.FromDays(365), ForecastAssumption.Silent);
        Assert.Equal((T0.AddDays(30), TransitionCause.ContactExpires), (silent.AccessLostAt, silent.LostBecause));
    }

    [Fact]
    public void A_device_that_is_blocked_already_loses_nothing()
    {
        FleetForecast forecast = Engine(Windows("tpmRequired")).Forecast(Inventory(WindowsPc.Tpm(false)), T0, TimeSpan.FromDays(14));
        Assert.Equal((1, 0), (forecast.BlockedNow, forecast.Days.Count));
        Assert.Null(Assert.Single(forecast.Devices).AccessLostAt);
    }

    [Fact]
    public void A_forecast_says_what_evaluating_at_each_instant_says()
    {
        ComplianceEngine engine = Engine(Windows("secureBootEnabled").Grace(48), Windows("activeFirewallRequired").As(P2));
        DeviceFacts facts = WindowsPc.SecureBoot(false).Firewall(3);
        ComplianceRecord record = DefaultRecord;
        foreach (ForecastStep step in engine.Forecast(facts, DefaultRecord, T0, TimeSpan.FromDays(40), ForecastAssumption.Silent).Steps)
        {
            DeviceCompliance there = engine.Explain(facts, record, step.At);
            Assert.Equal((there.ReportedState, there.AccessCompliant), (step.ReportedState, step.AccessCompliant));
            record = there.Record;
        }
    }

    [Fact]
    public void A_comparison_counts_who_loses_and_gains_access()
    {
        GraphId keep = "1d000000-0000-4000-8000-00000000000a", lose = "1d000000-0000-4000-8000-00000000000b", gain = "1d000000-0000-4000-8000-00000000000c";
        DeviceInventory inventory = Inventory(WindowsPc.Tpm(true).SecureBoot(true) with { Id = keep }, WindowsPc.Tpm(true).SecureBoot(false) with { Id = lose },
            WindowsPc.Tpm(false).SecureBoot(true) with { Id = gain }, WindowsPc.Tpm(false).SecureBoot(false));
        ComplianceComparison comparison = Engine(Windows("tpmRequired")).Compare(Engine(Windows("secureBootEnabled")), inventory, T0);
        Assert.Equal((1, 1, 1, 1), (comparison.KeepAccess, comparison.LoseAccess, comparison.GainAccess, comparison.StayWithout));
        Assert.Equal([(lose, true), (gain, false)], comparison.Changed.Select(c => (c.DeviceId, c.LosesAccess)));
    }
}
