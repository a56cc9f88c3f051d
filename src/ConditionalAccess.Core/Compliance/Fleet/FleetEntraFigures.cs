namespace ConditionalAccess.Compliance.Fleet;

/// <summary>Entra device objects, managed or not (figure F20).</summary>
internal sealed class FleetEntraFigures(FleetOptions options, DateTimeOffset at)
{
    private int _devices, _stale, _nonCompliant, _unmanaged;

    public EntraOverview Overview => new(_devices, _stale, _nonCompliant, _unmanaged);

    public void Add(DeviceFacts facts)
    {
        if (!facts.AzureADDeviceId.IsKnown || facts.AzureADDeviceId.IsNone || (facts.AzureADDeviceId.IsGuid && facts.AzureADDeviceId.Guid == Guid.Empty)) return;
        _devices++;
        if (facts.EntraDevice.ApproximateLastSignInDateTime is { } last && at - last > TimeSpan.FromDays(options.StaleAfterDays)) _stale++;
        if (facts.EntraDevice.IsCompliant == false) _nonCompliant++;
        if (facts.EntraDevice.IsManaged != true) _unmanaged++;
    }
}
