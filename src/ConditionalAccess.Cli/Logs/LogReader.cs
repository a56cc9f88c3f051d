using System.Text.Json;

namespace ConditionalAccess.Cli.Logs;

/// <summary>Finds out which form a log has, and reads its entries one after another.</summary>
internal static class LogReader
{
    /// <summary>As little as is needed to see the first line of most logs.</summary>
    private const int FirstLook = 64 * 1024;

    /// <summary>The entries of a log. Reading errors of the stream are the last entry.</summary>
    public static IEnumerable<LogEntry> Read(Stream file)
    {
        LogWindow window = LogStream.Open(file);
        foreach (LogEntry entry in Entries(window))
        {
            if (entry.IsLast && window.Fault is not null) break;
            yield return entry;
            if (entry.IsLast) yield break;
        }

        if (window.Fault is { } fault) yield return LogEntry.Bad(window.Line, "the log cannot be read any further: " + fault, isLast: true);
    }

    private static IEnumerable<LogEntry> Entries(LogWindow window)
    {
        SkipSpace(window);
        if (window.Length == 0) return [];
        window.Want(FirstLook);
        return window.Bytes[0] switch
        {
            (byte)'[' => JsonLog.Read(window),
            (byte)'{' => HasLines(window.Bytes) ? JsonLinesLog.Read(window) : JsonLog.Read(window),
            _ => CsvLog.Read(window),
        };
    }

    private static void SkipSpace(LogWindow window)
    {
        while (window.Length > 0 || window.More())
        {
            int at = window.Bytes.IndexOfAnyExcept(" \t\r\n"u8);
            window.Skip(at < 0 ? window.Length : at);
            if (at >= 0) return;
        }
    }

    // One object on a line makes lines, and so does a first line that is broken when the next one begins like another entry.
    private static bool HasLines(ReadOnlySpan<byte> start)
    {
        int end = start.IndexOf((byte)'\n');
        if (end < 0) return false;
        if (IsEntry(start[..end])) return true;
        ReadOnlySpan<byte> next = start[(end + 1)..];
        int nextEnd = next.IndexOf((byte)'\n');
        return IsEntry(nextEnd < 0 ? next : next[..nextEnd]);
    }

    /// <summary>Whether a line holds one whole object that is no page of a list.</summary>
    public static bool IsEntry(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isPage = reader.ValueTextEquals("value"u8);
                if (!reader.Read() || (isPage && reader.TokenType == JsonTokenType.StartArray)) return false;
                reader.Skip();
            }

            return reader.TokenType == JsonTokenType.EndObject && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
