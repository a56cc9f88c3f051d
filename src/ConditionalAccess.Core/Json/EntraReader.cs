using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Reads the Entra device object (spec 5.2) and what Exchange knows (spec 12.10).</summary>
internal static class EntraReader
{
    private const int Most = 15;

    public static EntraDeviceFacts Device(FactFields from, EntraDeviceFacts b) => b with
    {
        AccountEnabled = from.Flag("accountEnabled", b.AccountEnabled),
        IsRegistrationComplete = IsRegistrationComplete(from, b.IsRegistrationComplete),
        ApproximateLastSignInDateTime = from.Instant("approximateLastSignInDateTime", b.ApproximateLastSignInDateTime),
        IsCompliant = from.Flag("isCompliant", b.IsCompliant),
        IsManaged = from.Flag("isManaged", b.IsManaged),
        MdmAppId = from.Attribute("mdmAppId", b.MdmAppId),
        ProfileType = from.Attribute("profileType", b.ProfileType),
        OperatingSystem = from.Attribute("operatingSystem", b.OperatingSystem),
        PhysicalIds = from.Attribute("physicalIds", b.PhysicalIds),
        SystemLabels = from.Attribute("systemLabels", b.SystemLabels),
        ExtensionAttributes = from.Is("extensionAttributes", out JsonNode attributes) ? ExtensionAttributes(from.Scope, attributes) : b.ExtensionAttributes,
    };

    public static ExchangeFacts Exchange(FactFields from, ExchangeFacts b)
    {
        ExchangeFacts read = b with
        {
            AccessState = from.Word("exchangeAccessState", FactTables.AccessStates, b.AccessState),
            AccessStateReason = from.Word("exchangeAccessStateReason", FactTables.AccessReasons, b.AccessStateReason),
            EasActivated = from.Flag("easActivated", b.EasActivated),
            DeviceFamily = from.Text("exchangeDeviceFamily", b.DeviceFamily),
        };
        return read == b ? b : read;
    }

    /// <summary>A registration date means that registration is complete; it may also be said outright.</summary>
    private static bool? IsRegistrationComplete(FactFields from, bool? otherwise)
    {
        bool? said = from.Flag("isRegistrationComplete", otherwise);
        if (from.Instant("registrationDateTime") is null) return said;
        if (from.Flag("isRegistrationComplete") != false) return true;
        FactAliases.Contradict(from.Scope, from["registrationDateTime"], "isRegistrationComplete");
        return null;
    }

    private static ValueArray<DeviceAttribute> ExtensionAttributes(FactScope scope, JsonNode node)
    {
        if (node.IsObject)
        {
            var from = new FactFields(scope, DeviceShapes.ExtensionAttributes, node);
            return [.. DeviceShapes.ExtensionAttributes.Names.Select(name => from.Attribute(name))];
        }

        if (!FactLists.IsList(scope, node)) return default;
        var attributes = new List<DeviceAttribute>();
        foreach (JsonNode item in node.Items())
        {
            if (attributes.Count < Most) attributes.Add(FactValues.Attribute(scope, item));
            else FactLists.Unusable(scope, item, "devices have extensionAttribute1 to extensionAttribute15, the entry is not read");
        }

        return [.. attributes];
    }
}
