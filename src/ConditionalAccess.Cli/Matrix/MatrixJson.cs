using System.Text.Json;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>The matrix as one JSON object. Cells name users, apps and conditions by position.</summary>
internal static class MatrixJson
{
    public static Page Write(AccessMatrix matrix) => JsonPage.Write(json =>
    {
        json.WriteString("usual", UsualSignIn.Description);
        Write(json, "users", matrix.People);
        Write(json, "apps", matrix.Targets);
        Write(json, "conditions", matrix.Situations);
        json.WriteStartArray("cells");
        for (int p = 0; p < matrix.People.Count; p++)
        {
            for (int t = 0; t < matrix.Targets.Count; t++)
            {
                for (int s = 0; s < matrix.Situations.Count; s++)
                {
                    json.WriteStartObject();
                    json.WriteNumber("user", p);
                    json.WriteNumber("app", t);
                    json.WriteNumber("condition", s);
                    Write(json, matrix, matrix[p, t, s]);
                    json.WriteEndObject();
                }
            }
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<AxisGroup> axis)
    {
        json.WriteStartArray(name);
        foreach (AxisGroup group in axis)
        {
            json.WriteStartObject();
            json.WriteTexts("keys", group.Entries.Select(e => e.Key));
            json.WriteTexts("labels", group.Entries.Select(e => e.Label));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, AccessMatrix matrix, MatrixCell cell)
    {
        json.WriteString("outcome", Words.Of<DecisionOutcome>(cell.Outcome));
        json.WriteStartArray("requirements");
        foreach (CellRequirement requirement in cell.Requirements)
        {
            json.WriteStartObject();
            json.WriteTexts("anyOf", requirement.Alternatives.Select(i => i.ToString()));
            json.WriteTexts("unavailable", requirement.Unavailable.Select(i => i.ToString()));
            json.WriteTexts("policies", requirement.Policies.Select(i => matrix.Names[i]));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteTexts("session", cell.Session);
        json.WriteTexts("missing", cell.Missing);
    }
}
