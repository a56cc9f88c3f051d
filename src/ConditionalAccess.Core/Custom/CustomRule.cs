using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using ConditionalAccess.Model;

namespace ConditionalAccess.Custom;

/// <summary>
/// A requirement of a compliance policy that Intune does not have, said as one expression over the facts of a device. A device complies with it where it is true, and
/// does not where it is false; where it is unknown, it counts as a setting whose fact was not reported.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. Not to be confused with Intune's custom compliance, which compares what a script on the device printed. What an expression may hold
/// is listed at <see cref="IScriptCompiler"/>. Equal when name, text, language and meaning are.
/// </remarks>
/// <example><code>CustomRule.Of("Not under test", device =&gt; !device.Name.StartsWith("TEST-"))</code></example>
public sealed record CustomRule
{
    /// <summary>What people call the rule; unique in its policy.</summary>
    public required string Name { get; init; }

    /// <summary>The expression as text; for a rule given in code, its meaning written as C#.</summary>
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
    } = CustomCondition.CSharp;

    /// <summary>Members of the document without meaning here, kept for writing back.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }

    /// <summary>False when the text was not compiled, or was refused; no device complies with it then.</summary>
    public bool IsUnderstood => Node is not null;

    /// <summary>The id of its result: <c>customRule:</c> and the name.</summary>
    public string SettingId => "customRule:" + Name;

    internal CustomNode? Node { get; init; }

    /// <summary>A rule from a lambda. The lambda is translated, never run, and not kept.</summary>
    /// <param name="name">What people call the rule.</param>
    /// <param name="rule">What has to be true of the device.</param>
    /// <exception cref="ArgumentException">The expression holds something that is not allowed, and the message names it; or the name is empty.</exception>
    public static CustomRule Of(string name, Expression<Func<ManagedDeviceFacts, bool>> rule)
        => TryCreate(name, rule, out CustomRule? created, out IReadOnlyList<string> problems) ? created : throw new ArgumentException(string.Join("; ", problems), nameof(rule));

    /// <summary>A rule from a lambda, as <see cref="Of"/> makes it; never throws for what the lambda holds.</summary>
    /// <param name="name">What people call the rule.</param>
    /// <param name="rule">What has to be true of the device.</param>
    /// <param name="created">The rule; null when it is refused.</param>
    /// <param name="problems">What is not allowed and what to do about it; empty when nothing is wrong.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static bool TryCreate(string name, Expression<Func<ManagedDeviceFacts, bool>> rule, [NotNullWhen(true)] out CustomRule? created, out IReadOnlyList<string> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(rule);
        Translation translation = ExpressionTranslator.Translate(ScriptKind.Rule, rule);
        created = translation.Node is { } node ? new CustomRule { Name = name, Text = node.ToString(), Node = node } : null;
        problems = translation.Problems;
        return created is not null;
    }

    /// <summary>Name and text.</summary>
    public override string ToString() => Name + ": " + Text;
}
