using System.Globalization;

namespace ConditionalAccess.Filters;

/// <summary>Which operators Entra lists for an attribute (spec 5.2).</summary>
internal enum FilterOperatorList : byte
{
    /// <summary>All ten.</summary>
    All = 0,

    /// <summary><c>-eq</c> and <c>-ne</c>.</summary>
    Equality,

    /// <summary><c>-eq</c>, <c>-ne</c>, <c>-in</c> and <c>-notIn</c>.</summary>
    EqualityAndLists,

    /// <summary>A collection: <c>-contains</c> and <c>-notContains</c>.</summary>
    Elements,
}

/// <summary>The names of properties (spec 5.2, 5.7).</summary>
internal static class FilterProperties
{
    private const string DeviceObject = "device";
    private const string SecurityObject = "CustomSecurityAttribute";

    private const int ExtensionAttributes = 15;

    private static readonly FilterProperty[] s_deviceProperties = AllDeviceProperties();

    /// <summary>Resolves a name of one or two parts; false when this kind of filter has no such property.</summary>
    public static bool TryResolve(string name, FilterKind kind, out FilterProperty property)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        string attribute = name[(dot + 1)..];
        ReadOnlySpan<char> obj = name.AsSpan(0, Math.Max(dot, 0));
        property = new FilterProperty(DeviceProperty.Unknown, name);
        if (!obj.IsEmpty && !obj.Equals(ObjectOf(kind), StringComparison.OrdinalIgnoreCase)) return false;
        if (kind == FilterKind.Device)
        {
            foreach (FilterProperty known in s_deviceProperties)
            {
                if (!known.Name.AsSpan(DeviceObject.Length + 1).Equals(attribute, StringComparison.OrdinalIgnoreCase)) continue;
                property = known;
                return true;
            }

            return false;
        }

        property = new FilterProperty(DeviceProperty.Unknown, SecurityObject + "." + attribute);
        return kind == FilterKind.SecurityAttributes;
    }

    public static FilterOperatorList OperatorsOf(DeviceProperty property) => property switch
    {
        DeviceProperty.DeviceOwnership or DeviceProperty.IsCompliant or DeviceProperty.ProfileType or DeviceProperty.TrustType => FilterOperatorList.Equality,
        DeviceProperty.DeviceId or DeviceProperty.MdmAppId => FilterOperatorList.EqualityAndLists,
        DeviceProperty.PhysicalIds or DeviceProperty.SystemLabels => FilterOperatorList.Elements,
        _ => FilterOperatorList.All,
    };

    private static string ObjectOf(FilterKind kind) => kind == FilterKind.Device ? DeviceObject : SecurityObject;

    private static FilterProperty[] AllDeviceProperties()
    {
        FilterProperty[] named =
        [
            Device("deviceId", DeviceProperty.DeviceId),
            Device("displayName", DeviceProperty.DisplayName),
            Device("deviceOwnership", DeviceProperty.DeviceOwnership),
            Device("enrollmentProfileName", DeviceProperty.EnrollmentProfileName),
            Device("isCompliant", DeviceProperty.IsCompliant),
            Device("manufacturer", DeviceProperty.Manufacturer),
            Device("mdmAppId", DeviceProperty.MdmAppId),
            Device("model", DeviceProperty.Model),
            Device("operatingSystem", DeviceProperty.OperatingSystem),
            Device("operatingSystemVersion", DeviceProperty.OperatingSystemVersion),
            Device("physicalIds", DeviceProperty.PhysicalIds),
            Device("profileType", DeviceProperty.ProfileType),
            Device("systemLabels", DeviceProperty.SystemLabels),
            Device("trustType", DeviceProperty.TrustType),
        ];
        var all = new FilterProperty[named.Length + ExtensionAttributes];
        named.CopyTo(all, 0);
        for (int i = 0; i < ExtensionAttributes; i++)
            all[named.Length + i] = Device("extensionAttribute" + (i + 1).ToString(CultureInfo.InvariantCulture), (DeviceProperty)((int)DeviceProperty.ExtensionAttribute1 + i));
        return all;
    }

    private static FilterProperty Device(string name, DeviceProperty device) => new(device, DeviceObject + "." + name);
}
