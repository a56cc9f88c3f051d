using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Device filters as rows: each attribute of a device picks one, and the rows are anded. That says of a filter whose comparisons are joined by "and" whether
/// it holds; one that is joined by "or" is written as "not (not a and not b)", and its bit is turned over at the end, as is that of an excluding filter.
/// Immutable and thread-safe.
/// </summary>
internal sealed class DeviceRows
{
    /// <summary>Rows that one device can pick at most.</summary>
    public const int MostPicked = PickedDeviceRows.Capacity;

    private readonly DeviceAttributeRows[] _attributes;
    private readonly TruthRows _rows;
    private readonly SetPlace _where;

    // The policies whose bit is turned over, in whole vectors.
    private readonly Vector256<ulong>[] _turned;

    /// <param name="attributes">The attributes that filters name; at most <see cref="MostPicked"/>, their tests included.</param>
    /// <param name="rows">The rows they lead to; yes for every policy that has no comparison there.</param>
    /// <param name="turned">The policies whose bit is turned over.</param>
    /// <param name="where">The words of the plan's policies that these are; in a plan that fits one vector, all.</param>
    /// <param name="rest">Of all words, the policies with a device condition that is not in the rows.</param>
    /// <param name="word">The same rows in one word; null when they do not fit.</param>
    public DeviceRows(DeviceAttributeRows[] attributes, TruthRows rows, ulong[] turned, SetPlace where, ulong[] rest, DeviceWord? word)
    {
        (_attributes, _rows, _where, Rest, HasRest, Word) = (attributes, rows, where, rest, Bits.Any(rest), word);
        _turned = new Vector256<ulong>[TruthRows.Vectors(turned.Length)];
        turned.CopyTo(TruthRows.Words(_turned, 0, turned.Length));
    }

    /// <summary>The policies with a device condition that is not in the rows.</summary>
    public ulong[] Rest { get; }

    /// <summary>Whether there is one.</summary>
    public bool HasRest { get; }

    /// <summary>The same rows in one word, in a plan that fits one vector; null when they do not fit.</summary>
    public DeviceWord? Word { get; }

    /// <summary>Takes out the policies whose filter a registered, visible device does not meet, in enforcement; those of which that is not known are added to others.</summary>
    /// <param name="device">The device.</param>
    /// <param name="may">The policies that may apply.</param>
    /// <param name="unknown">Receives those whose condition is not known; empty: they only count.</param>
    /// <param name="isSure">Whether every condition that is in the rows is known.</param>
    /// <returns>False when nothing was done, because some row does not say everything.</returns>
    public bool TryNarrow(in DeviceSignals device, Span<ulong> may, Span<ulong> unknown, out bool isSure)
    {
        PickedDeviceRows picked = default;
        int count = Pick(in device, ref picked, out uint unsure);
        isSure = true;
        if (count == 0) return false;
        ReadOnlySpan<TruthRow> rows = ((ReadOnlySpan<TruthRow>)picked)[..count];
        unknown.Clear();
        if (unsure == 0 && Vector256.IsHardwareAccelerated) AndSure(rows, MemoryMarshal.Cast<ulong, Vector256<ulong>>(_where.In(may)));
        else isSure = And(rows, may, unknown);
        return true;
    }

    private int Pick(in DeviceSignals device, ref PickedDeviceRows picked, out uint unsure)
    {
        int count = 0;
        unsure = 0;
        foreach (DeviceAttributeRows attribute in _attributes)
        {
            int row = attribute.Find(in device);
            if (row == DeviceAttributeRows.NotByRow) return 0;
            string? other = null;
            TruthRow found = _rows[row != DeviceAttributeRows.OtherText ? row : attribute.FindOther(in device, out other)];
            unsure |= found.Unsure;
            picked[unchecked(count++)] = found;
            if (other is null) continue;
            foreach (DeviceTextTest test in attribute.Tests) picked[unchecked(count++)] = _rows[test.Find(other)];
        }

        return count;
    }

    private void AndSure(ReadOnlySpan<TruthRow> rows, Span<Vector256<ulong>> may)
    {
        Vector256<ulong>[] turned = _turned;
        for (int i = 0; i < may.Length && i < turned.Length; i = unchecked(i + 1))
        {
            Vector256<ulong> holds = Vector256<ulong>.AllBitsSet;
            foreach (ref readonly TruthRow row in rows) holds &= row.Block[unchecked(row.MayAt + i)];
            may[i] &= holds ^ turned[i];
        }
    }

    private bool And(ReadOnlySpan<TruthRow> rows, Span<ulong> allMay, Span<ulong> allUnknown)
    {
        Workspace work = Workspace.For(allMay.Length);
        Span<ulong> may = _where.In(allMay), unknown = allUnknown.IsEmpty ? default : _where.In(allUnknown), mayHold = work.Device[..may.Length], mustHold = work.DeviceMust[..may.Length];
        mayHold.Fill(ulong.MaxValue);
        mustHold.Fill(ulong.MaxValue);
        foreach (TruthRow row in rows) row.AndInto(mayHold, mustHold);
        ReadOnlySpan<ulong> turned = TruthRows.Words(_turned, 0, may.Length);
        ulong any = 0;
        for (int w = 0; w < may.Length; w++)
        {
            // "Not" makes what must hold what cannot, and what may hold what need not.
            may[w] &= Bits.Choose(turned[w], ~mustHold[w], mayHold[w]);
            ulong open = may[w] & ~Bits.Choose(turned[w], ~mayHold[w], mustHold[w]);
            if (w < unknown.Length) unknown[w] = open;
            any |= open;
        }

        return any == 0;
    }
}

/// <summary>The rows that one device picked.</summary>
[InlineArray(Capacity)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "A list on the stack.")]
internal struct PickedDeviceRows
{
    /// <summary>The attributes that have one value, the extension attributes among them, and some tests.</summary>
    public const int Capacity = 40;

    private TruthRow _first;
}
