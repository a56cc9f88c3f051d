namespace ConditionalAccess.Cli.Output;

/// <summary>Brings a complete answer to where it belongs.</summary>
/// <param name="streams">Where answers and messages go.</param>
/// <param name="form">The form of the command line.</param>
/// <param name="files">The files that were asked for.</param>
/// <param name="hasSummary">True when the command can write the summary of a job.</param>
internal sealed class Delivery(Streams streams, string form, IReadOnlyList<OutputFile> files, bool hasSummary)
{
    public int Deliver(Answer answer)
    {
        bool isDelivered = true;
        if (answer.Write is { } write)
        {
            // Writing takes a moment only: Ctrl-C waits for it, so that no part of a file is left behind.
            streams.Interruption.Await();
            isDelivered = TryWriteFiles(write) && (files.Any(f => f.Form is null) || TryWrite(write(form)));
            if (hasSummary) JobSummary.Add(write, streams);
            streams.Interruption.Ignore();
        }

        foreach (string message in answer.Messages) streams.Say(message);
        if (!isDelivered) return ExitCodes.NoAnswer;
        return streams.Interruption.IsRequested ? ExitCodes.Interrupted : answer.ExitCode;
    }

    // Who reads the answer may have read enough: that is no error, and the exit code is still the answer's. A full disk is one.
    private bool TryWrite(Page page)
    {
        if (page.IsEmpty) return true;
        TextWriter output = page.IsRaw ? streams.Documents ?? streams.Output : streams.Output;
        try
        {
            if (streams.IsPainted) Painter.Paint(page, output);
            else output.Write(page.ToText());
            output.Flush();
            return true;
        }
        catch (IOException e) when (IsBrokenPipe(e))
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            streams.Say("the answer cannot be written: " + e.Message);
            return false;
        }
    }

    // EPIPE, ERROR_BROKEN_PIPE, ERROR_NO_DATA.
    private static bool IsBrokenPipe(IOException e) => e.HResult is 32 or unchecked((int)0x8007006D) or unchecked((int)0x800700E8);

    // Every file is prepared before the first one is put into its place.
    private bool TryWriteFiles(Func<string, Page> write)
    {
        var prepared = new List<WholeFile>();
        string path = "";
        try
        {
            foreach (OutputFile file in files)
            {
                path = file.Path;
                prepared.Add(WholeFile.Prepare(path, write(file.Form ?? form).ToText()));
            }

            for (int i = 0; i < prepared.Count; i++)
            {
                path = files[i].Path;
                prepared[i].Place();
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            foreach (WholeFile file in prepared) file.Drop();
            streams.Say(SafeText.Quote(path) + " cannot be written: " + e.Message);
            return false;
        }
    }
}
