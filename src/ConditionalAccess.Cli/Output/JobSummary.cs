using System.Text;

namespace ConditionalAccess.Cli.Output;

/// <summary>The summary of a workflow's job: a file that the workflow names, to which each step adds its part.</summary>
internal static class JobSummary
{
    public const string Form = "markdown";

    /// <summary>The variable that names the file.</summary>
    public const string Variable = "GITHUB_STEP_SUMMARY";

    // A step may add 1 MiB; more than that and all of it is dropped.
    private const int MostBytes = 1024 * 1024;

    private const string Cut = "\n\nThe rest is left out: a summary holds 1 MiB. The answer of the command has all of it.\n";

    /// <summary>Adds the answer. That it cannot be added is said, and changes no exit code: the answer itself is elsewhere.</summary>
    public static void Add(Func<string, Page> write, Streams streams)
    {
        if (string.IsNullOrEmpty(streams.SummaryFile)) return;
        try
        {
            using var file = new FileStream(streams.SummaryFile, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(Bytes(write(Form).ToText(), file.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            streams.Say("the summary of the job cannot be written: " + e.Message);
        }
    }

    private static byte[] Bytes(string text, long already)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        long room = MostBytes - already;
        if (bytes.Length <= room) return bytes;
        int end = text.LastIndexOf('\n', (int)Math.Clamp(((room - Cut.Length) / 4) - 1, 0, Math.Max(0, text.Length - 1)));
        return room < Cut.Length ? [] : Encoding.UTF8.GetBytes(text[..Math.Max(0, end)] + Cut);
    }
}
