using ConditionalAccess.Signals;

namespace ConditionalAccess.Custom;

/// <summary>
/// An expression in the only form that is evaluated: tests under "and", "or" and "if". Negation stands in the tests alone, so that both ways to write one agree
/// (spec 4.8). Equal expressions are equal nodes. Immutable and thread-safe.
/// </summary>
internal abstract record CustomNode
{
    /// <summary>The expression in C#.</summary>
    public sealed override string ToString() => CustomText.Write(this);
}

/// <summary>Always true, or always false.</summary>
internal sealed record CustomLiteral(bool Value) : CustomNode;

/// <summary>All terms hold.</summary>
internal sealed record CustomAnd(ValueArray<CustomNode> Terms) : CustomNode;

/// <summary>One of the terms holds.</summary>
internal sealed record CustomOr(ValueArray<CustomNode> Terms) : CustomNode;

/// <summary>One of two, as a third says. Where the third is unknown, what both say.</summary>
internal sealed record CustomChoice(CustomNode Test, CustomNode Then, CustomNode Else) : CustomNode;

/// <summary>Something asked about values.</summary>
/// <param name="IsNegative">Whether the opposite is asked.</param>
internal abstract record CustomTest(bool IsNegative) : CustomNode;

/// <summary>A yes-or-no fact is true.</summary>
internal sealed record FlagTest(FactValue Fact, bool IsNegative = false) : CustomTest(IsNegative);

/// <summary>Two values of one kind are compared.</summary>
internal sealed record ComparisonTest(CustomValue Left, ComparisonOperator Operator, CustomValue Right, bool IsNegative = false) : CustomTest(IsNegative);

/// <summary>How values are compared. The opposites are negative tests.</summary>
internal enum ComparisonOperator : byte
{
    None = 0,
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A text is compared with a constant one.</summary>
internal sealed record TextTest(CustomValue Value, TextOperator Operator, string Operand, bool IsCaseSensitive, bool IsNegative = false) : CustomTest(IsNegative);

/// <summary>How a text is compared.</summary>
internal enum TextOperator : byte
{
    None = 0,
    Equal,
    StartsWith,
    EndsWith,
    Contains,
}

/// <summary>A value is known to be none.</summary>
internal sealed record NullTest(CustomValue Value, bool IsNegative = false) : CustomTest(IsNegative);

/// <summary>A value is one of some constants.</summary>
internal sealed record MembershipTest(CustomValue Value, ValueArray<CustomValue> Constants, bool IsNegative = false) : CustomTest(IsNegative);

/// <summary>An address lies in a range.</summary>
/// <param name="Address">The address.</param>
/// <param name="Lower">The first address of the range.</param>
/// <param name="Upper">The last one.</param>
/// <param name="Text">The range as written.</param>
/// <param name="IsNegative">Whether it must lie outside.</param>
internal sealed record RangeTest(FactValue Address, IpAddress Lower, IpAddress Upper, string Text, bool IsNegative = false) : CustomTest(IsNegative);

/// <summary>A set of methods holds all of some.</summary>
internal sealed record MethodsTest(FactValue Set, AuthenticationMethods Methods, bool IsNegative = false) : CustomTest(IsNegative);

/// <summary>A list has an element, or one for which something holds.</summary>
/// <param name="List">The list.</param>
/// <param name="Element">What has to hold for an element; null: there has to be one.</param>
/// <param name="IsNegative">Whether there must be none.</param>
internal sealed record AnyTest(FactValue List, CustomNode? Element, bool IsNegative = false) : CustomTest(IsNegative);
