using ConditionalAccess;
using ConditionalAccess.Model;

namespace QuickStart;

/// <summary>One row for each decided sign-in: who, app, device, place, decision, what is required, which policies, why.</summary>
internal sealed class DecisionTable(TenantConfiguration tenant, KnownNames names)
{
    private readonly TextTable _table = new(["Who", "App", "Device", "Place", "Decision", "Required", "Policies", "Why"]);
    private readonly SignInText _text = new(names);
    private readonly Dictionary<DecisionOutcome, int> _outcomes = [];

    public void Add(string who, in SignIn signIn, in Decision decision)
    {
        _outcomes[decision.Outcome] = _outcomes.GetValueOrDefault(decision.Outcome) + 1;
        _table.Add(
            KnownNames.Plain(who),
            _text.App(in signIn),
            SignInText.Device(in signIn),
            SignInText.Place(in signIn),
            Outcome(in decision),
            Required(in decision),
            Policies(in decision),
            Why(in decision));
    }

    public string Render(int width) => _table.Render(width);

    public string Summary() => string.Join(", ", _outcomes.OrderBy(o => o.Key).Select(o => o.Value + " " + Word(o.Key)));

    private static string Outcome(in Decision decision)
        => decision.Outcome == DecisionOutcome.Blocked ? "BLOCKED " + decision.FailureCode : Word(decision.Outcome);

    private static string Word(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Granted => "granted",
        DecisionOutcome.ControlsRequired => "controls required",
        DecisionOutcome.Blocked => "blocked",
        _ => "no decision",
    };

    // All lines are needed; what stands behind "or" is an alternative; brackets mean that the user cannot be asked for it now.
    private string Required(in Decision decision)
    {
        var lines = new List<string>();
        foreach (Requirement requirement in decision.Requirements)
        {
            IEnumerable<string> items = requirement.Items.ToList().Select(names.Of);
            IEnumerable<string> others = requirement.Unavailable.ToList().Select(i => "[" + names.Of(i) + "]");
            lines.Add(string.Join(" or ", items.Concat(others)));
        }

        return lines.Count == 0 ? "-" : string.Join('\n', lines);
    }

    private string Policies(in Decision decision)
    {
        var open = new List<string>();
        int met = 0;
        for (int i = 0; i < tenant.Policies.Count; i++)
        {
            if (decision.Policies[i] == PolicyResult.Failure) open.Add(Name(i));
            else if (decision.Policies[i] == PolicyResult.Success) met++;
        }

        if (met > 0) open.Add(open.Count == 0 ? met + " met" : "(" + met + " more met)");
        return open.Count == 0 ? "none applies" : string.Join('\n', open);
    }

    private string Why(in Decision decision)
    {
        var reasons = new List<string> { Reason(in decision) };
        if (decision.RestsOnUnknown) reasons.Add("rests on what is not known: " + Missing(in decision));
        string session = string.Join(", ", SessionText.Of(decision.SessionControls));
        if (decision.IsGranted && session.Length > 0) reasons.Add("session: " + session);
        if (!decision.GrantedContexts.IsEmpty) reasons.Add("authentication context granted");
        string reported = Reported(in decision);
        if (reported.Length > 0) reasons.Add(reported);
        return string.Join('\n', reasons);
    }

    private string Reason(in Decision decision)
    {
        if (decision.Outcome == DecisionOutcome.Granted)
            return Enumerable.Range(0, tenant.Policies.Count).Count(Applied(decision)) is > 0 and int met ? met == 1 ? "the policy that applies is met" : $"all {met} policies that apply are met" : "no policy in force applies";
        if (decision.Outcome == DecisionOutcome.ControlsRequired) return "the user can still do what is required";
        IReadOnlyList<Requirement> dead = [.. decision.Requirements.ToList().Where(r => r.IsDead)];
        if (dead.Any(r => r.Unavailable.ToList().Any(i => i.Kind == RequirementKind.Block))) return "a policy blocks";
        return dead.Count == 0 ? "-" : "cannot be met in this sign-in: " + names.Of(dead[0].Unavailable.ToList()[0]);
    }

    private static Func<int, bool> Applied(Decision decision) => i => decision.Policies[i] is PolicyResult.Success or PolicyResult.Failure;

    private string Missing(in Decision decision)
    {
        var words = new List<string>();
        if (decision.MissingConditions != PolicyConditions.None) words.Add(Camel(decision.MissingConditions.ToString()));
        words.AddRange(decision.MissingItems.ToList().Select(names.Of));
        return string.Join(", ", words);
    }

    private static string Camel(string flags) => string.Join(", ", flags.Split(", ").Select(f => char.ToLowerInvariant(f[0]) + f[1..]));

    private string Reported(in Decision decision)
    {
        var failed = new List<string>();
        for (int i = 0; i < tenant.Policies.Count; i++)
        {
            if (decision.Policies[i] == PolicyResult.ReportOnlyFailure) failed.Add(Name(i));
        }

        return failed.Count == 0 ? "" : "report-only would refuse: " + string.Join(", ", failed.Take(2)) + (failed.Count > 2 ? $" and {failed.Count - 2} more" : "");
    }

    private string Name(int policy) => KnownNames.Plain(tenant.Policies[policy].DisplayName ?? names.Of(tenant.Policies[policy].Id));
}
