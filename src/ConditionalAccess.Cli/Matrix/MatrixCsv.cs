using System.Text;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>The matrix as comma-separated values, a line for each cell.</summary>
internal static class MatrixCsv
{
    public static Page Write(AccessMatrix matrix)
    {
        var text = new StringBuilder();
        Line(text, "who", "app", "when", "outcome", "needs", "session", "policies");
        for (int p = 0; p < matrix.People.Count; p++)
        {
            for (int t = 0; t < matrix.Targets.Count; t++)
            {
                for (int s = 0; s < matrix.Situations.Count; s++)
                {
                    MatrixCell cell = matrix[p, t, s];
                    Line(text, matrix.People[p].Label, matrix.Targets[t].Label, matrix.Situations[s].Label, Words.Of(cell.Outcome), matrix.Names.Needs(cell), string.Join("; ", cell.Session),
                        string.Join("; ", cell.Policies.Select(i => matrix.Names[i])));
                }
            }
        }

        return Page.Raw(text.ToString());
    }

    private static void Line(StringBuilder text, params ReadOnlySpan<string> fields)
    {
        for (int i = 0; i < fields.Length; i++) text.Append(i == 0 ? "" : ",").Append(Field(fields[i]));
        text.Append('\n');
    }

    // A spreadsheet would compute a field that starts like a formula.
    private static string Field(string value)
    {
        string safe = SafeText.Of(value);
        if (safe.Length > 0 && safe[0] is '=' or '+' or '-' or '@') safe = "'" + safe;
        return safe.AsSpan().IndexOfAny(",\"' ") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
