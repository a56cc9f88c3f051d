using System.Globalization;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Collects findings in document order, at most as many as are asked for; errors push out warnings, warnings push out information.</summary>
internal sealed class FindingList(PolicyReadOptions options)
{
    private readonly List<Kept>[] _kept = [[], [], []];
    private readonly int[] _total = new int[3];
    private int _order;

    public bool HasErrors => _total[0] > 0;

    public int ErrorCount => _total[0];

    public void Add(DiagnosticSeverity severity, string code, string message, string remedy, SourceText? source, int offset, Func<string?> path, string? rule = null)
    {
        if (!Count(ref severity, out int bucket)) return;
        (int line, int column) = source is null || offset < 0 ? (0, 0) : source.Position(offset);
        var location = new SourceLocation(source?.Name, path(), line, column);
        Keep(bucket, source?.Order ?? int.MaxValue, offset, new PolicyDiagnostic(code, severity, message, remedy, location) { Rule = rule });
    }

    /// <summary>A finding that concerns no place inside a document.</summary>
    public void Add(DiagnosticSeverity severity, string code, string message, string remedy, string? file)
    {
        if (!Count(ref severity, out int bucket)) return;
        Keep(bucket, int.MaxValue, 0, new PolicyDiagnostic(code, severity, message, remedy, new SourceLocation(file, null)));
    }

    /// <summary>A finding made elsewhere, with its place.</summary>
    public void Add(PolicyDiagnostic finding)
    {
        DiagnosticSeverity severity = finding.Severity;
        if (Count(ref severity, out int bucket)) Keep(bucket, int.MaxValue, 0, finding with { Severity = severity });
    }

    public IReadOnlyList<PolicyDiagnostic> ToList()
    {
        var kept = new List<Kept>();
        foreach (List<Kept> bucket in _kept) kept.AddRange(bucket);
        int most = Math.Max(0, options.MaxFindings);
        if (kept.Count > most) kept.RemoveRange(most, kept.Count - most);
        kept.Sort(Compare);
        List<PolicyDiagnostic> chosen = kept.ConvertAll(k => k.Finding);
        int more = _total[0] + _total[1] + _total[2] - chosen.Count;
        if (more > 0) chosen.Add(More(chosen, more));
        return chosen.AsReadOnly();
    }

    private bool Count(ref DiagnosticSeverity severity, out int bucket)
    {
        if (options.Strict && severity == DiagnosticSeverity.Warning) severity = DiagnosticSeverity.Error;
        bucket = DiagnosticSeverity.Error - severity;
        return ++_total[bucket] <= options.MaxFindings;
    }

    private void Keep(int bucket, int document, int offset, PolicyDiagnostic finding) => _kept[bucket].Add(new Kept(document, offset, _order++, finding));

    private static int Compare(Kept one, Kept other)
    {
        int order = one.Document.CompareTo(other.Document);
        if (order == 0) order = one.Offset.CompareTo(other.Offset);
        return order != 0 ? order : one.Order.CompareTo(other.Order);
    }

    private PolicyDiagnostic More(List<PolicyDiagnostic> chosen, int more)
    {
        int errors = _total[0] - chosen.Count(f => f.Severity == DiagnosticSeverity.Error);
        string message = string.Create(CultureInfo.InvariantCulture, $"{more} more findings are not shown, {errors} of them errors");
        return new PolicyDiagnostic(DiagnosticCodes.MoreFindings, errors > 0 ? DiagnosticSeverity.Error : DiagnosticSeverity.Information,
            message, "mend the ones that are shown and read again", SourceLocation.None);
    }

    // A class, not a tuple: lists and sorting of references are compiled with the runtime, those of own structs in every process.
    private sealed class Kept(int document, int offset, int order, PolicyDiagnostic finding)
    {
        public int Document => document;

        public int Offset => offset;

        public int Order => order;

        public PolicyDiagnostic Finding => finding;
    }
}
