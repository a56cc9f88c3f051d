using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>The matrix for people: users, below them apps, below them what is needed when.</summary>
internal static class MatrixText
{
    private const int WidestWhen = 40;

    public static Page Write(AccessMatrix matrix)
    {
        var page = new Page();
        page.Line(UsualSignIn.Description, Ink.Faint);
        for (int p = 0; p < matrix.People.Count; p++)
        {
            page.Line(matrix.People[p].Label);
            for (int t = 0; t < matrix.Targets.Count; t++)
            {
                page.Line("  " + matrix.Targets[t].Label);
                Write(page, matrix, p, t);
            }
        }

        return page;
    }

    private static void Write(Page page, AccessMatrix matrix, int person, int target)
    {
        var answers = Enumerable.Range(0, matrix.Situations.Count).GroupBy(s => matrix[person, target, s].Key, StringComparer.Ordinal)
            .Select(g => (Cell: matrix[person, target, g.First()], When: string.Join("; ", g.Select(s => matrix.Situations[s].Label)))).ToList();
        if (answers.Count == 1 && matrix.Situations.Count > 1) answers = [(answers[0].Cell, "always")];
        int width = answers.Max(a => a.When.Length <= WidestWhen ? a.When.Length : 0);
        foreach ((MatrixCell cell, string when) in answers)
        {
            string policies = cell.Policies.Count == 0 ? "" : ", for " + string.Join(", ", cell.Policies.Select(i => SafeText.Quote(matrix.Names[i])));
            page.Line(("    " + when.PadRight(width) + "  ", Ink.Plain), (matrix.Names.Needs(cell), InkOf(cell.Level)), (policies, Ink.Faint), (cell.Session.Count == 0 ? "" : "; session: " + string.Join(", ", cell.Session), Ink.Plain));
        }
    }

    private static Ink InkOf(CellLevel level) => level switch
    {
        CellLevel.Granted => Ink.Good,
        CellLevel.Controls => Ink.Doubtful,
        _ => Ink.Bad,
    };
}
