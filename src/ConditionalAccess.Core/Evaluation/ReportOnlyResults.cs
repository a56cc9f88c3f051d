using System.Runtime.CompilerServices;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// How report-only policies that apply would come out, each as if it were the only enabled one (spec 8.1). Usually nobody asks, so a decision only
/// carries what it takes to answer: what is proven and what can be asked for, with fresh and with stale proofs. Where the verdict was not reached by
/// masks, it carries two sets of profiles instead: failed, then interrupted.
/// </summary>
internal static class ReportOnlyResults
{
    /// <summary>
    /// Places of the masks: satisfied items before freshness, items that could be asked for if multifactor authentication were stale where it is fresh,
    /// or the other way round, and both ages (<see cref="MaskedAges"/>).
    /// </summary>
    private const int Satisfied = 0, OtherwisePromptable = 1, MfaAge = 2, PrimaryAge = 3;

    /// <summary>How many words there are.</summary>
    public const int MaskWords = 4;

    /// <summary>Keeps what there is to judge by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Keep(in MaskedProofs proofs, MaskedAges ages, ulong stale, Span<ulong> words)
    {
        words[Satisfied] = proofs.Yes;
        words[OtherwisePromptable] = Bits.Choose(stale, proofs.PromptableFresh, proofs.PromptableStale);
        words[MfaAge] = ages.Mfa;
        words[PrimaryAge] = ages.Primary;
    }

    /// <summary>Yes: success. Unknown: the user would be interrupted. No: failure.</summary>
    public static Truth Of(PolicyPlan plan, ReadOnlySpan<ulong> words, ReadOnlySpan<ulong> promptable, ResultFlags flags, int policy)
    {
        PlanRequirements requirements = plan.Requirements;
        int profile = requirements.ProfileOf[policy];
        if ((flags & ResultFlags.ByMasks) != 0) return ByMasks(requirements, words, promptable[0], (flags & ResultFlags.IsStale) != 0, profile);
        int number = profile - requirements.FirstReportOnly, half = words.Length / 2;
        if (Bits.Get(words[..half], number)) return Truth.No;
        return Bits.Get(words[half..], number) ? Truth.Unknown : Truth.Yes;
    }

    // A request that is about enrolling a device is not judged by masks.
    private static Truth ByMasks(PlanRequirements requirements, ReadOnlySpan<ulong> words, ulong promptable, bool wasStale, int profile)
    {
        RequirementMasks masks = requirements.Masks!;
        long ticks = requirements.Profiles[profile].SecondaryTicks;
        bool isStale = ticks != 0 && words[MfaAge] > Freshness.Shifted(ticks);
        ulong demanded = requirements.ClausesOf(profile)[0] & requirements.Demanded(ClauseCondition.NotEnrolment)[0];
        ulong satisfied = isStale ? words[Satisfied] & ~masks.NeedFreshMfa : words[Satisfied];
        ulong open = demanded & ~(masks.ClausesWithAny(satisfied) | masks.Reauthenticated(words[PrimaryAge]));
        if (open == 0) return Truth.Yes;
        return (open & ~masks.ClausesWithAny(isStale == wasStale ? promptable : words[OtherwisePromptable])) == 0 ? Truth.Unknown : Truth.No;
    }
}
