using System.Text.Json;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Writes policies as Graph's <c>whatIfAnalysisResult</c>: the policy with two more members (spec 9.2).</summary>
internal static class WhatIfWriter
{
    private const string Applies = "policyApplies", Reasons = "analysisReasons";

    public static string Write(ConditionalAccessPolicy policy, bool applies, AnalysisReasons reasons)
        => GraphWriter.Write(writer => Write(writer, policy, applies, reasons));

    public static string WriteAll(IEnumerable<(ConditionalAccessPolicy Policy, bool Applies, AnalysisReasons Reasons)> results) => GraphWriter.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("value");
        foreach ((ConditionalAccessPolicy policy, bool applies, AnalysisReasons reasons) in results) Write(writer, policy, applies, reasons);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, ConditionalAccessPolicy policy, bool applies, AnalysisReasons reasons)
    {
        // A set that was read from an earlier answer still carries the members of that answer.
        ValueArray<ExtraMember> own = ValueArray.From(policy.Extra.Where(m => !IsResult(m.Name)));
        writer.WriteStartObject();
        PolicyWriter.WriteMembers(writer, policy with { Extra = own });
        writer.WriteBoolean(Applies, applies);
        writer.WriteString(Reasons, reasons == AnalysisReasons.NotSet ? EnumWords<AnalysisReasons>.Of(reasons) : string.Join(',', EnumWords<AnalysisReasons>.OfFlags(reasons)));
        writer.WriteEndObject();
    }

    private static bool IsResult(string name)
        => string.Equals(name, Applies, StringComparison.OrdinalIgnoreCase) || string.Equals(name, Reasons, StringComparison.OrdinalIgnoreCase);
}
