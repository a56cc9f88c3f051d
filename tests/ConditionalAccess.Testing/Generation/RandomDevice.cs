using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>The device: unknown, unregistered, or registered with attributes from the words that filter rules use.</summary>
internal static class RandomDevice
{
    public static DeviceSignals Create(ref SignInDraw draw)
    {
        bool? registered = draw.Fact(0.8);
        if (registered == false && draw.Rng.Chance(0.7)) return new DeviceSignals { IsRegistered = false, IsRequestBound = draw.Fact(0.2) };
        return new DeviceSignals
        {
            IsRegistered = registered,
            IsCompliant = draw.Fact(0.65),
            IsIntuneManaged = draw.Rng.Chance(0.7) ? draw.Fact(0.6) : null,
            IsRequestBound = draw.Proof(),
            DeviceId = Attribute(ref draw, DeviceProperty.DeviceId),
            DisplayName = Attribute(ref draw, DeviceProperty.DisplayName),
            Ownership = Attribute(ref draw, DeviceProperty.DeviceOwnership),
            EnrollmentProfileName = Attribute(ref draw, DeviceProperty.EnrollmentProfileName),
            Manufacturer = Attribute(ref draw, DeviceProperty.Manufacturer),
            MdmAppId = Attribute(ref draw, DeviceProperty.MdmAppId),
            Model = Attribute(ref draw, DeviceProperty.Model),
            OperatingSystem = Attribute(ref draw, DeviceProperty.OperatingSystem),
            OperatingSystemVersion = Attribute(ref draw, DeviceProperty.OperatingSystemVersion),
            PhysicalIds = Collection(ref draw, DeviceProperty.PhysicalIds),
            ProfileType = Attribute(ref draw, DeviceProperty.ProfileType),
            SystemLabels = Collection(ref draw, DeviceProperty.SystemLabels),
            TrustType = Attribute(ref draw, DeviceProperty.TrustType),
            ExtensionAttributes = Extensions(ref draw),
        };
    }

    private static DeviceAttribute Attribute(ref SignInDraw draw, DeviceProperty property)
    {
        if (!draw.Knows()) return default;
        return draw.Rng.Weighted(88, 10, 2) switch
        {
            0 => draw.Rng.Pick(DeviceWords.Values(property)),
            1 => DeviceAttribute.Null,
            _ => DeviceAttribute.Of(draw.Rng.Some<string>(DeviceWords.Values(property), 0, 2)),
        };
    }

    private static DeviceAttribute Collection(ref SignInDraw draw, DeviceProperty property)
        => draw.Knows() ? DeviceAttribute.Of(draw.Rng.Some<string>(DeviceWords.Values(property), 0, 2)) : default;

    private static ValueArray<DeviceAttribute> Extensions(ref SignInDraw draw)
    {
        if (!draw.Knows()) return default;
        var attributes = new DeviceAttribute[draw.Rng.Weighted(2, 3, 5, 1) switch { 0 => 0, 1 => 1, 2 => 2, _ => 15 }];
        for (int i = 0; i < attributes.Length; i++) attributes[i] = Attribute(ref draw, DeviceProperty.ExtensionAttribute1);
        return new ValueArray<DeviceAttribute>(attributes);
    }
}
