using System.Diagnostics.CodeAnalysis;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;

namespace ConditionalAccess;

/// <summary>
/// The device compliance policies of a tenant with tenant settings, threat connectors and co-management, as read from Microsoft Graph exports or built
/// in code. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// What cannot be understood inside a policy never makes the policy disappear: it is reported, kept for writing back, and counts against the device.
/// A set is refused only when something cannot be read at all (broken JSON, a member given twice, an unreadable file, a limit), unless
/// <see cref="PolicyReadOptions.AcceptPartial"/> is set; with <see cref="PolicyReadOptions.Strict"/> every error refuses.
/// </remarks>
/// <example><code>ComplianceEngine engine = CompliancePolicySet.Load("export").Compile();</code></example>
public sealed class CompliancePolicySet
{
    internal CompliancePolicySet(ComplianceConfiguration configuration, ValueArray<SourceLocation> locations, IReadOnlyList<PolicyDiagnostic> diagnostics, DocumentLocator locator, bool isPartial)
        => (Configuration, Locations, Diagnostics, Locator, IsPartial) = (configuration, locations, diagnostics, locator, isPartial);

    /// <summary>Policies, tenant settings, threat connectors and co-management.</summary>
    public ComplianceConfiguration Configuration { get; }

    /// <summary>The policies, in document order; order never decides anything.</summary>
    public ValueArray<CompliancePolicy> Policies => Configuration.Policies;

    /// <summary>What was found while reading, in document order; empty for a set built in code.</summary>
    public IReadOnlyList<PolicyDiagnostic> Diagnostics { get; }

    /// <summary>
    /// True when a document could not be read and <see cref="PolicyReadOptions.AcceptPartial"/> accepted the rest: policies may be missing, so a device can
    /// look more compliant than it is.
    /// </summary>
    public bool IsPartial { get; }

    /// <summary>Where each policy was read from.</summary>
    internal ValueArray<SourceLocation> Locations { get; }

    internal DocumentLocator Locator { get; }

    /// <summary>Reads one document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <exception cref="PolicyFormatException">The document is refused; the exception carries every finding.</exception>
    public static CompliancePolicySet Parse(string json, PolicyReadOptions? options = null, string? name = null)
        => OrThrow(TryParse(json, out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options, name), set, found);

    /// <summary>Reads one document in UTF-8 or UTF-16, with or without byte order mark.</summary>
    /// <param name="json">The bytes; they must not change afterwards.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <exception cref="PolicyFormatException">The document is refused; the exception carries every finding.</exception>
    public static CompliancePolicySet Parse(ReadOnlyMemory<byte> json, PolicyReadOptions? options = null, string? name = null)
        => OrThrow(TryParse(json, out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options, name), set, found);

    /// <summary>Reads one document; bad data never throws.</summary>
    /// <param name="json">The document.</param>
    /// <param name="set">The set; null when the document is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        PolicyReadOptions? options = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        set = new CompliancePolicySetLoader(options).AddText(json, name).Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>Reads one document in UTF-8 or UTF-16, with or without byte order mark; bad data never throws.</summary>
    /// <param name="json">The bytes; they must not change afterwards.</param>
    /// <param name="set">The set; null when the document is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    public static bool TryParse(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        PolicyReadOptions? options = null, string? name = null)
    {
        set = new CompliancePolicySetLoader(options).AddBytes(json, name).Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>
    /// Reads a file, or all <c>*.json</c> files below a folder as one set, in ordinal order of their paths. Files without anything of compliance
    /// are skipped with a finding; names that start with a dot are left out, and folders that are links are not followed.
    /// </summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <exception cref="PolicyFormatException">Something cannot be read or is refused; the exception carries every finding.</exception>
    public static CompliancePolicySet Load(string path, PolicyReadOptions? options = null)
        => OrThrow(TryLoad(path, out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options), set, found);

    /// <summary>Reads a file or folder as <see cref="Load(string, PolicyReadOptions?)"/> does; bad or unreadable data never throws.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="set">The set; null when something is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    public static bool TryLoad(string path, [NotNullWhen(true)] out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics, PolicyReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        set = new CompliancePolicySetLoader(options).AddPath(path).Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>Reads one document from a stream, which stays open.</summary>
    /// <param name="stream">The stream, read to its end.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <exception cref="PolicyFormatException">The document is refused; the exception carries every finding.</exception>
    public static CompliancePolicySet Load(Stream stream, string? name = null, PolicyReadOptions? options = null)
        => OrThrow(TryLoad(stream, out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, name, options), set, found);

    /// <summary>Reads one document from a stream, which stays open; bad or unreadable data never throws.</summary>
    /// <param name="stream">The stream, read to its end.</param>
    /// <param name="set">The set; null when the document is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    public static bool TryLoad(Stream stream, [NotNullWhen(true)] out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        string? name = null, PolicyReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        set = new CompliancePolicySetLoader(options).AddStream(stream, name).Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>Puts sets together as one, for example policies from one document and tenant settings from another.</summary>
    /// <param name="sets">The sets; their findings are carried over.</param>
    /// <param name="options">How to judge the whole; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <exception cref="PolicyFormatException">The whole is refused; the exception carries every finding.</exception>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static CompliancePolicySet Combine(IEnumerable<CompliancePolicySet> sets, PolicyReadOptions? options = null)
        => OrThrow(TryCombine(sets, out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options), set, found);

    /// <summary>Puts sets together as <see cref="Combine"/> does; never throws for what they hold.</summary>
    /// <param name="sets">The sets; their findings are carried over.</param>
    /// <param name="set">The whole; null when it is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to judge the whole; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static bool TryCombine(IEnumerable<CompliancePolicySet> sets, [NotNullWhen(true)] out CompliancePolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        PolicyReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sets);
        var loader = new CompliancePolicySetLoader(options);
        foreach (CompliancePolicySet each in ValueArray.Each(sets, nameof(sets))) loader.AddSet(each);
        set = loader.Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>Wraps a configuration built in code; nothing is checked.</summary>
    /// <param name="configuration">The configuration.</param>
    public static CompliancePolicySet From(ComplianceConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new CompliancePolicySet(configuration, default, [], DocumentLocator.None, isPartial: false);
    }

    /// <summary>Compiles the set into an engine.</summary>
    /// <param name="options">Choices between readings; null means <see cref="ComplianceOptions.Default"/>.</param>
    public ComplianceEngine Compile(ComplianceOptions? options = null) => ComplianceEngine.Create(this, options ?? ComplianceOptions.Default);

    /// <summary>The set as Graph JSON. What was not understood is written as it was found; reading the text gives an equal <see cref="Configuration"/>.</summary>
    public string ToJson() => ComplianceWriter.Write(Configuration);

    /// <summary>One policy as Graph JSON.</summary>
    /// <param name="policy">The policy.</param>
    public static string ToJson(CompliancePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return ComplianceWriter.Write(policy);
    }

    /// <summary>The finding with line and column filled in, when its file and path name a place in a document of this set.</summary>
    /// <param name="diagnostic">A finding.</param>
    public PolicyDiagnostic Locate(PolicyDiagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return Locator.Locate(diagnostic);
    }

    private static CompliancePolicySet OrThrow(bool read, CompliancePolicySet? set, IReadOnlyList<PolicyDiagnostic> found) => read ? set! : throw new PolicyFormatException(found);
}
