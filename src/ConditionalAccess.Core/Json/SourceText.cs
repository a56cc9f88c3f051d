using System.Text;

namespace ConditionalAccess.Json;

/// <summary>One document as UTF-8 without byte order mark; the file keeps its name, and offsets turn into lines and columns on demand.</summary>
internal sealed class SourceText(string? name, ReadOnlyMemory<byte> utf8, int order)
{
    public string? Name { get; } = name;

    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>Position among the documents of one load, for document order.</summary>
    public int Order { get; } = order;

    /// <summary>One-based line and column, the column in UTF-16 characters.</summary>
    public (int Line, int Column) Position(int offset)
    {
        ReadOnlySpan<byte> before = Utf8.Span[..Math.Min(offset, Utf8.Length)];
        int lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
