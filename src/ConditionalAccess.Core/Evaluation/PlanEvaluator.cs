using System.Runtime.CompilerServices;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>Runs a plan over one sign-in. Pure and total; allocates only where a decision needs room for its sets and none is given.</summary>
internal static class PlanEvaluator
{
    /// <summary>Decides a sign-in.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="signIn">The sign-in.</param>
    /// <param name="mode">How unknown signals are resolved.</param>
    /// <param name="user">A prepared user in place of the sign-in's; of another plan, only what is known about the user is used.</param>
    /// <param name="device">A prepared device, in the same way.</param>
    /// <param name="space">Room for the sets when they do not fit in the result; null: room is made.</param>
    /// <param name="result">The decision.</param>
    public static void Evaluate(
        PolicyPlan plan, in SignIn signIn, EvaluationMode mode, SubjectRow? user, DeviceRow? device, ResultSpace? space, out DecisionData result)
    {
        // One by one: a struct with a reference is cleared by a call, a number by an instruction. Words are set where they are decided.
        result.Space = null;
        Unsafe.SkipInit(out result.Words);
        result.Outcome = DecisionOutcome.None;
        result.Mode = mode;
        result.Hints = DecisionHints.None;
        result.Flags = ResultFlags.None;
        result.FailureCode = 0;
        result.Missing = PolicyConditions.None;
        if (plan.IsUsual && mode != EvaluationMode.WhatIf && UsualDecision.TryDecide(plan, in signIn, user, device, ref result)) return;
        EvaluateOtherwise(plan, in signIn, mode, user, device, space, ref result);
    }

    // Apart from the rest, like everything below that is not usual: a method clears room for all that it might need.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void EvaluateOtherwise(
        PolicyPlan plan, in SignIn signIn, EvaluationMode mode, SubjectRow? user, DeviceRow? device, ResultSpace? space, ref DecisionData result)
    {
        Span<ulong> sets = result.Words;
        if (!plan.Result.Fits)
        {
            result.Space = space ?? new ResultSpace();
            sets = result.Space.Begin(plan.Result.Words, out result.Words[0]);
        }

        if (mode == EvaluationMode.WhatIf) DecideWhatIf(plan, in signIn, user, device, sets, ref result);
        else if (!plan.IsUsualLarge || !UsualLargeDecision.TryDecide(plan, in signIn, user, device, sets, ref result))
            Decide(plan, new Request(in signIn, EvaluationMode.Enforce, user, device), sets, ref result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DecideWhatIf(PolicyPlan plan, in SignIn signIn, SubjectRow? user, DeviceRow? device, Span<ulong> sets, ref DecisionData result)
    {
        SignIn whole = signIn with { User = user is null ? signIn.User : user.User, Device = device is null ? signIn.Device : device.Device };
        SignIn withDefaults = WhatIfDefaults.Apply(in whole);
        Decide(plan, new Request(in withDefaults, EvaluationMode.WhatIf), sets, ref result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Decide(PolicyPlan plan, in Request request, Span<ulong> sets, ref DecisionData result)
    {
        Span<ulong> applied = plan.Result.Applied.In(sets);
        bool isSure = Conditions.Evaluate(plan, in request, applied);
        // A usual request gets no hints and no contexts.
        bool isFinal = isSure && (plan.Features & PlanFeatures.ReportOnlyUserActions) == 0;
        if (isFinal && TryJudgeByMasks(plan, in request, sets, ref result)) return;
        DecideInGeneral(plan, in request, isSure, isFinal, sets, ref result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DecideInGeneral(PolicyPlan plan, in Request request, bool isSure, bool triedMasks, Span<ulong> sets, ref DecisionData result)
    {
        Span<ulong> applied = plan.Result.Applied.In(sets);
        if (!isSure)
        {
            result.Missing = Conditions.FindMissing(plan, in request, applied, ref result.Hints);
            if (request.IsWhatIf) Workspace.For(plan.Words).Must.CopyTo(applied);
        }

        if ((plan.Features & PlanFeatures.ReportOnlyUserActions) != 0 && !request.IsWhatIf) Bits.AndNot(applied, plan.ReportOnlyUserActions);
        if (triedMasks || !TryJudgeByMasks(plan, in request, sets, ref result))
        {
            sets[plan.Words..].Clear();
            new Verdict(plan, sets).Judge(in request, isSure ? applied : Workspace.For(plan.Words).Must, ref result);
        }

        if (!request.SignIn.ResourceInPlace.AuthenticationContexts.IsEmpty && result.Outcome == DecisionOutcome.Granted) new Verdict(plan, sets).GrantContexts(in request.SignIn);
        result.Hints |= HintsFor(plan, in request, result.Outcome, applied);
    }

    private static bool TryJudgeByMasks(PolicyPlan plan, in Request request, Span<ulong> sets, ref DecisionData result)
        => plan.Requirements.Masks is { } masks && !request.IsWhatIf && MaskedProofs.AreUsual(in request.SignIn, in request.User, in request.Device)
            && MaskedVerdict.TryJudge(plan, masks, in request.SignIn, in request.Device, sets[..plan.Words], sets[plan.Words..], ref result);

    private static DecisionHints HintsFor(PolicyPlan plan, in Request request, DecisionOutcome outcome, ReadOnlySpan<ulong> applied)
    {
        DecisionHints hints = DecisionHints.None;
        bool isInteractive = request.SignIn.ClientInPlace.RequestKind is RequestKind.Unknown or RequestKind.Interactive;
        if (!isInteractive && outcome == DecisionOutcome.ControlsRequired) hints |= DecisionHints.InteractionRequired;
        if (request.Subject == SubjectKind.AgentUser && !Bits.Intersects(applied, plan.Enabled)) hints |= DecisionHints.AgentUserWithoutAgentPolicy;
        if (request.IsWhatIf) return hints;
        foreach (ref readonly Audience audience in request.SignIn.ResourceInPlace.Audiences.AsSpan())
        {
            if (AudienceSet.IsKeyword(in audience.AppIdInPlace)) hints |= DecisionHints.AudienceIsGroupKeyword;
        }

        return hints;
    }
}
