using System.Runtime.CompilerServices;
using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// One attribute under all filters of a plan: which row a value leads to. Values that all comparisons of the attribute answer alike share a row, so that
/// one look-up answers all of them. Immutable and thread-safe.
/// </summary>
/// <param name="property">The attribute.</param>
internal sealed class DeviceAttributeRows(DeviceProperty property)
{
    /// <summary>Instead of a row: no row says everything about the value.</summary>
    public const int NotByRow = -1;

    /// <summary>Instead of a row: a text that no comparison names, of which <see cref="FindOther"/> says more.</summary>
    public const int OtherText = -2;

    private readonly int _number = (int)property - (int)DeviceProperty.DeviceId;
    private readonly int _extension = (int)property - (int)DeviceProperty.ExtensionAttribute1 + 1;

    /// <summary>The row of each text that some comparison names, which says everything about it; and of others, or <see cref="OtherText"/>.</summary>
    public required TextTable Texts { get; init; }

    /// <summary>The row of each other text by its beginning.</summary>
    public required BeginningTable Beginnings { get; init; }

    /// <summary>What else a text that is not named has to be asked.</summary>
    public required DeviceTextTest[] Tests { get; init; }

    /// <summary>The row of an attribute that is not known.</summary>
    public required int NotKnown { get; init; }

    /// <summary>The row of an attribute that has no value.</summary>
    public required int NoValue { get; init; }

    /// <summary>The row of an extension attribute whose device is not managed.</summary>
    public required int Hidden { get; init; }

    /// <summary>When the attribute is compliance: the rows of a device of which it is not known, that is not compliant, and that is.</summary>
    public required int[] ByCompliance { get; init; }

    /// <summary>When the attribute is the trust type: the rows of every <see cref="DeviceTrust"/> but the last.</summary>
    public required int[] ByTrust { get; init; }

    /// <summary>The last place in <see cref="ByCompliance"/>.</summary>
    public const int MostCompliance = 2;

    /// <summary>What is known about a device's compliance, as a place in <see cref="ByCompliance"/>.</summary>
    public static int ComplianceOf(in DeviceSignals device) => unchecked((int)(Bits.One(device.IsCompliant.HasValue) + Bits.One(device.IsCompliant.GetValueOrDefault())));

    /// <summary>The attribute's row for a device that is registered and visible, in <see cref="EvaluationMode.Enforce"/>.</summary>
    /// <param name="device">The device.</param>
    /// <returns>The row, or <see cref="NotByRow"/>, or <see cref="OtherText"/>.</returns>
    public int Find(in DeviceSignals device) => property == DeviceProperty.IsCompliant ? ByCompliance[ComplianceOf(in device)] : FindText(in device);

    /// <summary>The same for every attribute but compliance.</summary>
    public int FindText(in DeviceSignals device)
    {
        if ((uint)_number >= DeviceAttributes.Length) return FindExtension(in device);
        DeviceAttribute value = device.Attributes[_number];
        return value.Text is { } text ? Texts.Find(text) : Without(value);
    }

    /// <summary>The row of a text that is not named, as far as its beginning goes; <see cref="Tests"/> have to be asked as well.</summary>
    /// <param name="device">The device.</param>
    /// <param name="text">Receives the text.</param>
    public int FindOther(in DeviceSignals device, out string text)
    {
        DeviceAttribute value = (uint)_number < DeviceAttributes.Length ? device.Attributes[_number] : device.ExtensionAttribute(_extension);
        text = value.Text!;
        return Beginnings.FindLongest(text);
    }

    private int Without(DeviceAttribute value) => !value.IsKnown ? NotKnown : value.IsNull ? NoValue : NotByRow;

    private int FindExtension(in DeviceSignals device)
    {
        DeviceAttribute value = device.ExtensionAttribute(_extension);
        int row = value.Text is { } text ? Texts.Find(text) : Without(value);
        // Rows of one attribute are the same only when all comparisons answer alike: then it does not matter whether the value shows (spec 4.8).
        return row == Hidden ? row : Shown(row, in device);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Shown(int row, in DeviceSignals device) => new DeviceFacts(Truth.Yes, IsWhatIf: false).Managed(in device) switch
    {
        Truth.Yes => row,
        Truth.No => Hidden,
        _ => NotByRow,
    };
}

/// <summary>What a text is asked when it is not named: whether it contains a text or ends with one.</summary>
/// <param name="Comparison">A comparison that asks this.</param>
/// <param name="Yes">The row when the comparison holds.</param>
/// <param name="No">The row when it does not.</param>
internal readonly record struct DeviceTextTest(DeviceComparison Comparison, int Yes, int No)
{
    public int Find(string text) => Comparison.Of(text) == Truth.Yes ? Yes : No;
}
