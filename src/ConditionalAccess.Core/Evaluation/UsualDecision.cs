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
    /// <param name="result">Receives the decision.</param>
    /// <returns>False when nothing was decided.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryDecide(PolicyPlan plan, in SignIn signIn, SubjectRow? user, DeviceRow? device, ref DecisionData result)
    {
        if (!IsUsual(in signIn, user, device)) return false;

        Vector256<ulong> all;
        uint unsure;
        if (user is not null && ReferenceEquals(user.Plan, plan))
        {
            (all, unsure) = (user.OneVector, user.Row.Unsure);
        }
        else
        {
            TruthRow subject = LookUp(plan, in user is null ? ref signIn.UserInPlace : ref user.User);
            (all, unsure) = (subject.OneVector, subject.Unsure);
        }

        int app = plan.Resource.RowOf(in signIn.ResourceInPlace.AppInPlace);
        ulong tables = plan.Tables.CodeOf(in signIn, signIn.ClientInPlace.Platform, signIn.ClientInPlace.AppType);
        all &= plan.Resource.Apps.OneVector(app);
        unsure |= TableColumns.Unsure(tables) | plan.Resource.Apps.Unsure(app);
        // A code that is sure leads to a row that is.
        if (plan.Tables.FirstFused is { } fused) all &= fused.OneVector(TableColumns.IndexIn(tables, 0));
        // By few policies, none that is left may ask for the place, and then it need not be known either.
        if (plan.Location is { } location && (all & location.OneVector) != Vector256<ulong>.Zero)
        {
            int place = location.PairOf(in signIn.NetworkInPlace);
            all &= location.Pairs!.OneVector(place);
            unsure |= location.Pairs.Unsure(place);
        }

        bool isPrepared = device is not null && ReferenceEquals(device.Plan, plan);
        if (isPrepared)
        {
            all &= device!.OneVector;
            unsure |= device.Row.Unsure;
        }

        if (unsure != 0) return false;

        ref readonly DeviceSignals what = ref device is null ? ref signIn.DeviceInPlace : ref device.Device;
        Span<ulong> sets = result.Words;
        Span<ulong> applied = sets[..RowKernel.OneVector];
        all.CopyTo(applied);
        if (!isPrepared && !plan.Devices.IsEmpty && (all & plan.Devices.OneVector) != Vector256<ulong>.Zero && !plan.Devices.TryNarrow(in what, applied)) return false;
        return MaskedVerdict.TryJudge(plan, plan.Requirements.Masks!, in signIn, in what, applied, sets[RowKernel.OneVector..], ref result);
    }

    /// <summary>Whether a sign-in is usual, with what was prepared in place of its own user and device.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsUsual(in SignIn signIn, SubjectRow? user, DeviceRow? device)
    {
        SignInTraits traits = signIn.Traits;
        if (user is not null) traits = user.IsUsual ? traits | SignInTraits.UsualUser : SignInTraits.None;
        if (device is not null) traits = (device.Device.Traits & DeviceTraits.IsKnown) != 0 ? traits | SignInTraits.KnownDevice : SignInTraits.None;
        return traits == SignInTraits.Usual;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TruthRow LookUp(PolicyPlan plan, in UserSignals user) => plan.Subject.User(in user, Workspace.For(plan.Words));
}
