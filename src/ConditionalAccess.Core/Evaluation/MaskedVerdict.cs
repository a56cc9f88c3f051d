using System.Numerics;
using System.Runtime.CompilerServices;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// The usual way to a verdict: a few words of arithmetic. What is rare, in the policies or in the sign-in, is left to <see cref="Verdict"/>, which
/// comes to the same for everything this one decides.
/// </summary>
internal static class MaskedVerdict
{
    /// <summary>Decides, unless something rare is demanded.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="masks">Its requirements as masks.</param>
    /// <param name="signIn">A usual sign-in, see <see cref="MaskedProofs.AreUsual"/>, decided for enforcement.</param>
    /// <param name="device">Its device.</param>
    /// <param name="sets">The sets of the decision, with the policies that apply; the others are filled in.</param>
    /// <param name="result">Receives outcome, failure code and flags.</param>
    /// <returns>False when nothing was decided.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryJudge(PolicyPlan plan, RequirementMasks masks, in SignIn signIn, in DeviceSignals device, Span<ulong> sets, ref DecisionData result)
    {
        ulong demanded = masks.Demanded(sets, out ulong frequencies) & masks.DemandedUsually;
        if ((demanded & masks.Rare) != 0) return false;
        if (masks.Conditional != 0 && AudienceSet.IsEnrolment(in signIn)) return false;
        if ((plan.Features & PlanFeatures.RareReportOnly) != 0 && Bits.Intersects(sets[..plan.Words], plan.RareReportOnly)) return false;

        MaskedProofs proofs = MaskedProofs.Of(in signIn, in device, masks);
        ulong stale = Bits.Mask((frequencies & proofs.Stale) != 0);
        ulong promptable = Bits.Choose(stale, proofs.PromptableStale, proofs.PromptableFresh);
        ulong open = demanded & ~(masks.ClausesWithAny(proofs.Yes & ~(stale & masks.NeedFreshMfa)) | proofs.Reauthenticated);
        ulong dead = open & ~masks.ClausesWithAny(promptable);
        ulong unknown = proofs.HasUnknown ? proofs.UnknownAmong(masks.ItemsOf(open), stale != 0, masks) : 0;
        result.Outcome = unchecked(DecisionOutcome.Granted + (byte)(Bits.One(open != 0) + Bits.One(dead != 0)));
        result.FailureCode = masks.FailureCodeOf(BitOperations.TrailingZeroCount(dead));
        if (unknown != 0) result.Flags |= ResultFlags.HasUnknownItems;

        Span<ulong> rest = sets[plan.Words..];
        rest[ResultLayout.OpenClausesByMasks] = open;
        rest[ResultLayout.PromptableItemsByMasks] = promptable;
        rest[ResultLayout.UnknownItemsByMasks] = unknown;
        if (plan.Result.GrantedContexts.Words != 0) plan.Result.GrantedContexts.In(sets).Clear();
        if (plan.Result.ReportOnly.Words < ReportOnlyResults.MaskWords) return true;

        Span<ulong> reportOnly = rest.Slice(ResultLayout.ReportOnlyByMasks, ReportOnlyResults.MaskWords);
        result.Flags |= ResultFlags.ReportOnlyByMasks;
        result.Situation = ReportOnlyResults.SituationOf(ClauseCondition.NotEnrolment, proofs.Stale);
        reportOnly[ReportOnlyResults.Satisfied] = proofs.Yes;
        reportOnly[ReportOnlyResults.Reauthenticated] = proofs.Reauthenticated;
        reportOnly[ReportOnlyResults.PromptableFresh] = proofs.PromptableFresh;
        reportOnly[ReportOnlyResults.PromptableStale] = proofs.PromptableStale;
        return true;
    }
}
