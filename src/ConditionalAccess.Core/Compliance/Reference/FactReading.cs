namespace ConditionalAccess.Compliance.Reference;

/// <summary>What a rule finds when it asks for a fact.</summary>
internal enum FactCondition : byte
{
    /// <summary>Nobody said.</summary>
    Missing = 0,

    /// <summary>The device says that it cannot tell at the moment (spec 12.4); what else is known of the fact does not count.</summary>
    ReportedError,

    /// <summary>Something is known but cannot be read, such as a version that is none.</summary>
    Unreadable,

    /// <summary>Known.</summary>
    Known,
}

/// <summary>A fact as a rule finds it. <c>Value</c> means something only when the condition is known.</summary>
internal sealed record FactReading<T>(string Fact, FactCondition Condition, T Value, int? ErrorCode = null)
{
    public bool IsKnown => Condition == FactCondition.Known;

    public bool IsMissing => Condition == FactCondition.Missing;
}
