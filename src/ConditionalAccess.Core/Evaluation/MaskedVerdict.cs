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
    /// <param name="applied">The policies that apply.</param>
    /// <param name="rest">The other sets of the decision, which are filled in.</param>
    /// <param name="result">Receives outcome and flags; the failure code is worked out when it is asked for.</param>
    /// <returns>False when nothing was decided.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryJudge(PolicyPlan plan, RequirementMasks masks, in SignIn signIn, in DeviceSignals device, Span<ulong> applied, Span<ulong> rest, ref DecisionData result)
    {
        ulong demanded = masks.Demanded(applied, out ulong frequencies) & masks.DemandedUsually;
        if ((demanded & masks.Rare) != 0) return false;
        if (masks.Conditional != 0 && AudienceSet.IsEnrolment(in signIn)) return false;
        if ((plan.Features & PlanFeatures.RareReportOnly) != 0 && Bits.Intersects(applied, plan.RareReportOnly)) return false;

        if (demanded == 0 && !AppliesReportOnly(plan, applied)) return Grant(plan, rest, ref result);
        MaskedProofs proofs = MaskedProofs.Of(in signIn, in device, masks);
        bool areKnown = UnknownProofs.AreNone(in signIn, in device, masks);
        ulong stale = Bits.Mask((frequencies & proofs.Stale) != 0);
        ulong promptable = Bits.Choose(stale, proofs.PromptableStale, proofs.PromptableFresh);
        ulong open = demanded & ~(masks.ClausesWithAny(proofs.Yes & ~(stale & masks.NeedFreshMfa)) | proofs.Reauthenticated);
        ulong dead = open & ~masks.ClausesWithAny(promptable);
        ulong unknown = areKnown || open == 0 ? 0 : UnknownProofs.Among(in signIn, in device, masks, proofs.Yes, open, stale != 0);
        result.Outcome = unchecked(DecisionOutcome.Granted + (byte)(Bits.One(open != 0) + Bits.One(dead != 0)));
        result.Flags = unknown != 0 ? ResultFlags.ByMasks | ResultFlags.HasUnknownItems : ResultFlags.ByMasks;

        rest[ResultLayout.OpenClausesByMasks] = open;
        rest[ResultLayout.PromptableItemsByMasks] = promptable;
        rest[ResultLayout.UnknownItemsByMasks] = unknown;
        if (plan.Result.GrantedContexts.Words != 0) ClearContexts(plan, rest);
        if (plan.Result.ReportOnly.Words < ReportOnlyResults.MaskWords) return true;

        Span<ulong> reportOnly = rest.Slice(ResultLayout.ReportOnlyByMasks, ReportOnlyResults.MaskWords);
        result.Situation = ReportOnlyResults.SituationOf(ClauseCondition.NotEnrolment, proofs.Stale);
        reportOnly[ReportOnlyResults.Satisfied] = proofs.Yes;
        reportOnly[ReportOnlyResults.Reauthenticated] = proofs.Reauthenticated;
        reportOnly[ReportOnlyResults.PromptableFresh] = proofs.PromptableFresh;
        reportOnly[ReportOnlyResults.PromptableStale] = proofs.PromptableStale;
        return true;
    }

    // Nothing is demanded: what the user has proven does not matter.
    private static bool Grant(PolicyPlan plan, Span<ulong> rest, ref DecisionData result)
    {
        result.Outcome = DecisionOutcome.Granted;
        result.Flags = ResultFlags.ByMasks;
        rest[ResultLayout.OpenClausesByMasks] = rest[ResultLayout.PromptableItemsByMasks] = rest[ResultLayout.UnknownItemsByMasks] = 0;
        if (plan.Result.GrantedContexts.Words != 0) ClearContexts(plan, rest);
        return true;
    }

    private static bool AppliesReportOnly(PolicyPlan plan, ReadOnlySpan<ulong> applied)
    {
        ulong[] enabled = plan.Enabled;
        ulong others = 0;
        for (int w = 0; w < applied.Length && w < enabled.Length; w++) others |= applied[w] & ~enabled[w];
        return others != 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ClearContexts(PolicyPlan plan, Span<ulong> rest)
        => rest.Slice(plan.Result.GrantedContexts.At - plan.Words, plan.Result.GrantedContexts.Words).Clear();
}
