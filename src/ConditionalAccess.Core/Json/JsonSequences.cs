using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ConditionalAccess.Json;

/// <summary>
/// The entries of a list. A loop over them allocates nothing and, what counts when a process starts, needs no generic code to be compiled.
/// </summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Never compared.")]
internal readonly struct JsonItems(JsonTree tree, int list) : IEnumerable<JsonNode>
{
    public Enumerator GetEnumerator() => new(tree, list);

    IEnumerator<JsonNode> IEnumerable<JsonNode>.GetEnumerator()
    {
        for (Enumerator each = GetEnumerator(); each.MoveNext();) yield return each.Current;
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<JsonNode>)this).GetEnumerator();

    /// <summary>Goes from entry to entry.</summary>
    public struct Enumerator(JsonTree tree, int list)
    {
        private readonly int _end = tree[list].End;
        private int _at = -1;

        public readonly JsonNode Current => new(tree, _at);

        public bool MoveNext()
        {
            _at = _at < 0 ? list + 1 : tree[_at].End;
            return _at < _end;
        }
    }
}

/// <summary>The members of an object, as <see cref="JsonItems"/>.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Never compared.")]
internal readonly struct JsonMembers(JsonTree tree, int node) : IEnumerable<(string Name, JsonNode Value)>
{
    public Enumerator GetEnumerator() => new(tree, node);

    IEnumerator<(string Name, JsonNode Value)> IEnumerable<(string Name, JsonNode Value)>.GetEnumerator()
    {
        for (Enumerator each = GetEnumerator(); each.MoveNext();) yield return each.Current;
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<(string, JsonNode)>)this).GetEnumerator();

    /// <summary>Goes from member to member.</summary>
    public struct Enumerator(JsonTree tree, int node)
    {
        private readonly int _end = tree[node].End;
        private int _at = -1;

        public readonly (string Name, JsonNode Value) Current => (Name, Value);

        /// <summary>The name alone.</summary>
        public readonly string Name => new JsonNode(tree, _at).Text;

        /// <summary>The value alone, without decoding the name.</summary>
        public readonly JsonNode Value => new(tree, _at + 1);

        public bool MoveNext()
        {
            _at = _at < 0 ? node + 1 : tree[_at + 1].End;
            return _at < _end;
        }
    }
}
