using System.Diagnostics.CodeAnalysis;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess;

/// <summary>The app protection policies of a tenant, as read from Microsoft Graph exports or built in code. Immutable and thread-safe.</summary>
/// <remarks>
/// What cannot be understood inside a policy never makes the policy disappear: it is reported, kept for writing back, and restricts. A set is refused
/// when a document cannot be read, unless <see cref="PolicyReadOptions.AcceptPartial"/> is set; with <see cref="PolicyReadOptions.Strict"/> every warning refuses.
/// </remarks>
/// <example><code>AppProtectionPolicySet set = AppProtectionPolicySet.Load("export");</code></example>
public sealed class AppProtectionPolicySet
{
    internal AppProtectionPolicySet(ValueArray<AppProtectionPolicy> policies, IReadOnlyList<PolicyDiagnostic> diagnostics, bool isPartial)
        => (Policies, Diagnostics, IsPartial) = (policies, diagnostics, isPartial);

    /// <summary>The policies, in document order; order never decides anything.</summary>
    public ValueArray<AppProtectionPolicy> Policies { get; }

    /// <summary>What was found while reading, in document order; empty for a set built in code.</summary>
    public IReadOnlyList<PolicyDiagnostic> Diagnostics { get; }

    /// <summary>True when a document could not be read and <see cref="PolicyReadOptions.AcceptPartial"/> accepted the rest: checks may be missing.</summary>
    public bool IsPartial { get; }

    /// <summary>The policies with the apps that the library knows.</summary>
    public AppProtectionConfiguration Configuration => new() { Policies = Policies };

    /// <summary>Reads one document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <exception cref="PolicyFormatException">The document is refused; the exception carries every finding.</exception>
    public static AppProtectionPolicySet Parse(string json, PolicyReadOptions? options = null, string? name = null)
        => OrThrow(TryParse(json, out AppProtectionPolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options, name), set, found);

    /// <summary>Reads one document; bad data never throws.</summary>
    /// <param name="json">The document.</param>
    /// <param name="set">The set; null when the document is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out AppProtectionPolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        PolicyReadOptions? options = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        set = new AppProtectionPolicySetLoader(options).AddText(json, name).Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>Reads one document in UTF-8 or UTF-16, with or without byte order mark; bad data never throws.</summary>
    /// <param name="json">The bytes; they must not change afterwards.</param>
    /// <param name="set">The set; null when the document is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    public static bool TryParse(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out AppProtectionPolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        PolicyReadOptions? options = null, string? name = null)
    {
        set = new AppProtectionPolicySetLoader(options).AddBytes(json, name).Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>Reads a file, or all <c>*.json</c> files below a folder as one set, in ordinal order of their paths. Files without such a policy are skipped with a finding.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    /// <exception cref="PolicyFormatException">Something cannot be read or is refused; the exception carries every finding.</exception>
    public static AppProtectionPolicySet Load(string path, PolicyReadOptions? options = null)
        => OrThrow(TryLoad(path, out AppProtectionPolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options), set, found);

    /// <summary>Reads a file or folder as <see cref="Load"/> does; bad or unreadable data never throws.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="set">The set; null when something is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to read; null means <see cref="PolicyReadOptions.Default"/>.</param>
    public static bool TryLoad(string path, [NotNullWhen(true)] out AppProtectionPolicySet? set, out IReadOnlyList<PolicyDiagnostic> diagnostics, PolicyReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        set = new AppProtectionPolicySetLoader(options).AddPath(path).Finish(out diagnostics);
        return set is not null;
    }

    /// <summary>Wraps policies built in code; nothing is checked.</summary>
    /// <param name="policies">The policies.</param>
    public static AppProtectionPolicySet From(ValueArray<AppProtectionPolicy> policies) => new(policies, [], isPartial: false);

    /// <summary>The set as Graph JSON. What was not understood is written as it was found; reading the text gives equal <see cref="Policies"/>.</summary>
    public string ToJson() => Json.AppProtectionWriter.Write(Policies);

    /// <summary>One policy as Graph JSON.</summary>
    /// <param name="policy">The policy.</param>
    public static string ToJson(AppProtectionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Json.AppProtectionWriter.Write(policy);
    }

    private static AppProtectionPolicySet OrThrow(bool read, AppProtectionPolicySet? set, IReadOnlyList<PolicyDiagnostic> found) => read ? set! : throw new PolicyFormatException(found);
}
