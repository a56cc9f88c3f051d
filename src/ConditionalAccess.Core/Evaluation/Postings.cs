namespace ConditionalAccess.Evaluation;

/// <summary>For each id that some policy lists: the policies that do.</summary>
internal sealed class Postings(Dictionary<GraphId, int[]> lists, int[] any)
{
    /// <summary>Every policy that lists at least one id.</summary>
    public ReadOnlySpan<int> Any => any;

    public ReadOnlySpan<int> Of(GraphId id) => lists.TryGetValue(id, out int[]? policies) ? policies : [];

    /// <summary>Ors the policies that list an id; an id that is not known may be any of them.</summary>
    public void Or(TruthBits into, GraphId id)
    {
        if (id.IsKnown) into.Or(Of(id));
        else into.OrUnknown(any);
    }
}
