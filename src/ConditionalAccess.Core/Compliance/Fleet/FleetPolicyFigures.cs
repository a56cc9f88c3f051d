using ConditionalAccess.Compliance.Reference;

namespace ConditionalAccess.Compliance.Fleet;

/// <summary>Policies and settings over the fleet (figures F2 to F7).</summary>
internal sealed class FleetPolicyFigures(ComplianceConfiguration configuration, FleetOptions options)
{
    private readonly Dictionary<GraphId, (string? Name, StatusTally Tally)> _policies = [];
    private readonly Dictionary<(string Setting, CompliancePlatform Platform), StatusTally> _settings = [];
    private readonly Dictionary<GraphId, CompliancePolicy> _known = KnownPolicies(configuration);
    private readonly List<FailingSetting> _failing = [];
    private readonly List<DeviceWithoutPolicy> _without = [];

    public ValueArray<DeviceWithoutPolicy> WithoutPolicy => ValueArray.From(_without);

    public ValueArray<FailingSetting> Failing => ValueArray.From(_failing);

    public ValueArray<PolicyFigure> Policies
    {
        get
        {
            var list = new List<PolicyFigure>(_policies.Select(p => new PolicyFigure(p.Key, p.Value.Name, p.Value.Tally.Counts, options.Compliance.F5CountsReportedOnly)));
            list.Sort((a, b) => a.Counts.Devices != b.Counts.Devices ? b.Counts.Devices.CompareTo(a.Counts.Devices) : GraphId.Compare(a.PolicyId, b.PolicyId));
            return ValueArray.From(list);
        }
    }

    public ValueArray<SettingFigure> Settings
    {
        get
        {
            var list = new List<SettingFigure>(_settings.Select(s => new SettingFigure(s.Key.Setting, s.Key.Platform, s.Value.Counts)));
            list.Sort((a, b) => a.Counts.Devices != b.Counts.Devices ? b.Counts.Devices.CompareTo(a.Counts.Devices)
                : (a.Setting != b.Setting ? string.CompareOrdinal(a.Setting, b.Setting) : string.CompareOrdinal(a.Platform.ToString(), b.Platform.ToString())));
            return ValueArray.From(list);
        }
    }

    public void Add(FleetDevice device)
    {
        (DeviceFacts facts, DeviceCompliance result) = device;
        var states = new Dictionary<GraphId, ComplianceStatus>();
        var settings = new Dictionary<string, ComplianceStatus>(StringComparer.Ordinal);
        foreach (PolicyCompliance policy in result.Policies)
        {
            Merge(states, policy.PolicyId, policy.EffectiveState);
            foreach (SettingCompliance row in policy.Settings) Merge(settings, row.Setting, row.State);
            AddFailing(facts.Id, policy);
        }

        foreach (SettingCompliance check in result.BuiltInChecks)
        {
            Merge(settings, check.Setting, check.State);
            if (check.State is ComplianceStatus.NonCompliant or ComplianceStatus.Error) _failing.Add(new FailingSetting(facts.Id, GraphId.None, default, null, null, check));
        }

        Count(facts, states, settings);
        if (result.Owner == ComplianceOwner.Intune) AddWithoutPolicy(facts, result.EvaluatedAt);
    }

    private static Dictionary<GraphId, CompliancePolicy> KnownPolicies(ComplianceConfiguration configuration)
    {
        var known = new Dictionary<GraphId, CompliancePolicy>();
        foreach (CompliancePolicy policy in configuration.Policies) known.TryAdd(policy.Id, policy);
        return known;
    }

    private static void Merge<T>(Dictionary<T, ComplianceStatus> worst, T key, ComplianceStatus state)
        where T : notnull
        => worst[key] = worst.TryGetValue(key, out ComplianceStatus known) ? StatusTally.Worst(known, state) : state;

    private void AddFailing(GraphId device, PolicyCompliance policy)
    {
        foreach (SettingCompliance row in policy.Settings.Where(s => s.State is ComplianceStatus.NonCompliant or ComplianceStatus.Error))
            _failing.Add(new FailingSetting(device, policy.ContextId, policy.PolicyId, policy.CalculatedVersion, policy.LatestVersion, row));
    }

    private void Count(DeviceFacts facts, Dictionary<GraphId, ComplianceStatus> states, Dictionary<string, ComplianceStatus> settings)
    {
        foreach ((GraphId id, ComplianceStatus state) in states)
        {
            if (!_policies.TryGetValue(id, out (string? Name, StatusTally Tally) figure))
                _policies[id] = figure = (_known.GetValueOrDefault(id)?.DisplayName, new StatusTally());
            figure.Tally.Add(state);
        }

        foreach ((string setting, ComplianceStatus state) in settings)
        {
            if (!_settings.TryGetValue((setting, facts.Platform), out StatusTally? tally)) _settings[(setting, facts.Platform)] = tally = new StatusTally();
            tally.Add(state);
        }
    }

    // Asked of the policies themselves: a device that was never evaluated, or is overridden, has no results.
    private void AddWithoutPolicy(DeviceFacts facts, DateTimeOffset at)
    {
        IReadOnlyList<PolicyPair> pairs = PolicySemantics.Pairs(new ReferenceRun(configuration, options.Compliance, facts, null, at));
        if (pairs.Any(BuiltInSemantics.HasApplicableSetting)) return;
        _without.Add(new DeviceWithoutPolicy(facts.Id, facts.User.UserPrincipalName, facts.Platform, facts.OsVersion.Text, facts.Identifiers.Model, pairs.Count > 0));
    }
}
