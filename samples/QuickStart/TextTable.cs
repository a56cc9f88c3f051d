using System.Text;

namespace QuickStart;

/// <summary>Lays rows out in plain text: side by side where the width allows, one below the other where it does not.</summary>
internal sealed class TextTable(IReadOnlyList<string> headings)
{
    private const string Gap = "  ";
    private const int LeastColumn = 12;

    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Add(params IReadOnlyList<string> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Count, headings.Count);
        _rows.Add(cells);
    }

    public string Render(int width)
    {
        var text = new StringBuilder();
        if (width < headings.Count * (LeastColumn + Gap.Length)) RenderBelow(text, width);
        else RenderBeside(text, Widths(width));
        return text.ToString();
    }

    private void RenderBelow(StringBuilder text, int width)
    {
        int label = headings.Max(h => h.Length);
        foreach (IReadOnlyList<string> row in _rows)
        {
            for (int i = 0; i < headings.Count; i++)
            {
                if (row[i].Length == 0) continue;
                AppendLines(text, [label, Math.Max(LeastColumn, width - label - Gap.Length)], [headings[i], row[i]]);
            }

            text.Append('\n');
        }
    }

    private void RenderBeside(StringBuilder text, int[] widths)
    {
        AppendLines(text, widths, headings);
        AppendLines(text, widths, [.. widths.Select(w => new string('-', w))]);
        foreach (IReadOnlyList<string> row in _rows)
        {
            AppendLines(text, widths, row);
            text.Append('\n');
        }
    }

    // Narrow columns get what they need; what is left is shared by the wide ones in equal parts.
    private int[] Widths(int width)
    {
        int[] wanted = [.. headings.Select((h, i) => Math.Max(h.Length, _rows.Count == 0 ? 0 : _rows.Max(r => r[i].Length)))];
        int left = width - (Gap.Length * (headings.Count - 1));
        int[] widths = new int[wanted.Length];
        int open = wanted.Length;
        foreach (int i in Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i]))
        {
            widths[i] = Math.Min(wanted[i], left / open);
            left -= widths[i];
            open--;
        }

        return widths;
    }

    private static void AppendLines(StringBuilder text, int[] widths, IReadOnlyList<string> cells)
    {
        List<string>[] lines = [.. cells.Select((c, i) => Wrap(c, widths[i]))];
        int height = lines.Max(l => l.Count);
        for (int line = 0; line < height; line++)
        {
            IEnumerable<string> parts = lines.Select((l, i) => (line < l.Count ? l[line] : "").PadRight(widths[i]));
            text.Append(string.Join(Gap, parts).TrimEnd()).Append('\n');
        }
    }

    private static List<string> Wrap(string cell, int width)
    {
        var lines = new List<string>();
        foreach (string paragraph in cell.Split('\n'))
        {
            string line = "";
            foreach (string word in paragraph.Split(' ').SelectMany(w => w.Chunk(width)).Select(w => new string(w)))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    lines.Add(line);
                    line = "";
                }

                line = line.Length == 0 ? word : line + " " + word;
            }

            lines.Add(line);
        }

        return lines;
    }
}
