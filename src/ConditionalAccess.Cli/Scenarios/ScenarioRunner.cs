using System.Diagnostics;
using ConditionalAccess.Cli.Asking;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>Decides the sign-in of a test and compares.</summary>
internal static class ScenarioRunner
{
    private const int MostReasons = 5;

    public static ScenarioResult Run(PolicyEngine engine, Scenario test, EvaluationMode mode, bool allowIndeterminate)
    {
        long start = Stopwatch.GetTimestamp();
        DecidedSignIn decided = DecidedSignIn.Decide(engine, test.SignIn, mode);
        string[] differences = [.. ScenarioComparison.Differences(test.Expected, decided.Explanation)];
        ScenarioStatus status = differences.Length > 0 ? ScenarioStatus.Failed
            : decided.IsCertain || allowIndeterminate || test.Expected.RestsOnUnknown ? ScenarioStatus.Passed : ScenarioStatus.Indeterminate;
        IReadOnlyList<string> reasons = status == ScenarioStatus.Failed ? [.. Reasons(test.Expected, decided.Explanation)] : [];
        return new ScenarioResult(test, decided, status, differences, reasons, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    // What is open explains a decision that is stricter than expected; what does not apply explains one that is looser.
    private static IEnumerable<string> Reasons(Expectation expected, Explanation why)
    {
        bool isLooser = expected.Decision > why.Outcome;
        var policies = why.Policies.Select((policy, index) => (policy, index))
            .Where(p => isLooser ? !p.policy.Applies && p.policy.Result == PolicyResult.NotApplied : p.policy.Result == PolicyResult.Failure).ToList();
        // A policy that is missing altogether, or that asks for too little, is nowhere among them.
        if (policies.Count == 0) policies = [.. why.Policies.Select((policy, index) => (policy, index)).Where(p => p.policy.Applies)];
        foreach ((ExplainedPolicy policy, int index) in policies.Take(MostReasons)) yield return PolicyReason.Name(policy, index) + ": " + PolicyReason.Of(policy);
        if (policies.Count > MostReasons) yield return "and " + Words.Count(policies.Count - MostReasons, "more policy", "more policies");
    }
}
