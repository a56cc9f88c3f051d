using System.Diagnostics.CodeAnalysis;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;
using ConditionalAccess.Model;
using ConditionalAccess.Validation;

namespace ConditionalAccess;

/// <summary>
/// The policies of a tenant with the objects they refer to, as read from Microsoft Graph exports or built in code. Immutable and thread-safe.
/// </summary>
/// <example><code>PolicySet set = PolicySet.Load("export");</code></example>
public sealed class PolicySet
{
    internal PolicySet(TenantConfiguration tenant, TenantSources sources, IReadOnlyList<PolicyDiagnostic> diagnostics, DocumentLocator locator)
        => (Tenant, Sources, Diagnostics, Locator) = (tenant, sources, diagnostics, locator);

    /// <summary>Policies, named locations, authentication strengths and the rest.</summary>
    public TenantConfiguration Tenant { get; }

    /// <summary>The policies, in document order; order never decides anything.</summary>
    public ValueArray<ConditionalAccessPolicy> Policies => Tenant.Policies;

    /// <summary>What was found while reading, in document order; empty for a set built in code.</summary>
    public IReadOnlyList<PolicyDiagnostic> Diagnostics { get; }

    /// <summary>Where each object was read from.</summary>
    public TenantSources Sources { get; }

    internal DocumentLocator Locator { get; }

    /// <summary>Compiles the policies into an engine that decides sign-ins.</summary>
    /// <param name="options">Choices between readings; null means <see cref="EngineOptions.Default"/>.</param>
    /// <returns>An immutable, thread-safe engine. Keep it; compiling costs far more than deciding.</returns>
    public PolicyEngine Compile(EngineOptions? options = null) => PolicyEngine.Create(this, options ?? EngineOptions.Default);

    /// <summary>
    /// Checks the policies against Graph's creation rules and each other: what Graph would reject, who could be locked out, what can never
    /// apply (spec 11). Findings never keep a set from being compiled; what was already found while reading is not repeated.
    /// </summary>
    /// <returns>Located findings in the order of policies.</returns>
    public IReadOnlyList<PolicyDiagnostic> Validate()
    {
        IEnumerable<PolicyDiagnostic> found = PolicyValidator.Validate(Tenant, Sources);
        return [.. found.Where(f => !IsAlreadyFound(f)).Select(Locate)];
    }

    private bool IsAlreadyFound(PolicyDiagnostic finding) => finding.Rule is not null && finding.Location.Path is { } path
        && Diagnostics.Any(d => d.Rule == finding.Rule && d.Location.File == finding.Location.File && d.Location.Path is { } known
            && (path.StartsWith(known, StringComparison.Ordinal) || known.StartsWith(path, StringComparison.Ordinal)));

    /// <summary>Reads one document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <exception cref="PolicyFormatException">The document is refused; the exception carries every finding.</exception>
    public static PolicySet Parse(string json, PolicyReadOptions? options = null, string? name = null)
        => OrThrow(TryParse(json, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options, name), set, found);

    /// <summary>Reads one document in UTF-8 or UTF-16, with or without byte order mark.</summary>
    /// <param name="json">The bytes; they must not change afterwards.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <exception cref="PolicyFormatException">The document is refused; the exception carries every finding.</exception>
    public static PolicySet Parse(ReadOnlyMemory<byte> json, PolicyReadOptions? options = null, string? name = null)
        => OrThrow(TryParse(json, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options, name), set, found);

    /// <summary>Reads one document; bad data never throws.</summary>
    /// <param name="json">The document.</param>
    /// <param name="set">The set; null when the document is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        PolicyReadOptions? options = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        set = new PolicySetLoader(options).AddText(json, name).Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>Reads one document in UTF-8 or UTF-16, with or without byte order mark; bad data never throws.</summary>
    /// <param name="json">The bytes; they must not change afterwards.</param>
    /// <param name="set">The set; null when the document is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    public static bool TryParse(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        PolicyReadOptions? options = null, string? name = null)
    {
        set = new PolicySetLoader(options).AddBytes(json, name).Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>
    /// Reads a file, or all <c>*.json</c> files below a folder as one set, in ordinal order of their paths. Files without anything of Conditional
    /// Access are skipped with a finding; names that start with a dot are left out, and folders that are links are not followed.
    /// </summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <exception cref="PolicyFormatException">Something cannot be read or is refused; the exception carries every finding.</exception>
    public static PolicySet Load(string path, PolicyReadOptions? options = null)
        => OrThrow(TryLoad(path, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options), set, found);

    /// <summary>Reads a file or folder as <see cref="Load(string, PolicyReadOptions?)"/> does; bad or unreadable data never throws.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="set">The set; null when something is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    public static bool TryLoad(string path, [NotNullWhen(true)] out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics, PolicyReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        set = new PolicySetLoader(options).AddPath(path).Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>Reads one document from a stream, which stays open.</summary>
    /// <param name="stream">The stream, read to its end.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <exception cref="PolicyFormatException">The document is refused; the exception carries every finding.</exception>
    public static PolicySet Load(Stream stream, string? name = null, PolicyReadOptions? options = null)
        => OrThrow(TryLoad(stream, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, name, options), set, found);

    /// <summary>Reads one document from a stream, which stays open; bad or unreadable data never throws.</summary>
    /// <param name="stream">The stream, read to its end.</param>
    /// <param name="set">The set; null when the document is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    public static bool TryLoad(Stream stream, [NotNullWhen(true)] out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        string? name = null, PolicyReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        set = new PolicySetLoader(options).AddStream(stream, name).Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>Puts sets together as one, for example policies from one document and named locations from another.</summary>
    /// <param name="sets">The sets; their findings are carried over.</param>
    /// <param name="options">How to judge the whole; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <exception cref="PolicyFormatException">The whole is refused; the exception carries every finding.</exception>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static PolicySet Combine(IEnumerable<PolicySet> sets, PolicyReadOptions? options = null)
        => OrThrow(TryCombine(sets, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options), set, found);

    /// <summary>Puts sets together as <see cref="Combine"/> does; never throws for what they hold.</summary>
    /// <param name="sets">The sets; their findings are carried over.</param>
    /// <param name="set">The whole; null when it is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to judge the whole; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static bool TryCombine(IEnumerable<PolicySet> sets, [NotNullWhen(true)] out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        PolicyReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sets);
        var loader = new PolicySetLoader(options);
        foreach (PolicySet each in ValueArray.Each(sets, nameof(sets))) loader.AddSet(each);
        set = loader.Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>Wraps a configuration built in code; nothing is checked.</summary>
    /// <param name="tenant">The configuration.</param>
    public static PolicySet From(TenantConfiguration tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return new PolicySet(tenant, TenantSources.None, [], DocumentLocator.None);
    }

    /// <summary>The set as Graph JSON. What was not understood is written as it was found; reading the text gives an equal <see cref="Tenant"/>.</summary>
    public string ToJson() => GraphWriter.Write(Tenant);

    /// <summary>One policy as Graph JSON.</summary>
    /// <param name="policy">The policy.</param>
    public static string ToJson(ConditionalAccessPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return GraphWriter.Write(policy);
    }

    /// <summary>The finding with line and column filled in, when its file and path name a place in a document of this set.</summary>
    /// <param name="diagnostic">A finding, such as one of validation.</param>
    public PolicyDiagnostic Locate(PolicyDiagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return Locator.Locate(diagnostic);
    }

    private static PolicySet OrThrow(bool read, PolicySet? set, IReadOnlyList<PolicyDiagnostic> found) => read ? set! : throw new PolicyFormatException(found);
}
