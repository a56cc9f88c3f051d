using Spectre.Console;

namespace ConditionalAccess.Cli.Output;

/// <summary>Draws a page on a terminal. Text is never read as markup.</summary>
internal static class Painter
{
    public static void Paint(Page page, TextWriter output)
    {
        if (page.IsRaw)
        {
            output.Write(page.ToText());
            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No });
        foreach (IReadOnlyList<(string Text, Ink Ink)> line in page.Lines)
        {
            var paragraph = new Paragraph();
            foreach ((string text, Ink ink) in line) paragraph.Append(text, StyleOf(ink));
            console.Write(paragraph);
            console.WriteLine();
        }
    }

    private static Style StyleOf(Ink ink) => ink switch
    {
        Ink.Good => new Style(Color.Green),
        Ink.Bad => new Style(Color.Red),
        Ink.Doubtful => new Style(Color.Yellow),
        Ink.Faint => new Style(decoration: Decoration.Dim),
        _ => Style.Plain,
    };
}
