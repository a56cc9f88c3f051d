namespace ConditionalAccess.Compliance.Fleet;

/// <summary>One device under two configurations (spec 10.4).</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="Before">Under the first configuration.</param>
/// <param name="After">Under the second.</param>
public sealed record DeviceComparison(GraphId DeviceId, DeviceCompliance Before, DeviceCompliance After)
{
    /// <summary>True when the device loses access.</summary>
    public bool LosesAccess => Before.AccessCompliant && !After.AccessCompliant;

    /// <summary>True when the device gains access.</summary>
    public bool GainsAccess => !Before.AccessCompliant && After.AccessCompliant;
}

/// <summary>What a change of policies or tenant settings would do to a fleet (spec 10.4).</summary>
/// <param name="KeepAccess">Devices with access before and after.</param>
/// <param name="LoseAccess">Devices that lose it.</param>
/// <param name="GainAccess">Devices that gain it.</param>
/// <param name="StayWithout">Devices without access before and after.</param>
/// <param name="Changed">The devices that lose or gain access, in the order given.</param>
public sealed record ComplianceComparison(int KeepAccess, int LoseAccess, int GainAccess, int StayWithout, ValueArray<DeviceComparison> Changed)
{
    /// <summary>Counts compared devices.</summary>
    /// <param name="devices">The devices under both configurations.</param>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static ComplianceComparison Of(IEnumerable<DeviceComparison> devices)
    {
        ArgumentNullException.ThrowIfNull(devices);
        int keep = 0, lose = 0, gain = 0, without = 0;
        var changed = new List<DeviceComparison>();
        foreach (DeviceComparison device in ValueArray.Each(devices, nameof(devices)))
        {
            if (device.LosesAccess) lose++;
            else if (device.GainsAccess) gain++;
            else if (device.Before.AccessCompliant) keep++;
            else without++;
            if (device.LosesAccess || device.GainsAccess) changed.Add(device);
        }

        return new ComplianceComparison(keep, lose, gain, without, ValueArray.From(changed));
    }
}
