using ConditionalAccess.Json;
using ConditionalAccess.Model;

namespace ConditionalAccess;

/// <summary>What a what-if question came to for one policy (Graph <c>whatIfAnalysisResult</c>, spec 9.2). Immutable and thread-safe.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="PolicyApplies">Whether it applies; report-only policies apply like enabled ones.</param>
/// <param name="AnalysisReasons">The first reason why it does not apply; <see cref="AnalysisReasons.NotSet"/> when it applies.</param>
public sealed record WhatIfResult(ConditionalAccessPolicy Policy, bool PolicyApplies, AnalysisReasons AnalysisReasons)
{
    /// <summary>The policy as Graph JSON with <c>policyApplies</c> and <c>analysisReasons</c>.</summary>
    public string ToJson() => WhatIfWriter.Write(Policy, PolicyApplies, AnalysisReasons);
}
