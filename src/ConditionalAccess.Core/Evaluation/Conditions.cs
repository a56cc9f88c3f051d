using System.Runtime.CompilerServices;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Finds the policies that apply to one sign-in. Each column picks a row and the rows are anded. When every row is sure, and that is usual, there is
/// one bitmap; else there are two, for policies that may apply and, in the working space, for those that must. What rows do not settle is asked
/// policy by policy (<see cref="ConditionsOneByOne"/>).
/// </summary>
internal static class Conditions
{
    /// <summary>Evaluates all conditions.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="request">The request.</param>
    /// <param name="may">Receives the policies that may apply.</param>
    /// <returns>True when these are sure; else <see cref="Workspace.Must"/> holds those that are.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Evaluate(PolicyPlan plan, in Request request, Span<ulong> may)
    {
        TruthRow subject = PickSubject(plan, in request), resource = plan.Resource.Pick(in request);
        ulong tables = plan.Tables.CodeOf(in request);
        bool isSure = subject.IsSure & resource.IsSure & TableColumns.IsSure(tables);
        if (isSure)
        {
            RowKernel.And(may, subject, resource, plan.Tables.Fused, tables);
            isSure = plan.Location is null || plan.Location.TryAnd(in request.SignIn.NetworkInPlace, request.IsWhatIf, may);
        }

        if (!isSure) AndUnsure(plan, subject, resource, in request, may);
        if (Bits.Intersects(plan.WithDevice.In(may), plan.WithDevice.In(plan.Devices.Policies))) isSure = new ConditionsOneByOne(plan, may, isSure).AskDevices(in request);
        if (plan.Features != PlanFeatures.None) isSure = new ConditionsOneByOne(plan, may, isSure).AskTheRest(in request);
        return isSure;
    }

    /// <summary>Which conditions left an enabled policy undecided (spec 0.3-3). Picks the rows once more.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="request">The request.</param>
    /// <param name="may">The policies that may apply.</param>
    /// <param name="hints">Receives that a GPS position would settle something.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PolicyConditions FindMissing(PolicyPlan plan, in Request request, ReadOnlySpan<ulong> may, ref DecisionHints hints)
    {
        Workspace work = Workspace.For(plan.Words);
        Span<ulong> undecided = work.Undecided, must = work.Must;
        for (int w = 0; w < undecided.Length; w++) undecided[w] = may[w] & ~must[w] & plan.Enabled[w];
        if (!Bits.Any(undecided)) return PolicyConditions.None;
        PolicyConditions missing = PolicyConditions.None;
        if (IsUnknown(PickSubject(plan, in request), undecided)) missing |= SubjectWord(in request);
        if (IsUnknown(plan.Resource.Pick(in request), undecided)) missing |= PolicyConditions.Application;
        foreach (TableColumn column in plan.Tables.Columns)
        {
            if (IsUnknown(column.Pick(in request), undecided)) missing |= column.Word;
        }

        TruthRow location = plan.Location is { } place ? place.Pick(in request.SignIn.NetworkInPlace, request.IsWhatIf) : default;
        if (IsUnknown(location, undecided)) missing |= PolicyConditions.Location;
        if (WantsGps(plan, location, in request, undecided)) hints |= DecisionHints.ProvideGpsLocation;
        foreach (UnknownConditions unknown in plan.Unknown)
        {
            if (Bits.Intersects(undecided, unknown.Policies)) missing |= unknown.Word;
        }

        return missing | ConditionsOneByOne.FindMissing(plan, in request, undecided);
    }

    private static TruthRow PickSubject(PolicyPlan plan, in Request request)
    {
        SubjectRow? prepared = request.PreparedUser;
        bool isPrepared = prepared is not null && ReferenceEquals(prepared.Plan, plan) && request.Subject == SubjectKind.User;
        return isPrepared ? prepared!.Row : plan.Subject.Pick(in request);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AndUnsure(PolicyPlan plan, TruthRow subject, TruthRow resource, in Request request, Span<ulong> may)
    {
        TruthRow location = plan.Location is { } place ? place.Pick(in request.SignIn.NetworkInPlace, request.IsWhatIf) : default;
        Span<ulong> must = Workspace.For(plan.Words).Must;
        subject.May(plan.Words).CopyTo(may);
        subject.Must(plan.Words).CopyTo(must);
        resource.AndInto(may, must);
        if (!location.IsNone) location.AndInto(may, must);
        foreach (TableColumn column in plan.Tables.Columns) column.Pick(in request).AndInto(may, must);
    }

    private static PolicyConditions SubjectWord(in Request request)
        => request.Subject is SubjectKind.ServicePrincipal or SubjectKind.AgentIdentity ? PolicyConditions.ServicePrincipals : PolicyConditions.Users;

    private static bool IsUnknown(TruthRow row, ReadOnlySpan<ulong> undecided)
    {
        if (row.IsSure) return false;
        ReadOnlySpan<ulong> may = row.May(undecided.Length), must = row.Must(undecided.Length);
        for (int w = 0; w < undecided.Length; w++)
        {
            if ((undecided[w] & may[w] & ~must[w]) != 0) return true;
        }

        return false;
    }

    // A position nobody asked for left the location open for a policy that refers to one (spec 2.2).
    private static bool WantsGps(PolicyPlan plan, TruthRow location, in Request request, ReadOnlySpan<ulong> undecided)
    {
        ref readonly NetworkSignals network = ref request.SignIn.NetworkInPlace;
        if (location.IsSure || network.GpsCountry.IsKnown || network.GpsRefusal != GpsRefusal.None) return false;
        ReadOnlySpan<ulong> may = location.May(undecided.Length), must = location.Must(undecided.Length);
        for (int w = 0; w < undecided.Length; w++)
        {
            if ((undecided[w] & plan.WithGps[w] & may[w] & ~must[w]) != 0) return true;
        }

        return false;
    }
}
