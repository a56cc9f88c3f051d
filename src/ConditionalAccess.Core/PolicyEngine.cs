using ConditionalAccess.Compilation;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess;

/// <summary>
/// Decides sign-ins by one set of policies. Build it with <c>PolicySet.Compile</c>, keep it, and share it between threads.
/// </summary>
/// <remarks>Immutable and thread-safe. No clock, no I/O, no culture: the same sign-in always gets the same decision.</remarks>
public sealed class PolicyEngine
{
    internal PolicyEngine(TenantConfiguration tenant, EngineOptions options, PolicyPlan plan, string version)
    {
        Tenant = tenant;
        Options = options;
        Plan = plan;
        Version = version;
    }

    /// <summary>The policies and the objects they refer to.</summary>
    public TenantConfiguration Tenant { get; }

    /// <summary>The choices it was compiled with.</summary>
    public EngineOptions Options { get; }

    /// <summary>A digest of the policies and options: equal inputs have equal versions. Every decision carries it.</summary>
    public string Version { get; }

    internal PolicyPlan Plan { get; }

    /// <summary>Decides a sign-in for enforcement: what is not known never loosens the decision.</summary>
    /// <param name="signIn">What is known about the sign-in.</param>
    /// <returns>The decision. Never throws for any sign-in; allocates nothing for up to 256 policies.</returns>
    public Decision Evaluate(in SignIn signIn) => Evaluate(in signIn, EvaluationMode.Enforce);

    /// <summary>Decides a sign-in.</summary>
    /// <param name="signIn">What is known about the sign-in.</param>
    /// <param name="mode">How to resolve what is not known; an undefined value counts as <see cref="EvaluationMode.Enforce"/>.</param>
    /// <returns>The decision. Never throws for any sign-in; allocates nothing for up to 256 policies.</returns>
    public Decision Evaluate(in SignIn signIn, EvaluationMode mode) => new(this, PlanEvaluator.Evaluate(Plan, in signIn, mode));
}
