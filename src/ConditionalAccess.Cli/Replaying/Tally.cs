namespace ConditionalAccess.Cli.Replaying;

/// <summary>Counts of one name.</summary>
internal sealed record TallyLine(string Name, long Blocked, long Challenged);

/// <summary>How often something was newly blocked or challenged, by name. Only so many names are kept apart; the others are counted together.</summary>
internal sealed class Tally
{
    private const int MostNames = 50_000;

    private readonly Dictionary<string, (long Blocked, long Challenged)> _counts = new(StringComparer.Ordinal);

    /// <summary>The names, the most often blocked first.</summary>
    public IEnumerable<TallyLine> Lines => _counts.Select(c => new TallyLine(c.Key, c.Value.Blocked, c.Value.Challenged))
        .OrderByDescending(c => c.Blocked).ThenByDescending(c => c.Challenged).ThenBy(c => c.Name, StringComparer.Ordinal);

    public int Count => _counts.Count;

    public void Add(string name, bool isBlocked)
    {
        if (!_counts.ContainsKey(name) && _counts.Count >= MostNames) name = "others";
        (long blocked, long challenged) = _counts.GetValueOrDefault(name);
        _counts[name] = isBlocked ? (blocked + 1, challenged) : (blocked, challenged + 1);
    }
}
