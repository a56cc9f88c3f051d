namespace ConditionalAccess.Cli.Logs;

/// <summary>One JSON object on each line. A broken line costs no other line.</summary>
internal static class JsonLinesLog
{
    public static IEnumerable<LogEntry> Read(LogWindow window)
    {
        int seen = 0;
        bool isTooLong = false;
        while (true)
        {
            int end = window.Bytes[seen..].IndexOf((byte)'\n');
            if (end < 0 && window.IsTooLong)
            {
                if (!isTooLong) yield return LogEntry.TooLong(window.Line, isLast: false);
                (isTooLong, seen) = (true, 0);
                window.Skip(window.Length);
            }
            else if (end < 0)
            {
                seen = window.Length;
                if (window.More()) continue;
                end = 0;
            }

            if (end < 0) continue;
            int length = seen + end;
            bool isLast = length == window.Length;
            if (isLast && !isTooLong && !window.Bytes.IsWhiteSpace() && !LogReader.IsEntry(window.Bytes))
            {
                // A last line that is broken and has no end is where the log was cut off.
                yield return LogEntry.Bad(window.Line, "the log ends inside of this line", isLast: true);
                yield break;
            }

            if (!isTooLong && !window.Bytes[..length].IsWhiteSpace()) yield return new LogEntry(window.Line, window.Memory(length));
            if (isLast) yield break;
            window.Skip(length + 1);
            (isTooLong, seen) = (false, 0);
        }
    }

    private static bool IsWhiteSpace(this ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;
}
