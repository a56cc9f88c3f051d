using System.Runtime.Intrinsics;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Bitmaps to work with while one sign-in is evaluated. Each thread has one, grown to the largest plan it has seen. Nothing of it outlives the
/// evaluation, and an evaluation never starts another one.
/// </summary>
internal sealed class Workspace
{
    [ThreadStatic]
    private static Workspace? t_current;

    private enum Part
    {
        None = -1,
        Included,
        IncludedUnknown,
        Excluded,
        ExcludedUnknown,
        Resource,
        ResourceUnknown,
        Location,
        LocationUnknown,
        NotLocation,
        NotLocationUnknown,
        Must,
        Undecided,
        Device,
        DeviceMust,
        Parts,
    }

    private readonly Vector256<ulong>[] _block;
    private int _words;

    private Workspace(int words) => _block = new Vector256<ulong>[TruthRows.Vectors(words) * (int)Part.Parts];

    /// <summary>The bitmap of policies that surely apply, when that is not the same as those that may.</summary>
    public Span<ulong> Must => TruthRows.Words(_block, At(Part.Must), _words);

    /// <summary>The bitmap of enabled policies that may apply and need not.</summary>
    public Span<ulong> Undecided => TruthRows.Words(_block, At(Part.Undecided), _words);

    /// <summary>The bitmap of policies whose device filter holds, as far as it is rows.</summary>
    public Span<ulong> Device => TruthRows.Words(_block, At(Part.Device), _words);

    /// <summary>The bitmap of those where it surely does, when that is not the same.</summary>
    public Span<ulong> DeviceMust => TruthRows.Words(_block, At(Part.DeviceMust), _words);

    /// <summary>This thread's working space.</summary>
    /// <param name="words">Words of one bitmap.</param>
    public static Workspace For(int words)
    {
        Workspace? current = t_current;
        if (current is null || current._block.Length < TruthRows.Vectors(words) * (int)Part.Parts) t_current = current = new Workspace(words);
        current._words = words;
        return current;
    }

    public TruthUnion Included() => Union(Part.Included);

    public TruthUnion Excluded() => Union(Part.Excluded);

    public TruthUnion Resource() => Union(Part.Resource);

    public TruthUnion Location() => Union(Part.Location);

    public TruthUnion NotLocation() => Union(Part.NotLocation);

    private int At(Part part) => (int)part * TruthRows.Vectors(_words);

    private TruthUnion Union(Part part) => new(_block, At(part), At(part + 1), _words);
}
