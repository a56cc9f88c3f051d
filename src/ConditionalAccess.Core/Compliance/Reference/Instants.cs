namespace ConditionalAccess.Compliance.Reference;

/// <summary>Arithmetic with instants that ends at the limits of the calendar instead of failing.</summary>
internal static class Instants
{
    // Far beyond every documented range, and small enough that ticks never overflow.
    private const int MaxHours = 100_000_000;

    /// <summary>Hours of an action; less than none is none.</summary>
    public static TimeSpan Hours(int hours) => TimeSpan.FromHours(Math.Clamp(hours, 0, MaxHours));

    public static DateTimeOffset Plus(this DateTimeOffset start, TimeSpan span) => ReferenceInput.Add(start, span);

    public static DateTimeOffset Earlier(this DateTimeOffset one, DateTimeOffset other) => one <= other ? one : other;
}
