using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Finds the policies that apply to one sign-in. Each column picks a row and the rows are anded. When every row is sure, and that is usual, there is
/// one bitmap; else there are two, for policies that may apply and for those that must. What rows do not settle is asked policy by policy.
/// </summary>
internal ref struct ApplyingPolicies
{
    private readonly PolicyPlan _plan;
    private readonly Span<ulong> _may;
    private TruthRow _subject;
    private TruthRow _resource;
    private TruthRow _location;
    private TruthRow _device;
    private bool _isSure;

    /// <param name="plan">The plan.</param>
    /// <param name="may">Receives the policies that may apply.</param>
    public ApplyingPolicies(PolicyPlan plan, Span<ulong> may)
    {
        _plan = plan;
        _may = may;
    }

    // Taken when needed: the usual sign-in picks finished rows and needs no working space.
    private readonly Workspace Work => Workspace.For(_plan.Words);

    /// <summary>Whether no policy is undecided.</summary>
    public readonly bool IsSure => _isSure;

    /// <summary>The policies that surely apply.</summary>
    public readonly ReadOnlySpan<ulong> Must => _isSure ? _may : Work.Must;

    /// <summary>Evaluates all conditions.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Evaluate(in Request request)
    {
        _subject = _plan.Subject.Pick(in request, _plan);
        _resource = _plan.Resource.Pick(in request);
        if (_plan.Location is not null) _location = _plan.Location.Pick(in request);
        if (!_plan.Devices.IsEmpty) _device = _plan.Devices.Pick(in request, _plan);
        ulong tables = _plan.Tables.CodeOf(in request);
        _isSure = _subject.IsSure & _resource.IsSure & _location.IsSure & _device.IsSure & TableColumns.IsSure(tables);
        if (_isSure) AndSure(tables);
        else AndUnsure(in request);
        if (_device.IsNone && !_plan.Devices.IsEmpty) AskDevices(in request);
        if (_plan.Features != PlanFeatures.None) AskTheRest(in request);
    }

    /// <summary>Which conditions left an enabled policy undecided (spec 0.3-3).</summary>
    public readonly PolicyConditions FindMissing(in Request request, ref DecisionHints hints)
    {
        if (_isSure) return PolicyConditions.None;
        Span<ulong> undecided = Work.Undecided;
        for (int w = 0; w < undecided.Length; w++) undecided[w] = _may[w] & ~Work.Must[w] & _plan.Enabled[w];
        if (!Bits.Any(undecided)) return PolicyConditions.None;
        PolicyConditions missing = PolicyConditions.None;
        if (IsUnknown(_subject, undecided)) missing |= SubjectWord(in request);
        if (IsUnknown(_resource, undecided)) missing |= PolicyConditions.Application;
        foreach (TableColumn column in _plan.Tables.Columns)
        {
            if (IsUnknown(column.Pick(in request), undecided)) missing |= column.Word;
        }

        if (IsUnknown(_location, undecided)) missing |= PolicyConditions.Location;
        if (WantsGps(in request, undecided)) hints |= DecisionHints.ProvideGpsLocation;
        foreach (UnknownConditions unknown in _plan.Unknown)
        {
            if (Bits.Intersects(undecided, unknown.Policies)) missing |= unknown.Word;
        }

        return missing | MissingOneByOne(in request, undecided);
    }

    private readonly void AndSure(ulong tables)
    {
        ReadOnlySpan<TruthRows> fused = _plan.Tables.Fused;
        if (_may.Length == RowKernel.OneVector && Vector256.IsHardwareAccelerated)
        {
            Vector256<ulong> all = _subject.OneVector & _resource.OneVector;
            if (!_location.IsNone) all &= _location.OneVector;
            if (!_device.IsNone) all &= _device.OneVector;
            for (int table = 0; table < fused.Length; table++) all &= fused[table][TableColumns.IndexIn(tables, table)].OneVector;
            all.CopyTo(_may);
            return;
        }

        PickedRows rows = default;
        rows[0] = _subject;
        rows[1] = _resource;
        int count = 2;
        if (!_location.IsNone) rows[count++] = _location;
        if (!_device.IsNone) rows[count++] = _device;
        for (int table = 0; table < fused.Length; table++) rows[count++] = fused[table][TableColumns.IndexIn(tables, table)];
        RowKernel.And(_may, ((ReadOnlySpan<TruthRow>)rows)[..count]);
    }

    private readonly void AndUnsure(in Request request)
    {
        _subject.May(_plan.Words).CopyTo(_may);
        _subject.Must(_plan.Words).CopyTo(Work.Must);
        And(_resource);
        And(_location);
        And(_device);
        foreach (TableColumn column in _plan.Tables.Columns) And(column.Pick(in request));
    }

    private readonly void And(TruthRow row)
    {
        if (row.IsNone) return;
        Bits.And(_may, row.May(_plan.Words));
        Bits.And(Work.Must, row.Must(_plan.Words));
    }

    private void And(int policy, Truth value)
    {
        if (value == Truth.Unknown) BeUnsure();
        if (value == Truth.No) Bits.Clear(_may, policy);
        if (value != Truth.Yes && !_isSure) Bits.Clear(Work.Must, policy);
    }

    private void BeUnsure()
    {
        if (_isSure) _may.CopyTo(Work.Must);
        _isSure = false;
    }

    private void AskDevices(in Request request)
    {
        if (!Bits.Intersects(_may, _plan.Devices.Policies)) return;
        DeviceFacts facts = DeviceFacts.Of(in request);
        for (int w = 0; w < _may.Length; w++)
        {
            ulong left = _may[w] & _plan.Devices.Policies[w];
            while (left != 0)
            {
                int policy = (w << 6) + Bits.TakeLowest(ref left);
                And(policy, _plan.Devices.Matches(policy, in request.Device, facts));
            }
        }
    }

    private void AskTheRest(in Request request)
    {
        foreach (UnknownConditions unknown in _plan.Unknown)
        {
            if (!Bits.Intersects(_may, unknown.Policies)) continue;
            BeUnsure();
            Bits.AndNot(Work.Must, unknown.Policies);
        }

        if ((_plan.Features & PlanFeatures.AgentContexts) != 0) Ask(_plan.WithAgentContext, PolicyConditions.AgentContext, in request);
        if ((_plan.Features & PlanFeatures.ResidualResources) != 0) Ask(_plan.Resource.Residual, PolicyConditions.Application, in request);
    }

    private void Ask(ulong[] which, PolicyConditions word, in Request request)
    {
        if (!Bits.Intersects(_may, which)) return;
        var audiences = new AudienceSet(in request);
        for (int w = 0; w < which.Length; w++)
        {
            ulong left = which[w] & _may[w];
            while (left != 0)
            {
                int policy = (w << 6) + Bits.TakeLowest(ref left);
                And(policy, OneByOne(word, policy, in request, audiences));
            }
        }
    }

    private readonly Truth OneByOne(PolicyConditions word, int policy, in Request request, AudienceSet audiences) => word switch
    {
        PolicyConditions.AgentContext => _plan.AgentContexts[policy].Matches(in request),
        PolicyConditions.DeviceState => _plan.Devices.Matches(policy, in request.Device, DeviceFacts.Of(in request)),
        _ => _plan.Resource.MatchesResidual(policy, in request, audiences),
    };

    private static PolicyConditions SubjectWord(in Request request)
        => request.Subject is SubjectKind.ServicePrincipal or SubjectKind.AgentIdentity ? PolicyConditions.ServicePrincipals : PolicyConditions.Users;

    private readonly bool IsUnknown(TruthRow row, ReadOnlySpan<ulong> undecided)
    {
        if (row.IsSure) return false;
        ReadOnlySpan<ulong> may = row.May(_plan.Words), must = row.Must(_plan.Words);
        for (int w = 0; w < undecided.Length; w++)
        {
            if ((undecided[w] & may[w] & ~must[w]) != 0) return true;
        }

        return false;
    }

    // A position nobody asked for left the location open for a policy that refers to one (spec 2.2).
    private readonly bool WantsGps(in Request request, ReadOnlySpan<ulong> undecided)
    {
        ref readonly NetworkSignals network = ref request.SignIn.NetworkInPlace;
        if (_location.IsSure || network.GpsCountry.IsKnown || network.GpsRefusal != GpsRefusal.None) return false;
        ReadOnlySpan<ulong> may = _location.May(_plan.Words), must = _location.Must(_plan.Words);
        for (int w = 0; w < undecided.Length; w++)
        {
            if ((undecided[w] & _plan.WithGps[w] & may[w] & ~must[w]) != 0) return true;
        }

        return false;
    }

    private readonly PolicyConditions MissingOneByOne(in Request request, ReadOnlySpan<ulong> undecided)
    {
        PolicyConditions missing = PolicyConditions.None;
        var audiences = new AudienceSet(in request);
        if (AnyUnknown(_plan.Devices.Policies, PolicyConditions.DeviceState, in request, audiences, undecided)) missing |= PolicyConditions.DeviceState;
        if (AnyUnknown(_plan.WithAgentContext, PolicyConditions.AgentContext, in request, audiences, undecided)) missing |= PolicyConditions.AgentContext;
        if (AnyUnknown(_plan.Resource.Residual, PolicyConditions.Application, in request, audiences, undecided)) missing |= PolicyConditions.Application;
        return missing;
    }

    private readonly bool AnyUnknown(ulong[] which, PolicyConditions word, in Request request, AudienceSet audiences, ReadOnlySpan<ulong> undecided)
    {
        for (int w = 0; w < undecided.Length; w++)
        {
            ulong left = which[w] & undecided[w];
            while (left != 0)
            {
                int policy = (w << 6) + Bits.TakeLowest(ref left);
                if (OneByOne(word, policy, in request, audiences) == Truth.Unknown) return true;
            }
        }

        return false;
    }
}
