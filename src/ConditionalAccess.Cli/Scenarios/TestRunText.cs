using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>A test run for people: only what needs attention, then counts and coverage.</summary>
internal static class TestRunText
{
    public static Page Write(TestRun run)
    {
        var page = new Page();
        foreach (ScenarioFileResult file in run.Files)
        {
            foreach (ScenarioResult result in file.Results) Write(page, file.File, result);
        }

        foreach (PolicyCoverage coverage in run.Coverage) Write(page, coverage);
        return page.Line(Counts(run), run.Count(ScenarioStatus.Failed) > 0 ? Ink.Bad : run.Count(ScenarioStatus.Indeterminate) > 0 ? Ink.Doubtful : Ink.Good);
    }

    /// <summary>Why a test did not pass, one line each.</summary>
    public static IEnumerable<string> Details(ScenarioResult result)
    {
        foreach (string difference in result.Differences) yield return difference;
        foreach (string reason in result.Reasons) yield return reason;
        if (result.Status != ScenarioStatus.Passed && result.Decided.Missing.Any()) yield return "rests on what is not known: " + string.Join(", ", result.Decided.Missing);
    }

    private static void Write(Page page, string file, ScenarioResult result)
    {
        if (result.Status == ScenarioStatus.Passed) return;
        bool isFailed = result.Status == ScenarioStatus.Failed;
        page.Line((isFailed ? "FAILED" : "INDETERMINATE", isFailed ? Ink.Bad : Ink.Doubtful), (" " + file + ": " + result.Test.Name, Ink.Plain));
        foreach (string detail in Details(result)) page.Line("  " + detail);
    }

    private static void Write(Page page, PolicyCoverage coverage)
    {
        int applied = coverage.Policies.Count(p => p.WasApplied);
        page.Line($"coverage of {coverage.Export}: {Of(applied, coverage.Policies.Count)} policies applied, {Of(coverage.DecidedEntryCount, coverage.EntryCount)} entries decided");
        foreach (CoveredPolicy policy in coverage.Policies)
        {
            if (!policy.WasApplied) page.Line("  " + SafeText.Quote(policy.Name) + " was applied by no test", Ink.Doubtful);
            foreach (string entry in policy.UndecidedEntries) page.Line("  " + SafeText.Quote(policy.Name) + ": " + entry + " was decided by no test", Ink.Faint);
        }
    }

    private static string Of(int part, int whole) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{part} of {whole}");

    private static string Counts(TestRun run)
    {
        string text = Words.Count(run.Count(ScenarioStatus.Passed), "passed", "passed") + ", " + Words.Count(run.Count(ScenarioStatus.Failed), "failed", "failed");
        int indeterminate = run.Count(ScenarioStatus.Indeterminate);
        return indeterminate == 0 ? text : text + ", " + Words.Count(indeterminate, "indeterminate", "indeterminate");
    }
}
