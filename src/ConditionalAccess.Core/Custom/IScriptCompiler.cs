using System.Linq.Expressions;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Custom;

/// <summary>
/// Turns the text of conditions and rules into expressions. A host gives one in <see cref="PolicyReadOptions.Scripts"/>; without one no text in a document is ever
/// compiled, and what it says counts as unknown. Implementations must be thread-safe and must not run the scripts.
/// </summary>
/// <remarks>
/// <para>What an expression may hold; everything else is refused by Core, whoever made the expression:</para>
/// <para>
/// the members of <see cref="SignInFacts"/> or <see cref="ManagedDeviceFacts"/>; constants, and fields of constant objects (variables of the surrounding code),
/// which are read once; <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and <c>?:</c> over conditions; <c>== != &lt; &lt;= &gt; &gt;=</c> between numbers, enumeration values, versions,
/// times and spans of time; <c>== !=</c> between texts, between ids and between conditions; <c>== null</c> and <c>!= null</c>, which ask whether a signal is known to have
/// no value;
/// </para>
/// <para>
/// <c>StartsWith</c>, <c>EndsWith</c>, <c>Contains</c> and <c>Equals</c> of a text with a constant text and <see cref="StringComparison.Ordinal"/>,
/// <see cref="StringComparison.OrdinalIgnoreCase"/> or no comparison, which ignores case; <c>string.Equals</c>, <c>string.IsNullOrEmpty</c> and <c>Length</c>;
/// <c>Contains</c>, <c>Any</c> and <c>All</c> of <see cref="Enumerable"/> over the listed signals, with a condition about the element alone; <c>Contains</c> of a constant
/// array or list (<see cref="Enumerable"/>, <see cref="MemoryExtensions"/>, the list's own);
/// </para>
/// <para>
/// <c>Major</c>, <c>Minor</c>, <c>Build</c> and <c>Revision</c> of a version; <c>Year</c>, <c>Month</c>, <c>Day</c>, <c>Hour</c>, <c>Minute</c>, <c>DayOfWeek</c>,
/// <c>TimeOfDay</c> and <c>ToOffset</c> of a time; the difference of two times; for constants <c>new Version</c>, <c>new DateTimeOffset</c>, <c>new TimeSpan</c>,
/// <c>TimeSpan.From...</c>, <c>TimeSpan.Zero</c>, <c>string.Empty</c> and arrays of constants.
/// </para>
/// </remarks>
public interface IScriptCompiler
{
    /// <summary>Compiles scripts. Called once for each load that finds any, with each different script once.</summary>
    /// <param name="scripts">The scripts; all may be compiled together.</param>
    /// <returns>
    /// One result for each script, in their order. Bad text is a result with findings, never an exception; an exception or a wrong number of results
    /// is a finding for every script of the load.
    /// </returns>
    IReadOnlyList<ScriptResult> Compile(IReadOnlyList<ScriptSource> scripts);
}

/// <summary>What a script says something about.</summary>
public enum ScriptKind : byte
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>A condition of a policy: its expression is an <c>Expression&lt;Func&lt;SignInFacts, bool&gt;&gt;</c>, and its parameter is called <c>signIn</c>.</summary>
    Condition,

    /// <summary>A rule of a compliance policy: its expression is an <c>Expression&lt;Func&lt;ManagedDeviceFacts, bool&gt;&gt;</c>, and its parameter is called <c>device</c>.</summary>
    Rule,
}

/// <summary>One script of a document.</summary>
/// <param name="Kind">What it says something about.</param>
/// <param name="Language">The language as the document names it; <c>csharp</c> when it names none. A compiler refuses what it does not know.</param>
/// <param name="Text">The text.</param>
/// <param name="Location">Where the text first stands, without line and column; findings are located there by the caller.</param>
public sealed record ScriptSource(ScriptKind Kind, string Language, string Text, SourceLocation Location);

/// <summary>What became of one script: an expression, or why there is none.</summary>
public sealed record ScriptResult
{
    private ScriptResult(LambdaExpression? expression, IReadOnlyList<ScriptFinding> findings) => (Expression, Findings) = (expression, findings);

    /// <summary>
    /// The expression; null when the script is refused. It is translated at once and not kept, so that what it was compiled into can be unloaded.
    /// Only what the facts of <see cref="SignInFacts"/> or <see cref="ManagedDeviceFacts"/> and the documented operations can say is accepted.
    /// </summary>
    public LambdaExpression? Expression { get; }

    /// <summary>What was found; never empty when there is no expression.</summary>
    public IReadOnlyList<ScriptFinding> Findings { get; }

    /// <summary>The script is an expression.</summary>
    /// <param name="expression">The expression, of the type that the kind of the script asks for.</param>
    /// <param name="findings">Warnings and remarks; null: none. An error among them refuses the script.</param>
    /// <exception cref="ArgumentException">A finding is null.</exception>
    public static ScriptResult Of(LambdaExpression expression, IReadOnlyList<ScriptFinding>? findings = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ScriptFinding[] found = findings is null ? [] : [.. ValueArray.Each(findings, nameof(findings))];
        return new ScriptResult(Array.Exists(found, f => f.Severity == DiagnosticSeverity.Error) ? null : expression, found);
    }

    /// <summary>The script is refused.</summary>
    /// <param name="findings">Why; at least one.</param>
    /// <exception cref="ArgumentException">There is no finding, or one is null.</exception>
    public static ScriptResult Refused(IReadOnlyList<ScriptFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ScriptFinding[] found = [.. ValueArray.Each(findings, nameof(findings))];
        return found.Length > 0 ? new ScriptResult(null, found) : throw new ArgumentException("a script that is refused needs a finding that says why", nameof(findings));
    }
}

/// <summary>Something found in a script.</summary>
/// <param name="Code">A stable code of the compiler's own, such as <c>CAP1601</c>.</param>
/// <param name="Severity">How serious it is; an error refuses the script.</param>
/// <param name="Message">What is wrong and what was expected: one sentence without line break and without a place.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Line">One-based line inside the script; 0 when it concerns the whole script.</param>
/// <param name="Column">One-based column inside the script, counted in UTF-16 characters; 0 when it concerns the whole script.</param>
public sealed record ScriptFinding(string Code, DiagnosticSeverity Severity, string Message, string Remedy, int Line = 0, int Column = 0);
