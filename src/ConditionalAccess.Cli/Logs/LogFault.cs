namespace ConditionalAccess.Cli.Logs;

/// <summary>Why one entry of a log cannot be used. The message never holds more than the entry's own words.</summary>
internal sealed class LogFault(string message) : Exception(message);
