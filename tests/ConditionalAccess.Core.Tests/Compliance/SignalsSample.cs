using ConditionalAccess.Compliance;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>A managed Windows device of spec 14.0, and what its evaluation came to.</summary>
internal static class SignalsSample
{
    public static readonly GraphId Device = "d0000000-0000-4000-8000-000000000001";

    public static DeviceFacts Facts { get; } = new()
    {
        Id = Device,
        AzureADDeviceId = "e0000000-0000-4000-8000-000000000001",
        Identifiers = new() { DeviceName = "PC-1", Manufacturer = "Contoso", Model = "Book 3" },
        IsEnrolled = true,
        ManagementAgent = ManagementAgent.Mdm,
        ManagedDeviceOwnerType = DeviceOwnerType.Company,
        JoinType = DeviceJoinType.AzureADJoined,
        Platform = CompliancePlatform.Windows10,
        OsVersion = "10.0.26100.4349",
        EntraDevice = new() { ExtensionAttributes = ["Finance"] },
    };

    /// <summary>Registered with Entra but not enrolled.</summary>
    public static DeviceFacts Hybrid { get; } = Facts with { IsEnrolled = false, JoinType = DeviceJoinType.HybridAzureADJoined, EntraDevice = new() { IsRegistrationComplete = true } };

    public static ComplianceVerdict Compliant { get; } = new()
    {
        Owner = ComplianceOwner.Intune,
        ReportedState = ComplianceState.Compliant,
        AccessCompliant = true,
        IsCompliant = true,
        IsManaged = true,
        ComplianceExpirationDateTime = SpecWorld.Now.AddDays(30),
        NextTransitionAt = SpecWorld.Now.AddDays(30),
        NextTransitionCause = TransitionCause.ContactExpires,
    };

    public static DeviceCompliance Result(ComplianceState state = ComplianceState.Compliant) => new()
    {
        DeviceId = Device,
        EvaluatedAt = SpecWorld.Now,
        Owner = ComplianceOwner.Intune,
        ReportedState = state,
        AccessCompliant = state == ComplianceState.Compliant,
        IsCompliant = state == ComplianceState.Compliant,
        IsManaged = true,
        ComplianceExpirationDateTime = SpecWorld.Now.AddDays(30),
        Record = new() { EvaluatedAt = SpecWorld.Now, ReportedState = state, AccessCompliant = state == ComplianceState.Compliant },
    };
}
