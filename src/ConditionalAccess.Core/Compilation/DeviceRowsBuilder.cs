using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;

namespace ConditionalAccess.Compilation;

/// <summary>Makes device filters rows by attribute: all those whose comparisons are joined by one operator, as long as their attributes have few classes.</summary>
internal sealed class DeviceRowsBuilder
{
    // All rows together take at most this many words, about half of a processor's second cache.
    private const int MostWords = 16 * 1024;

    private readonly SetPlace _where;
    private readonly List<FlatFilter> _filters = [];
    private readonly ulong[] _rest;

    private DeviceRowsBuilder(ulong[] policies)
    {
        _where = ProfilePlace.WordsOf(policies);
        _rest = [.. policies];
    }

    /// <summary>The rows; null when no condition can be one.</summary>
    /// <param name="checks">The distinct device conditions.</param>
    /// <param name="checkOf">By policy bit: the number of its condition, or -1.</param>
    /// <param name="policies">The policies that have one.</param>
    public static DeviceRows? Build(IReadOnlyList<DeviceCheck> checks, int[] checkOf, ulong[] policies)
    {
        var builder = new DeviceRowsBuilder(policies);
        FlatFilter?[] flat = [.. checks.Select(FlatFilter.Of)];
        for (int bit = Bits.Next(policies, 0); bit >= 0; bit = Bits.Next(policies, bit + 1))
        {
            if (flat[checkOf[bit]] is { } filter) builder._filters.Add(filter with { Policy = bit - (builder._where.At << 6) });
        }

        return builder.Build();
    }

    private DeviceRows? Build()
    {
        if (_filters.Count == 0) return null;
        DeviceAttributeClasses[] attributes = Fitting();
        _filters.RemoveAll(f => !Array.TrueForAll(f.Comparisons, c => Array.Exists(attributes, a => a.Property == c.Property)));
        if (_filters.Count == 0) return null;
        var turned = new ulong[_where.Words];
        foreach (FlatFilter filter in _filters)
        {
            Bits.Clear(_where.In(_rest.AsSpan()), filter.Policy);
            if (filter.IsTurned) Bits.Set(turned, filter.Policy);
        }

        return Build(attributes, Users(), turned);
    }

    private DeviceRows Build(DeviceAttributeClasses[] attributes, Dictionary<DeviceComparison, List<FlatFilter>> users, ulong[] turned)
    {
        var builder = new TruthRowsBuilder(attributes.Sum(a => a.Count), _where.Words);
        var made = new DeviceAttributeRows[attributes.Length];
        int first = 0;
        for (int i = 0; i < attributes.Length; i++)
        {
            made[i] = attributes[i].Rows(first);
            for (int number = 0; number < attributes[i].Count; number++) builder.Put(first + number, Row(attributes[i], number, users));
            first += attributes[i].Count;
        }

        TruthRows rows = builder.Build();
        DeviceWord? word = _rest.Length == RowKernel.OneVector ? DeviceWord.TryMake(Filtered(), made, Array.ConvertAll(attributes, a => UsersOf(a, users)), rows, turned) : null;
        return new DeviceRows(made, rows, turned, _where, _rest, word);
    }

    private ulong[] Filtered()
    {
        var policies = new ulong[_where.Words];
        foreach (FlatFilter filter in _filters) Bits.Set(policies, filter.Policy);
        return policies;
    }

    // The filters in which each comparison stands.
    private Dictionary<DeviceComparison, List<FlatFilter>> Users()
    {
        var users = new Dictionary<DeviceComparison, List<FlatFilter>>();
        foreach (FlatFilter filter in _filters)
        {
            foreach (DeviceComparison comparison in filter.Comparisons)
            {
                if (!users.TryGetValue(comparison, out List<FlatFilter>? those)) users.Add(comparison, those = []);
                those.Add(filter);
            }
        }

        return users;
    }

    private ulong[] UsersOf(DeviceAttributeClasses attribute, Dictionary<DeviceComparison, List<FlatFilter>> users)
    {
        var policies = new ulong[_where.Words];
        foreach (DeviceComparison comparison in attribute.Comparisons)
        {
            foreach (FlatFilter filter in users.GetValueOrDefault(comparison) ?? []) Bits.Set(policies, filter.Policy);
        }

        return policies;
    }

    // Those that are looked up soonest first, until there is no more room.
    private DeviceAttributeClasses[] Fitting()
    {
        var fitting = new List<DeviceAttributeClasses>();
        int left = MostWords / _where.Words, picked = 0;
        foreach (DeviceAttributeClasses attribute in SoonestFirst())
        {
            if (attribute.Count > left || picked + attribute.Picked > DeviceRows.MostPicked) continue;
            left -= attribute.Count;
            picked += attribute.Picked;
            fitting.Add(attribute);
        }

        return [.. fitting];
    }

    private List<DeviceAttributeClasses> SoonestFirst()
    {
        var comparisons = new List<DeviceComparison>?[byte.MaxValue + 1];
        foreach (DeviceComparison comparison in _filters.SelectMany(f => f.Comparisons).Distinct()) (comparisons[(byte)comparison.Property] ??= []).Add(comparison);
        var all = new List<DeviceAttributeClasses>();
        foreach (List<DeviceComparison>? same in comparisons)
        {
            if (same is not null && DeviceAttributeClasses.Of(same[0].Property, [.. same]) is { } attribute) all.Add(attribute);
        }

        all.Sort((a, b) => Order(a).CompareTo(Order(b)));
        return all;
    }

    // Compliance, then by how many classes there are; equal ones as attributes are listed.
    private static long Order(DeviceAttributeClasses attribute) => attribute.Property == DeviceProperty.IsCompliant ? -1 : ((long)attribute.Count << 8) + (byte)attribute.Property;

    private TruthRow Row(DeviceAttributeClasses attribute, int number, Dictionary<DeviceComparison, List<FlatFilter>> users)
    {
        ulong[] may = new ulong[_where.Words], must = new ulong[_where.Words];
        may.AsSpan().Fill(ulong.MaxValue);
        must.AsSpan().Fill(ulong.MaxValue);
        for (int i = 0; i < attribute.Comparisons.Length; i++)
        {
            if (attribute.Answer(number, i) is not { } answer) continue;
            foreach (FlatFilter filter in users.GetValueOrDefault(attribute.Comparisons[i]) ?? [])
            {
                Truth value = filter.IsAny ? answer.Not() : answer;
                if (value == Truth.No) Bits.Clear(may, filter.Policy);
                if (value != Truth.Yes) Bits.Clear(must, filter.Policy);
            }
        }

        return TruthRow.Of(may, must);
    }

    /// <summary>Comparisons of a policy's filter that are joined by one operator.</summary>
    /// <param name="Comparisons">Them.</param>
    /// <param name="IsAny">Whether one is enough.</param>
    /// <param name="IsExclude">Whether the filter removes instead of adds.</param>
    private sealed record FlatFilter(DeviceComparison[] Comparisons, bool IsAny, bool IsExclude)
    {
        /// <summary>The bit of the policy among those that rows are about.</summary>
        public int Policy { get; init; }

        /// <summary>Whether the condition is the opposite of what all rows together say: "or" is written with "and".</summary>
        public bool IsTurned => IsAny != IsExclude;

        public static FlatFilter? Of(DeviceCheck check)
        {
            if (check.HasUnknown || check.States.Length > 0) return null;
            ReadOnlySpan<DeviceFilter> terms = check.Filter switch
            {
                DeviceFilterAnd all => all.Terms,
                DeviceFilterOr any => any.Terms,
                { } one => new[] { one },
                null => default,
            };
            var comparisons = new List<DeviceComparison>();
            foreach (DeviceFilter term in terms)
            {
                if (term is not DeviceComparison comparison || !HasPlainTexts(comparison)) return null;
                comparisons.Add(comparison);
            }

            return comparisons.Count == 0 ? null : new FlatFilter([.. comparisons], check.Filter is DeviceFilterOr, check.IsExclude);
        }

        // Half of a surrogate pair can be found in texts that differ in case only in one and not in the other.
        private static bool HasPlainTexts(DeviceComparison comparison)
        {
            foreach (string operand in comparison.Operands)
            {
                if (operand.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return false;
            }

            return true;
        }
    }
}
