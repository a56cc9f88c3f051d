namespace ConditionalAccess.Evaluation;

/// <summary>For each id that some policy lists: the policies that include it and those that exclude it.</summary>
/// <param name="ids">The ids.</param>
/// <param name="starts">Where the included policies of id n begin in <paramref name="policies"/>, at 2n, and the excluding ones, at 2n + 1.</param>
/// <param name="policies">All lists, one after the other.</param>
/// <param name="anyIncluded">Every policy that includes at least one id.</param>
/// <param name="anyExcluded">Every policy that excludes at least one id.</param>
internal sealed class Postings(IdMap ids, int[] starts, int[] policies, ulong[] anyIncluded, ulong[] anyExcluded)
{
    public ReadOnlySpan<ulong> AnyIncluded => anyIncluded;

    public ReadOnlySpan<ulong> AnyExcluded => anyExcluded;

    /// <summary>The number of a known id; -1 when no policy lists it.</summary>
    public int Find(in GraphId id) => ids.Find(in id);

    public ReadOnlySpan<int> Included(int number) => policies.AsSpan(starts[2 * number]..starts[(2 * number) + 1]);

    public ReadOnlySpan<int> Excluded(int number) => policies.AsSpan(starts[(2 * number) + 1]..starts[(2 * number) + 2]);

    /// <summary>Ors the policies that include and those that exclude an id; an id that is not known may be any of them.</summary>
    public void Or(in GraphId id, ref TruthUnion included, ref TruthUnion excluded)
    {
        if (!id.IsKnown)
        {
            OrAny(ref included, ref excluded);
            return;
        }

        int number = ids.Find(in id);
        if (number < 0) return;
        included.Or(Included(number));
        excluded.Or(Excluded(number));
    }

    /// <summary>The same for many ids, most of which no policy lists.</summary>
    public void Or(ReadOnlySpan<GraphId> some, ref TruthUnion included, ref TruthUnion excluded)
    {
        Span<ulong> including = included.Yes, excluding = excluded.Yes;
        ReadOnlySpan<int> bounds = starts, listed = policies;
        foreach (ref readonly GraphId id in some)
        {
            if (!id.IsGuid)
            {
                Or(in id, ref included, ref excluded);
                continue;
            }

            int number = ids.Find(in id.GuidInPlace);
            if (number < 0) continue;
            int at = bounds[2 * number], half = bounds[(2 * number) + 1], end = bounds[(2 * number) + 2];
            for (; at < half; at = unchecked(at + 1)) Bits.Set(including, listed[at]);
            for (; at < end; at = unchecked(at + 1)) Bits.Set(excluding, listed[at]);
        }
    }

    /// <summary>Ors, as not sure, every policy that lists any id.</summary>
    public void OrAny(ref TruthUnion included, ref TruthUnion excluded)
    {
        included.OrUnknown(anyIncluded);
        excluded.OrUnknown(anyExcluded);
    }
}
