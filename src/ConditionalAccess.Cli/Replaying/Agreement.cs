using ConditionalAccess.Cli.Logs;
using ConditionalAccess.Model;

namespace ConditionalAccess.Cli.Replaying;

/// <summary>Recorded results compared with ours, counted. What is kept does not grow with the number of sign-ins.</summary>
internal sealed class Agreement
{
    /// <summary>Groups of equal disagreements that are kept apart; more are counted only.</summary>
    private const int MostGroups = 5_000;

    /// <summary>Policies that are not in the export and are kept apart.</summary>
    private const int MostStrangers = 1_000;

    private readonly PolicyEngine _engine;
    private readonly EvaluationMode _mode;
    private readonly int _mostExamples;
    private readonly DecisionBuffer _buffer = new();
    private readonly Dictionary<GraphId, int> _byId = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<DisagreementKey, Disagreement> _groups = [];
    private readonly SortedDictionary<string, long> _strangers = new(StringComparer.Ordinal);
    private readonly long[] _compared;
    private readonly long[] _same;
    private readonly long[] _kinds = new long[Enum.GetValues<DisagreementKind>().Length];

    public Agreement(PolicySet set, EvaluationMode mode, int mostExamples)
    {
        Policies = set.Policies;
        _engine = set.Compile();
        (_mode, _mostExamples) = (mode, mostExamples);
        (_compared, _same) = (new long[Policies.Count], new long[Policies.Count]);
        for (int i = 0; i < Policies.Count; i++)
        {
            if (Policies[i].Id.IsKnown) _byId.TryAdd(Policies[i].Id, i);
            else if (Policies[i].DisplayName is { } name) _byName.TryAdd(name, i);
        }
    }

    public ValueArray<ConditionalAccessPolicy> Policies { get; }

    public PolicyEngine Engine => _engine;

    public long Compared => _compared.Sum();

    public long Same => _same.Sum();

    /// <summary>Sign-ins for which the log lists no policy.</summary>
    public long WithoutPolicies { get; private set; }

    /// <summary>Recorded results that say nothing, such as <c>unknown</c>.</summary>
    public long WithoutResult { get; private set; }

    /// <summary>Results of policies that are not in the export, by the policy's name.</summary>
    public IReadOnlyDictionary<string, long> Strangers => _strangers;

    /// <summary>Disagreements that are counted but not shown, because there are too many different ones.</summary>
    public long NotShown { get; private set; }

    public long ComparedOf(int policy) => _compared[policy];

    public long SameOf(int policy) => _same[policy];

    public long CountOf(DisagreementKind kind) => _kinds[(int)kind];

    /// <summary>Groups of equal disagreements, the most frequent first.</summary>
    public IEnumerable<(DisagreementKey Key, Disagreement Group)> Groups
        => _groups.Select(g => (g.Key, g.Value)).OrderByDescending(g => g.Value.Count).ThenBy(g => g.Key.Policy).ThenBy(g => g.Key.Recorded)
            .ThenBy(g => g.Key.Reason, StringComparer.Ordinal).ThenBy(g => g.Key.NotSatisfied);

    public void Add(RecordedSignIn signIn)
    {
        if (signIn.Policies is not { Count: > 0 } recorded)
        {
            WithoutPolicies++;
            return;
        }

        Decision decision = _engine.Evaluate(in signIn.SignIn, null, null, _buffer, _mode);
        PolicyResultCollection ours = decision.Policies;
        Explanation? why = null;
        foreach (RecordedPolicy policy in recorded)
        {
            int at = Find(policy);
            if (at < 0) Meet(policy);
            else if (policy.Result == PolicyResult.Unknown) WithoutResult++;
            else
            {
                _compared[at]++;
                if (ours[at] == policy.Result) _same[at]++;
                else Differ(signIn, at, policy, why ??= _engine.Explain(in signIn.SignIn, _mode));
            }
        }
    }

    private int Find(RecordedPolicy policy)
    {
        if (policy.Id.IsKnown && _byId.TryGetValue(policy.Id, out int at)) return at;
        return policy.Name is { } name && _byName.TryGetValue(name, out at) ? at : -1;
    }

    private void Meet(RecordedPolicy policy)
    {
        string name = policy.Name ?? (policy.Id.IsKnown ? policy.Id.ToString() : "without name");
        if (!_strangers.ContainsKey(name) && _strangers.Count >= MostStrangers) name = "others";
        _strangers[name] = _strangers.GetValueOrDefault(name) + 1;
    }

    private void Differ(RecordedSignIn signIn, int at, RecordedPolicy recorded, Explanation why)
    {
        ExplainedPolicy ours = why.Policies[at];
        DisagreementKind kind = DisagreementCause.KindOf(recorded.Result, ours);
        _kinds[(int)kind]++;
        var key = new DisagreementKey(at, kind, recorded.Result, recorded.NotSatisfied, ours.Result, DisagreementCause.ReasonOf(kind, recorded.Result, ours));
        if (!_groups.TryGetValue(key, out Disagreement? group))
        {
            if (_groups.Count >= MostGroups)
            {
                NotShown++;
                return;
            }

            _groups[key] = group = new Disagreement();
        }

        group.Add(signIn, _mostExamples);
    }
}
