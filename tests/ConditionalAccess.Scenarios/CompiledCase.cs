namespace ConditionalAccess.Scenarios;

/// <summary>A decision in the form that all deciders give.</summary>
internal static class CompiledCase
{
    public static CaseResult Of(in Decision decision)
    {
        Decision d = decision;
        IReadOnlyList<Requirement> requirements = d.Requirements.ToList();
        var contexts = new List<GraphId>();
        foreach (GraphId context in d.GrantedContexts) contexts.Add(context);
        return new CaseResult
        {
            Outcome = d.Outcome,
            FailureCode = d.FailureCode == 0 ? null : d.FailureCode,
            Clauses = string.Join("; ", requirements.Select(r => CaseResult.Clause(r.Items.ToList(), r.Unavailable.ToList()))),
            DemandedBy = string.Join("; ", requirements.Select(r => string.Join(",", Enumerable.Range(0, d.Policies.Count).Where(r.IsDemandedBy)))),
            RestsOn = CaseResult.Missing(d.MissingConditions, d.MissingItems.ToList()),
            SessionControls = d.SessionControls,
            FilteringProfiles = ValueArray.From(d.GetFilteringProfiles()),
            GrantedContexts = ValueArray.From(contexts),
            Hints = d.Hints,
            Policies = [.. Enumerable.Range(0, d.Policies.Count).Select(i => new CasePolicy(d.Policies[i], d.Policies.Applies(i)))],
        };
    }
}
