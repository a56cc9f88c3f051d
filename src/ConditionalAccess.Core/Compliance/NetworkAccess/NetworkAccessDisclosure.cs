using System.Globalization;

namespace ConditionalAccess.Compliance.NetworkAccess;

/// <summary>Which properties a version of the service discloses (spec 9.2). What the system does not give is an empty text.</summary>
internal static class NetworkAccessDisclosure
{
    public static NetworkAccessProperties Of(NetworkAccessDevice device, bool compliant, NetworkAccessVersion version)
    {
        var common = new NetworkAccessProperties { ComplianceState = State(device, compliant), MacAddress = Mac(device.Facts.Identifiers) };
        if (version == NetworkAccessVersion.V20) return common with { IntuneDeviceId = device.Facts.Id.ToString() };
        DeviceFacts facts = device.Facts;
        DeviceIdentifiers names = facts.Identifiers;
        return common with
        {
            Ownership = version == NetworkAccessVersion.V10 ? null : Ownership(facts.ManagedDeviceOwnerType),
            SerialNumber = names.SerialNumber ?? string.Empty,
            Imei = names.Imei ?? string.Empty,
            Meid = names.Meid ?? string.Empty,
            Udid = names.Udid ?? string.Empty,
            OsVersion = facts.OsVersion.Text ?? string.Empty,
            Model = names.Model ?? string.Empty,
            Manufacturer = names.Manufacturer ?? string.Empty,
            AzureADDeviceId = facts.AzureADDeviceId == (GraphId)Guid.Empty ? string.Empty : facts.AzureADDeviceId.ToString(),
            LastContact = facts.LastSyncDateTime?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? string.Empty,
        };
    }

    // "Unknown" is for devices that were not evaluated yet; they are not compliant either.
    private static string State(NetworkAccessDevice device, bool compliant)
    {
        if (compliant) return "compliant";
        return device.ReportedState == ComplianceState.Unknown ? "unknown" : "noncompliant";
    }

    private static string Mac(DeviceIdentifiers names)
    {
        string wifi = MacAddress.Parse(names.WiFiMacAddress).ToString();
        return wifi.Length > 0 ? wifi : MacAddress.Parse(names.EthernetMacAddress).ToString();
    }

    private static string Ownership(DeviceOwnerType owner) => owner switch
    {
        DeviceOwnerType.Company => "company",
        DeviceOwnerType.Personal => "personal",
        _ => "unknown",
    };
}
