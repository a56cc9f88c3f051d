namespace ConditionalAccess.Compilation;

/// <summary>Lists of ids, looked at in place.</summary>
internal static class IdLists
{
    /// <summary>Whether an id is listed. Takes precedence over the sequence operator of that name, which would be compiled for ids in every process that starts.</summary>
    public static bool Contains(this ValueArray<GraphId> ids, GraphId id)
    {
        foreach (GraphId listed in ids)
        {
            if (listed == id) return true;
        }

        return false;
    }
}
