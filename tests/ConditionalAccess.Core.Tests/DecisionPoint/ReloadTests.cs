using ConditionalAccess.Diagnostics;
using static ConditionalAccess.Core.Tests.DecisionPoint.PolicyFolder;

namespace ConditionalAccess.Core.Tests.DecisionPoint;

/// <summary>Reloading on demand: what is published, and what keeps the last good engine.</summary>
public sealed class ReloadTests : IDisposable
{
    private const string Gone = "CAP3001 error: there is no policy any more, so everything would be allowed; put the policies back, or publish such an engine with Replace when this is meant";

    private const string Replaced = "where policies were read from there is now something else: a folder instead of a file, a file instead of a folder, or a link to a folder; put back what was there, or delete it to take its policies out of force";

    private readonly PolicyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_changed_file_is_published_and_the_status_says_so()
    {
        using PolicyDecisionPoint point = Watch();
        string first = point.Current.Version;
        Assert.Equal((PolicyReloadResult.Published, first), (point.LastReload!.Result, point.LastReload.Version));
        _folder.Write("a.json", Block);
        PolicyReloadStatus status = point.Reload();
        Assert.Same(status, point.LastReload);
        Assert.Equal((PolicyReloadResult.Published, point.Current.Version, 0), (status.Result, status.Version, status.Failures));
        Assert.NotEqual(first, status.Version);
        Assert.Equal(DecisionOutcome.Blocked, Outcome(point));
    }

    [Fact]
    public void A_change_that_reads_to_the_same_version_publishes_nothing()
    {
        using PolicyDecisionPoint point = Watch();
        PolicyEngine engine = point.Current;
        _folder.Write("a.json", Text(Mfa) + "\n\n");
        Assert.Equal(PolicyReloadResult.Unchanged, point.Reload().Result);
        Assert.Same(engine, point.Current);
    }

    [Fact]
    public void A_file_is_followed_as_well_as_a_folder()
    {
        _folder.Write("a.json", Mfa);
        using PolicyDecisionPoint point = PolicyDecisionPoint.Watch(_folder.In("a.json"), ByHand);
        _folder.Write("a.json", Block).Write("b.json", "{");
        Assert.Equal(PolicyReloadResult.Published, point.Reload().Result);
        Assert.Equal(DecisionOutcome.Blocked, Outcome(point));
    }

    [Fact]
    public void A_new_and_a_deleted_file_are_published_with_the_rest()
    {
        using PolicyDecisionPoint point = Watch();
        _folder.Write("sub/b.json", Block);
        Assert.Equal(PolicyReloadResult.Published, point.Reload().Result);
        Assert.Equal(DecisionOutcome.Blocked, Outcome(point));
        File.Delete(_folder.In("sub/b.json"));
        Assert.Equal(PolicyReloadResult.Published, point.Reload().Result);
        Assert.Equal(DecisionOutcome.ControlsRequired, Outcome(point));
    }

    [Fact]
    public void A_half_written_file_keeps_all_policies_and_the_whole_one_recovers()
    {
        using PolicyDecisionPoint point = Watch();
        string json = Text(Block);
        _folder.Write("b.json", json[..(json.Length / 2)]);
        Keeps(point, failure => Assert.StartsWith("CAP1002 error", failure, StringComparison.Ordinal));
        _folder.Write("b.json", json);
        PolicyReloadStatus status = point.Reload();
        Assert.Equal((PolicyReloadResult.Published, 0, null), (status.Result, status.Failures, status.FailingSince));
        Assert.Equal(DecisionOutcome.Blocked, Outcome(point));
    }

    [Fact]
    public void A_file_that_is_empty_for_a_moment_keeps_all_policies()
    {
        using PolicyDecisionPoint point = Watch();
        _folder.Write("a.json", "");
        Keeps(point, failure => Assert.StartsWith("CAP1001 error", failure, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_renamed_over_the_old_one_is_published()
    {
        using PolicyDecisionPoint point = Watch();
        File.WriteAllText(_folder.At("new"), Text(Block));
        File.Move(_folder.At("new"), _folder.In("a.json"), overwrite: true);
        Assert.Equal(PolicyReloadResult.Published, point.Reload().Result);
        Assert.Equal(DecisionOutcome.Blocked, Outcome(point));
    }

    [Fact]
    public void Deleting_the_last_file_keeps_its_policies()
    {
        using PolicyDecisionPoint point = Watch();
        File.Delete(_folder.In("a.json"));
        Keeps(point, failure => Assert.StartsWith("CAP1018 error", failure, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"value\":[]}")]
    [InlineData("{\"id\":\"1\",\"countriesAndRegions\":[\"SE\"]}")]
    public void A_set_without_policies_is_not_published_even_where_an_empty_one_may_be_loaded(string json)
    {
        using PolicyDecisionPoint point = Watch(ByHand with { Read = new() { AllowEmpty = true } });
        _folder.Write("a.json", json);
        Keeps(point, failure => Assert.Equal(Gone, failure), last: true);
    }

    [Fact]
    public void An_emptied_folder_is_not_published_even_where_an_empty_one_may_be_loaded()
    {
        using PolicyDecisionPoint point = Watch(ByHand with { Read = new() { AllowEmpty = true } });
        File.Delete(_folder.In("a.json"));
        Keeps(point, failure => Assert.Equal(Gone, failure), last: true);
    }

    [Fact]
    public void A_vanished_folder_keeps_its_policies_and_coming_back_recovers()
    {
        using PolicyDecisionPoint point = Watch();
        Directory.Move(_folder.Path, _folder.At("away"));
        Keeps(point, failure => Assert.EndsWith("the file does not exist; check the path", failure, StringComparison.Ordinal));
        Directory.Move(_folder.At("away"), _folder.Path);
        Assert.Equal((PolicyReloadResult.Unchanged, 0), (point.Reload().Result, point.LastReload!.Failures));
    }

    [Fact]
    public void A_file_replaced_by_a_folder_keeps_its_policies()
    {
        _folder.Write("b.json", Block);
        using PolicyDecisionPoint point = Watch();
        File.Delete(_folder.In("b.json"));
        Directory.CreateDirectory(_folder.In("b.json"));
        Keeps(point, failure => Assert.Equal("CAP3003 error in b.json: " + Replaced, failure), DecisionOutcome.Blocked);
        Directory.Delete(_folder.In("b.json"));
        Assert.Equal(PolicyReloadResult.Published, point.Reload().Result);
    }

    [Fact]
    public void A_watched_file_replaced_by_a_folder_of_other_policies_keeps_its_own()
    {
        _folder.Write("a.json", Block);
        using PolicyDecisionPoint point = PolicyDecisionPoint.Watch(_folder.In("a.json"), ByHand);
        File.Delete(_folder.In("a.json"));
        _folder.Write("a.json/b.json", Mfa);
        Keeps(point, failure => Assert.Equal("CAP3003 error in a.json: " + Replaced, failure), DecisionOutcome.Blocked);
    }

    [Fact]
    public void A_watched_folder_replaced_by_a_file_keeps_its_policies()
    {
        using PolicyDecisionPoint point = Watch();
        Directory.Delete(_folder.Path, recursive: true);
        File.WriteAllText(_folder.Path, Text(Block));
        Keeps(point, failure => Assert.Equal("CAP3003 error in export: " + Replaced, failure));
    }

    [Fact]
    public void A_folder_replaced_by_a_link_which_is_not_followed_keeps_its_policies()
    {
        _folder.Write("sub/b.json", Block);
        using PolicyDecisionPoint point = Watch();
        Directory.Move(_folder.In("sub"), _folder.At("elsewhere"));
        Directory.CreateSymbolicLink(_folder.In("sub"), _folder.At("elsewhere"));
        Keeps(point, failure => Assert.Equal("CAP3003 error in sub/b.json: " + Replaced, failure), DecisionOutcome.Blocked);
    }

    [Fact]
    public void A_link_that_leads_to_itself_keeps_all_policies()
    {
        using PolicyDecisionPoint point = Watch();
        File.CreateSymbolicLink(_folder.In("b.json"), _folder.In("b.json"));
        Keeps(point, failure => Assert.StartsWith("CAP1016 error in b.json", failure, StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_that_leads_to_the_folder_itself_does_no_harm()
    {
        using PolicyDecisionPoint point = Watch();
        Directory.CreateSymbolicLink(_folder.In("loop"), _folder.Path);
        _folder.Write("b.json", Block);
        Assert.Equal(PolicyReloadResult.Published, point.Reload().Result);
        Assert.Equal(2, point.Current.Tenant.Policies.Count);
    }

    [Fact]
    public void A_file_without_read_access_keeps_all_policies()
    {
        _folder.Write("b.json", Block);
        using PolicyDecisionPoint point = Watch();
        using IDisposable denied = Denied.To(_folder.In("b.json"));
        // A privileged account reads the file all the same.
        if (Denied.IsReadable(_folder.In("b.json"))) Assert.Equal(PolicyReloadResult.Unchanged, point.Reload().Result);
        else Keeps(point, failure => Assert.StartsWith("CAP1016 error in b.json", failure, StringComparison.Ordinal), DecisionOutcome.Blocked);
        Assert.Equal(2, point.Current.Tenant.Policies.Count);
    }

    [Fact]
    public void Failures_are_counted_until_recovery_and_name_the_version_that_was_kept()
    {
        using PolicyDecisionPoint point = Watch();
        string kept = point.Current.Version;
        _folder.Write("a.json", "{");
        PolicyReloadStatus first = point.Reload();
        PolicyReloadStatus second = point.Reload();
        Assert.Equal((1, 2), (first.Failures, second.Failures));
        Assert.Equal((first.At, first.At), (first.FailingSince, second.FailingSince));
        Assert.Equal((kept, kept), (first.Version, second.Version));
        _folder.Write("a.json", Mfa);
        Assert.Equal((false, 0), (point.Reload().IsFailed, point.LastReload!.Failures));
        Assert.DoesNotContain(point.LastReload.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void The_listener_hears_of_news_only_and_may_throw()
    {
        var heard = new List<PolicyReloadResult>();
        using PolicyDecisionPoint point = Watch(ByHand with { OnReload = status => { heard.Add(status.Result); throw new InvalidOperationException(); } });
        _folder.Write("a.json", "{");
        point.Reload();
        point.Reload();
        _folder.Write("a.json", "");
        point.Reload();
        _folder.Write("a.json", Mfa);
        point.Reload();
        point.Reload();
        _folder.Write("a.json", Block);
        point.Reload();
        Assert.Equal([PolicyReloadResult.Failed, PolicyReloadResult.Failed, PolicyReloadResult.Unchanged, PolicyReloadResult.Published], heard);
    }

    [Fact]
    public void An_engine_published_by_hand_gives_way_to_a_reload_on_demand()
    {
        using PolicyDecisionPoint point = Watch();
        point.Replace(Engine(Block));
        Assert.Equal(PolicyReloadResult.Published, point.Reload().Result);
        Assert.Equal(DecisionOutcome.ControlsRequired, Outcome(point));
    }

    [Fact]
    public void Without_a_first_good_load_there_is_no_decision_point()
    {
        Assert.StartsWith("CAP1018 error", Refusal(ByHand), StringComparison.Ordinal);
        _folder.Write("l.json", "{\"id\":\"1\",\"countriesAndRegions\":[\"SE\"]}");
        Assert.Equal(Gone, Assert.Throws<PolicyFormatException>(() => Watch(ByHand, write: false)).Diagnostics[^1].ToString());
        _folder.Write("a.json", "{");
        Assert.StartsWith("CAP1002 error", Refusal(ByHand), StringComparison.Ordinal);
        Directory.Delete(_folder.Path, recursive: true);
        Assert.StartsWith("CAP1016 error", Refusal(ByHand), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_set_is_loaded_first_where_that_is_allowed_and_policies_replace_it()
    {
        using PolicyDecisionPoint point = Watch(ByHand with { Read = new() { AllowEmpty = true } }, write: false);
        Assert.Equal(DecisionOutcome.Granted, Outcome(point));
        _folder.Write("a.json", Block);
        Assert.Equal(PolicyReloadResult.Published, point.Reload().Result);
        Assert.Equal(DecisionOutcome.Blocked, Outcome(point));
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PolicyDecisionPoint.Watch(""));
        Assert.Throws<ArgumentNullException>(() => PolicyDecisionPoint.Watch(null!));
        Assert.Equal("AcceptPartial cannot be used with files that change: a half-written file would take its policies out of force",
            Assert.Throws<ArgumentException>(() => Watch(ByHand with { Read = new() { AcceptPartial = true } })).Message);
        Assert.Equal("QuietPeriod must be more than zero and at most a day", Assert.Throws<ArgumentException>(() => Watch(ByHand with { QuietPeriod = TimeSpan.Zero })).Message);
        Assert.Equal("PollInterval must be more than zero and at most a day", Assert.Throws<ArgumentException>(() => Watch(ByHand with { PollInterval = TimeSpan.MaxValue })).Message);
    }

    [Fact]
    public void After_disposal_the_engine_goes_on_deciding_and_nothing_is_reloaded()
    {
        PolicyDecisionPoint point = Watch();
        point.Dispose();
        point.Dispose();
        _folder.Write("a.json", Block);
        Assert.Throws<ObjectDisposedException>(() => point.Reload());
        Assert.Equal(DecisionOutcome.ControlsRequired, Outcome(point));
    }

    [Fact]
    public void An_unexpected_fault_is_a_failed_load()
    {
        var load = PolicyDecisionPointLoad.Guard(() => throw new InsufficientMemoryException());
        Assert.Null(load.Engine);
        Assert.Equal("CAP3004 error: loading ended with an unexpected fault; make sure that there is enough memory; if it lasts, report it with the files", Assert.Single(load.Diagnostics).ToString());
    }

    private static void Keeps(PolicyDecisionPoint point, Action<string> check, DecisionOutcome outcome = DecisionOutcome.ControlsRequired, bool last = false)
    {
        PolicyEngine before = point.Current;
        PolicyReloadStatus status = point.Reload();
        Assert.Equal((PolicyReloadResult.Failed, 1, before.Version), (status.Result, status.Failures, status.Version));
        check(status.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ElementAt(last ? ^1 : 0));
        Assert.Same(before, point.Current);
        Assert.Equal(outcome, Outcome(point));
    }

    private PolicyDecisionPoint Watch(PolicyDecisionPointOptions? options = null, bool write = true)
    {
        if (write) _folder.Write("a.json", Mfa);
        return PolicyDecisionPoint.Watch(_folder.Path, options ?? ByHand);
    }

    private string Refusal(PolicyDecisionPointOptions options) => Assert.Throws<PolicyFormatException>(() => Watch(options, write: false)).Message;
}
