using System.Diagnostics.CodeAnalysis;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;

namespace ConditionalAccess;

/// <summary>A file of rules for custom compliance, as it is uploaded to Intune (<c>{ "Rules": [ ... ] }</c>). Immutable and thread-safe.</summary>
/// <example><code>ComplianceRulesDocument rules = ComplianceRulesDocument.Parse(File.ReadAllBytes("rules.json"));</code></example>
public sealed class ComplianceRulesDocument
{
    private ComplianceRulesDocument(ValueArray<CustomComplianceRule> rules, IReadOnlyList<PolicyDiagnostic> diagnostics) => (Rules, Diagnostics) = (rules, diagnostics);

    /// <summary>The rules, in document order.</summary>
    public ValueArray<CustomComplianceRule> Rules { get; }

    /// <summary>What was found while reading; also an operator that does not fit its type, which is refused when rules are evaluated unless an option allows it.</summary>
    public IReadOnlyList<PolicyDiagnostic> Diagnostics { get; }

    /// <summary>Reads a file of rules.</summary>
    /// <param name="json">The document.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <exception cref="PolicyFormatException">The rules cannot be used; the exception carries every finding.</exception>
    public static ComplianceRulesDocument Parse(string json, PolicyReadOptions? options = null, string? name = null)
        => TryParse(json, out ComplianceRulesDocument? document, out IReadOnlyList<PolicyDiagnostic> found, options, name) ? document : throw new PolicyFormatException(found);

    /// <summary>Reads a file of rules in UTF-8 or UTF-16, with or without byte order mark.</summary>
    /// <param name="json">The bytes; they must not change afterwards.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <exception cref="PolicyFormatException">The rules cannot be used; the exception carries every finding.</exception>
    public static ComplianceRulesDocument Parse(ReadOnlyMemory<byte> json, PolicyReadOptions? options = null, string? name = null)
        => TryParse(json, out ComplianceRulesDocument? document, out IReadOnlyList<PolicyDiagnostic> found, options, name) ? document : throw new PolicyFormatException(found);

    /// <summary>Reads a file of rules; bad data never throws.</summary>
    /// <param name="json">The document.</param>
    /// <param name="document">The rules; null when they cannot be used.</param>
    /// <param name="diagnostics">Every finding; each names Intune's code.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out ComplianceRulesDocument? document, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        PolicyReadOptions? options = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return TryRead(decoder => decoder.Decode(json.AsSpan()), out document, out diagnostics, options, name);
    }

    /// <summary>Reads a file of rules in UTF-8 or UTF-16, with or without byte order mark; bad data never throws.</summary>
    /// <param name="json">The bytes; they must not change afterwards.</param>
    /// <param name="document">The rules; null when they cannot be used.</param>
    /// <param name="diagnostics">Every finding; each names Intune's code.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    public static bool TryParse(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out ComplianceRulesDocument? document, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        PolicyReadOptions? options = null, string? name = null)
        => TryRead(decoder => decoder.Decode(json), out document, out diagnostics, options, name);

    /// <summary>The rules as JSON; reading the text gives equal <see cref="Rules"/>.</summary>
    public string ToJson() => GraphWriter.Write(writer => ComplianceRulesWriter.Write(writer, Rules));

    private static bool TryRead(Func<SourceDecoder, SourceText?> decode, out ComplianceRulesDocument? document, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        PolicyReadOptions? options, string? name)
    {
        var findings = new FindingList(options ?? PolicyReadOptions.Default);
        ValueArray<CustomComplianceRule>? rules = ComplianceRulesFile.Read(decode(new SourceDecoder(name, 0, findings)), findings, options ?? PolicyReadOptions.Default);
        diagnostics = findings.ToList();
        bool isUsable = rules is not null && (options?.Strict != true || !findings.HasErrors);
        document = isUsable ? new ComplianceRulesDocument(rules!.Value, diagnostics) : null;
        return isUsable;
    }
}
