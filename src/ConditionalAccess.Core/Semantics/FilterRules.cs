using ConditionalAccess.Filters;
using ConditionalAccess.Model;

namespace ConditionalAccess.Semantics;

/// <summary>Every filter rule of a tenant, parsed once. A rule with a syntax error has no tree (spec 5.1).</summary>
internal sealed class FilterRules
{
    private readonly Dictionary<(string Text, FilterKind Kind), FilterExpression?> _trees = [];

    public FilterRules(ValueArray<ConditionalAccessPolicy> policies)
    {
        foreach (ConditionalAccessPolicy policy in policies)
        {
            ConditionSet conditions = policy.Conditions;
            Parse(conditions.Devices?.DeviceFilter, FilterKind.Device);
            Parse(conditions.Applications?.ApplicationFilter, FilterKind.SecurityAttributes);
            Parse(conditions.ClientApplications?.ServicePrincipalFilter, FilterKind.SecurityAttributes);
            Parse(conditions.ClientApplications?.AgentIdServicePrincipalFilter, FilterKind.SecurityAttributes);
        }
    }

    /// <summary>The tree of a rule; null when it has a syntax error or no text.</summary>
    public FilterExpression? Tree(FilterCondition filter, FilterKind kind) => _trees.GetValueOrDefault((filter.Rule ?? string.Empty, kind));

    private void Parse(FilterCondition? filter, FilterKind kind)
    {
        if (filter?.Rule is not { } text || _trees.ContainsKey((text, kind))) return;
        _trees.Add((text, kind), FilterRule.TryParse(text, kind, out FilterRule? rule, out _) ? rule.Root : null);
    }
}
