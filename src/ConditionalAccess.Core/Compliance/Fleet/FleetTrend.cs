namespace ConditionalAccess.Compliance.Fleet;

/// <summary>The daily counts of the last 60 UTC days (figure F9).</summary>
internal static class FleetTrend
{
    private const int Days = 60;

    /// <summary>Today's point is of the devices of the snapshot; the others are of stored evaluations.</summary>
    public static ValueArray<TrendPoint> Of(ValueArray<StoredEvaluation> stored, List<DeviceRow> devices, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        var byDevice = stored.Where(e => e.EvaluatedAt <= at).GroupBy(e => e.DeviceId).Select(g => g.OrderBy(e => e.EvaluatedAt).ToArray()).ToArray();
        var points = new List<TrendPoint>(Days);
        for (int back = Days - 1; back > 0 && today.DayNumber >= back; back--) points.Add(PointOf(today.AddDays(-back), byDevice));
        var now = new StateTally();
        foreach (DeviceRow device in devices) now.Add(device.ReportedState, device.AccessCompliant);
        points.Add(new TrendPoint(today, now.Counts));
        return ValueArray.From(points);
    }

    private static TrendPoint PointOf(DateOnly day, StoredEvaluation[][] byDevice)
    {
        var tally = new StateTally();
        foreach (StoredEvaluation[] evaluations in byDevice)
        {
            StoredEvaluation? last = evaluations.LastOrDefault(e => DateOnly.FromDateTime(e.EvaluatedAt.UtcDateTime) <= day);
            if (last is not null) tally.Add(last.ReportedState, last.AccessCompliant);
        }

        return new TrendPoint(day, tally.Counts);
    }
}
