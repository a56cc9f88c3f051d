using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Asking;

/// <summary>Decided sign-ins as one JSON object, each with its explanation in Graph's words.</summary>
internal static class DecidedJson
{
    public static Page Write(IReadOnlyList<DecidedSignIn> decided) => JsonPage.Write(json =>
    {
        json.WriteStartArray("signIns");
        foreach (DecidedSignIn signIn in decided)
        {
            json.WriteStartObject();
            json.WriteText("name", signIn.Name);
            json.WriteBoolean("isCertain", signIn.IsCertain);
            json.WritePropertyName("explanation");
            json.WriteRawValue(signIn.Explanation.ToJson());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
