namespace ConditionalAccess.Cli;

/// <summary>Values as Graph writes them.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => Camel(value.ToString());

    /// <summary>The words of a set of flags; none for zero.</summary>
    public static IEnumerable<string> All<T>(T flags)
        where T : struct, Enum
        => EqualityComparer<T>.Default.Equals(flags, default) ? [] : flags.ToString().Split(", ").Select(Camel);

    public static string Of(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Granted => "granted",
        DecisionOutcome.ControlsRequired => "controls required",
        DecisionOutcome.Blocked => "blocked",
        _ => "no decision",
    };

    /// <summary>A count with its noun: <c>1 error</c>, <c>2 errors</c>.</summary>
    public static string Count(long count, string noun, string? plural = null)
        => count.ToString(System.Globalization.CultureInfo.InvariantCulture) + " " + (count == 1 ? noun : plural ?? noun + "s");

    private static string Camel(string word) => char.ToLowerInvariant(word[0]) + word[1..];
}
