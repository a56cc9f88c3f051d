using System.Globalization;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Collects findings in document order, at most as many as are asked for; errors push out warnings, warnings push out information.</summary>
internal sealed class FindingList(PolicyReadOptions options)
{
    private readonly List<(int Document, int Offset, int Order, PolicyDiagnostic Finding)>[] _kept = [[], [], []];
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
        var chosen = _kept[0].Concat(_kept[1]).Concat(_kept[2]).Take(options.MaxFindings)
            .OrderBy(f => f.Document).ThenBy(f => f.Offset).ThenBy(f => f.Order).Select(f => f.Finding).ToList();
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

    private void Keep(int bucket, int document, int offset, PolicyDiagnostic finding) => _kept[bucket].Add((document, offset, _order++, finding));

    private PolicyDiagnostic More(List<PolicyDiagnostic> chosen, int more)
    {
        int errors = _total[0] - chosen.Count(f => f.Severity == DiagnosticSeverity.Error);
        string message = string.Create(CultureInfo.InvariantCulture, $"{more} more findings are not shown, {errors} of them errors");
        return new PolicyDiagnostic(DiagnosticCodes.MoreFindings, errors > 0 ? DiagnosticSeverity.Error : DiagnosticSeverity.Information,
            message, "mend the ones that are shown and read again", SourceLocation.None);
    }
}
