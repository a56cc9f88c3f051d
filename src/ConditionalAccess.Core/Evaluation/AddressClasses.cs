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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ClassOf(in IpAddress address)
    {
        // An IPv4 address has no upper half.
        int isV4 = unchecked((int)Bits.One(address.IsIPv4));
        ulong value = address.High | ((address.Low << 32) & Bits.Mask(address.IsIPv4));
        IntervalTable table = _tables[isV4];
        int interval = table.IntervalOf(value);
        if (_hasLongPrefixes && isV4 == 0) interval = ByLowerHalf(interval, in address);
        return table.ClassOf(interval);
    }

    // Several intervals begin with the same upper half: the lower half decides.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ByLowerHalf(int interval, in IpAddress address)
    {
        interval = Math.Min(interval, _startsV6.Length - 1);
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
    private const int Crowded = int.MinValue;

    // Starts that are compared all at once.
    private const int Together = 4;

    // Behind the last interval stand some more that are the same to whoever asks for their class, so that there is always a vector to load.
    private readonly ulong[] _starts;
    private readonly int[] _classes;

    // By part: the last interval that begins before it, or where it begins; with the sign bit when more begin in the part than are compared together.
    private readonly int[] _first = new int[Parts + 1];
    private readonly ulong _from;
    private readonly int _shift;

    /// <param name="starts">Where the intervals begin, ascending, beginning with 0; equal ones count as one, the last.</param>
    /// <param name="classes">The class of each.</param>
    public IntervalTable(ulong[] starts, int[] classes)
    {
        _starts = new ulong[starts.Length + Together];
        _classes = new int[starts.Length + Together];
        for (int i = 0; i < _starts.Length; i++) (_starts[i], _classes[i]) = i < starts.Length ? (starts[i], classes[i]) : (ulong.MaxValue, classes[^1]);
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
        for (int part = 0; part < Parts; part++) _first[part] |= _first[part + 1] - _first[part] > Together ? Crowded : 0;
    }

    public int ClassOf(int interval) => _classes[interval];

    /// <summary>The last interval that does not begin after a number; there always is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IntervalOf(ulong value)
    {
        // What lies before the stretch belongs to its first part, what lies behind it to the last one.
        ulong offset = value > _from ? unchecked(value - _from) : 0;
        int part = unchecked((int)Math.Min(offset >> _shift, Parts - 1));
        int low = _first[part];
        if (low < 0) low = Nearer(part, value);
        // The starts are ascending, so those that are not beyond the number are the first ones. Counted without a branch, which would be guessed wrong.
        ReadOnlySpan<ulong> next = new(_starts, unchecked(low + 1), Together);
        int passed = Vector256.IsHardwareAccelerated
            ? BitOperations.PopCount(Vector256.LessThanOrEqual(Vector256.Create(next), Vector256.Create(value)).ExtractMostSignificantBits())
            : Count(next, value);
        return unchecked(low + passed);
    }

    private static int Count(ReadOnlySpan<ulong> starts, ulong value)
        => (int)(Bits.One(starts[0] <= value) + Bits.One(starts[1] <= value) + Bits.One(starts[2] <= value) + Bits.One(starts[3] <= value));

    // An interval so near to the one looked for that no more begin after it than are compared together.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Nearer(int part, ulong value)
    {
        int low = _first[part] & ~Crowded, high = _first[part + 1] & ~Crowded;
        while (high - low > Together)
        {
            int middle = (low + high + 1) >> 1;
            if (_starts[middle] <= value) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
