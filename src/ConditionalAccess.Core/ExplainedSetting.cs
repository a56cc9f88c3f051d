using ConditionalAccess.Compliance;

namespace ConditionalAccess;

/// <summary>One setting or built-in check that a device does not meet, or that could not be evaluated.</summary>
/// <param name="PolicyId">The policy; <c>default</c> for a built-in check.</param>
/// <param name="PolicyName">Its name; null when it has none.</param>
/// <param name="ContextId">The user it was evaluated for, <see cref="GraphId.None"/> for the system account; <c>default</c> for a built-in check.</param>
/// <param name="Result">What it came to: required and current value, reason and evidence.</param>
/// <param name="ObservedAt">When the fact that decides was observed; null when not known.</param>
/// <param name="WhatToDo">One sentence: what the user can do, from the policy's own words where it has some.</param>
public sealed record ExplainedSetting(GraphId PolicyId, string? PolicyName, GraphId ContextId, SettingCompliance Result, DateTimeOffset? ObservedAt, string WhatToDo);
