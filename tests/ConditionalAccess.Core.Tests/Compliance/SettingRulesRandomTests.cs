using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>What holds for the rows of every policy on every device.</summary>
public class SettingRulesRandomTests
{
    private const int Cases = 3000;

    private static readonly string[] s_heldReasons =
    [
        ComplianceReasons.FactReportedError, ComplianceReasons.WslPluginMissing, ComplianceReasons.ScriptFailed, ComplianceReasons.ScriptNameMissing,
        ComplianceReasons.ScriptOutputInvalid, ComplianceReasons.ScriptValueInvalid,
    ];

    [Fact]
    public void Rows_are_ordered_and_well_formed() => ForAll((_, rows, notes) =>
    {
        Assert.Equal(rows.Select(r => r.Result.Setting).Order(StringComparer.Ordinal), rows.Select(r => r.Result.Setting));
        foreach (SettingCompliance row in rows.Select(r => r.Result))
        {
            Assert.True(row.State is ComplianceStatus.Compliant or ComplianceStatus.NonCompliant or ComplianceStatus.NotApplicable or ComplianceStatus.Error, row.State.ToString());
            Assert.False(row.IsHeld && row.State != ComplianceStatus.Error);
            Assert.True(row.State != ComplianceStatus.Error || row.Reason is not null);
            Assert.NotEqual(ComplianceSettingKind.None, row.Kind);
        }

        Assert.Equal(notes.Distinct(), notes);
    });

    [Fact]
    public void Only_what_the_device_or_script_reported_is_held() => ForAll((run, rows, _) =>
    {
        foreach (SettingCompliance row in rows.Select(r => r.Result).Where(r => r.IsHeld))
        {
            bool isReported = s_heldReasons.Any(reason => row.Reason!.StartsWith(reason, StringComparison.Ordinal));
            Assert.True(isReported || (run.Options.HoldForMissingFacts && row.Reason!.StartsWith(ComplianceReasons.FactMissing, StringComparison.Ordinal)), row.Reason);
        }
    });

    [Fact]
    public void Rows_stay_as_they_are_until_the_next_transition() => ForAll((run, rows, _) =>
    {
        RowTransition[] next = [.. rows.SelectMany(r => r.Transitions).OrderBy(t => t.At)];
        Assert.All(next, transition => Assert.True(transition.At > run.Now));
        DateTimeOffset last = next.Length == 0 ? ReferenceInput.Add(run.Now, ReferenceInput.Days(5000)) : next[0].At.AddTicks(-1);
        Assert.Equal(States(rows), States((run with { Now = last }).Rows));
    });

    private static string[] States(IReadOnlyList<SettingRow> rows) => [.. rows.Select(r => r.Result.Setting + ": " + RuleRun.Text(r.Result))];

    private static void ForAll(Action<RuleRun, IReadOnlyList<SettingRow>, List<ComplianceNote>> check)
    {
        int rows = 0;
        for (ulong seed = 0; seed < Cases; seed++)
        {
            ComplianceCase random = ComplianceCase.Create(seed);
            foreach (CompliancePolicy policy in random.Configuration.Policies.Where(p => PlatformSemantics.Match(p.Type, random.Facts.Platform) == Truth.Yes))
            {
                var run = new RuleRun(policy, random.Facts) { Options = random.Options, Configuration = random.Configuration, Now = random.Now };
                try
                {
                    IReadOnlyList<SettingRow> found = run.Rows;
                    rows += found.Count;
                    check(run, found, [.. run.Notes]);
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"seed {seed}, policy {policy.Id}: {e.Message}", e);
                }
            }
        }

        Assert.True(rows > Cases, "the generator made few rows: " + rows);
    }
}
