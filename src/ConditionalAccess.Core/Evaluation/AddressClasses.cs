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
/// Finds the interval of a number: the stretch in which intervals begin is divided evenly, and each part leads to the few intervals that begin in it.
/// </summary>
internal sealed class IntervalTable
{
    private const int Parts = 1024;

    // Intervals of one part that are compared all at once.
    private const int Together = 4;

    private readonly ulong[] _starts;
    private readonly int[] _classes;
    private readonly int[] _first = new int[Parts + 1];
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
        for (int part = 1; part < Parts; part++)
        {
            ulong begin = (ulong)part << _shift;
            while (interval + 1 < starts.Length && starts[interval + 1] - _from <= begin) interval++;
            _first[part] = interval;
        }

        _first[Parts] = starts.Length - 1;
    }

    public int ClassOf(ulong value) => _classes[IntervalOf(value)];

    /// <summary>The last interval that does not begin after a number; there always is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IntervalOf(ulong value)
    {
        // What lies before the stretch belongs to its first part, what lies behind it to the last one.
        ulong offset = value > _from ? unchecked(value - _from) : 0;
        int part = (int)Math.Min(offset >> _shift, Parts - 1);
        int low = _first[part], high = _first[unchecked(part + 1)];
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
}
