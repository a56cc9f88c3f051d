using System.Diagnostics.CodeAnalysis;

namespace ConditionalAccess.Model;

/// <summary>
/// A word of a Graph enumeration: the member it stands for, or, when it was not understood, the word itself.
/// </summary>
/// <typeparam name="T">An enumeration whose zero means "not understood".</typeparam>
/// <param name="Value">The member; zero when the word was not understood.</param>
/// <param name="Text">The word as found; null when <paramref name="Value"/> says it.</param>
public readonly record struct GraphWord<T>(T Value, string? Text = null)
    where T : struct, Enum
{
    /// <summary>False when the word was not understood; such a word counts as restricting (spec 1.1).</summary>
    public bool IsUnderstood => Text is null;

    /// <summary>Wraps a member.</summary>
    /// <param name="value">The member.</param>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The constructor is the alternate.")]
    public static implicit operator GraphWord<T>(T value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Text ?? Value.ToString();
}

/// <summary>What a member of a document that was not understood means for the decision (spec 1.1).</summary>
public enum ExtraEffect : byte
{
    /// <summary>Nothing; it is kept for writing back.</summary>
    None = 0,

    /// <summary>An entry of value unknown on the include side.</summary>
    UnknownInclude,

    /// <summary>An entry of value unknown on the exclude side.</summary>
    UnknownExclude,

    /// <summary>A condition of value unknown.</summary>
    UnknownCondition,
}

/// <summary>A member of a JSON object that this library gives no meaning, kept for writing back.</summary>
/// <param name="Name">The member name as found.</param>
/// <param name="Json">Its value as JSON text.</param>
/// <param name="Effect">What it means for the decision.</param>
public sealed record ExtraMember(string Name, string Json, ExtraEffect Effect = ExtraEffect.None);
