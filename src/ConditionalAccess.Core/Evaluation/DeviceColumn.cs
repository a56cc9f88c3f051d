using System.Numerics;
using System.Runtime.Intrinsics;
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
        Row = plan.Devices.RowOf(in _device);
        OneVector = Row.IsNone ? Vector256<ulong>.AllBitsSet : Row.OneVector;
    }

    public PolicyPlan Plan { get; }

    public ref readonly DeviceSignals Device => ref _device;

    /// <summary>The row in <see cref="EvaluationMode.Enforce"/>: that of no device when it is known not to be registered, else that of a visible one.</summary>
    public TruthRow Row { get; }

    /// <summary>The policies whose condition may hold, in a plan that fits one vector.</summary>
    public Vector256<ulong> OneVector { get; }
}

/// <summary>
/// The device: filters and the deprecated state lists (spec 4.8). The row of all conditions is known for a prepared device and for no device at all;
/// else filters are rows by attribute, and the policies whose condition has no rows, and that survived everything else, are asked one by one.
/// </summary>
internal sealed class DeviceColumn
{
    private readonly TruthRow _absent;
    private readonly DeviceRows? _rows;

    // The words of policies in which some have a condition.
    private readonly int _firstWord, _endWord;

    /// <param name="checks">The distinct device conditions.</param>
    /// <param name="checkOf">By policy bit: the number of its condition, or -1.</param>
    /// <param name="policies">The policies that have one.</param>
    /// <param name="rows">The filters that are rows; null: none is.</param>
    public DeviceColumn(DeviceCheck[] checks, int[] checkOf, ulong[] policies, DeviceRows? rows)
    {
        (Checks, CheckOf, Policies, _rows) = (checks, checkOf, policies, rows);
        IsEmpty = checks.Length == 0;
        _firstWord = Math.Max(Array.FindIndex(policies, w => w != 0), 0);
        _endWord = Array.FindLastIndex(policies, w => w != 0) + 1;
        _absent = RowFor(default, new DeviceFacts(Truth.No, false));
    }

    public DeviceCheck[] Checks { get; }

    public int[] CheckOf { get; }

    public ulong[] Policies { get; }

    /// <summary>True when no policy has a device condition.</summary>
    public bool IsEmpty { get; }

    /// <summary>The same column without rows: every policy is asked.</summary>
    public DeviceColumn WithoutRows() => new(Checks, CheckOf, Policies, null);

    /// <summary>The row of a sign-in's device; none when its policies have to be asked one by one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="registered">Whether the device is registered and can be seen.</param>
    public TruthRow Pick(in Request request, PolicyPlan plan, Truth registered)
    {
        if (request.IsWhatIf) return default;
        if (registered == Truth.No) return _absent;
        bool isPrepared = registered == Truth.Yes && request.PreparedDevice is { } prepared && ReferenceEquals(prepared.Plan, plan);
        return isPrepared ? request.PreparedDevice!.Row : default;
    }

    /// <summary>The row of an internal user's device of which it is known whether it is registered; none when its policies have to be asked one by one.</summary>
    public TruthRow RowOf(PolicyPlan plan, in DeviceSignals device, DeviceRow? prepared)
    {
        if (prepared is not null && ReferenceEquals(prepared.Plan, plan)) return prepared.Row;
        return IsEmpty || !device.IsRegistered.GetValueOrDefault() ? _absent : default;
    }

    /// <summary>The policies of a plan that fits one vector that have a device condition.</summary>
    public Vector256<ulong> OneVector => Vector256.Create<ulong>(Policies);

    /// <summary>
    /// Takes out the policies whose condition an internal user's device does not meet, when it is known whether the device is registered and it was
    /// not left behind by a transfer.
    /// </summary>
    /// <returns>False when some condition is not known.</returns>
    public bool TryNarrow(in DeviceSignals device, Span<ulong> may)
    {
        if (device.IsRegistered.GetValueOrDefault()) return TryAsk(in device, may);
        if (!_absent.IsSure) return false;
        (Vector256.Create<ulong>(may) & _absent.OneVector).CopyTo(may);
        return true;
    }

    /// <summary>Takes out the policies whose condition is not met; those of which that is not known are added to others.</summary>
    /// <param name="device">The device as reported.</param>
    /// <param name="facts">How much of it can be seen.</param>
    /// <param name="may">The policies that may apply.</param>
    /// <param name="unknown">Receives those whose condition is not known; empty: they only count.</param>
    /// <returns>Whether every condition is known.</returns>
    public bool Ask(in DeviceSignals device, DeviceFacts facts, Span<ulong> may, Span<ulong> unknown)
    {
        bool isSeen = facts.Registered == Truth.Yes && !facts.IsWhatIf;
        if (isSeen && _rows is { } rows && rows.TryNarrow(in device, may, unknown, out bool isSure))
            return rows.HasRest ? AskEach(rows.Rest, in device, facts, may, unknown) & isSure : isSure;
        unknown.Clear();
        return AskEach(Policies, in device, facts, may, unknown);
    }

    /// <summary>The row of a device: none without conditions, that of no device when it is known not to be registered, else that of a visible one.</summary>
    public TruthRow RowOf(in DeviceSignals device)
    {
        if (IsEmpty) return default;
        return device.IsRegistered == false ? _absent : RowFor(in device, new DeviceFacts(Truth.Yes, false));
    }

    /// <summary>The condition of one policy.</summary>
    /// <param name="policy">The policy's bit.</param>
    /// <param name="device">The device as reported.</param>
    /// <param name="facts">How much of it can be seen.</param>
    public Truth Matches(int policy, in DeviceSignals device, DeviceFacts facts) => Checks[CheckOf[policy]].Matches(in device, facts);

    // A registered, visible device under a plan that fits one vector.
    private bool TryAsk(in DeviceSignals device, Span<ulong> may)
    {
        var facts = new DeviceFacts(Truth.Yes, false);
        if (_rows is not { Word: { } word } rows || !word.TryNarrow(in device, may)) return Ask(in device, facts, may, default);
        return !rows.HasRest || AskEach(rows.Rest, in device, facts, may, default);
    }

    private bool AskEach(ReadOnlySpan<ulong> asked, in DeviceSignals device, DeviceFacts facts, Span<ulong> may, Span<ulong> unknown)
    {
        bool isSure = true;
        for (int w = _firstWord; w < _endWord && w < asked.Length && w < may.Length; w = unchecked(w + 1))
        {
            ulong failed = 0, open = 0;
            for (ulong left = may[w] & asked[w]; left != 0; left &= unchecked(left - 1))
            {
                int bit = BitOperations.TrailingZeroCount(left);
                Truth value = Matches(unchecked((w << 6) + bit), in device, facts);
                // Answers differ from one device to the next, so they are collected without a branch.
                failed |= Bits.One(value == Truth.No) << bit;
                open |= Bits.One(value == Truth.Unknown) << bit;
            }

            may[w] &= ~failed;
            isSure &= open == 0;
            if (w < unknown.Length) unknown[w] |= open;
        }

        return isSure;
    }

    private TruthRow RowFor(in DeviceSignals device, DeviceFacts facts)
    {
        int words = Policies.Length;
        var block = new ulong[2 * words];
        block.AsSpan().Fill(ulong.MaxValue);
        for (int bit = Bits.Next(Policies, 0); bit >= 0; bit = Bits.Next(Policies, bit + 1))
        {
            Truth value = Matches(bit, in device, facts);
            if (value == Truth.No) Bits.Clear(block.AsSpan(0, words), bit);
            if (value != Truth.Yes) Bits.Clear(block.AsSpan(words), bit);
        }

        return TruthRow.Of(block.AsSpan(0, words), block.AsSpan(words));
    }
}
