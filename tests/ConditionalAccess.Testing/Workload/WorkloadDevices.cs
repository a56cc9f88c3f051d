using System.Globalization;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>400 devices, every attribute known, all words in lower case.</summary>
internal static class WorkloadDevices
{
    public static string[] Manufacturers { get; } = ["contoso", "fabrikam", "northwind", "adatum", "litware", "proseware", "tailspin"];

    public static string[] Models { get; } = ["book 1", "book 2", "book 3", "pad 7", "pad 8", "tower a", "tower b", "phone x", "phone y"];

    public static DeviceSignals[] Create(ref SplitMix64 rng)
    {
        var devices = new DeviceSignals[400];
        for (int i = 0; i < devices.Length; i++) devices[i] = Device(ref rng, i);
        return devices;
    }

    private static DeviceSignals Device(ref SplitMix64 rng, int number)
    {
        string trust = rng.Weighted(50, 25, 25) switch { 0 => "azuread", 1 => "serverad", _ => "workplace" };
        bool compliant = rng.Chance(0.6);
        return new DeviceSignals
        {
            IsRegistered = true,
            IsCompliant = compliant,
            IsIntuneManaged = true,
            IsRequestBound = true,
            DeviceId = Pool.Id(6, number).ToString(),
            DisplayName = "device-" + number.ToString(CultureInfo.InvariantCulture),
            Ownership = trust == "workplace" ? "personal" : "company",
            EnrollmentProfileName = DeviceAttribute.Null,
            Manufacturer = rng.Pick(Manufacturers),
            MdmAppId = "0000000a-0000-0000-c000-000000000000",
            Model = rng.Pick(Models),
            OperatingSystem = "windows",
            OperatingSystemVersion = "10.0." + rng.Between(19041, 27040).ToString(CultureInfo.InvariantCulture),
            PhysicalIds = DeviceAttribute.Null,
            ProfileType = "registereddevice",
            SystemLabels = DeviceAttribute.Null,
            TrustType = trust,
            ExtensionAttributes = [Extension(ref rng, 0.3), Extension(ref rng, 0.15)],
        };
    }

    private static DeviceAttribute Extension(ref SplitMix64 rng, double filled)
        => rng.Chance(filled) ? rng.Pick<string>(["saw", "kiosk", "teamsphone"]) : DeviceAttribute.Null;
}
