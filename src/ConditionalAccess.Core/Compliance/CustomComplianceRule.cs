namespace ConditionalAccess.Compliance;

/// <summary>One rule of custom compliance (spec 2.1).</summary>
public sealed record CustomComplianceRule
{
    /// <summary>The name in the script's output; case-sensitive.</summary>
    public required string SettingName { get; init; }

    /// <summary>The comparison.</summary>
    public required CustomRuleOperator Operator { get; init; }

    /// <summary>The type of the value.</summary>
    public required CustomRuleDataType DataType { get; init; }

    /// <summary>The value to compare with, as text: <c>true</c>, <c>50</c>, <c>2.3</c>; already checked to be of <see cref="DataType"/>.</summary>
    public required string Operand { get; init; }

    /// <summary>Where the user finds help; null when not given.</summary>
    public string? MoreInfoUrl { get; init; }

    /// <summary>What the user is told, by language.</summary>
    public ValueArray<RemediationString> RemediationStrings { get; init; }

    /// <summary>The id of its result: <c>custom:</c> and the setting name.</summary>
    public string SettingId => "custom:" + SettingName;

    /// <summary>False for an operator that spec 2.1 does not allow for the type: Boolean and String can only be equal or not equal.</summary>
    internal bool IsOperatorAllowed => DataType is not (CustomRuleDataType.Boolean or CustomRuleDataType.String) || Operator is CustomRuleOperator.IsEquals or CustomRuleOperator.NotEquals;
}

/// <summary>What a user is told when a custom rule fails.</summary>
/// <param name="Language">Such as <c>en_US</c>.</param>
/// <param name="Title">The title; <c>{ActualValue}</c> stands for the value found.</param>
/// <param name="Description">What to do.</param>
public sealed record RemediationString(string Language, string Title, string Description);

/// <summary>The comparison of a custom rule.</summary>
public enum CustomRuleOperator : byte
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>Equal.</summary>
    IsEquals,

    /// <summary>Not equal.</summary>
    NotEquals,

    /// <summary>Greater.</summary>
    GreaterThan,

    /// <summary>Greater or equal.</summary>
    GreaterEquals,

    /// <summary>Less.</summary>
    LessThan,

    /// <summary>Less or equal.</summary>
    LessEquals,
}

/// <summary>The type of a custom rule's value.</summary>
public enum CustomRuleDataType : byte
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of 64 bits.</summary>
    Int64,

    /// <summary>A number.</summary>
    Double,

    /// <summary>A text.</summary>
    String,

    /// <summary>An instant.</summary>
    DateTime,

    /// <summary>A dotted version.</summary>
    Version,
}
