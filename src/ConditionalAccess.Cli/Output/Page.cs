using System.Text;

namespace ConditionalAccess.Cli.Output;

/// <summary>How a piece of text looks on a terminal.</summary>
internal enum Ink
{
    Plain = 0,
    Good,
    Bad,
    Doubtful,
    Faint,
}

/// <summary>Lines of text, pieces of which have an ink. Without a terminal only the text is left.</summary>
internal sealed class Page
{
    private readonly List<IReadOnlyList<(string Text, Ink Ink)>> _lines = [];
    private readonly bool _endsLines;

    public Page() => _endsLines = true;

    private Page(string text) => _lines.Add([(text, Ink.Plain)]);

    public bool IsEmpty => _lines.Count == 0;

    public IReadOnlyList<IReadOnlyList<(string Text, Ink Ink)>> Lines => _lines;

    /// <summary>A document for machines, to be written as it is.</summary>
    public static Page Raw(string text) => new(text.EndsWith('\n') ? text : text + "\n");

    public bool IsRaw => !_endsLines;

    /// <summary>One more line. User text in it is made safe to show.</summary>
    public Page Line(string text, Ink ink = Ink.Plain) => Line((text, ink));

    public Page Line(params IReadOnlyList<(string Text, Ink Ink)> pieces)
    {
        _lines.Add([.. pieces.Select(p => (SafeText.Of(p.Text), p.Ink))]);
        return this;
    }

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (IReadOnlyList<(string Text, Ink Ink)> line in _lines)
        {
            foreach ((string piece, _) in line) text.Append(piece);
            if (_endsLines) text.Append('\n');
        }

        return text.ToString();
    }
}
