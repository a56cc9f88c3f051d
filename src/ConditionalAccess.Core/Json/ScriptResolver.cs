using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ConditionalAccess.Custom;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Gives the scripts of one load their meaning: all different ones go to the host's compiler at once, and what comes back is translated.</summary>
internal sealed class ScriptResolver(PolicyReadOptions options, FindingList findings)
{
    /// <summary>The meaning of each script; null where there is none, and a finding says why.</summary>
    /// <param name="scripts">The scripts, each with the place of its text.</param>
    public CustomNode?[] Resolve(IReadOnlyList<ScriptSource> scripts)
    {
        var nodes = new CustomNode?[scripts.Count];
        int[] readable = [.. Enumerable.Range(0, scripts.Count).Where(i => IsReadable(scripts[i]))];
        if (readable.Length == 0) return nodes;
        if (options.Scripts is not { } compiler)
        {
            foreach (int i in readable) NotCompiled(scripts[i]);
            return nodes;
        }

        var numbers = new Dictionary<(ScriptKind, string, string), int>();
        var different = new List<ScriptSource>();
        foreach (int i in readable)
        {
            if (numbers.TryAdd(Key(scripts[i]), different.Count)) different.Add(scripts[i]);
        }

        if (Compile(compiler, different, out string? failure) is not { } results)
        {
            foreach (int i in readable) Failed(scripts[i], failure!);
            return nodes;
        }

        Translation?[] translations = [.. results.Select((result, i) => result.Expression is { } expression ? ExpressionTranslator.Translate(different[i].Kind, expression) : null)];
        foreach (int i in readable)
        {
            int number = numbers[Key(scripts[i])];
            nodes[i] = translations[number]?.Node;
            Report(scripts[i], results[number], translations[number]);
        }

        return nodes;
    }

    private static (ScriptKind, string, string) Key(ScriptSource script) => (script.Kind, script.Language, script.Text);

    private bool IsReadable(ScriptSource script)
    {
        if (string.IsNullOrWhiteSpace(script.Text)) return false;
        if (script.Text.Length <= options.MaxScriptLength) return true;
        Add(script, DiagnosticSeverity.Error, DiagnosticCodes.ScriptTooLong, string.Create(CultureInfo.InvariantCulture, $"{What(script)} has {script.Text.Length:N0} characters, expected at most {options.MaxScriptLength:N0}"),
            "shorten it, or raise the limit MaxScriptLength");
        return false;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The compiler is the host's; whatever goes wrong in it, reading ends with a finding.")]
    private static IReadOnlyList<ScriptResult>? Compile(IScriptCompiler compiler, List<ScriptSource> scripts, out string? failure)
    {
        failure = null;
        try
        {
            IReadOnlyList<ScriptResult>? results = compiler.Compile(scripts);
            if (results is not null && results.Count == scripts.Count && results.All(r => r is not null)) return results;
            failure = "it did not answer for every script";
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            failure = DiagnosticText.Quote(e.GetType().Name + ": " + e.Message);
        }

        return null;
    }

    private void Report(ScriptSource script, ScriptResult result, Translation? translation)
    {
        foreach (ScriptFinding finding in result.Findings)
        {
            string place = finding.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {finding.Line}, column {finding.Column} of the script: ") : "";
            Add(script, finding.Severity, finding.Code, place + finding.Message, finding.Remedy);
        }

        foreach (CustomFinding finding in translation?.Findings ?? [])
            Add(script, DiagnosticSeverity.Error, DiagnosticCodes.ExpressionNotAllowed, "in the script, " + finding.Message, finding.Remedy);
    }

    private void NotCompiled(ScriptSource script) => Add(script, DiagnosticSeverity.Warning, DiagnosticCodes.ScriptNotCompiled,
        $"{What(script)} is a script, and scripts are not accepted here, so it is unknown and {(script.Kind == ScriptKind.Condition ? "counts as restricting" : "no device complies with it")}",
        "give a compiler in PolicyReadOptions.Scripts, or remove the script");

    private void Failed(ScriptSource script, string failure)
        => Add(script, DiagnosticSeverity.Error, DiagnosticCodes.ScriptCompilerFailed, $"{What(script)} was not compiled because the compiler failed: {failure}", "mend the compiler");

    private static string What(ScriptSource script) => script.Kind == ScriptKind.Condition ? "the custom condition" : "the custom rule";

    private void Add(ScriptSource script, DiagnosticSeverity severity, string code, string message, string remedy)
        => findings.Add(new PolicyDiagnostic(code, severity, message, remedy, script.Location));
}
