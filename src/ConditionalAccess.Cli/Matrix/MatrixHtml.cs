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
        foreach ((string style, string word) in (ReadOnlySpan<(string, string)>)[("g", "yes: granted"), ("c", "if: something to do first"), ("r", "needs: what cannot be asked for here"), ("b", "no: blocked")])
            body.Raw("<span class=\"tag " + style + "\">").Text(word).Raw("</span> ");
        if (matrix.HasUnknown) body.Raw("<span class=\"tag u\">rests on what is not known</span>");
        body.Raw("</p>\n");
        AddOverview(body, matrix);
        foreach (AxisGroup group in matrix.People.Concat(matrix.Targets).Concat(matrix.Situations).Where(g => g.IsShortened))
            body.Raw("<details><summary>").Name(group.ShortLabel).Raw("</summary><p class=\"soft\">").Name(group.Label).Raw("</p></details>\n");
        for (int p = 0; p < matrix.People.Count; p++) AddTable(body, matrix, p);
        return body;
    }

    /// <summary>Everybody at a glance: each field shows the strictest answer over all apps.</summary>
    private static void AddOverview(HtmlText body, AccessMatrix matrix)
    {
        body.Raw("<div class=\"scroll\">\n<table class=\"heat\">\n<caption>At a glance: the strictest answer over all apps</caption>\n<thead><tr><th>who</th>");
        foreach (AxisGroup situation in matrix.Situations) body.Raw("<th><div>").Name(situation.ShortLabel).Raw("</div></th>");
        body.Raw("</tr></thead>\n<tbody>\n");
        for (int p = 0; p < matrix.People.Count; p++)
        {
            body.Raw("<tr><th>").Name(matrix.People[p].ShortLabel).Raw("</th>");
            for (int s = 0; s < matrix.Situations.Count; s++)
            {
                MatrixCell[] cells = [.. Enumerable.Range(0, matrix.Targets.Count).Select(t => matrix[p, t, s])];
                CellLevel worst = cells.Max(c => c.Level);
                body.Element("td class=\"" + Style(worst, cells.Any(c => c.Level == worst && c.Missing.Count > 0)) + "\"", Sign(worst));
            }

            body.Raw("</tr>\n");
        }

        body.Raw("</tbody>\n</table>\n</div>\n");
    }

    // Conditions under which this user needs the same for every app are one row.
    private static void AddTable(HtmlText body, AccessMatrix matrix, int person)
    {
        IEnumerable<int> targets = Enumerable.Range(0, matrix.Targets.Count);
        int[][] rows = [.. Enumerable.Range(0, matrix.Situations.Count)
            .GroupBy(s => string.Join('\n', targets.Select(t => matrix[person, t, s].Key)), StringComparer.Ordinal).Select(g => g.ToArray())];
        body.Raw("<div class=\"scroll\">\n<table>\n<caption>").Name(matrix.People[person].ShortLabel).Raw("</caption>\n<thead><tr><th>when</th>");
        foreach (AxisGroup target in matrix.Targets) body.Raw("<th>").Name(target.ShortLabel).Raw("</th>");
        body.Raw("</tr></thead>\n<tbody>\n");
        foreach (int[] row in rows)
        {
            bool isAlways = rows.Length == 1 && matrix.Situations.Count > 1;
            body.Raw("<tr><th>").Name(isAlways ? "always" : string.Join("; ", row.Select(s => matrix.Situations[s].Label))).Raw("</th>");
            foreach (int t in targets) AddCell(body, matrix, matrix[person, t, row[0]]);
            body.Raw("</tr>\n");
        }

        body.Raw("</tbody>\n</table>\n</div>\n");
    }

    private static void AddCell(HtmlText body, AccessMatrix matrix, MatrixCell cell)
    {
        body.Raw("<td class=\"" + Style(cell.Level, cell.Missing.Count > 0) + "\">").Text(matrix.Names.Needs(cell));
        if (cell.Session.Count > 0) body.Raw("<div>").Text("session: " + string.Join(", ", cell.Session)).Raw("</div>");
        if (cell.Policies.Count > 0) body.Raw("<div class=\"soft\">").Name(string.Join("; ", cell.Policies.Select(i => matrix.Names[i]))).Raw("</div>");
        body.Raw("</td>");
    }

    private static string Style(CellLevel level, bool isUnknown)
    {
        string style = level switch { CellLevel.Granted => "g", CellLevel.Controls => "c", CellLevel.OutOfReach => "r", _ => "b" };
        return isUnknown ? style + " u" : style;
    }

    // Colours alone do not reach everybody, nor every printer.
    private static string Sign(CellLevel level) => level switch { CellLevel.Granted => "yes", CellLevel.Controls => "if", CellLevel.OutOfReach => "needs", _ => "no" };
}
