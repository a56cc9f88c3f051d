using System.Diagnostics;

namespace ConditionalAccess.Testing;

/// <summary>How work grows with its size, as a ratio of two times of one run: a limit in seconds would fail on a busy machine.</summary>
internal static class Growth
{
    private const int Times = 8;

    // The least of many: tests run beside each other, and the first rounds are compiled in haste.
    private const int Rounds = 12;

    /// <summary>The least time for eight times the size, divided by the least time for the size: about 8 for linear work, 64 for quadratic work.</summary>
    /// <param name="size">The smaller size.</param>
    /// <param name="work">The work for a size.</param>
    public static double Of(int size, Action<int> work)
    {
        TimeSpan small = TimeSpan.MaxValue, large = TimeSpan.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            small = Least(small, size, work);
            large = Least(large, size * Times, work);
        }

        return large / small;
    }

    private static TimeSpan Least(TimeSpan known, int size, Action<int> work)
    {
        long start = Stopwatch.GetTimestamp();
        work(size);
        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        return taken < known ? taken : known;
    }
}
