using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Decides the usual sign-in by a plan of up to 256 policies: an internal user who asks for one app, everything that some policy looks at is known.
/// Rows are anded in one vector, and the rest is arithmetic on single words. Whatever is not usual is left to <see cref="PlanEvaluator"/>, which comes
/// to the same for everything that is decided here.
/// </summary>
internal static class UsualDecision
{
    /// <summary>Whether a plan can be decided by at all in this way.</summary>
    public static bool Fits(PolicyPlan plan)
        => Vector256.IsHardwareAccelerated && plan.Words == RowKernel.OneVector && plan.Result.Fits && plan.Requirements.Masks is not null
            && (plan.Features & ~PlanFeatures.RareReportOnly) == PlanFeatures.None && plan.Location is null or { Pairs: not null } && plan.Tables.Fused.Length <= 1;

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
        ref readonly UserSignals who = ref user is null ? ref signIn.UserInPlace : ref user.User;
        ref readonly DeviceSignals what = ref device is null ? ref signIn.DeviceInPlace : ref device.Device;
        ref readonly ClientSignals client = ref signIn.ClientInPlace;
        if (!MaskedProofs.AreUsual(in signIn, in who, in what) || !IsPlain(in signIn.ResourceInPlace) || !IsOne(client.Platform, client.AppType)) return false;

        TruthRow subject = user is not null && ReferenceEquals(user.Plan, plan) ? user.Row : plan.Subject.User(in who, Workspace.For(plan.Words));
        ulong tables = plan.Tables.CodeOf(in signIn, client.Platform, client.AppType);
        Vector256<ulong> all = subject.OneVector;
        bool isSure = subject.IsSure & TableColumns.IsSure(tables)
            & plan.Resource.AndOneVector(in signIn.ResourceInPlace.Audiences.AsSpan()[0].AppIdInPlace, ref all);
        if (plan.Tables.Fused.Length > 0) isSure &= plan.Tables.Fused[0].AndOneVector(TableColumns.IndexIn(tables, 0), ref all);
        if (plan.Location is { } location) isSure &= location.AndOneVector(in signIn.NetworkInPlace, ref all);
        if (!isSure) return false;
        all.CopyTo(sets);
        if (!plan.Devices.IsEmpty && (all & plan.Devices.OneVector) != Vector256<ulong>.Zero && !plan.Devices.TryNarrow(plan, in what, device, sets)) return false;
        return MaskedVerdict.TryJudge(plan, plan.Requirements.Masks!, in signIn, in what, sets, ref result);
    }

    // What a usual request may still have that makes the app's row not the whole answer.
    private static bool IsPlain(in ResourceSignals resource)
        => resource.Scopes.IsEmpty && !resource.RequestsIdToken && ResourceColumn.IsNoAgent(in resource.Audiences.AsSpan()[0]);

    // Numbers that are no member, and "any", are left to the general way.
    private static bool IsOne(DevicePlatform platform, ClientAppType client)
        => platform is <= DevicePlatform.Other and not DevicePlatform.All && client is <= ClientAppType.Other and not ClientAppType.All;
}
