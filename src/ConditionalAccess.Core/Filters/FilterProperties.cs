using System.Collections.Frozen;
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

    private static readonly FrozenDictionary<string, FilterProperty> DeviceNames = AllDeviceNames()
        .ToFrozenDictionary(p => p.Name, p => new FilterProperty(p.Device, DeviceObject + "." + p.Name), StringComparer.OrdinalIgnoreCase);

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
            if (!DeviceNames.TryGetValue(attribute, out FilterProperty known)) return false;
            property = known;
            return true;
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

    private static IEnumerable<(string Name, DeviceProperty Device)> AllDeviceNames() =>
    [
        ("deviceId", DeviceProperty.DeviceId),
        ("displayName", DeviceProperty.DisplayName),
        ("deviceOwnership", DeviceProperty.DeviceOwnership),
        ("enrollmentProfileName", DeviceProperty.EnrollmentProfileName),
        ("isCompliant", DeviceProperty.IsCompliant),
        ("manufacturer", DeviceProperty.Manufacturer),
        ("mdmAppId", DeviceProperty.MdmAppId),
        ("model", DeviceProperty.Model),
        ("operatingSystem", DeviceProperty.OperatingSystem),
        ("operatingSystemVersion", DeviceProperty.OperatingSystemVersion),
        ("physicalIds", DeviceProperty.PhysicalIds),
        ("profileType", DeviceProperty.ProfileType),
        ("systemLabels", DeviceProperty.SystemLabels),
        ("trustType", DeviceProperty.TrustType),
        .. Enumerable.Range(1, 15).Select(n =>
            ("extensionAttribute" + n.ToString(CultureInfo.InvariantCulture), (DeviceProperty)((int)DeviceProperty.ExtensionAttribute1 + n - 1))),
    ];
}
