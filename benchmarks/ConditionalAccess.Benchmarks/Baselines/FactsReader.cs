using ConditionalAccess.Compilation;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Baselines;

/// <summary>
/// Numbers the ids of a tenant and reads sign-ins into <see cref="Facts"/>, with the same tables of ids and addresses as the engine has, so that
/// trees and columns differ in nothing but how they decide.
/// </summary>
internal sealed class FactsReader
{
    /// <summary>The bit of "in any trusted location".</summary>
    public const ulong Trusted = 1UL << 63;

    private readonly AddressClasses _addresses;
    private readonly ulong[] _placesOfAddress;
    private readonly ulong[] _placesOfCountry = new ulong[26 * 26];

    public FactsReader(TenantConfiguration tenant)
    {
        Apps = Number(tenant, p => p.Conditions.Applications!.IncludeApplications.Concat(p.Conditions.Applications.ExcludeApplications));
        Groups = Number(tenant, p => p.Conditions.Users!.IncludeGroups.Concat(p.Conditions.Users.ExcludeGroups));
        Roles = Number(tenant, p => p.Conditions.Users!.IncludeRoles.Concat(p.Conditions.Users.ExcludeRoles));
        Users = Number(tenant, p => p.Conditions.Users!.IncludeUsers.Concat(p.Conditions.Users.ExcludeUsers));
        var entries = new LocationEntries<AddressTest>();
        var locations = new List<int>();
        for (int i = 0; i < tenant.NamedLocations.Count; i++)
        {
            Locations.Add(tenant.NamedLocations[i].Id, i);
            if (tenant.NamedLocations[i] is IpNamedLocation ip)
            {
                entries.Add(ip, new AddressTest(ip.IpRanges, false), 0, false);
                locations.Add(i);
            }
            else
            {
                foreach (CountryCode country in ((CountryNamedLocation)tenant.NamedLocations[i]).CountriesAndRegions) _placesOfCountry[country.Index] |= 1UL << i;
            }
        }

        _addresses = AddressSourceBuilder.Classify(entries, out List<ulong[]> sets)!;
        _placesOfAddress = [.. sets.Select(s => PlacesOf(s[0], locations, tenant))];
    }

    public IdMap Apps { get; }

    public IdMap Groups { get; }

    public IdMap Roles { get; }

    public IdMap Users { get; }

    public Dictionary<GraphId, int> Locations { get; } = [];

    public BaselineUser Prepare(in UserSignals user)
    {
        var groups = new ulong[Bits.WordsFor(Groups.Count) + 1];
        ulong roles = Collect(in user, groups);
        return new BaselineUser(Users.Find(user.Id), groups, roles);
    }

    /// <summary>Looks up groups and roles into a bitmap that is used again at each call.</summary>
    public ulong Collect(in UserSignals user, ulong[] groups)
    {
        groups.AsSpan().Clear();
        foreach (ref readonly GraphId group in user.Groups.AsSpan())
        {
            if (Groups.Find(in group) is >= 0 and int number) Bits.Set(groups, number);
        }

        ulong roles = 0;
        foreach (ref readonly RoleAssignment role in user.Roles.AsSpan())
        {
            if (Roles.Find(role.TemplateId) is >= 0 and int number) roles |= 1UL << number;
        }

        return roles;
    }

    public void Read(in SignIn signIn, ref Facts facts)
    {
        ref readonly ResourceSignals resource = ref signIn.ResourceInPlace;
        ref readonly NetworkSignals network = ref signIn.NetworkInPlace;
        ref readonly DeviceSignals device = ref signIn.DeviceInPlace;
        facts.App = Apps.Find(in resource.Audiences.AsSpan()[0].AppIdInPlace);
        facts.Platform = 1 << (int)signIn.Client.Platform;
        facts.Client = 1 << (int)signIn.Client.AppType;
        facts.SignInRisk = 1 << (int)signIn.Risk.SignIn;
        facts.UserRisk = 1 << (int)signIn.Risk.User;
        facts.Places = _placesOfAddress[_addresses.ClassOf(network.ClientAddress)] | _placesOfCountry[network.Country.Index];
        bool isVisible = device.IsRegistered == true;
        facts.TrustType = isVisible ? device.TrustType.Text : null;
        facts.IsCompliant = isVisible ? device.IsCompliant == true ? "True" : "False" : null;
        facts.Manufacturer = isVisible ? device.Manufacturer.Text : null;
        facts.Model = isVisible ? device.Model.Text : null;
        facts.OsVersion = isVisible ? device.OperatingSystemVersion.Text : null;
        facts.Extension1 = isVisible ? device.ExtensionAttribute(1).Text : null;
    }

    private static ulong PlacesOf(ulong set, List<int> locations, TenantConfiguration tenant)
    {
        ulong places = 0;
        for (int i = 0; i < locations.Count; i++)
        {
            if ((set >> i & 1) == 0) continue;
            places |= 1UL << locations[i];
            if (((IpNamedLocation)tenant.NamedLocations[locations[i]]).IsTrusted) places |= Trusted;
        }

        return places;
    }

    private static IdMap Number(TenantConfiguration tenant, Func<ConditionalAccessPolicy, IEnumerable<GraphId>> ids)
        => new([.. tenant.Policies.SelectMany(ids).Where(id => id.IsGuid).Distinct()]);
}
