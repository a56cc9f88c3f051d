using System.Globalization;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Asking;

/// <summary>Decided sign-ins for people.</summary>
internal static class DecidedText
{
    public static Page Write(IReadOnlyList<DecidedSignIn> decided, bool isWhole)
    {
        var page = new Page();
        foreach (DecidedSignIn signIn in decided)
        {
            if (isWhole) WriteWhole(page, signIn);
            else Write(page, signIn);
        }

        return page;
    }

    private static void Write(Page page, DecidedSignIn signIn)
    {
        Explanation why = signIn.Explanation;
        string code = why.FailureCode is { } error ? " (error " + error.ToString(CultureInfo.InvariantCulture) + ")" : "";
        page.Line((signIn.Name + ": ", Ink.Plain), (Words.Of(why.Outcome), InkOf(why.Outcome)), (code, Ink.Plain));
        foreach (ExplainedRequirement requirement in why.Requirements) page.Line("  " + Requirement(requirement, why));
        if (signIn.Missing.Any()) page.Line("  rests on what is not known: " + string.Join(", ", signIn.Missing), Ink.Doubtful);
        for (int i = 0; i < why.Policies.Count; i++)
        {
            ExplainedPolicy policy = why.Policies[i];
            page.Line("  " + PolicyReason.Name(policy, i) + ": " + PolicyReason.Of(policy), policy.Applies ? Ink.Plain : Ink.Faint);
        }
    }

    private static void WriteWhole(Page page, DecidedSignIn signIn)
    {
        page.Line(signIn.Name);
        foreach (string line in signIn.Explanation.ToString().TrimEnd('\n').Split('\n')) page.Line("  " + line);
    }

    /// <summary>What is needed and for which policies.</summary>
    public static string Requirement(ExplainedRequirement requirement, Explanation why)
    {
        string policies = string.Join(", ", requirement.Policies.Select(p => PolicyReason.Name(why.Policies[p], p)));
        string rest = string.Join(" or ", requirement.Unavailable);
        if (requirement.Alternatives.IsEmpty) return (requirement.Unavailable.Any(i => i.Kind == RequirementKind.Block) ? "blocked by " : "cannot be met: " + rest + ", for ") + policies;
        string text = "needs " + string.Join(" or ", requirement.Alternatives);
        if (rest.Length > 0) text += " (not available now: " + rest + ")";
        return text + ", for " + policies;
    }

    private static Ink InkOf(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Granted => Ink.Good,
        DecisionOutcome.ControlsRequired => Ink.Doubtful,
        _ => Ink.Bad,
    };
}
