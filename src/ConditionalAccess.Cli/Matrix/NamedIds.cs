using System.Buffers.Binary;
using ConditionalAccess.Model;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>Ids that the policies name, in the order of first mention.</summary>
internal static class NamedIds
{
    public static IReadOnlyList<GraphId> Of(IEnumerable<ConditionalAccessPolicy> policies, Func<ConditionSet, IEnumerable<GraphId>> lists, params GraphId[] keywords)
        => [.. policies.SelectMany(p => lists(p.Conditions)).Where(id => id.IsKnown && !id.IsNone && !keywords.Contains(id)).Distinct()];

    /// <summary>An id that is not among these.</summary>
    public static GraphId Other(IReadOnlyCollection<GraphId> named)
    {
        Span<byte> bytes = stackalloc byte[16];
        for (int number = 1; ; number++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, number);
            GraphId id = new Guid(bytes, bigEndian: true);
            if (!named.Contains(id)) return id;
        }
    }
}
