using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Divides the address space into intervals whose addresses lie in the same named locations, and gives each interval the row of its class.
/// </summary>
internal sealed class AddressClasses
{
    /// <summary>First addresses of the IPv4 intervals, ascending, beginning with 0.</summary>
    public required uint[] StartsV4 { get; init; }

    /// <summary>The class of each IPv4 interval.</summary>
    public required int[] ClassesV4 { get; init; }

    /// <summary>First addresses of the IPv6 intervals, ascending, beginning with 0.</summary>
    public required UInt128[] StartsV6 { get; init; }

    /// <summary>The class of each IPv6 interval.</summary>
    public required int[] ClassesV6 { get; init; }

    /// <summary>The class of a known address.</summary>
    public int ClassOf(IpAddress address) => address.IsIPv4
        ? ClassesV4[IntervalOf<uint>(StartsV4, (uint)address.Value)]
        : ClassesV6[IntervalOf(StartsV6, address.Value)];

    // The last interval that does not begin after the address; the first begins at zero, so there is always one.
    private static int IntervalOf<T>(T[] starts, T address)
        where T : IComparable<T>
    {
        int found = Array.BinarySearch(starts, address);
        return found >= 0 ? found : ~found - 1;
    }
}
