namespace ConditionalAccess;

/// <summary>Answers questions as Graph's <c>conditionalAccess/evaluate</c> does (spec 9).</summary>
public static class WhatIfEvaluation
{
    /// <summary>
    /// Which policies would apply to a sign-in, and why the others would not. It says nothing of whether their controls are met; for that ask
    /// <see cref="PolicyEngine.Explain(in SignIn, EvaluationMode)"/> with <see cref="EvaluationMode.WhatIf"/>.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="request">The question.</param>
    /// <param name="directory">What the host's directory says about the identity; left out means not known.</param>
    /// <exception cref="ArgumentException">The directory data are about another identity than the request.</exception>
    public static WhatIfResponse WhatIf(this PolicyEngine engine, WhatIfRequest request, in WhatIfDirectory directory = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(request);
        SignIn signIn = request.ToSignIn(in directory);
        Explanation explanation = engine.Explain(in signIn, EvaluationMode.WhatIf);
        var results = new List<WhatIfResult>();
        for (int i = 0; i < explanation.Policies.Count; i++)
        {
            ExplainedPolicy policy = explanation.Policies[i];
            bool isDeleted = policy.Result == PolicyResult.None;
            if (isDeleted || (request.AppliedPoliciesOnly && !policy.Applies)) continue;
            results.Add(new WhatIfResult(engine.Tenant.Policies[i], policy.Applies, policy.FirstReason));
        }

        return new WhatIfResponse([.. results]);
    }
}
