using ConditionalAccess.Custom;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>Scripts compiled without a document around them.</summary>
internal static class Scripts
{
    public static ScriptSource Source(string text, ScriptKind kind = ScriptKind.Condition) => new(kind, "csharp", text, SourceLocation.None);

    public static ScriptResult Compile(string text, ScriptKind kind = ScriptKind.Condition) => CSharpScriptCompiler.Default.Compile([Source(text, kind)]).Single();

    /// <summary>One line for each finding: <c>CAP1601 error (line 1, column 1): message; remedy</c>.</summary>
    public static string Findings(ScriptResult result)
        => string.Join('\n', result.Findings.Select(f => new PolicyDiagnostic(f.Code, f.Severity, f.Message, f.Remedy, new SourceLocation(null, null, f.Line, f.Column)).ToString()));
}
