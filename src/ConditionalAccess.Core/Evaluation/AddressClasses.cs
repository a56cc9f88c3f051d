using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Divides the address space into intervals whose addresses lie in the same named locations, and gives each interval the number of its class.
/// </summary>
internal sealed class AddressClasses
{
    private readonly IntervalTable _v4;
    private readonly IntervalTable _v6High;
    private readonly UInt128[] _startsV6;
    private readonly int[] _classesV6;

    /// <param name="startsV4">First addresses of the IPv4 intervals, ascending, beginning with 0.</param>
    /// <param name="classesV4">The class of each IPv4 interval.</param>
    /// <param name="startsV6">First addresses of the IPv6 intervals, ascending, beginning with 0.</param>
    /// <param name="classesV6">The class of each IPv6 interval.</param>
    public AddressClasses(UInt128[] startsV4, int[] classesV4, UInt128[] startsV6, int[] classesV6)
    {
        _v4 = new IntervalTable(Array.ConvertAll(startsV4, s => (ulong)s << 32), classesV4);
        _v6High = new IntervalTable(Array.ConvertAll(startsV6, s => (ulong)(s >> 64)), classesV6);
        (_startsV6, _classesV6) = (startsV6, classesV6);
    }

    /// <summary>The class of a known address.</summary>
    public int ClassOf(in IpAddress address)
    {
        if (address.IsIPv4) return _v4.ClassOf(address.Low << 32);
        int interval = _v6High.IntervalOf(address.High);
        if (_startsV6[interval] <= address.Value) return _classesV6[interval];
        // Several intervals begin with the same upper half: the lower half decides.
        int found = Array.BinarySearch(_startsV6, 0, interval, address.Value);
        return _classesV6[found >= 0 ? found : ~found - 1];
    }
}

/// <summary>
/// Finds the interval of a number: the top bits, from the highest bit that any start has, lead to the few intervals that begin near it.
/// </summary>
internal sealed class IntervalTable
{
    private const int BucketBits = 10;

    private readonly ulong[] _starts;
    private readonly int[] _classes;
    private readonly int[] _first;

    /// <param name="starts">Where the intervals begin, ascending, beginning with 0; equal ones count as one, the last.</param>
    /// <param name="classes">The class of each.</param>
    public IntervalTable(ulong[] starts, int[] classes)
    {
        (_starts, _classes) = (starts, classes);
        _first = new int[(1 << BucketBits) + 1];
        int interval = 0;
        for (int bucket = 0; bucket < _first.Length - 1; bucket++)
        {
            ulong from = (ulong)bucket << (64 - BucketBits);
            while (interval + 1 < starts.Length && starts[interval + 1] <= from) interval++;
            _first[bucket] = interval;
        }

        _first[^1] = starts.Length - 1;
    }

    public int ClassOf(ulong value) => _classes[IntervalOf(value)];

    /// <summary>The last interval that does not begin after a number; there always is one.</summary>
    public int IntervalOf(ulong value)
    {
        int bucket = (int)(value >> (64 - BucketBits));
        int low = _first[bucket], high = _first[bucket + 1];
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (_starts[middle] <= value) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
