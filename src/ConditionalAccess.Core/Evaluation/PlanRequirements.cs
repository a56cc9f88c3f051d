namespace ConditionalAccess.Evaluation;

/// <summary>What the policies of a plan require: items, clauses over them, and which profile demands which clauses.</summary>
internal sealed record PlanRequirements
{
    /// <summary>Distinct things, in prompt order.</summary>
    public required PlanItem[] Items { get; init; }

    /// <summary>Distinct clauses, in the order of requirements.</summary>
    public required PlanClause[] Clauses { get; init; }

    /// <summary>In the order of bits; report-only ones from <see cref="FirstReportOnly"/> on.</summary>
    public required PlanProfile[] Profiles { get; init; }

    public required int FirstReportOnly { get; init; }

    /// <summary>By policy bit: its profile.</summary>
    public required int[] ProfileOf { get; init; }

    /// <summary>For each profile the set of its clauses, one after the other.</summary>
    public required ulong[] ClausesOfProfiles { get; init; }

    /// <summary>For each <see cref="ClauseCondition"/> as a number: the clauses demanded in that situation, one set after the other.</summary>
    public required ulong[] DemandedIn { get; init; }

    /// <summary>The clauses that are not demanded in every situation.</summary>
    public required ulong[] Conditional { get; init; }

    /// <summary>The same in single words, when clauses, items and sign-in frequencies are few enough; else null.</summary>
    public required RequirementMasks? Masks { get; init; }

    /// <summary>The built-in multifactor strength, by which methods satisfy <c>mfa</c>.</summary>
    public required StrengthRule MfaStrength { get; init; }

    /// <summary>Words of a set of clauses.</summary>
    public int ClauseWords => Conditional.Length;

    public ReadOnlySpan<ulong> ClausesOf(int profile) => ClausesOfProfiles.AsSpan(profile * ClauseWords, ClauseWords);

    public ReadOnlySpan<ulong> Demanded(ClauseCondition situation) => DemandedIn.AsSpan((int)situation * ClauseWords, ClauseWords);
}
