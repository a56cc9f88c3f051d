using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Words of a what-if request that differ from those of a policy: a sign-in can also have none (spec 9.1).</summary>
internal static class WhatIfWords
{
    public static WordTable<UserKind> ExternalUserTypes { get; } = new("external user type",
        ("none", UserKind.InternalMember), ("internalGuest", UserKind.InternalGuest), ("b2bCollaborationGuest", UserKind.B2bCollaborationGuest),
        ("b2bCollaborationMember", UserKind.B2bCollaborationMember), ("b2bDirectConnectUser", UserKind.B2bDirectConnectUser),
        ("otherExternalUser", UserKind.OtherExternalUser), ("serviceProvider", UserKind.ServiceProvider));

    public static WordTable<RiskLevel> AgentRiskLevels { get; } = new("agent risk level",
        ("none", RiskLevel.None), ("low", RiskLevel.Low), ("medium", RiskLevel.Medium), ("high", RiskLevel.High));

    public static WordTable<InsiderRiskLevel> InsiderRiskLevels { get; } = new("insider risk level",
        ("none", InsiderRiskLevel.None), ("minor", InsiderRiskLevel.Minor), ("moderate", InsiderRiskLevel.Moderate), ("elevated", InsiderRiskLevel.Elevated));

    public static WordTable<TransferMethod> TransferMethods { get; } = new("transfer method",
        ("none", TransferMethod.None), ("deviceCodeFlow", TransferMethod.DeviceCodeFlow), ("authenticationTransfer", TransferMethod.AuthenticationTransfer));

    /// <summary>Graph's words for user actions and the names that policies have for them.</summary>
    public static (string Word, GraphId Action)[] Actions { get; } =
        [("registerSecurityInformation", UserActions.RegisterSecurityInfo), ("registerOrJoinDevices", UserActions.RegisterDevice)];
}
