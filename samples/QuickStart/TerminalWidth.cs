using System.Globalization;

namespace QuickStart;

/// <summary>How wide the table may be.</summary>
internal static class TerminalWidth
{
    private const int WhenNotATerminal = 180;

    public static int Find()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int columns) && columns >= 40) return columns;
        if (Console.IsOutputRedirected) return WhenNotATerminal;
        try
        {
            return Console.WindowWidth >= 40 ? Console.WindowWidth - 1 : WhenNotATerminal;
        }
        catch (IOException)
        {
            return WhenNotATerminal;
        }
    }
}
