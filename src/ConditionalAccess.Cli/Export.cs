using System.CommandLine;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli;

/// <summary>Policies as a command names them.</summary>
internal static class Export
{
    // So many that the count of warnings is one.
    private const int MostFindings = 24_000;

    public static Argument<string> Argument() => new("export") { Description = "File or folder of policies as JSON, as Microsoft Graph and backup tools write it.", HelpName = "export" };

    public static Option<bool> StrictOption() => new("--strict") { Description = "Refuse policies with warnings, as if they were errors." };

    /// <summary>Reads policies; what was found goes to the messages: every error, and a count of the warnings.</summary>
    public static PolicySet? Read(string path, bool isStrict, List<string> messages) => Read([path], isStrict, messages);

    public static PolicySet? Read(IReadOnlyList<string> paths, bool isStrict, List<string> messages)
    {
        var options = new PolicyReadOptions { Strict = isStrict, MaxFindings = MostFindings };
        var sets = new List<PolicySet>();
        foreach (string path in paths)
        {
            if (PolicySet.TryLoad(path, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> found, options)) sets.Add(set);
            Tell(path, found, messages);
            if (HasWarnings(found)) messages[^1] += "; 'cactl check' shows them";
        }

        if (sets.Count != paths.Count) return null;
        if (sets.Count == 1) return sets[0];
        if (PolicySet.TryCombine(sets, out PolicySet? whole, out IReadOnlyList<PolicyDiagnostic> all, options)) return whole;
        messages.AddRange(all.Where(f => f.Severity == DiagnosticSeverity.Error).Select(f => f.ToString()));
        return null;
    }

    /// <summary>Puts what reading found into the messages: every error, and a count of the warnings.</summary>
    public static void Tell(string path, IReadOnlyList<PolicyDiagnostic> found, List<string> messages)
    {
        messages.AddRange(Errors(path, found));
        int warnings = found.Count(f => f.Severity == DiagnosticSeverity.Warning);
        if (warnings > 0) messages.Add("reading " + Output.SafeText.Quote(path) + " found " + Words.Count(warnings, "warning"));
    }

    /// <summary>Every error, with the file or folder where it does not name one.</summary>
    public static IEnumerable<string> Errors(string path, IEnumerable<PolicyDiagnostic> found)
        => found.Where(f => f.Severity == DiagnosticSeverity.Error).Select(f => f.Location.File is null ? Output.SafeText.Quote(path) + ": " + f : f.ToString());

    private static bool HasWarnings(IReadOnlyList<PolicyDiagnostic> found) => found.Any(f => f.Severity == DiagnosticSeverity.Warning);
}
