using System.Diagnostics.CodeAnalysis;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;
using ConditionalAccess.Signals;

namespace ConditionalAccess;

/// <summary>
/// A what-if question in the form of Graph's <c>POST /identity/conditionalAccess/evaluate</c>, v1.0 and beta (spec 9.1). What the request leaves
/// out stays "not known" in <see cref="SignIn"/>; <see cref="EvaluationMode.WhatIf"/> then takes Graph's default for it.
/// </summary>
/// <remarks>Immutable and thread-safe. Reading is strict: a misspelt member would silently take its default.</remarks>
/// <example><code>
/// WhatIfRequest request = WhatIfRequest.Parse(json);
/// WhatIfResponse response = engine.WhatIf(request, new WhatIfDirectory { User = new() { Groups = groups, Roles = roles } });
/// </code></example>
public sealed class WhatIfRequest
{
    private readonly SignIn _signIn;

    /// <summary>Asks about a sign-in built in code.</summary>
    /// <param name="signIn">The sign-in.</param>
    /// <param name="appliedPoliciesOnly">True to be told only of the policies that apply.</param>
    public WhatIfRequest(in SignIn signIn, bool appliedPoliciesOnly = false) => (_signIn, AppliedPoliciesOnly) = (signIn, appliedPoliciesOnly);

    /// <summary>The sign-in as far as the request describes it, without directory data.</summary>
    public ref readonly SignIn SignIn => ref _signIn;

    /// <summary>True when only the policies that apply are asked for.</summary>
    public bool AppliedPoliciesOnly { get; }

    /// <summary>Reads a request.</summary>
    /// <param name="json">The text.</param>
    /// <param name="file">Its name in findings; null when it has none.</param>
    /// <exception cref="PolicyFormatException">Something in it is not understood; the exception carries every finding.</exception>
    public static WhatIfRequest Parse(string json, string? file = null)
        => TryParse(json, out WhatIfRequest? request, out IReadOnlyList<PolicyDiagnostic> findings, file) ? request : throw new PolicyFormatException(findings);

    /// <summary>Reads a request without throwing for anything in it.</summary>
    /// <param name="json">The text; null counts as empty.</param>
    /// <param name="request">The request; null when there is an error.</param>
    /// <param name="diagnostics">Every finding in document order.</param>
    /// <param name="file">The document's name in findings; null when it has none.</param>
    public static bool TryParse(string? json, [NotNullWhen(true)] out WhatIfRequest? request, out IReadOnlyList<PolicyDiagnostic> diagnostics, string? file = null)
    {
        var findings = new FindingList(PolicyReadOptions.Default);
        return TryRead(new SourceDecoder(file, 0, findings).Decode(json.AsSpan()), findings, out request, out diagnostics);
    }

    /// <summary>Reads a request from bytes: UTF-8 or UTF-16, with or without byte order mark.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="request">The request; null when there is an error.</param>
    /// <param name="diagnostics">Every finding in document order.</param>
    /// <param name="file">The document's name in findings; null when it has none.</param>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out WhatIfRequest? request, out IReadOnlyList<PolicyDiagnostic> diagnostics, string? file = null)
    {
        var findings = new FindingList(PolicyReadOptions.Default);
        return TryRead(new SourceDecoder(file, 0, findings).Decode(bytes), findings, out request, out diagnostics);
    }

    /// <summary>
    /// The sign-in with what the directory says filled in. The request wins where both say something; a user whose kind nobody says is an
    /// internal member, as Graph takes it.
    /// </summary>
    /// <param name="directory">The host's directory data; left out means not known.</param>
    /// <remarks>
    /// A request may name a service principal by object id or by app id, and policies list object ids. The given id is taken as the object id,
    /// unless <see cref="WhatIfDirectory.ServicePrincipal"/> says that it is the app id; the object id is then the directory's, or not known.
    /// </remarks>
    /// <exception cref="ArgumentException">The directory data are about another identity than the request.</exception>
    public SignIn ToSignIn(in WhatIfDirectory directory = default) => WhatIfIdentity.Complete(in _signIn, in directory);

    private static bool TryRead(SourceText? source, FindingList findings, [NotNullWhen(true)] out WhatIfRequest? request, out IReadOnlyList<PolicyDiagnostic> diagnostics)
    {
        (SignIn signIn, bool appliedPoliciesOnly) = source is null ? default : WhatIfReader.Read(source, PolicyReadOptions.Default, findings);
        request = findings.HasErrors ? null : new WhatIfRequest(in signIn, appliedPoliciesOnly);
        diagnostics = findings.ToList();
        return request is not null;
    }
}
