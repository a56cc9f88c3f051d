using ConditionalAccess.Model;

namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>One app protection policy in Graph's words, as far as it decides about access (spec 8.1, 8.4). Data only; immutable and thread-safe.</summary>
public sealed record AppProtectionPolicy
{
    /// <summary>Its id, such as <c>T_</c> and a GUID.</summary>
    public required GraphId Id { get; init; }

    /// <summary>Which platform it is for.</summary>
    public required AppProtectionPolicyType Type { get; init; }

    /// <summary>Its name; null when it has none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>A description; null when it has none.</summary>
    public string? Description { get; init; }

    /// <summary>The tag of its version, as text; null when not given.</summary>
    public string? Version { get; init; }

    /// <summary>When it was made; null when not given.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When it was last edited; null when not given.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Which apps it covers besides <see cref="Apps"/>; without a word it covers those only.</summary>
    public GraphWord<AppGroupType> AppGroupType { get; init; }

    /// <summary>The apps it names; empty: none; <c>default</c>: not exported.</summary>
    public ValueArray<TargetedApp> Apps { get; init; }

    /// <summary>On which kinds of devices it counts; empty: on all.</summary>
    public ValueArray<GraphWord<AppManagementLevel>> TargetedAppManagementLevels { get; init; }

    /// <summary>Whom it is assigned to; empty: nobody; <c>default</c>: not exported, which leaves open whom it reaches.</summary>
    public ValueArray<ComplianceAssignment> Assignments { get; init; }

    /// <summary>What it says of each property of conditional launch, in document order; also properties that configure nothing.</summary>
    public ValueArray<ComplianceSetting> Settings { get; init; }

    /// <summary>Members without meaning here, kept for writing back.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }

    /// <summary>What the policy says of a property; null when it says nothing.</summary>
    /// <param name="name">The name of the property in Graph.</param>
    public SettingValue? Find(string name)
    {
        foreach (ComplianceSetting setting in Settings)
        {
            if (string.Equals(setting.Name, name, StringComparison.Ordinal)) return setting.Value;
        }

        return null;
    }
}

/// <summary>An app that a policy names.</summary>
/// <param name="AppId">Its bundle or package id; not known for an entry that cannot be read, which is no app.</param>
/// <param name="Kind">Which kind of id it is.</param>
/// <param name="Extra">Members without meaning, kept for writing back.</param>
public sealed record TargetedApp(GraphId AppId, AppIdentifierKind Kind = AppIdentifierKind.Unknown, ValueArray<ExtraMember> Extra = default)
{
    /// <summary>An app by its id.</summary>
    /// <param name="appId">The bundle or package id.</param>
    public static implicit operator TargetedApp(GraphId appId) => new(appId);

    /// <summary>An app by its id.</summary>
    /// <param name="appId">The bundle or package id.</param>
    public static implicit operator TargetedApp(string appId) => new(GraphId.FromString(appId));

    /// <summary>Same as the conversion.</summary>
    /// <param name="appId">The bundle or package id.</param>
    public static TargetedApp FromGraphId(GraphId appId) => appId;

    /// <summary>Same as the conversion.</summary>
    /// <param name="appId">The bundle or package id.</param>
    public static TargetedApp FromString(string appId) => appId;
}

/// <summary>How an app is named.</summary>
public enum AppIdentifierKind : byte
{
    /// <summary>Not known: as the platform of the policy does.</summary>
    Unknown = 0,

    /// <summary>A bundle id of iOS.</summary>
    BundleId,

    /// <summary>A package id of Android.</summary>
    PackageId,

    /// <summary>An app id of Windows.</summary>
    WindowsAppId,
}

/// <summary>The type of an app protection policy.</summary>
public enum AppProtectionPolicyType : byte
{
    /// <summary>Not set; such a policy counts for every platform.</summary>
    Unknown = 0,

    /// <summary><c>iosManagedAppProtection</c>.</summary>
    IOS,

    /// <summary><c>androidManagedAppProtection</c>.</summary>
    Android,

    /// <summary><c>windowsManagedAppProtection</c>.</summary>
    Windows,

    /// <summary><c>defaultManagedAppProtection</c>: every platform.</summary>
    Default,
}

/// <summary>The apps that a policy covers (Graph <c>targetedManagedAppGroupType</c>).</summary>
public enum AppGroupType : byte
{
    /// <summary>Not given or not understood.</summary>
    Unknown = 0,

    /// <summary>The apps that it names.</summary>
    SelectedPublicApps,

    /// <summary>The core apps of Microsoft.</summary>
    AllCoreMicrosoftApps,

    /// <summary>All apps of Microsoft.</summary>
    AllMicrosoftApps,

    /// <summary>All apps.</summary>
    AllApps,
}

/// <summary>How a device is managed, as a policy targets it (Graph <c>appManagementLevel</c>).</summary>
public enum AppManagementLevel : byte
{
    /// <summary><c>unspecified</c>: every device. A word that was not understood carries its text.</summary>
    NotSet = 0,

    /// <summary>Devices that are not managed.</summary>
    Unmanaged,

    /// <summary>Managed devices.</summary>
    Mdm,

    /// <summary>Android Enterprise devices.</summary>
    AndroidEnterprise,
}
