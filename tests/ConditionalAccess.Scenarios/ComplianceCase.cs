using ConditionalAccess.Compliance;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>
/// A worked case of compliance: evaluated by every decider, one or several times, each evaluation with the record of the one before (compliance spec 14.0).
/// Immutable, so that a case can branch.
/// </summary>
internal sealed class ComplianceCase
{
    private readonly ComplianceConfiguration _configuration;
    private readonly ComplianceOptions _options;
    private readonly IReadOnlyList<(IComplianceDecider Decider, ComplianceRecord? Record, ComplianceAnswer? Answer)> _runs;

    private ComplianceCase(ComplianceConfiguration configuration, ComplianceOptions options, IReadOnlyList<(IComplianceDecider, ComplianceRecord?, ComplianceAnswer?)> runs)
        => (_configuration, _options, _runs) = (configuration, options, runs);

    /// <summary>Every decider that the cases run against.</summary>
    public static IReadOnlyList<IComplianceDecider> Deciders { get; } = [new ComplianceReferenceDecider(), new ComplianceJsonDecider(), new ComplianceCompiledDecider(true), new ComplianceCompiledDecider(false)];

    /// <summary>The default tenant with these policies, and the default record.</summary>
    public static ComplianceCase Given(params CompliancePolicy[] policies)
        => new(Tenant(policies), ComplianceOptions.Default, [.. Deciders.Select(d => (d, (ComplianceRecord?)DefaultRecord, (ComplianceAnswer?)null))]);

    /// <summary>A change of the tenant, also between evaluations.</summary>
    public ComplianceCase Where(Func<ComplianceConfiguration, ComplianceConfiguration> change) => new(change(_configuration), _options, _runs);

    public ComplianceCase Settings(Func<DeviceManagementSettings, DeviceManagementSettings> change) => Where(c => c with { Settings = change(c.Settings) });

    /// <summary>Other policies from now on.</summary>
    public ComplianceCase Policies(params CompliancePolicy[] policies) => Where(c => c with { Policies = [.. policies] });

    public ComplianceCase SecureByDefault() => Settings(s => s with { SecureByDefault = true });

    public ComplianceCase Connectors(Func<MobileThreatDefenseConnector, MobileThreatDefenseConnector> change)
        => Where(c => c with { Connectors = ValueArray.From(c.Connectors.Select(change)) });

    public ComplianceCase Slider(WorkloadPosition position)
        => Where(c => c with { CoManagement = c.CoManagement with { Workloads = [new(Workload.CompliancePolicy, position)] } });

    public ComplianceCase ConfigurationManagerRule(ConfigurationManagerRuleKind kind, int days = 0)
        => Where(c => c with { CoManagement = c.CoManagement with { Rules = [new(kind, days)] } });

    public ComplianceCase Options(Func<ComplianceOptions, ComplianceOptions> change) => new(_configuration, change(_options), _runs);

    /// <summary>The record before the next evaluation; null for a new device.</summary>
    public ComplianceCase After(ComplianceRecord? record) => new(_configuration, _options, [.. _runs.Select(r => (r.Decider, record, r.Answer))]);

    /// <summary>Evaluates the device some hours after T0, in contact at that instant.</summary>
    public ComplianceCase At(double hours, DeviceFacts facts) => AtExactly(T0.AddHours(hours), facts.SyncedAt(T0.AddHours(hours)));

    /// <summary>Evaluates the device at T0.</summary>
    public ComplianceCase Evaluate(DeviceFacts facts) => AtExactly(T0, facts);

    /// <summary>Evaluates the device as it is at an instant.</summary>
    public ComplianceCase AtExactly(DateTimeOffset now, DeviceFacts facts)
    {
        var runs = new List<(IComplianceDecider, ComplianceRecord?, ComplianceAnswer?)>();
        foreach ((IComplianceDecider decider, ComplianceRecord? record, _) in _runs)
        {
            ComplianceAnswer answer = decider.Decide(_configuration, _options, facts, record, now);
            Assert.True(answer.Verdict.NextTransitionAt is null || answer.Verdict.NextTransitionAt > now, decider.Name + ": the next transition is not in the future");
            Assert.Equal((now, answer.Verdict.ReportedState, answer.Verdict.AccessCompliant), (answer.Record.EvaluatedAt, answer.Record.ReportedState, answer.Record.AccessCompliant));
            Assert.Equal(answer.Verdict.AccessChanged, record is not null && record.AccessCompliant != answer.Verdict.AccessCompliant);
            runs.Add((decider, answer.Record, answer));
        }

        return new(_configuration, _options, runs);
    }

    public ComplianceCase IsCompliant() => Is(ComplianceState.Compliant, access: true);

    public ComplianceCase IsNoncompliant() => Is(ComplianceState.Noncompliant, access: false);

    public ComplianceCase IsInGrace(double endsAtHours) => Is(ComplianceState.InGracePeriod, access: true)
        .Each(a => Assert.Equal(T0.AddHours(endsAtHours), a.Verdict.ComplianceGracePeriodExpirationDateTime));

    public ComplianceCase IsUnknown() => Is(ComplianceState.Unknown, access: false);

    /// <summary>An error that holds the earlier state.</summary>
    public ComplianceCase IsHeldError(ComplianceState held, bool access) => Is(ComplianceState.Error, access, held);

    /// <summary>An error that holds nothing, or something failed besides.</summary>
    public ComplianceCase IsErrorWithoutAccess() => Is(ComplianceState.Error, access: false);

    public ComplianceCase Is(ComplianceState state, bool access, ComplianceState? held = null) => Each(a =>
    {
        Assert.Equal((state, access, held), (a.Verdict.ReportedState, a.Verdict.AccessCompliant, a.Verdict.HeldState));
        Assert.Equal(a.Verdict.Owner == ComplianceOwner.None ? null : access, a.Verdict.IsCompliant);
        if (a.TellsReasons) Assert.Equal(access, a.States.Causes.IsEmpty);
    });

    public ComplianceCase IsOwnedBy(ComplianceOwner owner, bool isManaged = true) => Each(a => Assert.Equal((owner, isManaged), (a.Verdict.Owner, a.Verdict.IsManaged)));

    /// <summary>The state of a setting of P1, or of another policy.</summary>
    public ComplianceCase Setting(string id, ComplianceStatus state, string? reason = null, GraphId policy = default) => Each(a =>
    {
        SettingCompliance row = RowOf(a.States, policy, id);
        Assert.Equal(state, row.State);
        if (reason is not null && a.TellsReasons) Assert.Equal(reason, row.Reason);
    });

    /// <summary>The setting is in an error that the device or a script reported.</summary>
    public ComplianceCase HeldSetting(string id, int? code = null) => Each(a =>
    {
        SettingCompliance row = RowOf(a.States, default, id);
        Assert.Equal((ComplianceStatus.Error, true), (row.State, row.IsHeld));
        if (a.TellsReasons) Assert.Equal(code, row.ErrorCode);
    });

    /// <summary>The setting is in an error that holds nothing.</summary>
    public ComplianceCase UnheldSetting(string id, string reason) => Each(a =>
    {
        SettingCompliance row = RowOf(a.States, default, id);
        Assert.Equal((ComplianceStatus.Error, false), (row.State, row.IsHeld));
        if (a.TellsReasons) Assert.Equal(reason, row.Reason);
    });

    /// <summary>A row of P1.</summary>
    public ComplianceCase Row(string id, Action<SettingCompliance> check) => States(d => check(RowOf(d, P1, id)));

    /// <summary>What a row of P1 tells besides its state.</summary>
    public ComplianceCase Told(string id, Action<SettingCompliance> check) => Reasons(d => check(RowOf(d, P1, id)));

    /// <summary>The ids of the rows of P1.</summary>
    public ComplianceCase Rows(params string[] ids) => States(d => Assert.Equal(ids, RowsOf(d, P1).Select(r => r.Setting)));

    public ComplianceCase Policy(GraphId id, ComplianceStatus state, ComplianceStatus effective)
        => States(d => Assert.Equal((state, effective), Assert.Single(d.Policies.Where(p => p.PolicyId == id).Select(p => (p.State, p.EffectiveState)))));

    /// <summary>The only policy result is P1, in this state.</summary>
    public ComplianceCase Policy(ComplianceStatus state) => States(d => Assert.Equal([(P1, state)], d.Policies.Select(p => (p.PolicyId, p.EffectiveState))));

    public ComplianceCase NoPolicies() => States(d => Assert.Empty(d.Policies));

    /// <summary>The built-in checks that fail.</summary>
    public ComplianceCase FailedChecks(params string[] ids)
        => States(d => Assert.Equal(ids.Select(i => "DefaultDeviceCompliancePolicy." + i), d.BuiltInChecks.Where(c => c.State != ComplianceStatus.Compliant).Select(c => c.Setting)));

    public ComplianceCase FirstCause(ComplianceCauseKind kind) => Reasons(d => Assert.Equal(kind, d.Causes[0].Kind));

    public ComplianceCase Next(double hours, TransitionCause cause) => NextAt(T0.AddHours(hours), cause);

    public ComplianceCase NextAt(DateTimeOffset at, TransitionCause cause) => Each(a => Assert.Equal((at, cause), (a.Verdict.NextTransitionAt, a.Verdict.NextTransitionCause)));

    /// <summary>The actions that are due and not skipped, marking left out, such as <c>Notification 48</c>.</summary>
    public ComplianceCase Due(params string[] actions) => States(d => Assert.Equal(actions, Listed(d, skipped: false)));

    public ComplianceCase Skipped(params string[] actions) => States(d => Assert.Equal(actions, Listed(d, skipped: true)));

    /// <summary>The action has been due in the current episode.</summary>
    public ComplianceCase Fired(ComplianceActionType type, int hours)
        => Each(a => Assert.Contains(new FiredAction(type, hours), a.Record.Episodes.SelectMany(e => e.FiredActions)));

    public ComplianceCase Note(string word) => Reasons(d => Assert.Contains(word, d.Notes.Select(n => n.Word)));

    public ComplianceCase NoNotes() => Reasons(d => Assert.Empty(d.Notes));

    /// <summary>Access changed to this, and the event says so; null: it did not.</summary>
    public ComplianceCase Changed(bool? to) => Each(a =>
    {
        Assert.Equal(to is not null, a.Verdict.AccessChanged);
        if (to is null || !a.TellsReasons) return;
        string[] words = ["not-compliant", "compliant"];
        Assert.Equal((words[to.Value ? 0 : 1], words[to.Value ? 1 : 0]), (a.States.Change!.PreviousStatus, a.States.Change.CurrentStatus));
    });

    public ComplianceCase Each(Action<ComplianceAnswer> check)
    {
        foreach ((IComplianceDecider decider, _, ComplianceAnswer? answer) in _runs)
        {
            Exception? failure = Xunit.Record.Exception(() => check(answer ?? throw new InvalidOperationException("nothing was evaluated")));
            if (failure is not null) Assert.Fail(decider.Name + ": " + failure.Message);
        }

        return this;
    }

    public ComplianceCase States(Action<DeviceCompliance> check) => Each(a => check(a.States));

    public ComplianceCase Reasons(Action<DeviceCompliance> check) => Each(a =>
    {
        if (a.TellsReasons) check(a.States);
    });

    private static SettingCompliance RowOf(DeviceCompliance states, GraphId policy, string id) => Assert.Single(RowsOf(states, policy), r => r.Setting == id);

    private static IEnumerable<SettingCompliance> RowsOf(DeviceCompliance detail, GraphId policy)
        => detail.Policies.Where(p => p.PolicyId == (policy.IsKnown ? policy : P1)).SelectMany(p => p.Settings);

    private static IEnumerable<string> Listed(DeviceCompliance detail, bool skipped)
        => detail.Actions.Where(a => a.ActionType != ComplianceActionType.Block && a.SkippedBecause is not null == skipped).Select(a => $"{a.ActionType} {a.Hours}");
}
