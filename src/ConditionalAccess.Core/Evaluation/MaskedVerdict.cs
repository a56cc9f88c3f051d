using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// The usual way to a verdict: a few words of arithmetic. What is rare, in the policies or in the sign-in, is left to <see cref="Verdict"/>, which
/// comes to the same for everything this one decides.
/// </summary>
internal static class MaskedVerdict
{
    private const int Few = 64;

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

        // By many policies something of everything is demanded of nearly everybody, and asking whether it is costs more than it saves.
        bool many = plan.EnabledCount > Few;
        bool reports = plan.Result.ReportOnly.Words >= ReportOnlyResults.MaskWords && (many || AppliesReportOnly(plan, applied));
        MaskedProofs proofs = MaskedProofs.Of(in signIn, in device, masks, many | reports ? masks.Strengths.IsAny : (demanded & masks.WithStrength) != 0);
        bool isStale = false, hasAges = many ? masks.HasFrequencies : ((demanded & masks.Reauthentications) | frequencies) != 0;
        ulong reauthenticated = 0;
        MaskedAges ages = hasAges | reports ? MaskedAges.Of(in signIn) : default;
        if (hasAges)
        {
            isStale = masks.IsStale(ages.Mfa, frequencies);
            reauthenticated = masks.Reauthenticated(ages.Primary);
        }

        ulong stale = Bits.Mask(isStale);
        ulong promptable = Bits.Choose(stale, proofs.PromptableStale, proofs.PromptableFresh);
        ulong open = demanded & ~(masks.ClausesWithAny(proofs.Yes & ~(stale & masks.NeedFreshMfa)) | reauthenticated);
        ulong dead = open & ~masks.ClausesWithAny(promptable);
        result.Outcome = unchecked(DecisionOutcome.Granted + (byte)(Bits.One(open != 0) + Bits.One(dead != 0)));
        result.Flags = isStale ? ResultFlags.ByMasks | ResultFlags.IsStale : ResultFlags.ByMasks;
        rest[ResultLayout.OpenClausesByMasks] = open;
        rest[ResultLayout.PromptableItemsByMasks] = promptable;
        rest[ResultLayout.UnknownItemsByMasks] = 0;
        if (reports)
            ReportOnlyResults.Keep(in proofs, ages, stale, rest.Slice(ResultLayout.ReportOnlyByMasks, ReportOnlyResults.MaskWords));
        if (plan.Result.GrantedContexts.Words != 0) ClearContexts(plan, rest);
        if (!UnknownProofs.AreNone(in signIn, in device, masks, proofs.Yes) && open != 0)
            AddUnknown(UnknownProofs.Among(in signIn, in device, masks, proofs.Yes, open, isStale), rest, ref result);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AppliesReportOnly(PolicyPlan plan, ReadOnlySpan<ulong> applied)
        => Vector256.IsHardwareAccelerated && applied.Length == RowKernel.OneVector
            ? Vector256.AndNot(Vector256.Create(applied), Vector256.Create<ulong>(plan.Enabled)) != Vector256<ulong>.Zero
            : !Bits.IsSubset(applied, applied, plan.Enabled);

    private static void AddUnknown(ulong unknown, Span<ulong> rest, ref DecisionData result)
    {
        rest[ResultLayout.UnknownItemsByMasks] = unknown;
        if (unknown != 0) result.Flags |= ResultFlags.HasUnknownItems;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ClearContexts(PolicyPlan plan, Span<ulong> rest)
        => rest.Slice(plan.Result.GrantedContexts.At - plan.Words, plan.Result.GrantedContexts.Words).Clear();
}
