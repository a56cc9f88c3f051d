using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>The include and the exclude values one source of location knowledge contributes, row by row.</summary>
internal sealed class LocationSource(TruthRows include, TruthRows exclude)
{
    public void Or(int row, TruthBits included, TruthBits excluded)
    {
        included.Or(include, row);
        excluded.Or(exclude, row);
    }
}

/// <summary>
/// Where: named locations (spec 2, 4.7). A policy's include list is hit by any source: the address, its country, the GPS country,
/// the compliant network, or what holds for every sign-in.
/// </summary>
internal sealed class LocationColumn() : ConditionColumn(PolicyConditions.Location)
{
    /// <summary>Rows of <see cref="Country"/> and <see cref="Gps"/> before the country classes.</summary>
    public const int CountryAbsent = 0, CountryAbsentWhatIf = 1, CountryUnmapped = 2, FirstCountry = 3;

    /// <summary>Rows of <see cref="Address"/> before the address classes.</summary>
    public const int AddressAbsent = 0, AddressAbsentWhatIf = 1, FirstAddress = 2;

    /// <summary>Rows of <see cref="CompliantNetwork"/>.</summary>
    public const int NetworkUnknown = 0, NetworkNo = 1, NetworkYes = 2;

    /// <summary>One row: what holds for every sign-in.</summary>
    public required LocationSource Always { get; init; }

    public LocationSource? Address { get; init; }

    public AddressClasses? AddressClasses { get; init; }

    public LocationSource? Country { get; init; }

    public LocationSource? Gps { get; init; }

    /// <summary>The row offset of each of the 676 country codes.</summary>
    public required int[] CountryClasses { get; init; }

    public required int[] GpsClasses { get; init; }

    public LocationSource? CompliantNetwork { get; init; }

    public override void And(in Request request, TruthBits values, Scratch scratch)
    {
        TruthBits included = scratch.First, excluded = scratch.Second;
        included.Clear();
        excluded.Clear();
        NetworkSignals network = request.SignIn.Network;
        Always.Or(0, included, excluded);
        Address?.Or(AddressRow(network.ClientAddress, request.IsWhatIf), included, excluded);
        Country?.Or(CountryRow(network.Country, CountryClasses, request.IsWhatIf), included, excluded);
        Gps?.Or(GpsRow(in network, request.IsWhatIf), included, excluded);
        CompliantNetwork?.Or(NetworkRow(network.IsCompliantNetwork, request.IsWhatIf), included, excluded);
        included.AndNot(excluded);
        values.And(included);
    }

    private int AddressRow(IpAddress address, bool isWhatIf)
    {
        if (!address.IsKnown) return isWhatIf ? AddressAbsentWhatIf : AddressAbsent;
        return FirstAddress + AddressClasses!.ClassOf(address);
    }

    private static int CountryRow(CountryCode country, int[] classes, bool isWhatIf)
    {
        if (!country.IsKnown) return isWhatIf ? CountryAbsentWhatIf : CountryAbsent;
        return country.IsUnmapped ? CountryUnmapped : FirstCountry + classes[country.Index];
    }

    private int GpsRow(in NetworkSignals network, bool isWhatIf)
        => network.GpsRefusal != GpsRefusal.None ? CountryAbsent : CountryRow(network.GpsCountry, GpsClasses, isWhatIf);

    private static int NetworkRow(bool? isCompliant, bool isWhatIf) => isCompliant switch
    {
        null => isWhatIf ? NetworkNo : NetworkUnknown,
        true => NetworkYes,
        false => NetworkNo,
    };
}
