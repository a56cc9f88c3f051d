using System.Runtime.CompilerServices;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// The filters of <see cref="DeviceRows"/> in a plan that fits one vector, gathered in one word (<see cref="PolicyWord"/>), so that rows are single words.
/// Compliance and trust type are asked first, and then every other attribute that is named by a filter which these leave open. Immutable and thread-safe.
/// </summary>
internal sealed class DeviceWord
{
    private readonly PolicyWord _policies;
    private readonly WordRow[] _rows;
    private readonly ulong _turned;

    // As DeviceAttributeRows.ByCompliance and ByTrust: that is so little to ask that it always is. Where no filter names the attribute, no value matters.
    private readonly WordRow[] _byCompliance = Any(1 + DeviceAttributeRows.MostCompliance);
    private readonly WordRow[] _byTrust = Any(1 + (int)DeviceTrust.Other);

    // The others, in the order in which they are looked up.
    private readonly AskedAttribute[] _attributes;

    private DeviceWord(PolicyWord policies, DeviceAttributeRows[] attributes, ulong[][] users, TruthRows rows, ulong[] turned)
    {
        (_policies, _turned) = (policies, policies.Gather(turned));
        _rows = new WordRow[rows.Count];
        for (int row = 0; row < _rows.Length; row++)
        {
            ulong may = policies.Gather(rows[row].May(RowKernel.OneVector)), must = policies.Gather(rows[row].Must(RowKernel.OneVector));
            _rows[row] = new WordRow(may, may & ~must);
        }

        _attributes = new AskedAttribute[attributes.Length];
        int asked = 0;
        for (int i = 0; i < attributes.Length; i++)
        {
            if (attributes[i].ByCompliance is { Length: > 0 } byCompliance) _byCompliance = Picked(byCompliance);
            else if (attributes[i].ByTrust is { Length: > 0 } byTrust) _byTrust = Picked(byTrust);
            else _attributes[asked++] = new AskedAttribute(attributes[i], policies.Gather(users[i]));
        }

        Array.Resize(ref _attributes, asked);
    }

    /// <summary>The filters in one word; null when there are too many.</summary>
    /// <param name="policies">The policies, in four words.</param>
    /// <param name="attributes">The attributes that their filters name.</param>
    /// <param name="users">For each attribute the policies whose filter names it.</param>
    /// <param name="rows">The rows the attributes lead to.</param>
    /// <param name="turned">The policies whose bit is turned over.</param>
    public static DeviceWord? TryMake(ulong[] policies, DeviceAttributeRows[] attributes, ulong[][] users, TruthRows rows, ulong[] turned)
        => PolicyWord.TryFind(policies) is { } word ? new DeviceWord(word, attributes, users, rows, turned) : null;

    /// <summary>Takes out the policies whose filter a registered, visible device does not meet, in enforcement.</summary>
    /// <param name="device">The device.</param>
    /// <param name="may">The policies that may apply.</param>
    /// <returns>False when nothing was done, because some filter is not known, or no row says everything about the device.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryNarrow(in DeviceSignals device, Span<ulong> may)
    {
        ulong asked = _policies.Gather(may);
        int trusted = (int)device.Trust;
        // Filters ask for the trust type, and it is none of the usual ones.
        if (trusted >= _byTrust.Length) return false;
        ref readonly WordRow compliance = ref _byCompliance[DeviceAttributeRows.ComplianceOf(in device)], trust = ref _byTrust[trusted];
        ulong left = asked & compliance.May & trust.May, holds = left, open = compliance.Open | trust.Open;
        WordRow[] rows = _rows;
        foreach (ref readonly AskedAttribute attribute in _attributes.AsSpan())
        {
            // Not whether it still holds: the processor, which guesses, would learn only after the last look-up that it guessed wrong.
            if ((left & attribute.Users) == 0) continue;
            int row = attribute.Rows.FindText(in device);
            if (row == DeviceAttributeRows.NotByRow) return false;
            if (row == DeviceAttributeRows.OtherText)
            {
                open |= AndOther(attribute.Rows, in device, ref holds);
                continue;
            }

            holds &= rows[row].May;
            open |= rows[row].Open;
        }

        // Of what one attribute rules out, nothing else matters.
        if ((holds & open) != 0) return false;
        _policies.TakeOut(may, asked & ~(holds ^ _turned));
        return true;
    }

    // A test is asked about the text only where a policy that is not settled depends on it. What it answers is always known.
    private ulong AndOther(DeviceAttributeRows attribute, in DeviceSignals device, ref ulong holds)
    {
        ref readonly WordRow row = ref _rows[attribute.FindOther(in device, out string text)];
        holds &= row.May;
        foreach (DeviceTextTest test in attribute.Tests)
        {
            ulong either = _rows[test.Yes].May & _rows[test.No].May;
            if ((holds & ~either) != 0) holds &= _rows[test.Find(text)].May;
        }

        return row.Open;
    }

    private WordRow[] Picked(int[] rows)
    {
        var picked = new WordRow[rows.Length];
        for (int i = 0; i < rows.Length; i++) picked[i] = _rows[rows[i]];
        return picked;
    }

    private static WordRow[] Any(int count)
    {
        var any = new WordRow[count];
        for (int i = 0; i < count; i++) any[i] = new WordRow(ulong.MaxValue, 0);
        return any;
    }

    /// <summary>A row, with the policies of which it does not say whether they apply.</summary>
    private readonly record struct WordRow(ulong May, ulong Open);

    /// <summary>An attribute and the policies whose filter names it.</summary>
    private readonly record struct AskedAttribute(DeviceAttributeRows Rows, ulong Users);
}
