namespace ConditionalAccess.Cli.Matrix;

/// <summary>One value of an axis of the matrix.</summary>
/// <param name="Key">What an option names it by.</param>
/// <param name="Label">What people read.</param>
/// <param name="Apply">What it makes of a sign-in.</param>
/// <param name="IsToldApart">True when some policy treats it in a way of its own, so that it is shown without being asked for.</param>
/// <param name="IsAlone">True when it cannot be put together with others.</param>
/// <param name="KnowsAppGroups">True when the apps of a group that the export only names may be taken as known: see <see cref="StandInGroups"/>.</param>
internal sealed record AxisEntry(string Key, string Label, Func<SignIn, SignIn> Apply, bool IsToldApart = true, bool IsAlone = false, bool KnowsAppGroups = false)
{
    /// <summary>Both at once.</summary>
    public AxisEntry And(AxisEntry other)
        => new(Key + "+" + other.Key, Label + ", " + other.Label, signIn => other.Apply(Apply(signIn)));
}

/// <summary>Values of an axis that need the same everywhere.</summary>
/// <param name="Entries">The values; at least one.</param>
internal sealed record AxisGroup(IReadOnlyList<AxisEntry> Entries)
{
    private const int MostShown = 3;

    public string Label { get; } = string.Join("; ", Entries.Select(e => e.Label));

    /// <summary>The first few of them, where all would be too long to read.</summary>
    public string ShortLabel { get; } = Entries.Count <= MostShown + 1
        ? string.Join("; ", Entries.Select(e => e.Label))
        : string.Join("; ", Entries.Take(MostShown).Select(e => e.Label)) + " and " + Words.Count(Entries.Count - MostShown, "more", "more");

    public bool IsShortened => Entries.Count > MostShown + 1;
}
