using System.Diagnostics.CodeAnalysis;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;

namespace ConditionalAccess;

/// <summary>
/// Named sign-ins as a JSON document: for samples, tests and questions of the form "what would happen if". A member left out means "not known",
/// an empty list "known to be none". Reading is strict, because a misspelt signal would silently be one that is not known.
/// </summary>
/// <remarks>
/// Forms: <c>{ "defaults": {...}, "signIns": [...] }</c>, a list, or one sign-in. What <c>defaults</c> say holds for every sign-in that does not say
/// otherwise, section by section; <c>"notKnown": ["network.country"]</c> in a sign-in takes a signal of the defaults away. Immutable and thread-safe.
/// </remarks>
public sealed class SignInDocument
{
    /// <summary>Puts sign-ins together.</summary>
    /// <param name="signIns">The sign-ins; <c>default</c> gives an empty document.</param>
    public SignInDocument(ValueArray<NamedSignIn> signIns) => SignIns = signIns.IsDefault ? [] : signIns;

    /// <summary>The sign-ins in document order.</summary>
    public ValueArray<NamedSignIn> SignIns { get; }

    /// <summary>Reads a document.</summary>
    /// <param name="json">The text.</param>
    /// <param name="file">Its name in findings; null when it has none.</param>
    /// <exception cref="PolicyFormatException">Something in it is not understood; the exception carries every finding.</exception>
    public static SignInDocument Parse(string json, string? file = null)
        => TryParse(json, out SignInDocument? document, out IReadOnlyList<PolicyDiagnostic> findings, file) ? document : throw new PolicyFormatException(findings);

    /// <summary>Reads a document without throwing for anything in it.</summary>
    /// <param name="json">The text; null counts as empty.</param>
    /// <param name="document">The sign-ins; null when there is an error.</param>
    /// <param name="diagnostics">Every finding in document order.</param>
    /// <param name="file">The document's name in findings; null when it has none.</param>
    public static bool TryParse(string? json, [NotNullWhen(true)] out SignInDocument? document, out IReadOnlyList<PolicyDiagnostic> diagnostics, string? file = null)
    {
        var findings = new FindingList(PolicyReadOptions.Default);
        return TryRead(new SourceDecoder(file, 0, findings).Decode(json.AsSpan()), findings, out document, out diagnostics);
    }

    /// <summary>Reads a document from bytes: UTF-8 or UTF-16, with or without byte order mark.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="document">The sign-ins; null when there is an error.</param>
    /// <param name="diagnostics">Every finding in document order.</param>
    /// <param name="file">The document's name in findings; null when it has none.</param>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out SignInDocument? document, out IReadOnlyList<PolicyDiagnostic> diagnostics, string? file = null)
    {
        var findings = new FindingList(PolicyReadOptions.Default);
        return TryRead(new SourceDecoder(file, 0, findings).Decode(bytes), findings, out document, out diagnostics);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PolicyFormatException">The file cannot be read, or something in it is not understood; the exception carries every finding.</exception>
    public static SignInDocument Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var findings = new FindingList(PolicyReadOptions.Default);
        byte[]? bytes = SignInFile.Read(path, findings);
        if (bytes is null) throw new PolicyFormatException(findings.ToList());
        return TryParse(bytes, out SignInDocument? document, out IReadOnlyList<PolicyDiagnostic> diagnostics, path) ? document : throw new PolicyFormatException(diagnostics);
    }

    /// <summary>The document as indented JSON without defaults; reading it gives the same sign-ins.</summary>
    public string ToJson() => SignInWriter.Write(SignIns);

    private static bool TryRead(SourceText? source, FindingList findings, [NotNullWhen(true)] out SignInDocument? document, out IReadOnlyList<PolicyDiagnostic> diagnostics)
    {
        ValueArray<NamedSignIn> signIns = source is null ? [] : SignInReader.Read(source, PolicyReadOptions.Default, findings);
        document = findings.HasErrors ? null : new SignInDocument(signIns);
        diagnostics = findings.ToList();
        return document is not null;
    }
}
