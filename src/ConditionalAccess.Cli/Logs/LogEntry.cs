namespace ConditionalAccess.Cli.Logs;

/// <summary>One entry of a log.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Json">The entry as a JSON object in UTF-8; valid until the next entry is read.</param>
/// <param name="Fault">Why there is no object; null when there is one.</param>
/// <param name="IsLast">True when nothing after a fault can be read.</param>
internal readonly record struct LogEntry(long Line, ReadOnlyMemory<byte> Json, string? Fault = null, bool IsLast = false)
{
    /// <summary>No entry of a sign-in log comes near this. It bounds what reading keeps.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    public static LogEntry Bad(long line, string fault, bool isLast = false) => new(line, default, fault, isLast);

    public static LogEntry TooLong(long line, bool isLast) => Bad(line, "longer than 4 MiB", isLast);
}
