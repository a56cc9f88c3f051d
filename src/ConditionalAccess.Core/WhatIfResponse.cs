using ConditionalAccess.Json;

namespace ConditionalAccess;

/// <summary>
/// The answer to a <see cref="WhatIfRequest"/>: one result for each policy in document order, or only those that apply when that was asked for
/// (spec 9.2, 9.3). Disabled policies are there with the reason <see cref="AnalysisReasons.PolicyNotEnabled"/>; soft-deleted ones are not.
/// </summary>
/// <param name="Value">The results.</param>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record WhatIfResponse(ValueArray<WhatIfResult> Value)
{
    /// <summary>The answer as Graph writes it, a collection under <c>value</c>; it can be read again as policies.</summary>
    public string ToJson() => WhatIfWriter.WriteAll(Value.Select(r => (r.Policy, r.PolicyApplies, r.AnalysisReasons)));
}
