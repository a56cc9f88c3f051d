using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Compilation;

/// <summary>Collects which policies list which ids.</summary>
internal sealed class PostingsBuilder
{
    private readonly Dictionary<GraphId, List<int>> _lists = [];
    private readonly SortedSet<int> _any = [];

    public void Add(GraphId id, int policy)
    {
        if (!_lists.TryGetValue(id, out List<int>? policies)) _lists[id] = policies = [];
        if (policies.Count == 0 || policies[^1] != policy) policies.Add(policy);
        _any.Add(policy);
    }

    public Postings Build() => new(_lists.ToDictionary(l => l.Key, l => l.Value.ToArray()), [.. _any]);
}
