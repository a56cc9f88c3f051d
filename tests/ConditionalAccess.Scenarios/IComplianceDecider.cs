using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Scenarios;

/// <summary>One way to evaluate the compliance of a device. Every worked case of compliance runs through each of them.</summary>
internal interface IComplianceDecider
{
    /// <summary>A name for failure messages.</summary>
    string Name { get; }

    ComplianceAnswer Decide(ComplianceConfiguration configuration, ComplianceOptions options, DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now);
}

/// <summary>An evaluation in a form that every decider can give.</summary>
/// <param name="Verdict">The outcome in short.</param>
/// <param name="Record">What the next evaluation gets.</param>
/// <param name="States">States of policies, settings and checks, and due actions; of a decider that tells no reasons nothing else in it is compared.</param>
/// <param name="TellsReasons">Whether this decider tells reasons, values, causes and notes too.</param>
internal sealed record ComplianceAnswer(ComplianceVerdict Verdict, ComplianceRecord Record, DeviceCompliance States, bool TellsReasons)
{
    /// <summary>The answer of a decider that tells everything.</summary>
    public static ComplianceAnswer Of(DeviceCompliance all) => new(ShortOf(all), all.Record, all, true);

    /// <summary>The answer of a decider that tells no reasons.</summary>
    public static ComplianceAnswer WithoutReasons(DeviceCompliance states) => new(ShortOf(states), states.Record, states, false);

    private static ComplianceVerdict ShortOf(DeviceCompliance all) => new()
    {
        Owner = all.Owner,
        ReportedState = all.ReportedState,
        HeldState = all.HeldState,
        AccessCompliant = all.AccessCompliant,
        IsCompliant = all.IsCompliant,
        IsManaged = all.IsManaged,
        ComplianceGracePeriodExpirationDateTime = all.ComplianceGracePeriodExpirationDateTime,
        ComplianceExpirationDateTime = all.ComplianceExpirationDateTime,
        NextTransitionAt = all.NextTransition?.At,
        NextTransitionCause = all.NextTransition?.Cause ?? TransitionCause.None,
        NextTransitionPolicyId = all.NextTransition?.PolicyId ?? default,
        AccessChanged = all.Change is not null,
        DueActions = all.Actions.Count,
    };
}

/// <summary>The normative evaluator.</summary>
internal sealed class ComplianceReferenceDecider : IComplianceDecider
{
    public string Name => "reference";

    public ComplianceAnswer Decide(ComplianceConfiguration configuration, ComplianceOptions options, DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now)
        => ComplianceAnswer.Of(ComplianceReference.Evaluate(configuration, options, facts, record, now));
}

/// <summary>The normative evaluator over what is left after writing configuration, facts and record as JSON and reading them again.</summary>
internal sealed class ComplianceJsonDecider : IComplianceDecider
{
    public string Name => "through JSON";

    public ComplianceAnswer Decide(ComplianceConfiguration configuration, ComplianceOptions options, DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now)
    {
        CompliancePolicySet read = CompliancePolicySet.Parse(CompliancePolicySet.From(configuration).ToJson());
        DeviceInventoryEntry device = DeviceInventory.Parse(new DeviceInventory([new(facts, record)]).ToJson()).Devices[0];
        return ComplianceAnswer.Of(ComplianceReference.Evaluate(read.Configuration, options, device.Facts, device.Record, now));
    }
}

/// <summary>The compiled evaluator, with expression trees or with plain delegates.</summary>
internal sealed class ComplianceCompiledDecider(bool useExpressionTrees) : IComplianceDecider
{
    public string Name => useExpressionTrees ? "compiled" : "without dynamic code";

    public ComplianceAnswer Decide(ComplianceConfiguration configuration, ComplianceOptions options, DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now)
        => ComplianceAnswer.WithoutReasons(CompiledCompliance.Evaluate(CompiledCompliance.Engine(configuration, options, useExpressionTrees), facts, record, now));
}
