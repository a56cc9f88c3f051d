using ConditionalAccess.Custom;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Gathers what the documents of one load hold into one configuration, and finds objects with one id.</summary>
internal sealed class TenantBuilder(PolicyReadOptions options, FindingList findings)
{
    private readonly List<Placed<ConditionalAccessPolicy>> _policies = [];
    private readonly List<Placed<NamedLocation>> _locations = [];
    private readonly List<Placed<AuthenticationStrength>> _strengths = [];
    private readonly List<Placed<AppGroup>> _groups = [];
    private readonly List<UserActionExclusion> _exclusions = [];
    private List<IpRange>? _mfaTrustedIps;
    private bool _incomplete, _tooMany, _isOfSets;

    public bool IsEmpty => !HasPolicies && _locations.Count + _strengths.Count + _groups.Count + _exclusions.Count == 0 && _mfaTrustedIps is null && !_incomplete;

    public bool HasPolicies => _policies.Count > 0;

    public void Add(ConditionalAccessPolicy policy, SourceLocation location)
    {
        if (_policies.Count < options.MaxPolicies)
        {
            _policies.Add(new(policy, location));
            return;
        }

        if (_tooMany) return;
        _tooMany = true;
        findings.Add(new PolicyDiagnostic(DiagnosticCodes.TooManyPolicies, DiagnosticSeverity.Error,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"there are more than {options.MaxPolicies:N0} policies"), "a tenant holds a few hundred: read fewer documents, or raise the limit MaxPolicies", location));
    }

    public void Add(NamedLocation namedLocation, SourceLocation location) => _locations.Add(new(namedLocation, location));

    public void Add(AuthenticationStrength strength, SourceLocation location) => _strengths.Add(new(strength, location));

    public void Add(AppGroup group, SourceLocation location) => _groups.Add(new(group, location));

    public void Add(UserActionExclusion exclusion) => _exclusions.Add(exclusion);

    /// <summary>A list without ranges says that there are none; no list says that nothing is known.</summary>
    public void AddTrustedIps(IEnumerable<IpRange> ranges) => (_mfaTrustedIps ??= []).AddRange(ranges);

    public void LocationsAreIncomplete() => _incomplete = true;

    public void Add(TenantConfiguration tenant, TenantSources sources)
    {
        _isOfSets = true;
        for (int i = 0; i < tenant.Policies.Count; i++) Add(tenant.Policies[i], sources.Policy(i));
        for (int i = 0; i < tenant.NamedLocations.Count; i++) Add(tenant.NamedLocations[i], sources.NamedLocation(i));
        for (int i = 0; i < tenant.AuthenticationStrengths.Count; i++) Add(tenant.AuthenticationStrengths[i], sources.AuthenticationStrength(i));
        for (int i = 0; i < tenant.AppGroups.Count; i++) Add(tenant.AppGroups[i], new SourceLocation(null, "$.appGroups").Element(i));
        _exclusions.AddRange(tenant.UserActionExclusions);
        if (!tenant.MfaTrustedIps.IsDefault) AddTrustedIps(tenant.MfaTrustedIps);
        _incomplete |= tenant.NamedLocationsAreIncomplete;
    }

    public (TenantConfiguration Tenant, TenantSources Sources) Build()
    {
        if (!_isOfSets) ResolveScripts();
        WarnDuplicatePolicies();
        Unite(_locations, l => l.Id, "named locations");
        Unite(_strengths, s => s.Id, "authentication strengths");
        Unite(_groups, g => g.Id, "app groups");
        var tenant = new TenantConfiguration
        {
            Policies = new(Objects(_policies)),
            NamedLocations = Pack(_locations),
            NamedLocationsAreIncomplete = _incomplete,
            MfaTrustedIps = _mfaTrustedIps is null ? default : new([.. _mfaTrustedIps]),
            AuthenticationStrengths = Pack(_strengths),
            AppGroups = Pack(_groups),
            UserActionExclusions = ObjectReader.Pack(_exclusions),
        };
        return (tenant, new TenantSources(Locations(_policies), Locations(_locations), Locations(_strengths)));
    }

    private static T[] Objects<T>(List<Placed<T>> list)
        where T : class
    {
        var objects = new T[list.Count];
        for (int i = 0; i < objects.Length; i++) objects[i] = list[i].Object;
        return objects;
    }

    private static ValueArray<T> Pack<T>(List<Placed<T>> list)
        where T : class => list.Count == 0 ? default : new(Objects(list));

    private static ValueArray<SourceLocation> Locations<T>(List<Placed<T>> list)
        where T : class
    {
        var locations = new SourceLocation[list.Count];
        for (int i = 0; i < locations.Length; i++) locations[i] = list[i].Location;
        return new(locations);
    }

    // The scripts of all documents are compiled together. Sets that are put together keep what their scripts came to.
    private void ResolveScripts()
    {
        List<int>? scripted = null;
        for (int i = 0; i < _policies.Count; i++)
        {
            if (_policies[i].Object.Conditions is { CustomCondition: not null } conditions && CustomConditionReader.IsWhole(conditions)) (scripted ??= []).Add(i);
        }

        if (scripted is null) return;
        CustomNode?[] nodes = new ScriptResolver(options, findings).Resolve([.. scripted.Select(i => Script(_policies[i].Object.Conditions.CustomCondition!, _policies[i].Location))]);
        for (int n = 0; n < nodes.Length; n++)
        {
            Placed<ConditionalAccessPolicy> placed = _policies[scripted[n]];
            CustomCondition condition = placed.Object.Conditions.CustomCondition! with { Node = nodes[n] };
            _policies[scripted[n]] = new(placed.Object with { Conditions = placed.Object.Conditions with { CustomCondition = condition } }, placed.Location);
        }
    }

    private static ScriptSource Script(CustomCondition condition, SourceLocation policy)
        => new(ScriptKind.Condition, condition.Language, condition.Text, policy with { Path = (policy.Path ?? "$") + CustomConditionReader.Path, Line = 0, Column = 0 });

    private void WarnDuplicatePolicies()
    {
        var first = new Dictionary<GraphId, int>(_policies.Count);
        for (int i = 0; i < _policies.Count; i++)
        {
            GraphId id = _policies[i].Object.Id;
            if (!id.IsKnown || first.TryAdd(id, i)) continue;
            findings.Add(new PolicyDiagnostic(DiagnosticCodes.DuplicateId, DiagnosticSeverity.Warning,
                $"two policies have the id {DiagnosticText.Quote(id.ToString())}, the first is at {Place(_policies[first[id]].Location)}", "both are evaluated: remove one of them", _policies[i].Location));
        }
    }

    // References would be ambiguous, so two different objects with one id are refused; the same object found twice is one object.
    private void Unite<T>(List<Placed<T>> list, Func<T, GraphId> idOf, string what)
        where T : class
    {
        // What is removed stands behind the first one, so that the positions of first ones stay.
        var first = new Dictionary<GraphId, int>(list.Count);
        for (int i = 0; i < list.Count; i++)
        {
            GraphId id = idOf(list[i].Object);
            if (!id.IsKnown || first.TryAdd(id, i)) continue;
            Placed<T> other = list[first[id]];
            if (list[i].Object.Equals(other.Object))
            {
                list.RemoveAt(i--);
                continue;
            }

            findings.Add(new PolicyDiagnostic(DiagnosticCodes.DuplicateId, DiagnosticSeverity.Error,
                $"two {what} have the id {DiagnosticText.Quote(id.ToString())} and differ, the first is at {Place(other.Location)}", "remove one of them", list[i].Location));
        }
    }

    internal static string Place(SourceLocation location)
        => location.File is null ? DiagnosticText.Escape(location.Path ?? "$") : DiagnosticText.Escape(location.Path ?? "$") + " in " + DiagnosticText.Escape(location.File);

    private sealed class Placed<T>(T item, SourceLocation location)
        where T : class
    {
        public T Object => item;

        public SourceLocation Location => location;
    }
}
