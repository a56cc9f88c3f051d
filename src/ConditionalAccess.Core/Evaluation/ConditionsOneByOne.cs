using System.Runtime.CompilerServices;

namespace ConditionalAccess.Evaluation;

/// <summary>What has no table is asked policy by policy, of those policies that survived the rows.</summary>
internal ref struct ConditionsOneByOne
{
    private readonly PolicyPlan _plan;
    private readonly Span<ulong> _may;
    private bool _isSure;

    /// <param name="plan">The plan.</param>
    /// <param name="may">The policies that may apply, to be narrowed.</param>
    /// <param name="isSure">Whether these are sure; else <see cref="Workspace.Must"/> holds those that are.</param>
    public ConditionsOneByOne(PolicyPlan plan, Span<ulong> may, bool isSure)
    {
        _plan = plan;
        _may = may;
        _isSure = isSure;
    }

    private readonly Span<ulong> Must => Workspace.For(_plan.Words).Must;

    /// <summary>Asks the policies with a device condition; whether all are sure afterwards.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool AskDevices(in Request request)
    {
        Truth registered = DeviceFacts.RegisteredFor(in request, request.Kind);
        TruthRow row = _plan.Devices.Pick(in request, _plan, registered);
        if (!row.IsNone)
        {
            if (!row.IsSure) BeUnsure();
            Bits.And(_plan.WithDevice.In(_may), row.May(_plan.WithDevice));
            if (!_isSure) Bits.And(Must, row.Must(_plan.Words));
            return _isSure;
        }

        Span<ulong> unknown = Workspace.For(_plan.Words).Undecided;
        bool isKnown = _plan.Devices.Ask(in request.Device, new DeviceFacts(registered, request.IsWhatIf), _may, unknown);
        if (!isKnown) BeUnsure();
        if (_isSure) return true;
        Bits.And(Must, _may);
        Bits.AndNot(Must, unknown);
        return false;
    }

    /// <summary>Asks everything else; whether all are sure afterwards.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool AskTheRest(in Request request)
    {
        foreach (UnknownConditions unknown in _plan.Unknown)
        {
            if (!Bits.Intersects(_may, unknown.Policies)) continue;
            BeUnsure();
            Bits.AndNot(Must, unknown.Policies);
        }

        if ((_plan.Features & PlanFeatures.AgentContexts) != 0) Ask(_plan.WithAgentContext, PolicyConditions.AgentContext, in request);
        if ((_plan.Features & PlanFeatures.ResidualResources) != 0) Ask(_plan.Resource.Residual, PolicyConditions.Application, in request);
        if ((_plan.Features & PlanFeatures.CustomConditions) != 0) AskCustom(in request);
        return _isSure;
    }

    /// <summary>Which of these conditions left an enabled policy undecided.</summary>
    public static PolicyConditions FindMissing(PolicyPlan plan, in Request request, ReadOnlySpan<ulong> undecided)
    {
        PolicyConditions missing = PolicyConditions.None;
        var audiences = new AudienceSet(in request);
        if (AnyUnknown(plan, plan.Devices.Policies, PolicyConditions.DeviceState, in request, audiences, undecided)) missing |= PolicyConditions.DeviceState;
        if (AnyUnknown(plan, plan.WithAgentContext, PolicyConditions.AgentContext, in request, audiences, undecided)) missing |= PolicyConditions.AgentContext;
        if (AnyUnknown(plan, plan.Resource.Residual, PolicyConditions.Application, in request, audiences, undecided)) missing |= PolicyConditions.Application;
        if (plan.Custom.AnyUnknown(in request, undecided)) missing |= PolicyConditions.CustomCondition;
        return missing;
    }

    private void AskCustom(in Request request)
    {
        var input = new SignInInput(in request);
        foreach (CustomCheck check in _plan.Custom.Checks)
        {
            if (!Bits.Intersects(_may, check.Policies)) continue;
            Truth value = check.Matches(in input);
            if (value == Truth.Unknown) BeUnsure();
            if (value == Truth.No) Bits.AndNot(_may, check.Policies);
            if (value != Truth.Yes && !_isSure) Bits.AndNot(Must, check.Policies);
        }
    }

    private void Ask(ulong[] which, PolicyConditions word, in Request request)
    {
        if (!Bits.Intersects(_may, which)) return;
        var audiences = new AudienceSet(in request);
        for (int w = 0; w < which.Length; w++)
        {
            for (ulong left = which[w] & _may[w]; left != 0;)
            {
                int policy = (w << 6) + Bits.TakeLowest(ref left);
                And(policy, Value(_plan, word, policy, in request, audiences));
            }
        }
    }

    private void And(int policy, Truth value)
    {
        if (value == Truth.Unknown) BeUnsure();
        if (value == Truth.No) Bits.Clear(_may, policy);
        if (value != Truth.Yes && !_isSure) Bits.Clear(Must, policy);
    }

    private void BeUnsure()
    {
        if (_isSure) _may.CopyTo(Must);
        _isSure = false;
    }

    private static Truth Value(PolicyPlan plan, PolicyConditions word, int policy, in Request request, AudienceSet audiences) => word switch
    {
        PolicyConditions.AgentContext => plan.AgentContexts[policy].Matches(in request),
        PolicyConditions.DeviceState => plan.Devices.Matches(policy, in request.Device, DeviceFacts.Of(in request)),
        _ => plan.Resource.MatchesResidual(policy, in request, audiences),
    };

    private static bool AnyUnknown(
        PolicyPlan plan, ulong[] which, PolicyConditions word, in Request request, AudienceSet audiences, ReadOnlySpan<ulong> undecided)
    {
        for (int w = 0; w < undecided.Length; w++)
        {
            for (ulong left = which[w] & undecided[w]; left != 0;)
            {
                int policy = (w << 6) + Bits.TakeLowest(ref left);
                if (Value(plan, word, policy, in request, audiences) == Truth.Unknown) return true;
            }
        }

        return false;
    }
}
