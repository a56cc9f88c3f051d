using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>What a JSON object is to compliance.</summary>
internal enum ComplianceKind : byte
{
    None = 0,
    Policy,
    Settings,
    Connector,
    CoManagement,

    /// <summary>An object of Conditional Access.</summary>
    ConditionalAccess,

    /// <summary>A settings catalog policy that may be a configuration profile.</summary>
    OtherCatalog,
}

/// <summary>Recognises objects of compliance by type or members (spec 1.2, 17).</summary>
internal static class ComplianceKinds
{
    private const string PolicySuffix = "CompliancePolicy";

    private static readonly string[] PolicyLists = ["deviceCompliancePolicies", "compliancePolicies"];
    private static readonly string[] AnyLists = ["", "value", "policies"];

    /// <summary>What an object is.</summary>
    /// <param name="node">The object.</param>
    /// <param name="wrapper">The member around it; empty when there is none.</param>
    /// <param name="hintedType">The type that the file or the member around it is named after.</param>
    public static ComplianceKind Of(JsonNode node, string wrapper, CompliancePolicyType hintedType)
    {
        string? type = ODataType.Of(node);
        if (type is not null && Named(type) is var named and not ComplianceKind.None) return named;
        if (node.Has("secureByDefault") || node.Has("deviceComplianceCheckinThresholdDays")) return ComplianceKind.Settings;
        if (node.Has("partnerState") || node.Has("partnerUnresponsivenessThresholdInDays")) return ComplianceKind.Connector;
        if (ObjectKinds.Of(node) != ObjectKind.None) return ComplianceKind.ConditionalAccess;
        if (node.Has("scheduledActionsForRule")) return ComplianceKind.Policy;
        bool isListed = PolicyLists.Contains(wrapper, StringComparer.OrdinalIgnoreCase);
        // In a list of compliance policies a type that nobody knows is a policy that nobody knows, which counts for every device.
        if (type is not null) return isListed && IsPolicyLike(node) ? ComplianceKind.Policy : ComplianceKind.None;
        if (isListed || hintedType != CompliancePolicyType.Unknown) return IsPolicyLike(node) ? ComplianceKind.Policy : ComplianceKind.None;
        if (IsCatalog(node)) return IsLinux(node) ? ComplianceKind.Policy : ComplianceKind.OtherCatalog;
        return HasSettings(node) && (IsTop(wrapper) || node.Has("displayName") || node.Has("id")) ? ComplianceKind.Policy : ComplianceKind.None;
    }

    /// <summary>True for the shape of the settings catalog.</summary>
    public static bool IsCatalog(JsonNode node) => node.Member("settings").IsArray && node.Has("platforms");

    private static ComplianceKind Named(string type)
    {
        if (type.EndsWith(PolicySuffix, StringComparison.OrdinalIgnoreCase)) return ComplianceKind.Policy;
        if (string.Equals(type, "deviceManagementSettings", StringComparison.OrdinalIgnoreCase)) return ComplianceKind.Settings;
        return string.Equals(type, "mobileThreatDefenseConnector", StringComparison.OrdinalIgnoreCase) ? ComplianceKind.Connector : ComplianceKind.None;
    }

    // Configuration profiles of the settings catalog have the same members; only compliance has a Linux platform with its own technology.
    private static bool IsLinux(JsonNode node) => Says(node.Member("platforms"), "linux") || Says(node.Member("technologies"), "linuxMdm");

    private static bool Says(JsonNode value, string word) => value.IsString && value.Text.Contains(word, StringComparison.OrdinalIgnoreCase);

    // A wrapper stands in lists and files of such names too; it has none of these members.
    private static bool IsPolicyLike(JsonNode node)
        => node.Has("id") || node.Has("displayName") || node.Has("name") || HasSettings(node);

    private static bool HasSettings(JsonNode node) => node.Members().Any(m => CompliancePolicyTypes.TypesWith(m.Name) != PolicyTypes.None);

    // Facts of devices have parts that are named like settings; deeper down a policy has to have an id or a name.
    private static bool IsTop(string wrapper) => AnyLists.Contains(wrapper, StringComparer.OrdinalIgnoreCase);
}
