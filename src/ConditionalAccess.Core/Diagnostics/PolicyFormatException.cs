namespace ConditionalAccess.Diagnostics;

/// <summary>Thrown when a document cannot be read as policies; carries every finding, not only the first.</summary>
public sealed class PolicyFormatException : Exception
{
    /// <summary>Creates an exception without findings.</summary>
    public PolicyFormatException() : this([]) { }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">The message.</param>
    public PolicyFormatException(string message) : base(message) => Diagnostics = [];

    /// <summary>Creates an exception with a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public PolicyFormatException(string message, Exception innerException) : base(message, innerException) => Diagnostics = [];

    /// <summary>Creates an exception from findings; the message is the first error.</summary>
    /// <param name="diagnostics">All findings.</param>
    public PolicyFormatException(IReadOnlyList<PolicyDiagnostic> diagnostics)
        : base(diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error)?.ToString() ?? "the document holds no readable policies")
        => Diagnostics = diagnostics;

    /// <summary>All findings in document order.</summary>
    public IReadOnlyList<PolicyDiagnostic> Diagnostics { get; }
}
