namespace ConditionalAccess.Compliance.Fleet;

/// <summary>Counts by key, listed in descending order of the count and then by key.</summary>
internal sealed class Tallies<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _counts = [];

    public void Add(T key, int devices = 1) => _counts[key] = _counts.GetValueOrDefault(key) + devices;

    public int this[T key] => _counts.GetValueOrDefault(key);

    public ValueArray<Tally<T>> List(Comparison<T> order)
    {
        var list = new List<Tally<T>>(_counts.Where(c => c.Value > 0).Select(c => new Tally<T>(c.Key, c.Value)));
        list.Sort((a, b) => a.Devices != b.Devices ? b.Devices.CompareTo(a.Devices) : order(a.Key, b.Key));
        return ValueArray.From(list);
    }
}

/// <summary>Lists of counts by word or text.</summary>
internal static class TallyLists
{
    public static ValueArray<Tally<T>> ByWord<T>(this Tallies<T> counts)
        where T : struct, Enum
        => counts.List((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    public static ValueArray<Tally<string>> ByText(this Tallies<string> counts) => counts.List(string.CompareOrdinal);
}

/// <summary>Devices by the status of a policy or setting.</summary>
internal sealed class StatusTally
{
    private readonly int[] _counts = new int[(int)ComplianceStatus.InGracePeriod + 1];

    public void Add(ComplianceStatus status) => _counts[(int)status]++;

    public StatusCounts Counts => new()
    {
        Compliant = Of(ComplianceStatus.Compliant) + Of(ComplianceStatus.Remediated),
        InGracePeriod = Of(ComplianceStatus.InGracePeriod),
        NonCompliant = Of(ComplianceStatus.NonCompliant),
        Error = Of(ComplianceStatus.Error),
        Conflict = Of(ComplianceStatus.Conflict),
        Unknown = Of(ComplianceStatus.Unknown),
        NotApplicable = Of(ComplianceStatus.NotApplicable),
    };

    /// <summary>The severity of a status (spec 3.2); the worst one counts for a device.</summary>
    public static int Severity(ComplianceStatus status) => status switch
    {
        ComplianceStatus.NotAssigned => 0,
        ComplianceStatus.Unknown => 1,
        ComplianceStatus.NotApplicable => 2,
        ComplianceStatus.Compliant or ComplianceStatus.Remediated => 3,
        ComplianceStatus.InGracePeriod => 4,
        ComplianceStatus.NonCompliant => 5,
        _ => 6,
    };

    public static ComplianceStatus Worst(ComplianceStatus a, ComplianceStatus b) => Severity(b) > Severity(a) ? b : a;

    private int Of(ComplianceStatus status) => _counts[(int)status];
}
