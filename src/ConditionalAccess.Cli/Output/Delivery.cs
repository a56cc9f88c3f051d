namespace ConditionalAccess.Cli.Output;

/// <summary>Brings a complete answer to where it belongs.</summary>
internal static class Delivery
{
    public static int Deliver(Answer answer, string? file, Streams streams)
    {
        // An answer can be empty, such as no annotations; a file of yesterday must not stand in for it. Where there is no answer, the file stays.
        bool isAnswered = !answer.Page.IsEmpty || answer.ExitCode != ExitCodes.NoAnswer;
        if (file is not null && isAnswered && !TryWriteFile(file, answer.Page.ToText(), streams)) return ExitCodes.NoAnswer;
        bool isDelivered = file is not null || TryWrite(answer.Page, streams);
        foreach (string message in answer.Messages) streams.Say(message);
        return isDelivered ? answer.ExitCode : ExitCodes.NoAnswer;
    }

    // Who reads the answer may have read enough: that is no error, and the exit code is still the answer's. A full disk is one.
    private static bool TryWrite(Page page, Streams streams)
    {
        if (page.IsEmpty) return true;
        try
        {
            if (streams.IsPainted) Painter.Paint(page, streams.Output);
            else streams.Output.Write(page.ToText());
            streams.Output.Flush();
            return true;
        }
        catch (IOException e) when (IsBrokenPipe(e))
        {
            return true;
        }
        catch (IOException e)
        {
            streams.Say("the answer cannot be written: " + e.Message);
            return false;
        }
    }

    // EPIPE, ERROR_BROKEN_PIPE, ERROR_NO_DATA.
    private static bool IsBrokenPipe(IOException e) => e.HResult is 32 or unchecked((int)0x8007006D) or unchecked((int)0x800700E8);

    private static bool TryWriteFile(string file, string text, Streams streams)
    {
        string? written = null;
        try
        {
            string path = Path.GetFullPath(file);
            if (Directory.Exists(path)) return Refuse(file, "it is a folder", streams);
            written = path + ".part";
            File.WriteAllText(written, text);
            File.Move(written, path, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            if (written is not null) TryDelete(written);
            return Refuse(file, e.Message, streams);
        }
    }

    private static bool Refuse(string file, string why, Streams streams)
    {
        streams.Say("'" + file + "' cannot be written: " + why);
        return false;
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What could not be written usually cannot be removed either.
        }
    }
}
