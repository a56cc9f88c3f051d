using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>
/// Time that this thread had a processor, so that other work on the machine counts as little as possible. Where the system has no such clock, the
/// time that passed.
/// </summary>
internal static partial class Clock
{
    private const int ThreadProcessorTime = 3;

    public static long Nanoseconds()
    {
        if (OperatingSystem.IsLinux() && NativeMethods.clock_gettime(ThreadProcessorTime, out TimeSpec time) == 0) return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
        return (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }

#pragma warning disable SYSLIB1054, CA1515 // Source generated imports need unsafe code, which this project does without.
    private static class NativeMethods
    {
        [DllImport("libc", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int clock_gettime(int clock, out TimeSpec time);
    }
#pragma warning restore SYSLIB1054, CA1515
}
