using ConditionalAccess.Cli.Output;
using ConditionalAccess.Cli.Reporting;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>The matrix as heat maps, one for each group of users: apps down, conditions across.</summary>
internal static class MatrixHtml
{
    public static Page Write(AccessMatrix matrix)
    {
        var body = new HtmlText();
        body.Raw("<h1>What each sign-in needs</h1>\n");
        return HtmlDocument.Write("What each sign-in needs", Add(body, matrix));
    }

    public static HtmlText Add(HtmlText body, AccessMatrix matrix)
    {
        body.Raw("<p class=\"soft\">").Text(UsualSignIn.Description).Raw(".</p>\n<p>");
        foreach ((string style, string word) in (ReadOnlySpan<(string, string)>)[("g", "granted"), ("c", "something to do first"), ("r", "needs what cannot be asked for here"), ("b", "blocked")])
            body.Raw("<span class=\"tag " + style + "\">").Text(word).Raw("</span> ");
        if (matrix.HasUnknown) body.Raw("<span class=\"tag u\">rests on what is not known</span>");
        body.Raw("</p>\n");
        for (int p = 0; p < matrix.People.Count; p++) AddTable(body, matrix, p);
        return body;
    }

    private static void AddTable(HtmlText body, AccessMatrix matrix, int person)
    {
        body.Raw("<div class=\"scroll\">\n<table>\n<caption>").Name(matrix.People[person].Label).Raw("</caption>\n<thead><tr><th>app</th>");
        foreach (AxisGroup situation in matrix.Situations) body.Element("th", situation.Label);
        body.Raw("</tr></thead>\n<tbody>\n");
        for (int t = 0; t < matrix.Targets.Count; t++)
        {
            body.Raw("<tr><th>").Name(matrix.Targets[t].Label).Raw("</th>");
            for (int s = 0; s < matrix.Situations.Count; s++) AddCell(body, matrix, matrix[person, t, s]);
            body.Raw("</tr>\n");
        }

        body.Raw("</tbody>\n</table>\n</div>\n");
    }

    private static void AddCell(HtmlText body, AccessMatrix matrix, MatrixCell cell)
    {
        string style = cell.Level switch { CellLevel.Granted => "g", CellLevel.Controls => "c", CellLevel.OutOfReach => "r", _ => "b" };
        if (cell.Missing.Count > 0) style += " u";
        body.Raw("<td class=\"" + style + "\" title=\"").Text(string.Join("; ", cell.Policies.Select(i => matrix.Names[i]))).Raw("\">").Text(matrix.Names.Needs(cell)).Raw("</td>");
    }
}
