using System.Runtime.CompilerServices;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Decides the usual sign-in by a plan whose rows are not one vector each, as <see cref="UsualDecision"/> does by the others: rows are many words, and the
/// rest is the same arithmetic on single words. That is every plan of more than 256 policies, every plan where the processor has no vectors, and a smaller one
/// whose places or other conditions are not one row. What comes from far away in memory is picked first and used last.
/// </summary>
internal static class UsualLargeDecision
{
    /// <summary>Whether a plan is decided by in this way.</summary>
    public static bool Fits(PolicyPlan plan) => !UsualDecision.Fits(plan) && CanDecideBy(plan);

    /// <summary>Whether a plan of any size can be decided by in this way.</summary>
    public static bool CanDecideBy(PolicyPlan plan) => plan.Requirements.Masks is not null && (plan.Features & ~PlanFeatures.RareReportOnly) == PlanFeatures.None;

    /// <summary>Decides, unless something is not usual.</summary>
    /// <param name="plan">A plan that fits.</param>
    /// <param name="signIn">The sign-in, decided for enforcement.</param>
    /// <param name="user">A prepared user; null: the sign-in's.</param>
    /// <param name="device">A prepared device; null: the sign-in's.</param>
    /// <param name="sets">The sets of the decision.</param>
    /// <param name="result">Receives the decision.</param>
    /// <returns>False when nothing was decided.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryDecide(PolicyPlan plan, in SignIn signIn, SubjectRow? user, DeviceRow? device, Span<ulong> sets, ref DecisionData result)
    {
        if (!UsualDecision.IsUsual(in signIn, user, device)) return false;
        ref readonly DeviceSignals what = ref device is null ? ref signIn.DeviceInPlace : ref device.Device;
        Span<ulong> applied = sets[..plan.Words];
        return TryApply(plan, in signIn, user, device, in what, applied)
            && MaskedVerdict.TryJudge(plan, plan.Requirements.Masks!, in signIn, in what, applied, sets[plan.Words..], ref result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryApply(PolicyPlan plan, in SignIn signIn, SubjectRow? user, DeviceRow? prepared, in DeviceSignals device, Span<ulong> may)
    {
        TruthRow subject = user is not null && ReferenceEquals(user.Plan, plan)
            ? user.Row
            : plan.Subject.User(in user is null ? ref signIn.UserInPlace : ref user.User, Workspace.For(plan.Words));
        TruthRow resource = plan.Resource.Apps[plan.Resource.RowOf(in signIn.ResourceInPlace.AppInPlace)], visible = plan.Devices.RowOf(plan, in device, prepared);
        ulong tables = plan.Tables.CodeOf(in signIn, signIn.ClientInPlace.Platform, signIn.ClientInPlace.AppType);
        if ((subject.Unsure | resource.Unsure | visible.Unsure | TableColumns.Unsure(tables)) != 0) return false;

        RowKernel.And(may, subject, resource, plan.Tables.Fused, tables);
        if (plan.Location is { } location && !location.TryAnd(in signIn.NetworkInPlace, isWhatIf: false, may)) return false;
        if (visible.IsNone) return plan.Devices.Ask(in device, new DeviceFacts(Truth.Yes, false), may, default);
        Bits.And(plan.WithDevice.In(may), visible.May(plan.WithDevice));
        return true;
    }
}
