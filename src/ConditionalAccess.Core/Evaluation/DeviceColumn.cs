using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>The device row of one device under one plan, worked out once. Immutable and thread-safe.</summary>
internal sealed class DeviceRow
{
    private readonly DeviceSignals _device;

    public DeviceRow(PolicyPlan plan, in DeviceSignals device)
    {
        Plan = plan;
        _device = device;
        Row = plan.Devices.Visible(in _device);
    }

    public PolicyPlan Plan { get; }

    public ref readonly DeviceSignals Device => ref _device;

    /// <summary>The row for a device that is registered and visible, in <see cref="EvaluationMode.Enforce"/>.</summary>
    public TruthRow Row { get; }
}

/// <summary>
/// The device: filters and the deprecated state lists (spec 4.8). There is no table of all devices: a row is known for a prepared device and for
/// no device at all; else the policies that survived everything else are asked one by one.
/// </summary>
internal sealed class DeviceColumn
{
    private readonly TruthRow _absent;

    /// <param name="checks">The distinct device conditions.</param>
    /// <param name="checkOf">By policy bit: the number of its condition, or -1.</param>
    /// <param name="policies">The policies that have one.</param>
    /// <param name="filters">The distinct compiled filters.</param>
    public DeviceColumn(DeviceCheck[] checks, int[] checkOf, ulong[] policies, DeviceFilter[] filters)
    {
        (Checks, CheckOf, Policies, Filters) = (checks, checkOf, policies, filters);
        IsEmpty = checks.Length == 0;
        _absent = RowFor(default, new DeviceFacts(Truth.No, false));
    }

    public DeviceCheck[] Checks { get; }

    public int[] CheckOf { get; }

    public ulong[] Policies { get; }

    public DeviceFilter[] Filters { get; }

    /// <summary>True when no policy has a device condition.</summary>
    public bool IsEmpty { get; }

    /// <summary>The row of a sign-in's device; none when its policies have to be asked one by one.</summary>
    public TruthRow Pick(in Request request, PolicyPlan plan)
    {
        if (request.IsWhatIf) return default;
        Truth registered = DeviceFacts.RegisteredFor(in request, request.Kind);
        if (registered == Truth.No) return _absent;
        bool isPrepared = registered == Truth.Yes && request.PreparedDevice is { } prepared && ReferenceEquals(prepared.Plan, plan);
        return isPrepared ? request.PreparedDevice!.Row : default;
    }

    /// <summary>The row of a device that is registered and visible.</summary>
    public TruthRow Visible(in DeviceSignals device)
        => IsEmpty ? default : RowFor(in device, new DeviceFacts(Truth.Yes, false));

    public Truth Matches(int policy, in DeviceSignals device, DeviceFacts facts) => Checks[CheckOf[policy]].Matches(in device, facts, Filters);

    private TruthRow RowFor(in DeviceSignals device, DeviceFacts facts)
    {
        int words = Policies.Length;
        var block = new ulong[2 * words];
        block.AsSpan().Fill(ulong.MaxValue);
        bool isSure = true;
        for (int bit = Bits.Next(Policies, 0); bit >= 0; bit = Bits.Next(Policies, bit + 1))
        {
            Truth value = Matches(bit, in device, facts);
            if (value == Truth.No) Bits.Clear(block.AsSpan(0, words), bit);
            if (value != Truth.Yes) Bits.Clear(block.AsSpan(words), bit);
            isSure &= value != Truth.Unknown;
        }

        return isSure ? new TruthRow(block[..words], 0, 0) : new TruthRow(block, 0, words);
    }
}
