using ConditionalAccess.Model;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>Which policies, and which entries of their include and exclude lists, some test decided.</summary>
/// <param name="Export">Where the policies were read from.</param>
/// <param name="Policies">Every policy that can apply, in the order of the set.</param>
internal sealed record PolicyCoverage(string Export, IReadOnlyList<CoveredPolicy> Policies)
{
    public int EntryCount => Policies.Sum(p => p.EntryCount);

    public int DecidedEntryCount => Policies.Sum(p => p.EntryCount - p.UndecidedEntries.Count);

    public static PolicyCoverage Measure(PolicySet set, string export, IReadOnlyList<(NamedSignIn SignIn, EvaluationMode Mode)> signIns)
    {
        var covered = new List<CoveredPolicy>();
        foreach (ConditionalAccessPolicy policy in set.Policies)
        {
            if (policy.DeletedDateTime is not null || policy.State is { IsUnderstood: true, Value: PolicyState.Disabled }) continue;
            bool[] applies = Applies(set, policy, signIns);
            IReadOnlyList<PolicyEntry> entries = PolicyEntry.Of(policy.Conditions);
            // An entry was decided when some sign-in of a test would meet the policy without it, or would not meet it any more.
            string[] undecided = [.. entries
                .Where(e => e.Without is null ? !applies.Contains(true) : applies.SequenceEqual(Applies(set, policy with { Conditions = e.Without }, signIns)))
                .Select(e => e.Text)];
            covered.Add(new CoveredPolicy(policy.DisplayName ?? policy.Id.ToString(), applies.Contains(true), entries.Count, undecided));
        }

        return new PolicyCoverage(export, covered);
    }

    private static bool[] Applies(PolicySet set, ConditionalAccessPolicy policy, IReadOnlyList<(NamedSignIn SignIn, EvaluationMode Mode)> signIns)
    {
        PolicyEngine engine = PolicySet.From(set.Tenant with { Policies = [policy] }).Compile();
        return [.. signIns.Select(s => engine.Evaluate(in s.SignIn.SignIn, s.Mode).Policies.Applies(0))];
    }
}

/// <summary>What tests decided of one policy.</summary>
/// <param name="Name">Its name, or its id when it has none.</param>
/// <param name="WasApplied">True when it applied in some test.</param>
/// <param name="EntryCount">Entries of its include and exclude lists.</param>
/// <param name="UndecidedEntries">Those that changed the policy in no test.</param>
internal sealed record CoveredPolicy(string Name, bool WasApplied, int EntryCount, IReadOnlyList<string> UndecidedEntries);
