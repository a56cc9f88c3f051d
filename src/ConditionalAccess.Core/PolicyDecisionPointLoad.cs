using ConditionalAccess.Diagnostics;

namespace ConditionalAccess;

/// <summary>One attempt to make an engine from files: an engine, or none with the errors.</summary>
internal sealed record PolicyDecisionPointLoad(PolicyEngine? Engine, IReadOnlyList<PolicyDiagnostic> Diagnostics, PolicyDecisionPointFiles? Files)
{
    /// <summary>Loads all or nothing.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How to read.</param>
    /// <param name="earlier">What the last good load saw; null for the first.</param>
    /// <param name="inForce">The engine in force; null for the first load.</param>
    public static PolicyDecisionPointLoad Run(string path, PolicyDecisionPointOptions options, PolicyDecisionPointFiles? earlier, PolicyEngine? inForce) => Guard(() =>
    {
        var files = PolicyDecisionPointFiles.Look(path, options.Read);
        if (earlier is not null && files.FindReplaced(earlier, path) is { } replaced) return Replaced(replaced);
        bool read = PolicySet.TryLoad(path, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options.Read);
        if (PolicyDecisionPointFiles.Look(path, options.Read).Digest != files.Digest) return Changing();
        if (!read) return new(null, found, null);
        bool mayBeEmpty = options.Read.AllowEmpty && inForce is not { Tenant.Policies.IsEmpty: false };
        if (set!.Policies.IsEmpty && !mayBeEmpty) return WithoutPolicies(found);
        return new(set.Compile(options.Engine), found, files);
    });

    /// <summary>Turns whatever is thrown into a failed load.</summary>
    public static PolicyDecisionPointLoad Guard(Func<PolicyDecisionPointLoad> load)
    {
        try
        {
            return load();
        }
        catch (Exception)
        {
            // Whatever it was, also lack of memory: the engine in force is untouched, and the next attempt starts anew.
            return Failed(DiagnosticCodes.ReloadFault, "loading ended with an unexpected fault", "make sure that there is enough memory; if it lasts, report it with the files", null);
        }
    }

    /// <summary>The files are not the same from one look to the next.</summary>
    public static PolicyDecisionPointLoad Changing() => Failed(DiagnosticCodes.FilesChanging, "the files changed while they were read",
        "nothing to do when it happens once, they are read again; otherwise write them less often, or in another place and move them", null);

    private static PolicyDecisionPointLoad Replaced(string name) => Failed(DiagnosticCodes.FileReplaced,
        "where policies were read from there is now something else: a folder instead of a file, a file instead of a folder, or a link to a folder",
        "put back what was there, or delete it to take its policies out of force", name);

    private static PolicyDecisionPointLoad WithoutPolicies(IReadOnlyList<PolicyDiagnostic> found)
    {
        PolicyDecisionPointLoad failed = Failed(DiagnosticCodes.ReloadWithoutPolicies, "there is no policy any more, so everything would be allowed",
            "put the policies back, or publish such an engine with Replace when this is meant", null);
        return failed with { Diagnostics = [.. found, .. failed.Diagnostics] };
    }

    private static PolicyDecisionPointLoad Failed(string code, string message, string remedy, string? file)
        => new(null, [new PolicyDiagnostic(code, DiagnosticSeverity.Error, message, remedy, new SourceLocation(file, null))], null);
}
