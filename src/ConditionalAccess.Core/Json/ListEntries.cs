using System.Diagnostics.CodeAnalysis;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>The entries of a list as <see cref="ObjectReader"/> reads them: a single text is a list of one, null entries are dropped with a warning.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Never compared.")]
internal readonly struct ListEntries(ReadContext context, string name, JsonNode value)
{
    public Enumerator GetEnumerator() => new(context, name, value);

    /// <summary>Goes from entry to entry.</summary>
    public struct Enumerator(ReadContext context, string name, JsonNode value)
    {
        private JsonItems.Enumerator _list = value.IsArray ? value.Items().GetEnumerator() : default;
        private bool _isSingle = value.IsString;

        public JsonNode Current { readonly get; private set; }

        public bool MoveNext()
        {
            if (value.IsArray) return MoveOn();
            if (!_isSingle) return false;
            _isSingle = false;
            Current = value;
            return true;
        }

        private bool MoveOn()
        {
            while (_list.MoveNext())
            {
                Current = _list.Current;
                if (!Current.IsNull) return true;
                context.Warn(DiagnosticCodes.NullEntry, Current, $"{name} has a null entry, which is dropped", "remove it");
            }

            return false;
        }
    }
}
