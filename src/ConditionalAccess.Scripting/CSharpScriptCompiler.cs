using System.Linq.Expressions;
using ConditionalAccess.Custom;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Scripting.Binding;
using ConditionalAccess.Scripting.Reading;
using ConditionalAccess.Scripting.Translating;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConditionalAccess.Scripting;

/// <summary>
/// Compiles conditions and rules written as C# expressions; given to a load as <see cref="PolicyReadOptions.Scripts"/>. Nothing that a script says is run or emitted:
/// the compiler binds it, every part is held to a list of what scripts may use, and what remains is handed on as an expression tree. Keeps no script. Thread-safe.
/// </summary>
/// <example>
/// <code>
/// var options = new PolicyReadOptions { Scripts = CSharpScriptCompiler.Default };
/// </code>
/// </example>
public sealed class CSharpScriptCompiler : IScriptCompiler
{
    // So many are bound together: enough that the cost of a compilation hardly counts, few enough that its working memory stays small.
    private const int BatchSize = 500;

    private const int MostProblems = 5;

    private readonly CSharpScriptOptions _options;

    /// <summary>A compiler with limits of its own.</summary>
    /// <param name="options">The limits.</param>
    public CSharpScriptCompiler(CSharpScriptOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>A compiler with the default limits.</summary>
    public static CSharpScriptCompiler Default { get; } = new(CSharpScriptOptions.Default);

    /// <inheritdoc />
    public IReadOnlyList<ScriptResult> Compile(IReadOnlyList<ScriptSource> scripts)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        return scripts.Count == 0 ? [] : RoomyThread.Run(() => CompileAll(scripts));
    }

    private ScriptResult[] CompileAll(IReadOnlyList<ScriptSource> scripts)
    {
        var results = new ScriptResult[scripts.Count];
        IEnumerable<int> accepted = Enumerable.Range(0, Math.Min(scripts.Count, _options.MaxScripts));
        for (int i = _options.MaxScripts; i < scripts.Count; i++) results[i] = Refused(scripts[i].Text, TooMany());
        foreach (int[] batch in accepted.GroupBy(i => scripts[i].Kind).SelectMany(kind => kind.Chunk(BatchSize))) CompileBatch(scripts, batch, results);
        return results;
    }

    private void CompileBatch(IReadOnlyList<ScriptSource> scripts, int[] batch, ScriptResult[] results)
    {
        ScriptLanguage? language = ScriptLanguages.Of(scripts[batch[0]].Kind);
        var read = new List<(int Index, ExpressionSyntax Expression)>();
        foreach (int i in batch)
        {
            var problems = new List<ScriptProblem>();
            ExpressionSyntax? expression = language is null || scripts[i].Language != CustomCondition.CSharp
                ? null : ScriptReader.Read(scripts[i].Text, _options.Limits, language.ParseOptions, problems);
            if (expression is not null) read.Add((i, expression));
            else results[i] = Refused(scripts[i].Text, problems.Count > 0 ? problems : [NotCSharp(scripts[i])]);
        }

        if (read.Count == 0) return;
        BoundScripts bound = BoundScripts.Bind(language!, [.. read.Select(r => r.Expression)]);
        for (int n = 0; n < read.Count; n++) results[read[n].Index] = Finish(language!, bound, n, scripts[read[n].Index].Text);
    }

    private static ScriptResult Finish(ScriptLanguage language, BoundScripts bound, int number, string text)
    {
        ExpressionSyntax script = bound.Expressions[number];
        IReadOnlyList<ScriptProblem> names = new NameRules(language, bound.Model).Check(script, bound.Diagnostics[number]);
        var reasons = new CompilerReasons(language, bound.Model, script);
        // Beside a name that is not available, what the compiler says about types and arguments would only confuse.
        List<ScriptProblem> problems = [.. names
            .Concat(bound.Diagnostics[number].Where(d => names.Count == 0 || CompilerReasons.IsAboutNames(d)).Select(reasons.Explain))
            .OrderBy(p => p.Position).DistinctBy(p => p.Position).Take(MostProblems)];
        if (problems.Count > 0) return Refused(text, problems);
        LambdaExpression? expression = new ExpressionTranslator(language, script.FullSpan.Start, problems).Translate(bound.Model.GetOperation(CompilerReasons.WithoutParentheses(script)));
        if (expression is not null && problems.Count == 0) return ScriptResult.Of(expression);
        return Refused(text, problems.Count > 0 ? problems : [new ScriptProblem(ScriptDiagnosticCodes.Refused, 0, "the script cannot be understood", ElementRules.Compare)]);
    }

    private static ScriptResult Refused(string text, params IReadOnlyList<ScriptProblem> problems)
    {
        var lines = new ScriptLines(text);
        return ScriptResult.Refused([.. problems.Select(p =>
        {
            (int line, int column) = lines.Of(p.Position);
            return new ScriptFinding(p.Code, DiagnosticSeverity.Error, p.Message, p.Remedy, line, column);
        })]);
    }

    private ScriptProblem TooMany() => new(ScriptDiagnosticCodes.TooManyScripts, 0,
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"there are more than {_options.MaxScripts} scripts, and this is one too many"), "say the same with fewer scripts, or raise MaxScripts");

    private static ScriptProblem NotCSharp(ScriptSource source) => new(ScriptDiagnosticCodes.LanguageUnknown, 0,
        $"the language {Quoted.Of(source.Language)} is not known", $"write 'csharp', or leave the language out");
}
