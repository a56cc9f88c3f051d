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

    /// <summary>What a test that did not pass came to.</summary>
    public static string Word(ScenarioStatus status) => status == ScenarioStatus.Failed ? "FAILED" : "INDETERMINATE";

    /// <summary>How much was decided.</summary>
    public static string Headline(PolicyCoverage coverage)
    {
        int applied = coverage.Policies.Count(p => p.WasApplied);
        return $"coverage of {coverage.Export}: {Of(applied, coverage.Policies.Count)} policies applied, {Of(coverage.DecidedEntryCount, coverage.EntryCount)} entries decided";
    }

    /// <summary>What was not decided, one line each.</summary>
    public static IEnumerable<string> Gaps(PolicyCoverage coverage)
        => coverage.Policies.SelectMany(p => p.UndecidedEntries.Select(e => SafeText.Quote(p.Name) + ": " + e + " was decided by no test")
            .Prepend(p.WasApplied ? "" : NotApplied(p)).Where(t => t.Length > 0));

    public static string Counts(TestRun run)
    {
        string text = Words.Count(run.Count(ScenarioStatus.Passed), "passed", "passed") + ", " + Words.Count(run.Count(ScenarioStatus.Failed), "failed", "failed");
        int indeterminate = run.Count(ScenarioStatus.Indeterminate);
        return indeterminate == 0 ? text : text + ", " + Words.Count(indeterminate, "indeterminate", "indeterminate");
    }

    private static void Write(Page page, string file, ScenarioResult result)
    {
        if (result.Status == ScenarioStatus.Passed) return;
        page.Line((Word(result.Status), result.Status == ScenarioStatus.Failed ? Ink.Bad : Ink.Doubtful), (" " + file + ": " + result.Test.Name, Ink.Plain));
        foreach (string detail in Details(result)) page.Line("  " + detail);
    }

    private static void Write(Page page, PolicyCoverage coverage)
    {
        page.Line(Headline(coverage));
        HashSet<string> unused = [.. coverage.Policies.Where(p => !p.WasApplied).Select(NotApplied)];
        foreach (string gap in Gaps(coverage)) page.Line("  " + gap, unused.Contains(gap) ? Ink.Doubtful : Ink.Faint);
    }

    private static string NotApplied(CoveredPolicy policy) => SafeText.Quote(policy.Name) + " was applied by no test";

    private static string Of(int part, int whole) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{part} of {whole}");
}
