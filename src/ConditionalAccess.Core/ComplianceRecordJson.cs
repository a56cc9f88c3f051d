using System.Diagnostics.CodeAnalysis;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;

namespace ConditionalAccess;

/// <summary>One evaluation record as JSON, for hosts that store it beside a device of their own; inventories hold records in the same form.</summary>
public static class ComplianceRecordJson
{
    /// <summary>The record as one JSON object on one line; reading it gives an equal record.</summary>
    /// <param name="record">The record.</param>
    public static string ToJson(this ComplianceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return RecordWriter.Write(record);
    }

    /// <summary>Reads a record. Everything in it that is not understood is an error: a part that is dropped would start a grace period anew.</summary>
    /// <param name="json">The text; null counts as empty.</param>
    /// <param name="record">The record; null when there is an error.</param>
    /// <param name="diagnostics">Every finding in document order.</param>
    public static bool TryParse(string? json, [NotNullWhen(true)] out ComplianceRecord? record, out IReadOnlyList<PolicyDiagnostic> diagnostics)
    {
        var findings = new FindingList(PolicyReadOptions.Default);
        SourceText? source = new SourceDecoder(null, 0, findings).Decode(json.AsSpan());
        JsonTree? tree = source is null ? null : new JsonTreeParser(source, PolicyReadOptions.Default, findings).Parse();
        record = tree is null ? null : RecordReader.Read(tree, findings);
        if (findings.HasErrors) record = null;
        diagnostics = findings.ToList();
        return record is not null;
    }

    /// <summary>Reads a record.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="PolicyFormatException">Something in it is not understood; the exception carries every finding.</exception>
    public static ComplianceRecord Parse(string json)
        => TryParse(json, out ComplianceRecord? record, out IReadOnlyList<PolicyDiagnostic> findings) ? record : throw new PolicyFormatException(findings);
}
