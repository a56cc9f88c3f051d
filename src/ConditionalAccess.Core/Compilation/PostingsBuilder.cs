using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Compilation;

/// <summary>Collects which policies include and which exclude which ids.</summary>
internal sealed class PostingsBuilder(int words)
{
    private readonly Dictionary<GraphId, int> _numbers = [];
    private readonly List<GraphId> _ids = [];
    private readonly List<int> _lists = [], _policies = [];
    private readonly ulong[] _anyIncluded = new ulong[words];
    private readonly ulong[] _anyExcluded = new ulong[words];

    public void Include(in GraphId id, int policy) => Add(2 * NumberOf(in id), policy, _anyIncluded);

    public void Exclude(in GraphId id, int policy) => Add((2 * NumberOf(in id)) + 1, policy, _anyExcluded);

    public Postings Build()
    {
        var starts = new int[(2 * _ids.Count) + 1];
        foreach (int list in _lists) starts[list + 1]++;
        for (int i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        int[] next = [.. starts];
        var policies = new int[_lists.Count];
        for (int i = 0; i < policies.Length; i++) policies[next[_lists[i]]++] = _policies[i];
        return new Postings(new IdMap(_ids.ToArray()), starts, policies, _anyIncluded, _anyExcluded);
    }

    private void Add(int list, int policy, ulong[] any)
    {
        _lists.Add(list);
        _policies.Add(policy);
        Bits.Set(any, policy);
    }

    private int NumberOf(in GraphId id)
    {
        if (_numbers.TryGetValue(id, out int number)) return number;
        number = _ids.Count;
        _ids.Add(id);
        _numbers.Add(id, number);
        return number;
    }
}
