using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ConditionalAccess.Cli.Logs;

/// <summary>
/// Comma, semicolon or tab separated values as RFC 4180 writes them: quoted cells may hold separators, doubled quotes and line ends. Each row becomes a JSON
/// object of texts; an empty cell says nothing and is left out.
/// </summary>
internal static class CsvLog
{
    public static IEnumerable<LogEntry> Read(LogWindow window)
    {
        string[]? header = null;
        byte separator = (byte)',';
        var json = new ArrayBufferWriter<byte>(16 * 1024);
        while (true)
        {
            int length = RowLength(window);
            if (length < 0)
            {
                yield return window.IsTooLong ? LogEntry.TooLong(window.Line, isLast: true) : LogEntry.Bad(window.Line, "the log ends inside of a quoted cell", isLast: true);
                yield break;
            }

            ReadOnlyMemory<byte> row = window.Memory(length);
            if (header is null)
            {
                separator = CsvRow.Separator(row.Span);
                header = CsvRow.Header(row.Span, separator);
                if (!header.Any(LogColumns.IsKnown))
                {
                    yield return LogEntry.Bad(window.Line, "no form of a sign-in log: it is no JSON, and the first row names no column of one", isLast: true);
                    yield break;
                }
            }
            else if (row.Span.IndexOfAnyExcept(" \t\r"u8) >= 0)
            {
                string? fault = CsvRow.Write(row.Span, separator, header, json);
                yield return fault is null ? new LogEntry(window.Line, json.WrittenMemory) : LogEntry.Bad(window.Line, fault, isLast: length == window.Length && !window.More());
            }

            if (length == window.Length && !window.More()) yield break;
            window.Skip(Math.Min(length + 1, window.Length));
        }
    }

    // Up to the first line end that is not inside of quotes, or to the end of the log.
    private static int RowLength(LogWindow window)
    {
        int at = 0;
        bool isQuoted = false;
        while (true)
        {
            int found = at < window.Length ? window.Bytes[at..].IndexOfAny((byte)'"', (byte)'\n') : -1;
            if (found < 0)
            {
                at = window.Length;
                if (window.IsTooLong) return -1;
                if (!window.More()) return isQuoted ? -1 : at;
                continue;
            }

            at += found;
            if (window.Bytes[at] == '"') isQuoted = !isQuoted;
            else if (!isQuoted) return at;
            at++;
        }
    }
}

/// <summary>One row of separated values.</summary>
internal static class CsvRow
{
    /// <summary>The separator that the header uses.</summary>
    public static byte Separator(ReadOnlySpan<byte> header)
        => header.Contains((byte)',') ? (byte)',' : header.Contains((byte)';') ? (byte)';' : header.Contains((byte)'\t') ? (byte)'\t' : (byte)',';

    public static string[] Header(ReadOnlySpan<byte> row, byte separator)
    {
        var names = new List<string>();
        var text = new ArrayBufferWriter<byte>();
        int at = 0;
        while (Next(row, separator, ref at, text))
        {
            string name = LogColumns.NameOf(Encoding.UTF8.GetString(text.WrittenSpan));
            // Of two columns with one name the first counts.
            names.Add(names.Contains(name) ? "column " + (names.Count + 1).ToString(CultureInfo.InvariantCulture) : name);
        }

        return [.. names];
    }

    /// <summary>Writes a row as an object; returns what is wrong with it, or null.</summary>
    public static string? Write(ReadOnlySpan<byte> row, byte separator, string[] header, ArrayBufferWriter<byte> json)
    {
        json.ResetWrittenCount();
        var text = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json);
        writer.WriteStartObject();
        int at = 0, cell = 0;
        while (Next(row, separator, ref at, text))
        {
            if (cell < header.Length && text.WrittenCount > 0)
            {
                if (!System.Text.Unicode.Utf8.IsValid(text.WrittenSpan)) return "not UTF-8";
                writer.WriteString(header[cell], text.WrittenSpan);
            }

            cell++;
        }

        writer.WriteEndObject();
        writer.Flush();
        return cell == header.Length ? null : string.Create(CultureInfo.InvariantCulture, $"{cell} cells where the header has {header.Length}");
    }

    // The next cell without its quotes; false when the row is used up.
    private static bool Next(ReadOnlySpan<byte> row, byte separator, ref int at, ArrayBufferWriter<byte> text)
    {
        text.ResetWrittenCount();
        if (row.EndsWith("\r"u8)) row = row[..^1];
        if (at > row.Length) return false;
        bool isQuoted = false;
        while (at < row.Length)
        {
            byte b = row[at++];
            if (b == separator && !isQuoted) return true;
            bool isDoubled = b == '"' && isQuoted && at < row.Length && row[at] == '"';
            if (isDoubled) at++;
            if (b != '"' || isDoubled) text.Write([b]);
            else isQuoted = !isQuoted;
        }

        at = row.Length + 1;
        return true;
    }
}
