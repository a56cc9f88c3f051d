using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>The deprecated device state lists of one policy (spec 4.8).</summary>
/// <param name="IncludesAll">Whether the include side covers every device.</param>
/// <param name="Include">Included states otherwise.</param>
/// <param name="Exclude">Excluded states.</param>
internal readonly record struct DeviceStateRule(bool IncludesAll, DeviceStates Include, DeviceStates Exclude)
{
    public Truth Matches(in DeviceSignals device, DeviceFacts facts)
    {
        Truth included = IncludesAll ? Truth.Yes : AnyOf(Include, in device, facts);
        return included.And(AnyOf(Exclude, in device, facts).Not());
    }

    private static Truth AnyOf(DeviceStates states, in DeviceSignals device, DeviceFacts facts)
    {
        Truth value = (states & DeviceStates.NotUnderstood) != 0 ? Truth.Unknown : Truth.No;
        if ((states & DeviceStates.All) != 0) value = Truth.Yes;
        if ((states & DeviceStates.Compliant) != 0) value = value.Or(IsCompliant(in device, facts.Registered));
        if ((states & DeviceStates.HybridJoined) != 0) value = value.Or(IsHybridJoined(in device, facts.Registered, facts.IsWhatIf));
        return value;
    }

    public static Truth IsCompliant(in DeviceSignals device, Truth registered) => registered.And(TruthLogic.Of(device.IsCompliant));

    public static Truth IsHybridJoined(in DeviceSignals device, Truth registered, bool isWhatIf)
    {
        if (!device.TrustType.IsKnown) return isWhatIf ? Truth.No : registered.And(Truth.Unknown);
        return registered.And(TruthLogic.Of(device.IsHybridJoined));
    }
}

/// <summary>A set of deprecated device states.</summary>
[Flags]
internal enum DeviceStates : byte
{
    None = 0,
    All = 1,
    Compliant = 2,
    HybridJoined = 4,
    NotUnderstood = 8,
}

/// <summary>The device conditions of one policy: a compiled filter and the deprecated state lists; all must hold.</summary>
internal sealed class DeviceCheck
{
    /// <summary>The filter; null: none.</summary>
    public DeviceFilter? Filter { get; init; }

    /// <summary>Whether the filter removes instead of adds.</summary>
    public bool IsExclude { get; init; }

    public DeviceStateRule[] States { get; init; } = [];

    /// <summary>Whether something in the condition was not understood, the filter's text included.</summary>
    public bool HasUnknown { get; init; }

    /// <param name="device">The device as reported.</param>
    /// <param name="facts">How much of it can be seen.</param>
    public Truth Matches(in DeviceSignals device, DeviceFacts facts)
    {
        Truth value = HasUnknown ? Truth.Unknown : Truth.Yes;
        foreach (DeviceStateRule state in States) value = value.And(state.Matches(in device, facts));
        if (Filter is null || value == Truth.No) return value;
        Truth rule = Filter.Matches(in device, facts);
        return value.And(IsExclude ? rule.Not() : rule);
    }
}

/// <summary>Agent context values of one policy (spec 4.3).</summary>
internal sealed class AgentContextCheck
{
    /// <summary>Included values; null: every value.</summary>
    public required HashSet<GraphId>? Include { get; init; }

    public required HashSet<GraphId> Exclude { get; init; }

    public bool HasUnknownInclude { get; init; }

    public bool HasUnknownExclude { get; init; }

    public Truth Matches(in Request request)
    {
        ValueArray<GraphId> contexts = request.SignIn.Agent.Contexts;
        bool isAbsent = contexts.IsDefault && !request.IsWhatIf;
        Truth included = Include is not null ? Any(Include, contexts, isAbsent) : HasUnknownInclude ? Truth.No : Truth.Yes;
        Truth excluded = Any(Exclude, contexts, isAbsent);
        if (HasUnknownInclude) included = included.Or(Truth.Unknown);
        if (HasUnknownExclude) excluded = excluded.Or(Truth.Unknown);
        return included.And(excluded.Not());
    }

    private static Truth Any(HashSet<GraphId> listed, ValueArray<GraphId> contexts, bool isAbsent)
    {
        if (listed.Count == 0) return Truth.No;
        if (isAbsent) return Truth.Unknown;
        foreach (GraphId context in contexts)
        {
            if (listed.Contains(context)) return Truth.Yes;
        }

        return Truth.No;
    }
}
