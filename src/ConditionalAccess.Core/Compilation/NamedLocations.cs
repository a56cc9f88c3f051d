using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>The named locations of a tenant by id; several with one id count as one: any of them is enough.</summary>
internal sealed class NamedLocations
{
    private readonly Dictionary<GraphId, int> _numbers;
    private readonly List<List<NamedLocation>> _locations = [];

    public NamedLocations(TenantConfiguration tenant)
    {
        Tenant = tenant;
        _numbers = new Dictionary<GraphId, int>(tenant.NamedLocations.Count);
        foreach (NamedLocation location in tenant.NamedLocations)
        {
            if (location.DeletedDateTime is not null || !location.Id.IsKnown) continue;
            if (!_numbers.TryGetValue(location.Id, out int number))
            {
                _numbers.Add(location.Id, number = _locations.Count);
                _locations.Add([]);
            }

            _locations[number].Add(location);
        }
    }

    public TenantConfiguration Tenant { get; }

    /// <summary>The locations with an id; empty when there is none.</summary>
    public IReadOnlyList<NamedLocation> WithId(GraphId id) => _numbers.TryGetValue(id, out int number) ? _locations[number] : [];

    /// <summary>Whether a policy names a location that is decided by a GPS position.</summary>
    public bool RefersToGps(ConditionalAccessPolicy policy)
        => policy.Conditions.Locations is { } condition && (AnyGps(condition.IncludeLocations) || AnyGps(condition.ExcludeLocations));

    private bool AnyGps(ValueArray<GraphId> ids)
    {
        foreach (GraphId id in ids)
        {
            foreach (NamedLocation location in WithId(id))
            {
                if (!IsReserved(id) && location is CountryNamedLocation { CountryLookupMethod.Value: CountryLookupMethod.AuthenticatorAppGps }) return true;
            }
        }

        return false;
    }

    /// <summary>Whether an id stands for something else than the named location of that id.</summary>
    public static bool IsReserved(GraphId id)
        => id == Keywords.All || id == Keywords.AllTrusted || id == Keywords.AllCompliantNetworks || id == Keywords.MfaTrustedIps;
}
