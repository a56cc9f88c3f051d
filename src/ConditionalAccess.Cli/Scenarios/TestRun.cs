using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>All files, run.</summary>
/// <param name="Files">The results of each file.</param>
/// <param name="Coverage">What was decided, for each set of policies.</param>
internal sealed record TestRun(IReadOnlyList<ScenarioFileResult> Files, IReadOnlyList<PolicyCoverage> Coverage)
{
    public int Count(ScenarioStatus status) => Files.Sum(f => f.Count(status));

    /// <summary>Null with messages when policies cannot be read, or when a test names a policy that is not there.</summary>
    public static TestRun? Run(IReadOnlyList<ScenarioFile> files, bool isStrict, bool allowIndeterminate, List<string> messages)
    {
        var results = new List<(ScenarioFile File, ScenarioFileResult Result)>();
        var coverage = new List<PolicyCoverage>();
        bool isBroken = false;
        foreach (IGrouping<string, ScenarioFile> group in files.GroupBy(f => string.Join('\n', f.Policies), StringComparer.Ordinal))
        {
            PolicySet? set = Export.Read(group.First().Policies, isStrict, messages);
            isBroken |= set is null || !NamesAreKnown(set, group, messages);
            if (isBroken) continue;
            PolicyEngine engine = set!.Compile();
            results.AddRange(group.Select(f => (f, new ScenarioFileResult(f.File, f.Path, [.. f.Tests.Select(t => ScenarioRunner.Run(engine, t, f.Mode, allowIndeterminate))]))));
            coverage.Add(PolicyCoverage.Measure(set, string.Join(", ", group.First().Policies), [.. group.SelectMany(f => f.Tests.Select(t => (t.SignIn, f.Mode)))]));
        }

        return isBroken ? null : new TestRun([.. results.OrderBy(r => files.ToList().IndexOf(r.File)).Select(r => r.Result)], coverage);
    }

    private static bool NamesAreKnown(PolicySet set, IEnumerable<ScenarioFile> files, List<string> messages)
    {
        int before = messages.Count;
        (GraphId, string?)[] policies = [.. set.Policies.Select(p => (p.Id, p.DisplayName))];
        foreach (ScenarioFile file in files)
        {
            foreach ((Scenario test, string name) in file.Tests.SelectMany(t => t.Expected.PolicyNames.Select(n => (t, n))))
            {
                int found = ScenarioComparison.Find(policies, name).Count;
                if (found == 0) messages.Add(file.File + " " + test.Path + ".expect: there is no policy called " + SafeText.Quote(name));
                else if (found > 1) messages.Add(file.File + " " + test.Path + ".expect: several policies are called " + SafeText.Quote(name) + ": name one by id");
            }
        }

        return messages.Count == before;
    }
}
