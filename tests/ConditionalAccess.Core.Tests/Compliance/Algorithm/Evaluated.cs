using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Core.Tests.Compliance.Algorithm;

/// <summary>Short ways to run the reference evaluator of compliance.</summary>
internal static class Evaluated
{
    public static DeviceCompliance At(double hours, DeviceFacts facts, ComplianceRecord? record, ComplianceOptions? options, params CompliancePolicy[] policies)
        => ComplianceReference.Evaluate(Tenant(policies), options ?? ComplianceOptions.Default, facts, record, T0.AddHours(hours));

    public static DeviceCompliance Evaluate(DeviceFacts facts, params CompliancePolicy[] policies) => At(0, facts, DefaultRecord, null, policies);

    public static DeviceCompliance Evaluate(DeviceFacts facts, ComplianceOptions options, params CompliancePolicy[] policies) => At(0, facts, DefaultRecord, options, policies);

    /// <summary>An episode of P1 for the user.</summary>
    public static ComplianceEpisode Episode(double startHours, double graceHours, params FiredAction[] fired)
        => new(P1, User, T0.AddHours(startHours), T0.AddHours(startHours + graceHours), [.. fired]);

    public static ComplianceRecord Recorded(ComplianceState state, bool access, params ComplianceEpisode[] episodes)
        => DefaultRecord with { ReportedState = state, AccessCompliant = access, Episodes = [.. episodes] };
}
