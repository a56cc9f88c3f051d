using System.Text;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Reporting;

/// <summary>HTML that is built piece by piece. Text goes in as text: whatever it holds, it can make no element and no attribute.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _html = new();

    /// <summary>Markup of this program; never text of a document.</summary>
    public HtmlText Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Text, as the content of an element or the value of a quoted attribute.</summary>
    public HtmlText Text(string text)
    {
        foreach (char c in SafeText.Of(text))
        {
            _ = c switch
            {
                '&' => _html.Append("&amp;"),
                '<' => _html.Append("&lt;"),
                '>' => _html.Append("&gt;"),
                '"' => _html.Append("&quot;"),
                '\'' => _html.Append("&#39;"),
                _ => _html.Append(c),
            };
        }

        return this;
    }

    /// <summary>An element with text in it.</summary>
    /// <param name="tag">The tag, with attributes of this program.</param>
    /// <param name="text">The text.</param>
    public HtmlText Element(string tag, string text)
    {
        int end = tag.IndexOf(' ', StringComparison.Ordinal);
        return Raw("<" + tag + ">").Text(text).Raw("</" + (end < 0 ? tag : tag[..end]) + ">");
    }

    /// <summary>A name from a document, kept apart from the text around it whatever its direction of writing.</summary>
    public HtmlText Name(string name) => Element("bdi", name);

    public override string ToString() => _html.ToString();
}
