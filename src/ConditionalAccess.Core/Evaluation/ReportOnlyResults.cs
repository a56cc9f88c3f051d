namespace ConditionalAccess.Evaluation;

/// <summary>
/// How report-only policies that apply would come out, each as if it were the only enabled one (spec 8.1). Usually nobody asks, so a decision only
/// carries what it takes to answer: what is proven and what can be asked for, with fresh and with stale proofs. Where the verdict was not reached by
/// masks, it carries two sets of profiles instead: failed, then interrupted.
/// </summary>
internal static class ReportOnlyResults
{
    /// <summary>
    /// Places of the masks: satisfied items before freshness, clauses satisfied by the age of primary authentication, and items that can be asked for
    /// while multifactor authentication is fresh, and when it is not.
    /// </summary>
    public const int Satisfied = 0, Reauthenticated = 1, PromptableFresh = 2, PromptableStale = 3, MaskWords = 4;

    private const int StaleAt = 8;

    /// <summary>What is special about the request: the situation, and for which sign-in frequencies multifactor authentication is stale.</summary>
    public static uint SituationOf(ClauseCondition situation, ulong stale) => (uint)situation | (uint)(stale << StaleAt);

    /// <summary>Yes: success. Unknown: the user would be interrupted. No: failure.</summary>
    public static Truth Of(PolicyPlan plan, ReadOnlySpan<ulong> words, ResultFlags flags, uint situation, int policy)
    {
        PlanRequirements requirements = plan.Requirements;
        int profile = requirements.ProfileOf[policy];
        if ((flags & ResultFlags.ByMasks) != 0) return ByMasks(requirements, words, situation, profile);
        int number = profile - requirements.FirstReportOnly, half = words.Length / 2;
        if (Bits.Get(words[..half], number)) return Truth.No;
        return Bits.Get(words[half..], number) ? Truth.Unknown : Truth.Yes;
    }

    private static Truth ByMasks(PlanRequirements requirements, ReadOnlySpan<ulong> words, uint request, int profile)
    {
        ClauseCondition situation = (ClauseCondition)(request & ((1 << StaleAt) - 1)) & ~ClauseCondition.Droppable;
        RequirementMasks masks = requirements.Masks!;
        bool isStale = (masks.FrequencyOf(requirements.Profiles[profile].SecondaryTicks) & (request >> StaleAt)) != 0;
        ulong demanded = requirements.ClausesOf(profile)[0] & requirements.Demanded(situation)[0];
        ulong satisfied = isStale ? words[Satisfied] & ~masks.NeedFreshMfa : words[Satisfied];
        ulong open = demanded & ~(masks.ClausesWithAny(satisfied) | words[Reauthenticated]);
        if (open == 0) return Truth.Yes;
        return (open & ~masks.ClausesWithAny(words[isStale ? PromptableStale : PromptableFresh])) == 0 ? Truth.Unknown : Truth.No;
    }
}
