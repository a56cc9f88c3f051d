using System.Globalization;
using System.Text;

namespace ConditionalAccess.Diagnostics;

/// <summary>How serious a finding is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>Read and understood; worth knowing.</summary>
    Information,

    /// <summary>Loads, but probably not meant, or counts as restricting because it was not understood. An error in strict reading.</summary>
    Warning,

    /// <summary>The document or policy is refused; inside a compliance policy: what is wrong counts against every device.</summary>
    Error,
}

/// <summary>Where in a source document a finding lies.</summary>
/// <param name="File">The file or source name; null for text given without a name.</param>
/// <param name="Path">The JSON path from the document root, such as <c>$.value[3].conditions</c>; null when it concerns the whole source.</param>
/// <param name="Line">One-based line; 0 when not known.</param>
/// <param name="Column">One-based column counted in UTF-16 characters; 0 when not known.</param>
public sealed record SourceLocation(string? File, string? Path, int Line = 0, int Column = 0)
{
    /// <summary>A location that names nothing.</summary>
    public static SourceLocation None { get; } = new(null, null);

    /// <summary>The same place, one member deeper.</summary>
    /// <param name="member">The member name.</param>
    public SourceLocation Member(string member) => this with { Path = (Path ?? "$") + "." + member, Line = 0, Column = 0 };

    /// <summary>The same place, one list element deeper.</summary>
    /// <param name="index">The zero-based position.</param>
    public SourceLocation Element(int index)
        => this with { Path = (Path ?? "$") + "[" + index.ToString(CultureInfo.InvariantCulture) + "]", Line = 0, Column = 0 };
}

/// <summary>One located finding about a document or a policy set: a stable code, what is wrong and what to do about it.</summary>
/// <param name="Code">Stable code such as <c>CAP1001</c>; never reused for another meaning. See <see cref="DiagnosticCodes"/>.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Message">What is wrong and what was expected: one sentence, no line break, user text quoted, clipped and escaped.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Location">Where it is.</param>
public sealed record PolicyDiagnostic(string Code, DiagnosticSeverity Severity, string Message, string Remedy, SourceLocation Location)
{
    /// <summary>The validation rule of the specification (<c>V-01</c> ...) this finding reports; null when it reports none.</summary>
    public string? Rule { get; init; }

    /// <summary>The whole finding on one line: <c>CAP1204 error $.policies[3] (line 41, column 27) in a.json: message; remedy</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Code).Append(' ').Append(Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            DiagnosticSeverity.Information => "info",
            _ => "none",
        });
        if (Location.Path is not null) text.Append(' ').Append(DiagnosticText.Escape(Location.Path));
        if (Location.Line > 0)
            text.Append(CultureInfo.InvariantCulture, $" (line {Location.Line}, column {Location.Column})");
        if (Location.File is not null) text.Append(" in ").Append(DiagnosticText.Escape(Location.File));
        return text.Append(": ").Append(Message).Append("; ").Append(Remedy).ToString();
    }
}
