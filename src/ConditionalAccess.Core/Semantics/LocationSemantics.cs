using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 2 and 4.7: named locations.</summary>
internal static class LocationSemantics
{
    public static bool IsConfigured(LocationCondition? locations)
        => locations is not null
        && (!locations.IncludeLocations.IsEmpty || !locations.ExcludeLocations.IsEmpty || ExtraConditions.HasEntries(locations.Extra));

    /// <summary>Spec 4.7: the location is included and not excluded.</summary>
    public static Match Location(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        if (conditions.Locations is not { } locations) return Match.Yes;
        var sides = new ConditionSides(PolicyConditions.Location, trace);
        foreach (GraphId entry in locations.IncludeLocations) sides.Included.Add(Entry(entry, context), Word(entry));
        foreach (GraphId entry in locations.ExcludeLocations) sides.Excluded.Add(Entry(entry, context), Word(entry));
        sides.AddExtras(locations.Extra);
        return sides.ResultWhereNoIncludeMeansAll;
    }

    /// <summary>Spec 2.2, A-20: the policy refers to a location by GPS, on either side.</summary>
    public static bool RefersToGps(ConditionSet conditions, TenantConfiguration tenant)
    {
        if (conditions.Locations is not { } locations) return false;
        foreach (NamedLocation location in tenant.NamedLocations)
        {
            bool byGps = location is CountryNamedLocation { CountryLookupMethod.Value: CountryLookupMethod.AuthenticatorAppGps, DeletedDateTime: null };
            if (byGps && location.Id.IsKnown && (locations.IncludeLocations.Contains(location.Id) || locations.ExcludeLocations.Contains(location.Id))) return true;
        }

        return false;
    }

    private static Match Entry(GraphId entry, ReferenceContext context)
    {
        if (entry == Keywords.All) return Match.Yes;
        if (entry == Keywords.AllTrusted) return AllTrusted(context);
        if (entry == Keywords.MfaTrustedIps) return MfaTrustedIps(context);
        if (entry == Keywords.AllCompliantNetworks) return Match.Of(context.SignIn.Network.IsCompliantNetwork);
        return Named(entry, context);
    }

    private static SatisfiedRule Word(GraphId entry)
    {
        if (entry == Keywords.All) return SatisfiedRule.AllLocations;
        return entry == Keywords.AllTrusted ? SatisfiedRule.AllTrustedLocations : SatisfiedRule.LocationId;
    }

    /// <summary>Spec 2.4: every trusted address location and the multifactor authentication trusted IPs.</summary>
    private static Match AllTrusted(ReferenceContext context)
    {
        Match result = Match.No;
        foreach (NamedLocation location in context.Tenant.NamedLocations)
        {
            if (location.DeletedDateTime is null && IsTrusted(location)) result = result.Or(Value(location, context));
        }

        if (!context.SignIn.Network.ClientAddress.IsKnown) return result.Or(context.Absent);
        if (!context.Tenant.MfaTrustedIps.IsDefault) result = result.Or(MfaTrustedIps(context));
        bool complete = !context.Tenant.NamedLocations.IsDefault && !context.Tenant.NamedLocationsAreIncomplete;
        return complete ? result : result.Or(Match.NotSupplied);
    }

    private static bool IsTrusted(NamedLocation location) => location switch
    {
        IpNamedLocation ip => ip.IsTrusted,
        CompliantNetworkNamedLocation network => network.IsTrusted,
        UnknownNamedLocation unknown => unknown.IsTrusted,
        _ => false,
    };

    /// <summary>Spec 2.4: IPv4 only.</summary>
    private static Match MfaTrustedIps(ReferenceContext context)
    {
        IpAddress address = context.SignIn.Network.ClientAddress;
        if (!address.IsKnown) return context.Absent;
        if (context.Tenant.MfaTrustedIps.IsDefault) return Match.NotSupplied;
        return address.IsIPv4 && IsInside(address, context.Tenant.MfaTrustedIps) ? Match.Yes : Outside(context.Tenant.MfaTrustedIps);
    }

    /// <summary>Spec 2.2: a location that is not supplied is unknown.</summary>
    private static Match Named(GraphId id, ReferenceContext context)
    {
        Match result = Match.No;
        bool supplied = false;
        foreach (NamedLocation location in context.Tenant.NamedLocations)
        {
            if (location.DeletedDateTime is not null || !location.Id.IsKnown || location.Id != id) continue;
            supplied = true;
            result = result.Or(Value(location, context));
        }

        return supplied ? result : Match.NotSupplied;
    }

    private static Match Value(NamedLocation location, ReferenceContext context) => location switch
    {
        IpNamedLocation ip => Address(ip, context),
        CountryNamedLocation country => Country(country, context),
        CompliantNetworkNamedLocation => Match.Of(context.SignIn.Network.IsCompliantNetwork),
        _ => Match.NotUnderstood,
    };

    private static Match Address(IpNamedLocation location, ReferenceContext context)
    {
        IpAddress address = context.SignIn.Network.ClientAddress;
        if (!address.IsKnown) return context.Absent;
        if (IsInside(address, location.IpRanges)) return Match.Yes;
        return location.UnreadableRanges.IsEmpty ? Outside(location.IpRanges) : Match.NotUnderstood;
    }

    private static bool IsInside(IpAddress address, ValueArray<IpRange> ranges)
    {
        foreach (IpRange range in ranges)
        {
            if (range.IsReadable && range.Lower.IsIPv4 == address.IsIPv4 && range.Lower <= address && address <= range.Upper) return true;
        }

        return false;
    }

    // A range that nobody can tell might hold any address.
    private static Match Outside(ValueArray<IpRange> ranges) => ranges.All(range => range.IsReadable) ? Match.No : Match.NotUnderstood;

    private static Match Country(CountryNamedLocation location, ReferenceContext context)
    {
        NetworkSignals network = context.SignIn.Network;
        switch (location.CountryLookupMethod.Value)
        {
            case CountryLookupMethod.ClientIpAddress:
                return Country(location, network.Country, context);
            case CountryLookupMethod.AuthenticatorAppGps:
                return network.GpsRefusal == GpsRefusal.None ? Country(location, network.GpsCountry, context) : context.Absent;
            default:
                return Match.NotUnderstood;
        }
    }

    private static Match Country(CountryNamedLocation location, CountryCode country, ReferenceContext context)
    {
        if (!country.IsKnown) return context.Absent;
        if (country.IsUnmapped) return Match.Of(location.IncludeUnknownCountriesAndRegions);
        if (location.CountriesAndRegions.Contains(country)) return Match.Yes;
        return location.UnreadableCountries.IsEmpty ? Match.No : Match.NotUnderstood;
    }
}
