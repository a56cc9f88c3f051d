namespace ConditionalAccess;

/// <summary>Which entry of a condition matched, in the words of Graph's sign-in log (<c>ruleSatisfied</c>, spec 8.2).</summary>
public enum SatisfiedRule : byte
{
    /// <summary>Graph has no word for it.</summary>
    None = 0,

    /// <summary>Every resource.</summary>
    AllApps,

    /// <summary>The app group <c>Office365</c>.</summary>
    Office365,

    /// <summary>The app group <c>MicrosoftAdminPortals</c>.</summary>
    MicrosoftAdminPortals,

    /// <summary>A listed app, or a member of a listed app that stands for a group.</summary>
    AppId,

    /// <summary>An authentication context.</summary>
    Acr,

    /// <summary>The application filter.</summary>
    AppFilter,

    /// <summary>Every user.</summary>
    AllUsers,

    /// <summary>The older keyword for all guests.</summary>
    Guest,

    /// <summary>A group.</summary>
    GroupId,

    /// <summary>A role.</summary>
    RoleId,

    /// <summary>A user.</summary>
    UserId,

    /// <summary>An internal guest.</summary>
    InternalGuest,

    /// <summary>A B2B collaboration guest.</summary>
    B2bCollaborationGuest,

    /// <summary>A B2B collaboration member.</summary>
    B2bCollaborationMember,

    /// <summary>A B2B direct connect user.</summary>
    B2bDirectConnectUser,

    /// <summary>Another external user.</summary>
    OtherExternalUser,

    /// <summary>A service provider's user.</summary>
    ServiceProvider,

    /// <summary>Every platform.</summary>
    AllDevicePlatforms,

    /// <summary>A platform.</summary>
    DevicePlatform,

    /// <summary>Every location.</summary>
    AllLocations,

    /// <summary>All trusted locations.</summary>
    AllTrustedLocations,

    /// <summary>A named location.</summary>
    LocationId,

    /// <summary>Every device state.</summary>
    AllDeviceStates,

    /// <summary>A device state.</summary>
    DeviceState,

    /// <summary>The device filter.</summary>
    DeviceFilter,

    /// <summary>An including device filter whose rule is not met.</summary>
    DeviceFilterIncludeRuleNotMatched,

    /// <summary>Device code flow.</summary>
    DeviceCodeFlow,

    /// <summary>Authentication transfer.</summary>
    AuthenticationTransfer,

    /// <summary>An insider risk level.</summary>
    InsiderRisk,
}
