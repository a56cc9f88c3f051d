using System.Globalization;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Replaying;

/// <summary>A replay for people.</summary>
internal static class ReplayText
{
    private const int MostGroups = 50;
    private const int MostNames = 10;

    public static Page Write(ReplayRun run, ReplayNames names)
    {
        var page = new Page();
        string bad = run.BadLines == 0 ? "" : ", " + Words.Count(run.BadLines, "bad line");
        page.Line(Words.Count(run.SignIns, "sign-in") + bad + (run.IsInterrupted || run.IsCut ? " (PARTIAL: the log was not read to its end)" : ""));
        WriteScore(page, run.Agreement);
        WriteNotCompared(page, run.Agreement);
        WriteDisagreements(page, run.Agreement);
        if (run.Impact is { } impact) WriteImpact(page, impact, names.Against!);
        foreach (BadLine line in run.FirstBadLines) page.Line("bad line " + Number(line.Line) + ": " + line.Why, Ink.Doubtful);
        if (run.BadLines > run.FirstBadLines.Count) page.Line("and " + Words.Count(run.BadLines - run.FirstBadLines.Count, "more bad line"), Ink.Doubtful);
        return page;
    }

    /// <summary>A part in percent, rounded down: only what is whole is shown as 100.</summary>
    public static double Percent(long part, long whole) => whole == 0 ? 100 : Math.Floor(1000.0 * part / whole) / 10;

    private static void WriteScore(Page page, Agreement agreement)
    {
        if (agreement.Compared == 0)
        {
            page.Line("agreement: nothing to compare, the log has no result of a policy of the export", Ink.Doubtful);
            return;
        }

        long told = agreement.Compared - agreement.CountOf(DisagreementKind.MissingSignals);
        string rest = told == agreement.Compared || told == 0 ? "" : "; " + Part(agreement.Same, told) + " where the log tells enough";
        page.Line("agreement: " + Part(agreement.Same, agreement.Compared) + " of the recorded results" + rest, agreement.Same == agreement.Compared ? Ink.Good : Ink.Bad);
        for (int i = 0; i < agreement.Policies.Count; i++)
        {
            if (agreement.ComparedOf(i) > 0) page.Line("  " + Name(agreement, i) + ": " + Part(agreement.SameOf(i), agreement.ComparedOf(i)));
            else page.Line("  " + Name(agreement, i) + ": not in the log", Ink.Faint);
        }
    }

    private static void WriteNotCompared(Page page, Agreement agreement)
    {
        if (agreement.WithoutPolicies > 0) page.Line("not compared: " + Words.Count(agreement.WithoutPolicies, "sign-in") + " for which the log lists no policy");
        if (agreement.WithoutResult > 0) page.Line("not compared: " + Words.Count(agreement.WithoutResult, "result") + " recorded as not known");
        if (agreement.Strangers.Count == 0) return;
        page.Line("not compared: " + Words.Count(agreement.Strangers.Values.Sum(), "result") + " of policies that are not in the export");
        foreach ((string name, long count) in agreement.Strangers.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(MostNames))
            page.Line("  " + SafeText.Quote(name) + ": " + Number(count), Ink.Faint);
        if (agreement.Strangers.Count > MostNames) page.Line("  and " + Words.Count(agreement.Strangers.Count - MostNames, "more policy", "more policies"), Ink.Faint);
    }

    private static void WriteDisagreements(Page page, Agreement agreement)
    {
        if (agreement.Compared == agreement.Same) return;
        IEnumerable<string> kinds = Enum.GetValues<DisagreementKind>().Where(k => agreement.CountOf(k) > 0).Select(k => Number(agreement.CountOf(k)) + " " + Words.Of(k));
        page.Line(Words.Count(agreement.Compared - agreement.Same, "disagreement") + ": " + string.Join(", ", kinds));
        int shown = 0;
        long left = agreement.NotShown;
        foreach ((DisagreementKey key, Disagreement group) in agreement.Groups)
        {
            if (shown++ < MostGroups) WriteGroup(page, agreement, key, group);
            else left += group.Count;
        }

        if (left > 0) page.Line("  and " + Words.Count(left, "more disagreement") + "; --format json shows more of them");
    }

    private static void WriteGroup(Page page, Agreement agreement, DisagreementKey key, Disagreement group)
    {
        string because = key.NotSatisfied == PolicyConditions.None ? "" : " because of " + string.Join(", ", Words.All(key.NotSatisfied));
        page.Line(
            ("  " + Name(agreement, key.Policy) + ", " + Words.Count(group.Count, "time") + " ", Ink.Plain), (Words.Of(key.Kind), key.Kind == DisagreementKind.MissingSignals ? Ink.Doubtful : Ink.Bad),
            (": recorded " + Words.Of(key.Recorded) + because + "; ours " + key.Reason, Ink.Plain));
        foreach (ReplayExample example in group.Examples)
        {
            string id = example.Id is null ? "" : " " + SafeText.Quote(example.Id);
            page.Line("    line " + Number(example.Line) + ": sign-in" + id + " of " + SafeText.Quote(example.Who) + " with " + SafeText.Quote(example.App), Ink.Faint);
        }
    }

    private static void WriteImpact(Page page, Impact impact, string against)
    {
        page.Line("impact of " + SafeText.Quote(against) + " on " + Words.Count(impact.Decided, "sign-in") + ": " + Number(impact.NewlyBlocked) + " newly blocked, "
            + Number(impact.NewlyChallenged) + " newly challenged, " + Number(impact.NoLongerBlocked) + " no longer blocked, " + Number(impact.NoLongerChallenged) + " no longer challenged");
        if (impact.OnMissing > 0) page.Line("  for " + Number(impact.OnMissing) + " of the newly blocked or challenged the log does not tell everything that decides", Ink.Doubtful);
        WriteTally(page, "policy", impact.Policies);
        WriteTally(page, "user", impact.Users);
        WriteTally(page, "app", impact.Apps);
    }

    private static void WriteTally(Page page, string what, Tally tally)
    {
        if (tally.Count == 0) return;
        page.Line("  by " + what + ":");
        foreach (TallyLine line in tally.Lines.Take(MostNames))
        {
            string[] parts = [.. new[] { (line.Blocked, " blocked"), (line.Challenged, " challenged") }.Where(p => p.Item1 > 0).Select(p => Number(p.Item1) + p.Item2)];
            page.Line("    " + SafeText.Quote(line.Name) + ": " + string.Join(", ", parts));
        }

        if (tally.Count > MostNames) page.Line("    and " + Number(tally.Count - MostNames) + " more; --format json shows all of them");
    }

    private static string Part(long part, long whole)
        => string.Create(CultureInfo.InvariantCulture, $"{part} of {whole} ({Percent(part, whole):0.0} %)");

    private static string Name(Agreement agreement, int policy) => SafeText.Quote(PolicyName.Of(agreement.Policies[policy], policy));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
