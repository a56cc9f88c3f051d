namespace ConditionalAccess.Compliance.Reference;

/// <summary>What one rule, or one part of it, says: a state, with the reason and, for an error, whether the device reported it.</summary>
internal sealed record RuleOutcome(ComplianceStatus State, string? Reason = null, bool IsHeld = false, int? ErrorCode = null)
{
    public static RuleOutcome Pass { get; } = new(ComplianceStatus.Compliant);

    public static RuleOutcome NotApplicable { get; } = new(ComplianceStatus.NotApplicable);

    public static RuleOutcome PassBecause(string reason) => new(ComplianceStatus.Compliant, reason);

    public static RuleOutcome Fail(string? reason = null) => new(ComplianceStatus.NonCompliant, reason);

    public static RuleOutcome PassIf(bool passes, string? failReason = null) => passes ? Pass : Fail(failReason);

    /// <summary>An error that holds nothing.</summary>
    public static RuleOutcome Error(string reason) => new(ComplianceStatus.Error, reason);

    /// <summary>An error that the device or script reported (spec 12.4); it holds the earlier state.</summary>
    public static RuleOutcome Held(string reason, int? errorCode = null) => new(ComplianceStatus.Error, reason, true, errorCode);

    /// <summary>The worse of two parts of one row (spec 1.15): what fails outranks what is missing. The first where both are as bad.</summary>
    public RuleOutcome Worse(RuleOutcome other) => other.Badness > Badness ? other : this;

    /// <summary>The worst of several parts; compliant when there is none.</summary>
    public static RuleOutcome Worst(IEnumerable<RuleOutcome> parts)
    {
        RuleOutcome? worst = null;
        foreach (RuleOutcome part in parts) worst = worst?.Worse(part) ?? part;
        return worst ?? Pass;
    }

    /// <summary>Spec 1.4: not applicable, compliant, error, noncompliant. An error that holds nothing outranks one that does, or it would borrow its hold.</summary>
    private int Badness => State switch
    {
        ComplianceStatus.NotApplicable => 0,
        ComplianceStatus.Compliant => 1,
        ComplianceStatus.Error => IsHeld ? 2 : 3,
        _ => 4,
    };
}
