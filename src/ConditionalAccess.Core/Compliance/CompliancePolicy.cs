using ConditionalAccess.Custom;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compliance;

/// <summary>One device compliance policy in Graph's words (spec 1.1). Data only; immutable and thread-safe.</summary>
public sealed record CompliancePolicy
{
    /// <summary>Its id.</summary>
    public required GraphId Id { get; init; }

    /// <summary>Which kind of policy it is; <see cref="CompliancePolicyType.Unknown"/> for a type that is not understood.</summary>
    public required CompliancePolicyType Type { get; init; }

    /// <summary>The type as written when it is not understood; null otherwise.</summary>
    public string? UnknownType { get; init; }

    /// <summary>Its name; null when it has none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>A description; null when it has none.</summary>
    public string? Description { get; init; }

    /// <summary>Rises with each edit; null when the type has none or it was not given.</summary>
    public int? Version { get; init; }

    /// <summary>When it was made; null when not given.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When it was last edited; null when not given.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>What it says of each property, in document order; also properties that configure nothing, such as <c>false</c>.</summary>
    public ValueArray<ComplianceSetting> Settings { get; init; }

    /// <summary>
    /// Requirements of our own, each an expression (<c>@conditionalAccess.rules</c> in documents, which Graph does not know), for devices that the policy is for;
    /// empty: none.
    /// </summary>
    public ValueArray<CustomRule> CustomRules { get; init; }

    /// <summary>Actions for noncompliance of all rules together; <c>default</c>: not given, which is a block at once.</summary>
    public ValueArray<ScheduledAction> ScheduledActions { get; init; }

    /// <summary>Whom it is assigned to; empty: nobody; <c>default</c>: not exported, which counts as everybody.</summary>
    public ValueArray<ComplianceAssignment> Assignments { get; init; }

    /// <summary>Members without meaning for evaluation, kept for writing back.</summary>
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

/// <summary>The kind of a compliance policy, which is the platform it is for (spec 1.2).</summary>
public enum CompliancePolicyType : byte
{
    /// <summary>Not understood; such a policy counts for every platform and is in error.</summary>
    Unknown = 0,

    /// <summary><c>windows10CompliancePolicy</c>.</summary>
    Windows10,

    /// <summary><c>windows81CompliancePolicy</c>.</summary>
    Windows81,

    /// <summary><c>windowsPhone81CompliancePolicy</c>.</summary>
    WindowsPhone81,

    /// <summary><c>windows10MobileCompliancePolicy</c>.</summary>
    Windows10Mobile,

    /// <summary><c>iosCompliancePolicy</c>.</summary>
    IOS,

    /// <summary><c>macOSCompliancePolicy</c>.</summary>
    MacOS,

    /// <summary><c>androidCompliancePolicy</c>: device administrator.</summary>
    Android,

    /// <summary><c>androidWorkProfileCompliancePolicy</c>.</summary>
    AndroidWorkProfile,

    /// <summary><c>androidForWorkCompliancePolicy</c>, the older name of the work profile type.</summary>
    AndroidForWork,

    /// <summary><c>androidDeviceOwnerCompliancePolicy</c>.</summary>
    AndroidDeviceOwner,

    /// <summary><c>aospDeviceOwnerCompliancePolicy</c>.</summary>
    AospDeviceOwner,

    /// <summary><c>defaultDeviceCompliancePolicy</c>: the built-in policy, without properties of its own.</summary>
    DefaultDevice,

    /// <summary><c>deviceManagementCompliancePolicy</c>: the settings catalog, used for Linux.</summary>
    SettingsCatalog,
}

/// <summary>What a policy says of one property.</summary>
/// <param name="Name">The name in Graph, or the setting definition id of the settings catalog.</param>
/// <param name="Value">What it says.</param>
/// <param name="Json">The JSON text it was read from, when writing <paramref name="Value"/> would give other text; null otherwise.</param>
public sealed record ComplianceSetting(string Name, SettingValue Value, string? Json = null);

/// <summary>One scheduled action (spec 4.1).</summary>
/// <param name="ActionType">What happens; a word that is not understood does nothing.</param>
/// <param name="GracePeriodHours">Hours after the first non-compliance; for <see cref="ComplianceActionType.Block"/> the grace period.</param>
/// <param name="NotificationTemplateId">The mail template; <c>default</c> when there is none.</param>
/// <param name="NotificationMessageCCList">Groups that get a copy.</param>
/// <param name="Extra">Members without meaning, kept for writing back.</param>
public sealed record ScheduledAction(GraphWord<ComplianceActionType> ActionType, int GracePeriodHours = 0, GraphId NotificationTemplateId = default,
    ValueArray<GraphId> NotificationMessageCCList = default, ValueArray<ExtraMember> Extra = default);

/// <summary>What happens to a device that is not compliant (Graph <c>deviceComplianceActionType</c>).</summary>
public enum ComplianceActionType : byte
{
    /// <summary><c>noAction</c>, or a word that was not understood: nothing.</summary>
    None = 0,

    /// <summary>Mark the device noncompliant; its hours are the grace period.</summary>
    Block,

    /// <summary>A mail to the user.</summary>
    Notification,

    /// <summary>A push message to the user.</summary>
    PushNotification,

    /// <summary>Lock the device.</summary>
    RemoteLock,

    /// <summary>Remove resource access profiles.</summary>
    RemoveResourceAccessProfiles,

    /// <summary>Add the device to the retire list.</summary>
    Retire,

    /// <summary>Wipe; reported only, never carried out.</summary>
    Wipe,
}

/// <summary>One assignment of a policy (spec 3.4).</summary>
/// <param name="Kind">What it targets.</param>
/// <param name="GroupId">The group, for the two group kinds.</param>
/// <param name="FilterId">The assignment filter; <c>default</c> when there is none.</param>
/// <param name="FilterMode">What the filter does.</param>
/// <param name="Extra">Members without meaning, kept for writing back.</param>
public sealed record ComplianceAssignment(AssignmentTargetKind Kind, GraphId GroupId = default, GraphId FilterId = default,
    AssignmentFilterMode FilterMode = AssignmentFilterMode.None, ValueArray<ExtraMember> Extra = default);

/// <summary>What an assignment targets.</summary>
public enum AssignmentTargetKind : byte
{
    /// <summary>Not understood, and no exclusion: counts as matching.</summary>
    Unknown = 0,

    /// <summary>Every enrolled device.</summary>
    AllDevices,

    /// <summary>Every licensed user.</summary>
    AllLicensedUsers,

    /// <summary>A group of users or devices.</summary>
    Group,

    /// <summary>A group that is left out.</summary>
    ExclusionGroup,

    /// <summary>Not understood, and an exclusion: counts as not matching.</summary>
    UnknownExclusion,
}

/// <summary>What an assignment filter does.</summary>
public enum AssignmentFilterMode : byte
{
    /// <summary>There is no filter.</summary>
    None = 0,

    /// <summary>Keeps matching devices.</summary>
    Include,

    /// <summary>Removes matching devices.</summary>
    Exclude,
}
