using System.Globalization;
using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.DecisionPoint.PolicyFolder;

namespace ConditionalAccess.Core.Tests.DecisionPoint;

/// <summary>Following files by itself: when it looks, and that it gets over everything that happens to files.</summary>
public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(1), s_poll = TimeSpan.FromSeconds(10);

    private readonly PolicyFolder _folder = new PolicyFolder().Write("a.json", Mfa);
    private readonly ManualTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_change_is_published_after_it_has_stayed_the_same_for_the_quiet_period()
    {
        using PolicyDecisionPoint point = Watch();
        Assert.Equal(s_poll, _time.Due);
        Assert.Equal(s_poll, _time.GoOff());
        _folder.Write("a.json", Block);
        Assert.Equal(s_quiet, _time.GoOff());
        Assert.Equal(DecisionOutcome.ControlsRequired, Outcome(point));
        Assert.Equal(s_poll, _time.GoOff());
        Assert.Equal(DecisionOutcome.Blocked, Outcome(point));
        Assert.Equal(_time.GetUtcNow(), point.LastReload!.At);
    }

    [Fact]
    public void A_set_that_is_being_copied_is_published_when_it_is_whole()
    {
        var versions = new List<string>();
        using PolicyDecisionPoint point = Watch(status => versions.Add(status.Version));
        File.Delete(_folder.In("a.json"));
        _time.GoOff();
        _folder.Write("b.json", Block);
        _time.GoOff();
        _folder.Write("a.json", Mfa);
        _time.GoOff();
        Assert.Empty(versions);
        _time.GoOff();
        Assert.Equal([point.Current.Version], versions);
        Assert.Equal(2, point.Current.Tenant.Policies.Count);
    }

    [Fact]
    public void A_change_that_keeps_size_and_date_is_seen()
    {
        using PolicyDecisionPoint point = Watch();
        string path = _folder.In("a.json"), json = File.ReadAllText(path);
        DateTime date = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, json.Replace("\"mfa\"", "\"MFA\"", StringComparison.Ordinal).Replace("\"enabled\"", "\"ENABLED\"", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(path, date);
        Assert.Equal(s_quiet, _time.GoOff());
    }

    [Fact]
    public void Retries_come_at_growing_intervals_up_to_the_poll_interval_until_recovery()
    {
        using PolicyDecisionPoint point = Watch();
        _folder.Write("a.json", "{");
        _time.GoOff();
        Assert.Equal([1, 2, 4, 8, 10, 10], Enumerable.Range(0, 6).Select(_ => _time.GoOff()!.Value.TotalSeconds));
        Assert.Equal(6, point.LastReload!.Failures);
        _folder.Write("a.json", Mfa);
        Assert.Equal(s_quiet, _time.GoOff());
        Assert.Equal(s_poll, _time.GoOff());
        Assert.Equal((PolicyReloadResult.Unchanged, 0), (point.LastReload.Result, point.LastReload.Failures));
    }

    [Fact]
    public void Files_that_never_come_to_rest_are_a_failure_and_rest_recovers()
    {
        using PolicyDecisionPoint point = Watch();
        for (int i = 0; i < 21; i++)
        {
            Assert.False(point.LastReload!.IsFailed);
            _folder.Write("b.json", Text(Block with { DisplayName = i.ToString(CultureInfo.InvariantCulture) }));
            _time.GoOff();
        }

        Assert.Equal("CAP3002 error: the files changed while they were read; nothing to do when it happens once, they are read again; otherwise write them less often, or in another place and move them",
            Assert.Single(point.LastReload!.Diagnostics).ToString());
        Assert.Equal(DecisionOutcome.ControlsRequired, Outcome(point));
        _time.GoOff();
        Assert.Equal(PolicyReloadResult.Published, point.LastReload.Result);
        Assert.Equal(DecisionOutcome.Blocked, Outcome(point));
    }

    [Fact]
    public void An_engine_published_by_hand_stays_in_force_until_the_files_hold_something_else()
    {
        using PolicyDecisionPoint point = Watch();
        PolicyEngine byHand = Engine(Block);
        point.Replace(byHand);
        _folder.Write("a.json", "{");
        GoOffTwice();
        _folder.Write("a.json", Text(Mfa) + " ");
        GoOffTwice();
        Assert.Equal(PolicyReloadResult.Unchanged, point.LastReload!.Result);
        Assert.Same(byHand, point.Current);
        _folder.Write("a.json", Mfa with { DisplayName = "Other" });
        GoOffTwice();
        Assert.Equal(DecisionOutcome.ControlsRequired, Outcome(point));
    }

    [Fact]
    public void A_listener_that_throws_does_not_stop_following()
    {
        using PolicyDecisionPoint point = Watch(_ => throw new InvalidOperationException());
        _folder.Write("a.json", Block);
        GoOffTwice();
        Assert.Equal((DecisionOutcome.Blocked, s_poll), (Outcome(point), _time.Due));
    }

    [Fact]
    public void A_listener_may_dispose_the_decision_point()
    {
        PolicyDecisionPoint? point = null;
        point = Watch(_ => point!.Dispose());
        _folder.Write("a.json", Block);
        GoOffTwice();
        Assert.Null(_time.Due);
        Assert.Equal(DecisionOutcome.Blocked, Outcome(point));
    }

    [Fact]
    public void A_timer_that_goes_off_after_disposal_does_nothing()
    {
        PolicyDecisionPoint point = Watch();
        _folder.Write("a.json", Block);
        _time.GoOff();
        point.Dispose();
        Assert.Null(_time.GoOff());
        Assert.Equal(DecisionOutcome.ControlsRequired, Outcome(point));
    }

    [Fact]
    public void Polling_alone_gets_over_everything_that_happens_to_files()
    {
        using PolicyDecisionPoint point = PolicyDecisionPoint.Watch(_folder.Path, Polling);
        _folder.Write("a.json", Block);
        Eventually(() => Outcome(point) == DecisionOutcome.Blocked);
        _folder.Write("a.json", "{\"displayName\":");
        Eventually(() => point.LastReload!.IsFailed);
        File.Delete(_folder.In("a.json"));
        Eventually(() => point.LastReload!.Diagnostics.Any(d => d.Code == "CAP1018"));
        Directory.Delete(_folder.Path);
        Eventually(() => point.LastReload!.Diagnostics.Any(d => d.Code == "CAP1016"));
        Assert.Equal(DecisionOutcome.Blocked, Outcome(point));
        _folder.Write("a.json", Mfa);
        Eventually(() => Outcome(point) == DecisionOutcome.ControlsRequired);
        Eventually(() => !point.LastReload!.IsFailed);
    }

    [Fact]
    public void A_notification_makes_the_look_come_sooner_also_after_the_folder_was_exchanged()
    {
        using PolicyDecisionPoint point = PolicyDecisionPoint.Watch(_folder.Path, new() { QuietPeriod = TimeSpan.FromMilliseconds(20), PollInterval = TimeSpan.FromSeconds(2) });
        _folder.Write("a.json", Block);
        Eventually(() => Outcome(point) == DecisionOutcome.Blocked);
        Directory.Move(_folder.Path, _folder.At("away"));
        Eventually(() => point.LastReload!.IsFailed);
        _folder.Write("a.json", Mfa);
        Eventually(() => Outcome(point) == DecisionOutcome.ControlsRequired);
        _folder.Write("a.json", Block);
        Eventually(() => Outcome(point) == DecisionOutcome.Blocked);
    }

    [Fact]
    public void A_notification_needs_no_poll()
    {
        using PolicyDecisionPoint point = PolicyDecisionPoint.Watch(_folder.In("a.json"), new() { QuietPeriod = TimeSpan.FromMilliseconds(20), PollInterval = TimeSpan.FromDays(1) });
        _folder.Write("a.json", Block);
        Eventually(() => Outcome(point) == DecisionOutcome.Blocked);
    }

    [Fact]
    public void A_storm_of_changes_ends_with_the_last_one_in_force()
    {
        using PolicyDecisionPoint point = PolicyDecisionPoint.Watch(_folder.Path, Polling with { UseNotifications = true });
        for (int i = 0; i < 500; i++) _folder.Write("b" + (i % 50).ToString(CultureInfo.InvariantCulture) + ".tmp", "{").Write("a.json", i % 2 == 0 ? Block : Mfa);
        _folder.Write("a.json", Block with { DisplayName = "The last" });
        Eventually(() => point.Current.Tenant.Policies[0].DisplayName == "The last");
    }

    [Fact]
    public async Task Reloading_and_disposing_under_load_never_disturb_a_decision()
    {
        _folder.Write("b.json", Block);
        PolicyDecisionPoint point = PolicyDecisionPoint.Watch(_folder.Path, Polling);
        string both = point.Current.Version, mfa = Engine(Mfa).Version;
        using var stop = new CancellationTokenSource();
        Task<int>[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(CountWrong, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        for (int i = 0; i < 10; i++)
        {
            if (i % 2 == 0) File.Delete(_folder.In("b.json"));
            else _folder.Write("b.json", Block);
            point.Reload();
        }

        point.Dispose();
        await stop.CancelAsync();
        int[] wrong = await Task.WhenAll(readers);
        Assert.Equal(0, wrong.Sum());

        int CountWrong()
        {
            SignIn signIn = SpecWorld.S0;
            int count = 0;
            while (!stop.IsCancellationRequested)
            {
                Decision decision = point.Evaluate(in signIn);
                string expected = decision.Outcome == DecisionOutcome.Blocked ? both : mfa;
                if (decision.EngineVersion != expected) count++;
            }

            return count;
        }
    }

    private void GoOffTwice()
    {
        _time.GoOff();
        _time.GoOff();
    }

    private PolicyDecisionPoint Watch(Action<PolicyReloadStatus>? onReload = null) => PolicyDecisionPoint.Watch(_folder.Path, new()
    {
        QuietPeriod = s_quiet, PollInterval = s_poll, UseNotifications = false, TimeProvider = _time, OnReload = onReload,
    });
}
