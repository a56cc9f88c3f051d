using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using ConditionalAccess.Model;

namespace ConditionalAccess.Custom;

/// <summary>
/// A condition of a policy that Microsoft's language does not have, said as one expression over the signals of a sign-in. It is one more condition of its policy: the
/// policy applies only where it is true. Where it is unknown, the policy applies in <see cref="EvaluationMode.Enforce"/> and not in
/// <see cref="EvaluationMode.WhatIf"/>, as with every other condition.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. What an expression may hold is listed at <see cref="IScriptCompiler"/>. Equal when text, language and meaning are.
/// </remarks>
/// <example><code>CustomCondition.Of(signIn =&gt; signIn.Network.Country != "SE" &amp;&amp; !signIn.Device.IsCompliant)</code></example>
public sealed record CustomCondition
{
    /// <summary>The language that a document means when it names none: expressions of C#.</summary>
    public const string CSharp = "csharp";

    /// <summary>The expression as text; for a condition given in code, its meaning written as C#.</summary>
    /// <remarks>Setting it, or the language, takes the meaning away: text becomes an expression only when it is read.</remarks>
    public required string Text
    {
        get;
        init
        {
            field = value;
            Node = null;
        }
    }

    /// <summary>The language of <see cref="Text"/>.</summary>
    public string Language
    {
        get;
        init
        {
            field = value;
            Node = null;
        }
    } = CSharp;

    /// <summary>Members of the document without meaning here, kept for writing back.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }

    /// <summary>False when the text was not compiled, or was refused; the condition is then unknown for every sign-in.</summary>
    public bool IsUnderstood => Node is not null;

    internal CustomNode? Node { get; init; }

    /// <summary>A condition from a lambda. The lambda is translated, never run, and not kept.</summary>
    /// <param name="condition">What has to be true of the sign-in.</param>
    /// <exception cref="ArgumentException">The expression holds something that is not allowed; the message names it.</exception>
    public static CustomCondition Of(Expression<Func<SignInFacts, bool>> condition)
        => TryCreate(condition, out CustomCondition? created, out IReadOnlyList<string> problems) ? created : throw new ArgumentException(string.Join("; ", problems), nameof(condition));

    /// <summary>A condition from a lambda, as <see cref="Of"/> makes it; never throws for what the lambda holds.</summary>
    /// <param name="condition">What has to be true of the sign-in.</param>
    /// <param name="created">The condition; null when it is refused.</param>
    /// <param name="problems">What is not allowed and what to do about it; empty when nothing is wrong.</param>
    public static bool TryCreate(Expression<Func<SignInFacts, bool>> condition, [NotNullWhen(true)] out CustomCondition? created, out IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Translation translation = ExpressionTranslator.Translate(ScriptKind.Condition, condition);
        created = translation.Node is { } node ? new CustomCondition { Text = node.ToString(), Node = node } : null;
        problems = translation.Problems;
        return created is not null;
    }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
