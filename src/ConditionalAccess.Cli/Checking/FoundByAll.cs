using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Checking;

/// <summary>
/// Puts together what the readers found. Each reads the whole export, so each finds documents of the other kinds strange: such remarks go where another
/// reader is at home, and what several of them found is told once.
/// </summary>
internal static class FoundByAll
{
    /// <param name="path">The export.</param>
    /// <param name="readers">What each reader made of it, the one that speaks for documents that nobody reads first.</param>
    public static IReadOnlyList<PolicyDiagnostic> Of(string path, IReadOnlyList<ReadExport> readers)
    {
        bool isAnyThere = readers.Any(r => !r.IsEmpty);
        HashSet<string>[] strange = [.. readers.Select(r => Strange(path, r))];
        var told = new List<PolicyDiagnostic>();
        var places = new Dictionary<(string Code, SourceLocation Location, string? Rule, string Message), int>();
        for (int r = 0; r < readers.Count; r++)
        {
            int reader = r;
            foreach (PolicyDiagnostic finding in readers[r].Findings)
            {
                string file = finding.Location.File ?? "";
                bool isElsewhere = strange[r].Contains(file) && (r > 0 || strange.Where((_, i) => i != reader).Any(s => !s.Contains(file)));
                bool isOfEmptiness = finding.Code == readers[r].Empty && (r > 0 || isAnyThere);
                if (isElsewhere || isOfEmptiness || finding.Code == readers[r].Skipped) continue;
                var key = (finding.Code, finding.Location, finding.Rule, finding.Message);
                if (!places.TryGetValue(key, out int at))
                {
                    places[key] = told.Count;
                    told.Add(finding);
                }
                else if (told[at].Severity < finding.Severity)
                {
                    told[at] = finding;
                }
            }
        }

        return told;
    }

    /// <summary>The files in which a reader finds nothing of its kind.</summary>
    private static HashSet<string> Strange(string path, ReadExport reader)
    {
        var strange = new HashSet<string>(reader.Findings.Where(f => f.Code == reader.Nothing).Select(f => f.Location.File ?? ""), StringComparer.Ordinal);
        foreach (string file in reader.Findings.Where(f => f.Code == reader.Skipped).Select(f => f.Location.File ?? "").Distinct(StringComparer.Ordinal))
        {
            // Beside what is of another kind there may be something of its own.
            if (!strange.Contains(file) && !reader.Reads(Directory.Exists(path) ? Path.Combine(path, file) : path)) strange.Add(file);
        }

        return strange;
    }
}
