using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>How much a cell asks for, from nothing to what nobody can give.</summary>
internal enum CellLevel
{
    None = 0,
    Granted,
    Controls,

    /// <summary>Blocked here, although no policy says block: something is needed that cannot be asked for, such as a device.</summary>
    OutOfReach,
    Blocked,
}

/// <summary>One thing that is required.</summary>
/// <param name="Alternatives">One of these is enough.</param>
/// <param name="Unavailable">These would do too, but cannot be asked for in this sign-in.</param>
/// <param name="Policies">Positions of the policies that demand it.</param>
internal sealed record CellRequirement(IReadOnlyList<RequirementItem> Alternatives, IReadOnlyList<RequirementItem> Unavailable, IReadOnlyList<int> Policies)
{
    /// <summary>True when nothing in it can be asked for.</summary>
    public bool IsDead => Alternatives.Count == 0;

    public bool IsBlock => Unavailable.Any(i => i.Kind == RequirementKind.Block);
}

/// <summary>What one user needs for one app under one circumstance.</summary>
/// <param name="Outcome">The decision.</param>
/// <param name="Requirements">What is still required: all of these.</param>
/// <param name="Session">Controls of the session that follows; none where access is blocked.</param>
/// <param name="Missing">What is not known and could make the answer milder.</param>
internal sealed record MatrixCell(DecisionOutcome Outcome, IReadOnlyList<CellRequirement> Requirements, IReadOnlyList<string> Session, IReadOnlyList<string> Missing)
{
    public CellLevel Level => Outcome switch
    {
        DecisionOutcome.Granted => CellLevel.Granted,
        DecisionOutcome.ControlsRequired => CellLevel.Controls,
        DecisionOutcome.Blocked when !Requirements.Any(r => r.IsBlock) => CellLevel.OutOfReach,
        _ => CellLevel.Blocked,
    };

    /// <summary>Positions of the policies that the answer is due to: those that say block, else all that demand something.</summary>
    public IReadOnlyList<int> Policies { get; } = [.. (Requirements.Any(r => r.IsBlock) ? Requirements.Where(r => r.IsBlock) : Requirements).SelectMany(r => r.Policies).Distinct().Order()];

    /// <summary>Two cells with the same key say the same.</summary>
    public string Key { get; } = Outcome + ":" + string.Join(';', Requirements.Select(r => string.Join('|', r.Alternatives) + "/" + string.Join('|', r.Unavailable) + "/" + string.Join(',', r.Policies)))
        + ":" + string.Join(',', Session) + ":" + string.Join(',', Missing);

    public static MatrixCell Decide(PolicyEngine engine, in SignIn signIn)
    {
        Decision decision = engine.Evaluate(in signIn);
        MatrixCell strict = Of(engine, in decision, []);
        // Enforcement lets what is not known only restrict: what is granted all the same stays granted.
        if (decision.IsGranted || !decision.RestsOnUnknown) return strict;
        string[] missing = [.. Words.All(decision.MissingConditions), .. decision.MissingItems.ToList().Select(i => i.ToString())];
        Decision mild = engine.Evaluate(in signIn, EvaluationMode.WhatIf);
        // When policies that may apply change nothing, the answer does not rest on them.
        bool isSure = decision.MissingItems.IsEmpty && Of(engine, in mild, []).Key == strict.Key;
        return isSure ? strict : Of(engine, in decision, missing);
    }

    private static MatrixCell Of(PolicyEngine engine, in Decision decision, IReadOnlyList<string> missing)
    {
        int policies = engine.Tenant.Policies.Count;
        return new MatrixCell(decision.Outcome, [.. decision.Requirements.ToList().Select(r => new CellRequirement(
            r.Items.ToList(), r.Unavailable.ToList(), [.. Enumerable.Range(0, policies).Where(r.IsDemandedBy)]))], [.. SessionWords.Of(in decision)], missing);
    }
}
