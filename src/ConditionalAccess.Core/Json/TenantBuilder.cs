using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Gathers what the documents of one load hold into one configuration, and finds objects with one id.</summary>
internal sealed class TenantBuilder(PolicyReadOptions options, FindingList findings)
{
    private readonly List<(ConditionalAccessPolicy Object, SourceLocation Location)> _policies = [];
    private readonly List<(NamedLocation Object, SourceLocation Location)> _locations = [];
    private readonly List<(AuthenticationStrength Object, SourceLocation Location)> _strengths = [];
    private readonly List<(AppGroup Object, SourceLocation Location)> _groups = [];
    private readonly List<UserActionExclusion> _exclusions = [];
    private List<IpRange>? _mfaTrustedIps;
    private bool _incomplete, _tooMany;

    public bool IsEmpty => !HasPolicies && _locations.Count + _strengths.Count + _groups.Count + _exclusions.Count == 0 && _mfaTrustedIps is null && !_incomplete;

    public bool HasPolicies => _policies.Count > 0;

    public void Add(ConditionalAccessPolicy policy, SourceLocation location)
    {
        if (_policies.Count < options.MaxPolicies)
        {
            _policies.Add((policy, location));
            return;
        }

        if (_tooMany) return;
        _tooMany = true;
        findings.Add(new PolicyDiagnostic(DiagnosticCodes.TooManyPolicies, DiagnosticSeverity.Error,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"there are more than {options.MaxPolicies:N0} policies"), "a tenant holds a few hundred: read fewer documents, or raise the limit MaxPolicies", location));
    }

    public void Add(NamedLocation namedLocation, SourceLocation location) => _locations.Add((namedLocation, location));

    public void Add(AuthenticationStrength strength, SourceLocation location) => _strengths.Add((strength, location));

    public void Add(AppGroup group, SourceLocation location) => _groups.Add((group, location));

    public void Add(UserActionExclusion exclusion) => _exclusions.Add(exclusion);

    /// <summary>A list without ranges says that there are none; no list says that nothing is known.</summary>
    public void AddTrustedIps(IEnumerable<IpRange> ranges) => (_mfaTrustedIps ??= []).AddRange(ranges);

    public void LocationsAreIncomplete() => _incomplete = true;

    public void Add(TenantConfiguration tenant, TenantSources sources)
    {
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
        WarnDuplicatePolicies();
        Unite(_locations, l => l.Id, "named locations");
        Unite(_strengths, s => s.Id, "authentication strengths");
        Unite(_groups, g => g.Id, "app groups");
        var tenant = new TenantConfiguration
        {
            Policies = ValueArray.From(_policies.Select(p => p.Object)),
            NamedLocations = ObjectReader.Pack(_locations.ConvertAll(l => l.Object)),
            NamedLocationsAreIncomplete = _incomplete,
            MfaTrustedIps = ValueArray.From(_mfaTrustedIps),
            AuthenticationStrengths = ObjectReader.Pack(_strengths.ConvertAll(s => s.Object)),
            AppGroups = ObjectReader.Pack(_groups.ConvertAll(g => g.Object)),
            UserActionExclusions = ObjectReader.Pack(_exclusions),
        };
        return (tenant, new TenantSources(Locations(_policies), Locations(_locations), Locations(_strengths)));
    }

    private static ValueArray<SourceLocation> Locations<T>(List<(T Object, SourceLocation Location)> list) => ValueArray.From(list.Select(i => i.Location));

    private void WarnDuplicatePolicies()
    {
        var first = new Dictionary<GraphId, SourceLocation>();
        foreach ((ConditionalAccessPolicy policy, SourceLocation location) in _policies)
        {
            if (!policy.Id.IsKnown || first.TryAdd(policy.Id, location)) continue;
            findings.Add(new PolicyDiagnostic(DiagnosticCodes.DuplicateId, DiagnosticSeverity.Warning,
                $"two policies have the id {DiagnosticText.Quote(policy.Id.ToString())}, the first is at {Place(first[policy.Id])}", "both are evaluated: remove one of them", location));
        }
    }

    // References would be ambiguous, so two different objects with one id are refused; the same object found twice is one object.
    private void Unite<T>(List<(T Object, SourceLocation Location)> list, Func<T, GraphId> idOf, string what)
        where T : class
    {
        var first = new Dictionary<GraphId, (T Object, SourceLocation Location)>();
        for (int i = 0; i < list.Count; i++)
        {
            GraphId id = idOf(list[i].Object);
            if (!id.IsKnown || first.TryAdd(id, list[i])) continue;
            (T other, SourceLocation place) = first[id];
            if (list[i].Object.Equals(other))
            {
                list.RemoveAt(i--);
                continue;
            }

            findings.Add(new PolicyDiagnostic(DiagnosticCodes.DuplicateId, DiagnosticSeverity.Error,
                $"two {what} have the id {DiagnosticText.Quote(id.ToString())} and differ, the first is at {Place(place)}", "remove one of them", list[i].Location));
        }
    }

    internal static string Place(SourceLocation location)
        => location.File is null ? DiagnosticText.Escape(location.Path ?? "$") : DiagnosticText.Escape(location.Path ?? "$") + " in " + DiagnosticText.Escape(location.File);
}
