namespace ConditionalAccess.Json;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary>The nearest name, at most a third of its length away; null when none is near. Of equally near ones the first.</summary>
    public static string? Of(string text, IReadOnlyList<string> names)
    {
        if (text.Length is 0 or > LongestName) return null;
        string? nearest = null;
        int least = int.MaxValue;
        foreach (string name in names)
        {
            if (Math.Abs(name.Length - text.Length) > name.Length / 3) continue;
            int distance = Distance(text, name);
            if (distance >= least || distance > name.Length / 3) continue;
            (nearest, least) = (name, distance);
        }

        return nearest;
    }

    // Insertions, deletions and replacements, ignoring case.
    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        foreach (char c in a)
        {
            int diagonal = row[0]++;
            for (int j = 0; j < b.Length; j++)
            {
                int replaced = diagonal + (char.ToLowerInvariant(c) == char.ToLowerInvariant(b[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[b.Length];
    }
}
