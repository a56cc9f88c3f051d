using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Divides the address space into intervals whose addresses lie in the same named locations, and gives each interval the number of its class.
/// </summary>
internal sealed class AddressClasses
{
    // By whether the address is an IPv4 address: a branch would be guessed wrong.
    private readonly IntervalTable[] _tables;
    private readonly UInt128[] _startsV6;
    private readonly bool _hasLongPrefixes;

    /// <param name="startsV4">First addresses of the IPv4 intervals, ascending, beginning with 0.</param>
    /// <param name="classesV4">The class of each IPv4 interval.</param>
    /// <param name="startsV6">First addresses of the IPv6 intervals, ascending, beginning with 0.</param>
    /// <param name="classesV6">The class of each IPv6 interval.</param>
    public AddressClasses(UInt128[] startsV4, int[] classesV4, UInt128[] startsV6, int[] classesV6)
    {
        _tables = [new IntervalTable(Array.ConvertAll(startsV6, s => (ulong)(s >> 64)), classesV6), new IntervalTable(Array.ConvertAll(startsV4, s => (ulong)s << 32), classesV4)];
        _startsV6 = startsV6;
        _hasLongPrefixes = Array.Exists(startsV6, static s => unchecked((ulong)s) != 0);
    }

    /// <summary>The class of a known address.</summary>
    public int ClassOf(in IpAddress address)
    {
        ulong isV4 = Bits.One(address.IsIPv4);
        IntervalTable table = _tables[unchecked((int)isV4)];
        int interval = table.IntervalOf(address.IsIPv4 ? address.Low << 32 : address.High);
        if (_hasLongPrefixes && isV4 == 0) interval = ByLowerHalf(interval, in address);
        return table.ClassOf(interval);
    }

    // Several intervals begin with the same upper half: the lower half decides.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ByLowerHalf(int interval, in IpAddress address)
    {
        if (_startsV6[interval] <= address.Value) return interval;
        int found = Array.BinarySearch(_startsV6, 0, interval, address.Value);
        return found >= 0 ? found : ~found - 1;
    }
}

/// <summary>
/// Finds the interval of a number: the stretch in which intervals begin is divided evenly, and each part leads to the few intervals that begin in it.
/// </summary>
internal sealed class IntervalTable
{
    private const int Parts = 1024;

    // Intervals of one part that are compared all at once.
    private const int Together = 4;

    private readonly ulong[] _starts;
    private readonly int[] _classes;
    private readonly Part[] _parts = new Part[Parts];
    private readonly ulong _from;
    private readonly int _shift;

    /// <param name="starts">Where the intervals begin, ascending, beginning with 0; equal ones count as one, the last.</param>
    /// <param name="classes">The class of each.</param>
    public IntervalTable(ulong[] starts, int[] classes)
    {
        // Behind the last interval stand some that no number reaches, so that there is always a vector to load.
        _classes = classes;
        _starts = new ulong[starts.Length + Together];
        starts.CopyTo(_starts, 0);
        for (int i = starts.Length; i < _starts.Length; i++) _starts[i] = ulong.MaxValue;
        _from = starts[Math.Min(1, starts.Length - 1)];
        while ((starts[^1] - _from) >> _shift >= Parts) _shift++;
        int interval = 0;
        for (int part = 0; part < Parts; part++)
        {
            ulong next = (ulong)(part + 1) << _shift;
            int first = interval;
            while (interval + 1 < starts.Length && (part == Parts - 1 || starts[interval + 1] - _from <= next)) interval++;
            _parts[part] = new Part(first, interval);
        }
    }

    public int ClassOf(int interval) => _classes[interval];

    /// <summary>The last interval that does not begin after a number; there always is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IntervalOf(ulong value)
    {
        // What lies before the stretch belongs to its first part, what lies behind it to the last one.
        ulong offset = value > _from ? unchecked(value - _from) : 0;
        ref readonly Part part = ref _parts[unchecked((int)Math.Min(offset >> _shift, Parts - 1))];
        int low = part.First, high = part.Last;
        if (unchecked(high - low) > Together) low = Nearer(low, ref high, value);
        // The starts are ascending, so those that are not beyond the number are the first ones. Counted without a branch, which would be guessed wrong.
        ReadOnlySpan<ulong> next = new(_starts, unchecked(low + 1), Together);
        int passed = Vector256.IsHardwareAccelerated
            ? BitOperations.PopCount(Vector256.LessThanOrEqual(Vector256.Create(next), Vector256.Create(value)).ExtractMostSignificantBits())
            : (int)(Bits.One(next[0] <= value) + Bits.One(next[1] <= value) + Bits.One(next[2] <= value) + Bits.One(next[3] <= value));
        return Math.Min(unchecked(low + passed), high);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Nearer(int low, ref int high, ulong value)
    {
        while (high - low > Together)
        {
            int middle = (low + high + 1) >> 1;
            if (_starts[middle] <= value) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>The intervals of which a part can hold something.</summary>
    private readonly record struct Part(int First, int Last);
}
