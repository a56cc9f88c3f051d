using ConditionalAccess.Cli.Logs;

namespace ConditionalAccess.Cli.Replaying;

/// <summary>What one entry that cannot be used was.</summary>
internal sealed record BadLine(long Line, string Why);

/// <summary>A log replayed: what was counted, and how far it came.</summary>
internal sealed class ReplayRun(Agreement agreement, Impact? impact)
{
    /// <summary>Bad lines that are shown; more are counted only.</summary>
    private const int MostBadLines = 20;

    public Agreement Agreement { get; } = agreement;

    public Impact? Impact { get; } = impact;

    public long SignIns { get; private set; }

    public long BadLines { get; private set; }

    public List<BadLine> FirstBadLines { get; } = [];

    /// <summary>The user stopped it.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>The log could not be read to its end.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Reads the log to its end, to the first bad line when that is fatal, or until the user stops it.</summary>
    public void Read(IEnumerable<LogEntry> log, RecordReader reader, bool isStrict, Interruption interruption, Action<long> progress)
    {
        foreach (LogEntry entry in log)
        {
            Read(entry, reader);
            progress(SignIns);
            IsInterrupted = interruption.IsRequested;
            if (IsInterrupted || (isStrict && BadLines > 0)) return;
        }

        // A pipe that is given up looks like one that has ended.
        IsInterrupted = interruption.IsRequested;
    }

    private void Read(LogEntry entry, RecordReader reader)
    {
        IsCut |= entry.IsLast;
        if (entry.Fault is { } fault)
        {
            Refuse(entry.Line, fault);
            return;
        }

        try
        {
            RecordedSignIn signIn = reader.Read(entry);
            SignIns++;
            Agreement.Add(signIn);
            Impact?.Add(signIn);
        }
        catch (LogFault e)
        {
            Refuse(entry.Line, e.Message);
        }
    }

    private void Refuse(long line, string why)
    {
        BadLines++;
        if (FirstBadLines.Count < MostBadLines) FirstBadLines.Add(new BadLine(line, why));
    }
}
