using System.Globalization;
using ConditionalAccess.Model;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>Users x apps x circumstances, each with what is needed.</summary>
internal sealed class AccessMatrix
{
    private readonly MatrixCell[,,] _cells;

    private AccessMatrix(IReadOnlyList<AxisGroup> people, IReadOnlyList<AxisGroup> targets, IReadOnlyList<AxisGroup> situations, MatrixCell[,,] cells, PolicyNames names)
    {
        (People, Targets, Situations, _cells, Names) = (people, targets, situations, cells, names);
    }

    public IReadOnlyList<AxisGroup> People { get; }

    public IReadOnlyList<AxisGroup> Targets { get; }

    public IReadOnlyList<AxisGroup> Situations { get; }

    public PolicyNames Names { get; }

    public bool HasUnknown => _cells.Cast<MatrixCell>().Any(c => c.Missing.Count > 0);

    public MatrixCell this[int person, int target, int situation] => _cells[person, target, situation];

    /// <summary>Null with a message when the question names what is not there, or when there would be too many cells.</summary>
    public static AccessMatrix? Build(PolicySet set, MatrixQuestion question, List<string> messages)
    {
        TenantConfiguration tenant = set.Tenant;
        ConditionalAccessPolicy[] policies = [.. tenant.Policies.Where(CanApply)];
        var groups = new StandInGroups(tenant);
        if (MatrixQuestion.ChoosePeople(Matrix.People.Of(policies), question.People, messages) is not { } people) return null;
        if (MatrixQuestion.Choose(Matrix.Targets.Of(policies, groups), question.Targets, "--app", messages) is not { } targets) return null;
        if (MatrixQuestion.ChooseSituations(Matrix.Situations.Of(policies, tenant), question.Situations, messages) is not { } situations) return null;
        long count = (long)people.Count * targets.Count * situations.Count;
        if (count > question.MostCells)
        {
            messages.Add(string.Create(CultureInfo.InvariantCulture,
                $"{people.Count} users x {targets.Count} apps x {situations.Count} conditions are {count} cells, more than {question.MostCells}: choose some with --who, --app and --when, or allow more with --max-cells"));
            return null;
        }

        MatrixCell[,,] cells = Decide(set, groups, people, targets, situations);
        var whole = new AccessMatrix([.. people.Select(One)], [.. targets.Select(One)], [.. situations.Select(One)], cells, new PolicyNames(tenant));
        return question.IsWhole ? whole : whole.Merged();
    }

    // A policy whose state is not understood may apply, so that it tells users apart as an enabled one does.
    private static bool CanApply(ConditionalAccessPolicy policy)
        => policy.DeletedDateTime is null && policy.State is not { IsUnderstood: true, Value: PolicyState.Disabled or PolicyState.ReportOnly };

    private static AxisGroup One(AxisEntry entry) => new([entry]);

    private static MatrixCell[,,] Decide(PolicySet set, StandInGroups groups, IReadOnlyList<AxisEntry> people, IReadOnlyList<AxisEntry> targets, IReadOnlyList<AxisEntry> situations)
    {
        PolicyEngine plain = set.Compile(), grouped = PolicySet.From(groups.Tenant).Compile();
        SignIn usual = UsualSignIn.Of(set.Tenant);
        var cells = new MatrixCell[people.Count, targets.Count, situations.Count];
        for (int p = 0; p < people.Count; p++)
        {
            for (int t = 0; t < targets.Count; t++)
            {
                PolicyEngine engine = targets[t].KnowsAppGroups ? grouped : plain;
                SignIn asked = targets[t].Apply(people[p].Apply(usual));
                for (int s = 0; s < situations.Count; s++)
                {
                    SignIn signIn = situations[s].Apply(asked);
                    cells[p, t, s] = MatrixCell.Decide(engine, in signIn);
                }
            }
        }

        return cells;
    }

    /// <summary>Users, apps and circumstances that need the same everywhere are put together.</summary>
    private AccessMatrix Merged()
    {
        IEnumerable<int> people = Enumerable.Range(0, People.Count), targets = Enumerable.Range(0, Targets.Count), situations = Enumerable.Range(0, Situations.Count);
        int[][] alikePeople = Alike(people, p => from t in targets from s in situations select _cells[p, t, s].Key);
        int[][] alikeTargets = Alike(targets, t => from p in people from s in situations select _cells[p, t, s].Key);
        int[][] alikeSituations = Alike(situations, s => from p in people from t in targets select _cells[p, t, s].Key);
        var cells = new MatrixCell[alikePeople.Length, alikeTargets.Length, alikeSituations.Length];
        for (int p = 0; p < alikePeople.Length; p++)
        {
            for (int t = 0; t < alikeTargets.Length; t++)
            {
                for (int s = 0; s < alikeSituations.Length; s++) cells[p, t, s] = _cells[alikePeople[p][0], alikeTargets[t][0], alikeSituations[s][0]];
            }
        }

        return new AccessMatrix(Groups(People, alikePeople), Groups(Targets, alikeTargets), Groups(Situations, alikeSituations), cells, Names);
    }

    private static int[][] Alike(IEnumerable<int> all, Func<int, IEnumerable<string>> keys)
        => [.. all.GroupBy(i => string.Join('\n', keys(i)), StringComparer.Ordinal).Select(g => g.ToArray())];

    private static AxisGroup[] Groups(IReadOnlyList<AxisGroup> all, int[][] alike) => [.. alike.Select(g => new AxisGroup([.. g.SelectMany(i => all[i].Entries)]))];
}
