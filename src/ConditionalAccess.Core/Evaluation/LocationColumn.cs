using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>The include and the exclude values one source of location knowledge contributes, row by row.</summary>
internal sealed record LocationSource(TruthRows Include, TruthRows Exclude);

/// <summary>
/// Where: named locations (spec 2, 4.7). A policy's include list is hit by any source: the address, its country, the GPS country,
/// the compliant network, or what holds for every sign-in.
/// </summary>
internal sealed class LocationColumn
{
    /// <summary>Rows of <see cref="Country"/> and <see cref="Gps"/> before the country classes.</summary>
    public const int CountryAbsent = 0, CountryAbsentWhatIf = 1, CountryUnmapped = 2, FirstCountry = 3;

    /// <summary>Rows of <see cref="Address"/> before the address classes.</summary>
    public const int AddressAbsent = 0, AddressAbsentWhatIf = 1, FirstAddress = 2;

    /// <summary>Rows of <see cref="CompliantNetwork"/>.</summary>
    public const int NetworkUnknown = 0, NetworkNo = 1, NetworkYes = 2;

    /// <summary>Words of a row.</summary>
    public required int Words { get; init; }

    /// <summary>The words in which policies with a location condition stand.</summary>
    public required SetPlace Where { get; init; }

    /// <summary>The policies that have a location condition.</summary>
    public required ulong[] Policies { get; init; }

    /// <summary>The same for a plan that fits one vector.</summary>
    public Vector256<ulong> OneVector => Vector256.Create<ulong>(Policies);

    /// <summary>One row: what holds for every sign-in. Null when it is in the rows of another source already.</summary>
    public LocationSource? Always { get; init; }

    public LocationSource? Address { get; init; }

    public AddressClasses? AddressClasses { get; init; }

    public LocationSource? Country { get; init; }

    public LocationSource? Gps { get; init; }

    /// <summary>The country row of each <see cref="CountryCode.Value"/> outside a what-if; empty when no policy looks at the country.</summary>
    public required int[] CountryRowOf { get; init; }

    public required int[] GpsRowOf { get; init; }

    public LocationSource? CompliantNetwork { get; init; }

    /// <summary>
    /// The finished rows of every pair of address row and country row, when there is no other source and they are few; the sources are then left
    /// out. Else null. The row of a pair is the address row times the number of country rows, plus the country row.
    /// </summary>
    public TruthRows? Pairs { get; init; }

    /// <summary>How many rows there are for the country; 1 without countries.</summary>
    public required int CountryRows { get; init; }

    /// <summary>The row of a place in <see cref="Pairs"/>, in a decision for enforcement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PairOf(in NetworkSignals network)
    {
        int address = AddressClasses is null ? 0 : AddressRow(in network, isWhatIf: false);
        int country = CountryRowOf.Length == 0 ? 0 : CountryRowOf[network.Country.Value];
        return unchecked((address * CountryRows) + country);
    }

    /// <summary>The row of a sign-in's place.</summary>
    public TruthRow Pick(in NetworkSignals network, bool isWhatIf)
    {
        (int address, int country) = RowsOf(in network, isWhatIf);
        return Pairs is not null ? Pairs[unchecked((address * CountryRows) + country)] : Combine(address, country, in network, isWhatIf);
    }

    /// <summary>Ands the row of a sign-in's place into others, in the words where it matters.</summary>
    /// <param name="network">Its network.</param>
    /// <param name="isWhatIf">How unknown signals are resolved.</param>
    /// <param name="into">The others, of no use afterwards when the row is not sure.</param>
    /// <returns>Whether the row is sure of every policy.</returns>
    public bool TryAnd(in NetworkSignals network, bool isWhatIf, Span<ulong> into)
    {
        if (Pairs is not null || Always is not null || Address is null || Country is null || Gps is not null || CompliantNetwork is not null)
        {
            TruthRow row = Pick(in network, isWhatIf);
            Bits.And(Where.In(into), row.May(Where));
            return row.IsSure;
        }

        // Usually there are addresses and countries and nothing else: their rows are put together as they are anded.
        (int address, int country) = RowsOf(in network, isWhatIf);
        TruthRow here = Address.Include[address], there = Country.Include[country], notHere = Address.Exclude[address], notThere = Country.Exclude[country];
        RowKernel.AndPlace(Where.In(into), here.May(Where), there.May(Where), notHere.May(Where), notThere.May(Where));
        return here.IsSure & there.IsSure & notHere.IsSure & notThere.IsSure;
    }

    /// <summary>The rows of a pair of address row and country row, put together.</summary>
    public TruthRow Combine(int address, int country) => Combine(address, country, default, false);

    private (int Address, int Country) RowsOf(in NetworkSignals network, bool isWhatIf)
        => (AddressClasses is null ? 0 : AddressRow(in network, isWhatIf), CountryRow(network.Country, CountryRowOf, isWhatIf));

    private TruthRow Combine(int address, int country, in NetworkSignals network, bool isWhatIf)
    {
        Workspace work = Workspace.For(Words);
        TruthUnion included = work.Location(), excluded = work.NotLocation();
        if (Always is not null) Or(Always, 0, ref included, ref excluded);
        if (Address is not null) Or(Address, address, ref included, ref excluded);
        if (Country is not null) Or(Country, country, ref included, ref excluded);
        if (Gps is not null) Or(Gps, GpsRow(in network, isWhatIf), ref included, ref excluded);
        if (CompliantNetwork is not null) Or(CompliantNetwork, NetworkRow(network.IsCompliantNetwork, isWhatIf), ref included, ref excluded);
        return included.Except(excluded);
    }

    private static void Or(LocationSource source, int row, ref TruthUnion included, ref TruthUnion excluded)
    {
        included.Or(source.Include[row]);
        excluded.Or(source.Exclude[row]);
    }

    private int AddressRow(in NetworkSignals network, bool isWhatIf)
    {
        ref readonly IpAddress address = ref network.ClientAddressInPlace;
        if (!address.IsKnown) return isWhatIf ? AddressAbsentWhatIf : AddressAbsent;
        return unchecked(FirstAddress + AddressClasses!.ClassOf(in address));
    }

    private static int CountryRow(CountryCode country, int[] rows, bool isWhatIf)
    {
        if (rows.Length == 0) return 0;
        return isWhatIf && !country.IsKnown ? CountryAbsentWhatIf : rows[country.Value];
    }

    private int GpsRow(in NetworkSignals network, bool isWhatIf)
        => CountryRow(network.GpsRefusal == GpsRefusal.None ? network.GpsCountry : default, GpsRowOf, isWhatIf);

    private static int NetworkRow(bool? isCompliant, bool isWhatIf) => isCompliant switch
    {
        null => isWhatIf ? NetworkNo : NetworkUnknown,
        true => NetworkYes,
        false => NetworkNo,
    };
}
