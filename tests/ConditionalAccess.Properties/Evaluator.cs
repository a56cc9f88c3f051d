using ConditionalAccess.Model;

namespace ConditionalAccess.Properties;

/// <summary>What the laws look at: the outcome, and everything else that was decided as canonical text.</summary>
internal readonly record struct Verdict(DecisionOutcome Outcome, string Details);

/// <summary>Decides sign-ins for one tenant.</summary>
internal delegate Verdict Decide(in SignIn signIn, EvaluationMode mode);

/// <summary>An evaluator under test.</summary>
internal sealed record Evaluator(string Name, Func<TenantConfiguration, EngineOptions, Decide> For)
{
    public override string ToString() => Name;
}
