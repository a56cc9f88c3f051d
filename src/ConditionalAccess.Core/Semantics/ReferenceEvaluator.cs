using ConditionalAccess.Model;

namespace ConditionalAccess.Semantics;

/// <summary>
/// The normative evaluator: spec sections 4 to 8 as plain loops. Slow on purpose; every faster form is tested against it. Thread-safe.
/// </summary>
internal sealed class ReferenceEvaluator(TenantConfiguration tenant, EngineOptions options)
{
    private readonly FilterRules _filters = new(tenant.Policies);

    /// <summary>The tenant whose policies are evaluated.</summary>
    public TenantConfiguration Tenant { get; } = tenant;

    /// <summary>Spec 4.1, 6.4, 6.6: decides one sign-in by every policy.</summary>
    public ReferenceDecision Evaluate(in SignIn signIn, EvaluationMode mode = EvaluationMode.Enforce) => Evaluate(signIn, mode, Tenant);

    /// <summary>As <see cref="Evaluate(in SignIn, EvaluationMode)"/>, with other objects around the same policies.</summary>
    internal ReferenceDecision Evaluate(in SignIn signIn, EvaluationMode mode, TenantConfiguration around)
    {
        var context = new ReferenceContext(around, options, _filters, mode, signIn);
        var matches = new List<PolicyMatch>();
        foreach (ConditionalAccessPolicy policy in around.Policies) matches.Add(PolicySemantics.Match(policy, context));

        List<ConditionalAccessPolicy> enforced = [.. Enforced(matches, context, certainOnly: false)];
        var together = new BindingPolicies(enforced, Enforced(matches, context, certainOnly: true), context);
        var results = new List<ReferencePolicyResult>();
        for (int i = 0; i < matches.Count; i++)
        {
            ConditionalAccessPolicy policy = around.Policies[i];
            bool alone = PolicySemantics.State(policy) == PolicyState.ReportOnly;
            BindingPolicies binding = alone ? new BindingPolicies([policy], [], context) : together;
            results.Add(PolicyResults.Of(i, policy, matches[i], binding, context));
        }

        return DecisionSemantics.Decide(results, enforced, context);
    }

    private static IEnumerable<ConditionalAccessPolicy> Enforced(List<PolicyMatch> matches, ReferenceContext context, bool certainOnly)
    {
        for (int i = 0; i < matches.Count; i++)
        {
            ConditionalAccessPolicy policy = context.Tenant.Policies[i];
            if (policy.DeletedDateTime is not null || PolicySemantics.State(policy) != PolicyState.Enabled) continue;
            Truth value = matches[i].Match.Value;
            if (certainOnly ? value == Truth.Yes : PolicySemantics.Applies(value, context)) yield return policy;
        }
    }
}
