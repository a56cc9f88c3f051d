using System.Globalization;

namespace ConditionalAccess.Cli;

/// <summary>A fault of this program, written down for its authors.</summary>
internal static class CommandFault
{
    public static int Report(Exception fault, Streams streams)
    {
        string place = "nowhere, because no file could be written: " + fault.Message;
        try
        {
            string file = Path.Combine(Path.GetTempPath(), "cactl-fault-" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + ".txt");
            File.WriteAllText(file, fault.ToString());
            place = file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The message below says so.
        }

        streams.Say("this is a fault of cactl, not of your input; its report is in " + place);
        return ExitCodes.Fault;
    }
}
