using System.Globalization;
using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Gathers what the documents of one load hold into one configuration. Policies with one id stay apart; tenant-wide objects unite to the stricter words.</summary>
internal sealed class ComplianceBuilder(PolicyReadOptions options, FindingList findings)
{
    private readonly List<(CompliancePolicy Object, SourceLocation Location)> _policies = [];
    private readonly List<(MobileThreatDefenseConnector Object, SourceLocation Location)> _connectors = [];
    private readonly List<(DeviceManagementSettings Object, SourceLocation Location)> _settings = [];
    private readonly List<(CoManagementSettings Object, SourceLocation Location)> _coManagement = [];
    private bool _tooMany, _isOfSets;

    public bool IsEmpty => !HasPolicies && _connectors.Count + _settings.Count + _coManagement.Count == 0;

    public bool HasPolicies => _policies.Count > 0;

    public void Add(CompliancePolicy policy, SourceLocation location)
    {
        if (_policies.Count < options.MaxPolicies)
        {
            _policies.Add((policy, location));
            return;
        }

        if (_tooMany) return;
        _tooMany = true;
        findings.Add(new PolicyDiagnostic(DiagnosticCodes.TooManyPolicies, DiagnosticSeverity.Error,
            string.Create(CultureInfo.InvariantCulture, $"there are more than {options.MaxPolicies:N0} policies"), "a tenant holds a few hundred: read fewer documents, or raise the limit MaxPolicies", location));
    }

    /// <summary>True when policies were left out.</summary>
    public bool IsCut => _tooMany;

    public void Add(MobileThreatDefenseConnector connector, SourceLocation location) => _connectors.Add((connector, location));

    public void Add(DeviceManagementSettings settings, SourceLocation location) => _settings.Add((settings, location));

    public void Add(CoManagementSettings settings, SourceLocation location) => _coManagement.Add((settings, location));

    public void Add(ComplianceConfiguration configuration, ValueArray<SourceLocation> locations)
    {
        _isOfSets = true;
        for (int i = 0; i < configuration.Policies.Count; i++) Add(configuration.Policies[i], i < locations.Count ? locations[i] : new SourceLocation(null, "$.deviceCompliancePolicies").Element(i));
        foreach (MobileThreatDefenseConnector connector in configuration.Connectors) Add(connector, SourceLocation.None);
        if (configuration.Settings != DeviceManagementSettings.Default) Add(configuration.Settings, SourceLocation.None);
        if (configuration.CoManagement != CoManagementSettings.Default) Add(configuration.CoManagement, SourceLocation.None);
    }

    public (ComplianceConfiguration Configuration, ValueArray<SourceLocation> Locations) Build()
    {
        TellApart();
        if (!_isOfSets) ResolveScripts();
        var configuration = new ComplianceConfiguration
        {
            Policies = ObjectReader.Pack(_policies.ConvertAll(p => p.Object)),
            Settings = Unite(_settings, "the tenant settings", DeviceManagementSettings.Default, Stricter),
            Connectors = ObjectReader.Pack(Connectors()),
            CoManagement = Unite(_coManagement, "the co-management settings", CoManagementSettings.Default, Stricter),
        };
        return (configuration, ValueArray.From(_policies.Select(p => p.Location)));
    }

    // The scripts of all documents are compiled together. Sets that are put together keep what their scripts came to.
    private void ResolveScripts()
    {
        var scripts = new List<ScriptSource>();
        var places = new List<(int Policy, int Rule)>();
        for (int policy = 0; policy < _policies.Count; policy++)
        {
            ValueArray<CustomRule> rules = _policies[policy].Object.CustomRules;
            for (int rule = 0; rule < rules.Count; rule++)
            {
                if (!CustomRuleReader.IsWhole(rules[rule])) continue;
                SourceLocation at = _policies[policy].Location;
                string path = string.Create(CultureInfo.InvariantCulture, $"{at.Path ?? "$"}['{CustomRuleReader.Name}'][{rule}].text");
                scripts.Add(new ScriptSource(ScriptKind.Rule, rules[rule].Language, rules[rule].Text, at with { Path = path, Line = 0, Column = 0 }));
                places.Add((policy, rule));
            }
        }

        if (scripts.Count == 0) return;
        CustomNode?[] nodes = new ScriptResolver(options, findings).Resolve(scripts);
        for (int i = 0; i < nodes.Length;)
        {
            int place = places[i].Policy;
            (CompliancePolicy policy, SourceLocation location) = _policies[place];
            CustomRule[] rules = [.. policy.CustomRules];
            for (; i < nodes.Length && places[i].Policy == place; i++) rules[places[i].Rule] = rules[places[i].Rule] with { Node = nodes[i] };
            _policies[place] = (policy with { CustomRules = ValueArray.From(rules) }, location);
        }
    }

    // A verdict names its policy by id, so a second one gets an id of its own.
    private void TellApart()
    {
        var places = new Dictionary<GraphId, SourceLocation>();
        var last = new Dictionary<GraphId, int>();
        for (int i = 0; i < _policies.Count; i++)
        {
            (CompliancePolicy policy, SourceLocation location) = _policies[i];
            if (places.TryAdd(policy.Id, location)) continue;
            GraphId other = NextFree(policy.Id, places, last);
            findings.Add(new PolicyDiagnostic(DiagnosticCodes.ComplianceIdTwice, DiagnosticSeverity.Error,
                $"two policies have the id {DiagnosticText.Quote(policy.Id.ToString())}, the first is at {TenantBuilder.Place(places[policy.Id])}; this one is called {DiagnosticText.Quote(other.ToString())}", "both are evaluated: remove one of them", location));
            places.Add(other, location);
            _policies[i] = (policy with { Id = other }, location);
        }
    }

    private static GraphId NextFree(GraphId id, Dictionary<GraphId, SourceLocation> taken, Dictionary<GraphId, int> last)
    {
        for (int n = last.GetValueOrDefault(id, 1) + 1; ; n++)
        {
            GraphId other = id + "#" + n.ToString(CultureInfo.InvariantCulture);
            if (taken.ContainsKey(other)) continue;
            last[id] = n;
            return other;
        }
    }

    // Every connector counts: with several, every one must report (spec 7.3).
    private List<MobileThreatDefenseConnector> Connectors()
    {
        var united = new List<MobileThreatDefenseConnector>();
        var known = new Dictionary<GraphId, MobileThreatDefenseConnector>();
        foreach ((MobileThreatDefenseConnector connector, SourceLocation location) in _connectors)
        {
            if (known.TryAdd(connector.Id, connector)) united.Add(connector);
            else if (known[connector.Id] != connector) Twice(location, $"the connector {DiagnosticText.Quote(connector.Id.ToString())} is given twice and differs, the first one counts");
        }

        return united;
    }

    private T Unite<T>(List<(T Object, SourceLocation Location)> given, string what, T none, Func<T, T, T> stricter)
        where T : class
    {
        if (given.Count == 0) return none;
        T united = given[0].Object;
        foreach ((T other, SourceLocation location) in given.Skip(1))
        {
            if (united.Equals(other)) continue;
            Twice(location, $"{what} are given twice and differ, the stricter of each counts");
            united = stricter(united, other);
        }

        return united;
    }

    private void Twice(SourceLocation location, string problem)
        => findings.Add(new PolicyDiagnostic(DiagnosticCodes.ComplianceTenantTwice, DiagnosticSeverity.Error, problem, "remove one of them", location));

    private static DeviceManagementSettings Stricter(DeviceManagementSettings one, DeviceManagementSettings other) => one with
    {
        SecureByDefault = one.SecureByDefault || other.SecureByDefault,
        DeviceComplianceCheckinThresholdDays = Math.Min(one.DeviceComplianceCheckinThresholdDays, other.DeviceComplianceCheckinThresholdDays),
        IsScheduledActionEnabled = one.IsScheduledActionEnabled || other.IsScheduledActionEnabled,
        EnhancedJailBreak = one.EnhancedJailBreak || other.EnhancedJailBreak,
        IgnoreDevicesForUnsupportedSettingsEnabled = one.IgnoreDevicesForUnsupportedSettingsEnabled && other.IgnoreDevicesForUnsupportedSettingsEnabled,
    };

    // A workload is with Intune only when both say so; rules of both count.
    private static CoManagementSettings Stricter(CoManagementSettings one, CoManagementSettings other) => new()
    {
        Workloads = ValueArray.From(one.Workloads.Concat(other.Workloads).GroupBy(s => s.Workload).OrderBy(g => g.Key)
            .Select(g => new WorkloadSlider(g.Key, g.Count() == 1 ? WorkloadPosition.ConfigurationManager : g.Min(s => s.Position)))),
        Rules = ValueArray.From(one.Rules.Concat(other.Rules).Distinct()),
    };
}
