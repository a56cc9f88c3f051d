using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>Builds the device and agent context conditions that are checked policy by policy.</summary>
internal static class DeviceCheckBuilder
{
    /// <summary>The column of all device conditions; equal ones are kept once.</summary>
    public static DeviceColumn Column(PolicyLayout layout, FilterCompiler filters)
    {
        var checkOf = new int[layout.Policies.Length];
        var checks = new List<DeviceCheck>();
        var numbers = new Dictionary<Key, int>();
        var policies = new ulong[layout.Words];
        for (int bit = 0; bit < checkOf.Length; bit++)
        {
            checkOf[bit] = -1;
            if (Device(layout.Policies[bit].Conditions, filters) is not { } check) continue;
            Bits.Set(policies, bit);
            var key = new Key(check.Filter, check.IsExclude, new ValueArray<DeviceStateRule>(check.States), check.HasUnknown);
            if (!numbers.TryGetValue(key, out checkOf[bit]))
            {
                numbers.Add(key, checkOf[bit] = checks.Count);
                checks.Add(check);
            }
        }

        return new DeviceColumn([.. checks], checkOf, policies, DeviceRowsBuilder.Build(checks, checkOf, policies));
    }

    /// <summary>The device condition; null when not configured.</summary>
    public static DeviceCheck? Device(ConditionSet conditions, FilterCompiler filters)
    {
        var states = new List<DeviceStateRule>();
        if (conditions.Devices is { } devices)
        {
            AddStates(states, devices.IncludeDevices, devices.ExcludeDevices);
            AddStates(states, devices.IncludeDeviceStates, devices.ExcludeDeviceStates);
        }

        if (conditions.DeviceStates is { } deviceStates) AddStates(states, deviceStates.IncludeStates, deviceStates.ExcludeStates);
        bool hasUnknown = Extras.IsEntry(conditions.Devices?.Extra ?? default) || Extras.IsEntry(conditions.DeviceStates?.Extra ?? default);
        FilterCondition? filter = conditions.Devices?.DeviceFilter;
        if (filter is null && states.Count == 0 && !hasUnknown) return null;
        DeviceFilter? rule = filter is null ? null : filters.Device(filter.Rule);
        bool isReadable = filter is null || (rule is not null && filter.Mode.Value != FilterMode.Unknown);
        return new DeviceCheck
        {
            Filter = isReadable ? rule : null,
            IsExclude = filter?.Mode.Value == FilterMode.Exclude,
            States = [.. states],
            HasUnknown = hasUnknown || !isReadable,
        };
    }

    /// <summary>Whether there is a device condition at all: an object with nothing in it is none.</summary>
    public static bool IsConfigured(ConditionSet c)
        => c.Devices is { } d && (d.DeviceFilter is not null || !d.IncludeDevices.IsEmpty || !d.ExcludeDevices.IsEmpty
            || !d.IncludeDeviceStates.IsEmpty || !d.ExcludeDeviceStates.IsEmpty || Extras.IsEntry(d.Extra))
        || c.DeviceStates is { } s && (!s.IncludeStates.IsEmpty || !s.ExcludeStates.IsEmpty || Extras.IsEntry(s.Extra));

    public static AgentContextCheck? AgentContext(AgentContextCondition? condition) => condition is null ? null : new AgentContextCheck
    {
        Include = condition.IncludeAgentContexts.IsEmpty ? null : [.. condition.IncludeAgentContexts],
        Exclude = [.. condition.ExcludeAgentContexts],
        HasUnknownInclude = Extras.Has(condition.Extra, ExtraEffect.UnknownInclude),
        HasUnknownExclude = Extras.Has(condition.Extra, ExtraEffect.UnknownExclude),
    };

    private static void AddStates(
        List<DeviceStateRule> rules, ValueArray<GraphWord<DeviceState>> include, ValueArray<GraphWord<DeviceState>> exclude)
    {
        DeviceStates included = StatesOf(include), excluded = StatesOf(exclude);
        if ((included | excluded) == DeviceStates.None) return;
        rules.Add(new DeviceStateRule(include.IsEmpty, included, excluded));
    }

    private static DeviceStates StatesOf(ValueArray<GraphWord<DeviceState>> states)
    {
        DeviceStates set = DeviceStates.None;
        foreach (GraphWord<DeviceState> state in states)
        {
            set |= state.Value switch
            {
                DeviceState.All => DeviceStates.All,
                DeviceState.Compliant => DeviceStates.Compliant,
                DeviceState.DomainJoined => DeviceStates.HybridJoined,
                _ => DeviceStates.NotUnderstood,
            };
        }

        return set;
    }

    private sealed record Key(DeviceFilter? Filter, bool IsExclude, ValueArray<DeviceStateRule> States, bool HasUnknown);
}
