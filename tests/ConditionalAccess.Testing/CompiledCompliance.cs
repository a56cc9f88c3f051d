using ConditionalAccess.Compilation;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing;

/// <summary>The compiled evaluator of compliance in the form of the reference's result, so that tests can treat both alike. Reasons, values and notes are left out.</summary>
internal static class CompiledCompliance
{
    /// <summary>An engine with one of the two forms of rules.</summary>
    public static ComplianceEngine Engine(ComplianceConfiguration configuration, ComplianceOptions options, bool useExpressionTrees)
        => new(configuration, options, CompliancePlanCompiler.Compile(configuration, options, useExpressionTrees), useExpressionTrees ? "expression trees" : "delegates");

    /// <summary>Evaluates a device and reads everything that the buffer then holds.</summary>
    public static DeviceCompliance Evaluate(ComplianceEngine engine, DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now, ComplianceBuffer? buffer = null)
    {
        buffer ??= new ComplianceBuffer();
        ComplianceVerdict v = engine.Evaluate(facts, record, now, buffer);
        return new DeviceCompliance
        {
            DeviceId = buffer.DeviceId,
            EvaluatedAt = now,
            Owner = v.Owner,
            ReportedState = v.ReportedState,
            HeldState = v.HeldState,
            AccessCompliant = v.AccessCompliant,
            IsCompliant = v.IsCompliant,
            IsManaged = v.IsManaged,
            ComplianceGracePeriodExpirationDateTime = v.ComplianceGracePeriodExpirationDateTime,
            ComplianceExpirationDateTime = v.ComplianceExpirationDateTime,
            Policies = [.. Enumerable.Range(0, buffer.PolicyCount).Select(i => Policy(buffer, i))],
            BuiltInChecks = [.. Enumerable.Range(0, buffer.BuiltInCheckCount).Select(i => Setting(buffer.GetBuiltInCheck(i)))],
            NextTransition = v.NextTransitionAt is { } at ? new NextTransition(at, v.NextTransitionCause, v.NextTransitionPolicyId) : null,
            Actions = [.. Enumerable.Range(0, buffer.ActionCount).Select(buffer.GetAction)],
            Change = v.AccessChanged ? new ComplianceChange(!v.AccessCompliant, v.AccessCompliant, now) : null,
            Record = buffer.ToRecord()!,
        };
    }

    private static PolicyCompliance Policy(ComplianceBuffer buffer, int index)
    {
        CompliancePolicyVerdict policy = buffer.GetPolicy(index);
        return new PolicyCompliance
        {
            PolicyId = policy.PolicyId,
            ContextId = policy.ContextId,
            State = policy.State,
            EffectiveState = policy.EffectiveState,
            EpisodeStart = policy.EpisodeStart,
            GraceExpiration = policy.GraceExpiration,
            IsRemoved = policy.IsRemoved,
            IsApplicable = policy.IsApplicable,
            Settings = [.. Enumerable.Range(0, policy.SettingCount).Select(i => Setting(buffer.GetSetting(index, i)))],
        };
    }

    private static SettingCompliance Setting(ComplianceSettingVerdict setting) => new()
    {
        Setting = setting.Setting, Kind = setting.Kind, State = setting.State, IsHeld = setting.IsHeld, IsAged = setting.IsAged, ErrorSince = setting.ErrorSince,
    };
}
