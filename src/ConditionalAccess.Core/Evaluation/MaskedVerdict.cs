using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// The usual way to a verdict: a few words of arithmetic. What is rare, in the policies or in the sign-in, is left to <see cref="Verdict"/>, which
/// comes to the same for everything this one decides.
/// </summary>
internal static class MaskedVerdict
{
    // In a small set often nothing applies; in a larger one that is not worth a question.
    private const int Few = 64;

    /// <summary>Decides, unless something rare is demanded.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="masks">Its requirements as masks.</param>
    /// <param name="request">A request whose proofs are usual, see <see cref="MaskedProofs.AreUsual"/>.</param>
    /// <param name="sets">The sets of the decision, with the policies that apply; the others are filled in.</param>
    /// <param name="result">Receives outcome, failure code and flags.</param>
    /// <returns>False when nothing was decided.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryJudge(PolicyPlan plan, RequirementMasks masks, in Request request, Span<ulong> sets, ref DecisionData result)
    {
        ReadOnlySpan<ulong> applied = plan.Result.Applied.In(sets);
        Span<ulong> rest = sets[plan.Words..];
        if (plan.EnabledCount <= Few && !Bits.Any(applied))
        {
            rest.Clear();
            result.Outcome = DecisionOutcome.Granted;
            return true;
        }

        MaskedProofs.Collect(in request, plan.Requirements.MfaStrength, masks, out MaskedProofs proofs);
        ClauseCondition situation = masks.Conditional != 0 && AudienceSet.IsEnrolment(in request) ? ClauseCondition.OnlyEnrolment : ClauseCondition.NotEnrolment;
        ulong demanded = masks.Demanded(applied, out ulong frequencies) & plan.Requirements.DemandedIn[(int)situation];
        if ((demanded & masks.Rare) != 0) return false;
        if ((plan.Features & PlanFeatures.RareReportOnly) != 0 && Bits.Intersects(applied, plan.RareReportOnly)) return false;

        ulong satisfiedFresh = masks.ClausesWithAny(proofs.Yes) | proofs.Reauthenticated;
        ulong satisfiedStale = masks.ClausesWithAny(proofs.Yes & ~masks.NeedFreshMfa) | proofs.Reauthenticated;
        ulong promptableFresh = masks.ClausesWithAny(proofs.PromptableFresh), promptableStale = masks.ClausesWithAny(proofs.PromptableStale);
        ulong stale = Mask((frequencies & proofs.Stale) != 0);
        ulong open = demanded & ~Choose(stale, satisfiedStale, satisfiedFresh);
        ulong dead = open & ~Choose(stale, promptableStale, promptableFresh);
        result.Outcome = DecisionOutcome.Granted + Bit(open != 0) + Bit(dead != 0);
        result.FailureCode = masks.FailureCodeOf(BitOperations.TrailingZeroCount(dead));

        ulong unknown = proofs.HasUnknown ? proofs.UnknownAmong(masks.ItemsOf(open), stale != 0, masks) : 0;
        if (unknown != 0) result.Flags |= ResultFlags.HasUnknownItems;
        plan.Result.OpenClauses.In(sets)[0] = open;
        plan.Result.PromptableItems.In(sets)[0] = Choose(stale, proofs.PromptableStale, proofs.PromptableFresh);
        plan.Result.UnknownItems.In(sets)[0] = unknown;
        plan.Result.GrantedContexts.In(sets).Clear();

        Span<ulong> reportOnly = plan.Result.ReportOnly.In(sets);
        if (reportOnly.Length < ReportOnlyResults.MaskWords) return true;
        result.Flags |= ResultFlags.ReportOnlyByMasks;
        result.Situation = ReportOnlyResults.SituationOf(situation, proofs.Stale);
        reportOnly[ReportOnlyResults.SatisfiedFresh] = satisfiedFresh;
        reportOnly[ReportOnlyResults.SatisfiedStale] = satisfiedStale;
        reportOnly[ReportOnlyResults.PromptableFresh] = promptableFresh;
        reportOnly[ReportOnlyResults.PromptableStale] = promptableStale;
        return true;
    }

    private static ulong Mask(bool value) => unchecked(0UL - Bit(value));

    private static byte Bit(bool value) => Unsafe.BitCast<bool, byte>(value);

    private static ulong Choose(ulong mask, ulong whenSet, ulong whenClear) => whenClear ^ ((whenClear ^ whenSet) & mask);
}
