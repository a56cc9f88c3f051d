using System.Text.Json;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Replaying;

/// <summary>A replay as one JSON object.</summary>
internal static class ReplayJson
{
    public static Page Write(ReplayRun run, ReplayNames names) => JsonPage.Write(json =>
    {
        json.WriteText("export", names.Export);
        json.WriteText("log", names.Log);
        json.WriteBoolean("isPartial", run.IsInterrupted || run.IsCut);
        json.WriteNumber("signIns", run.SignIns);
        WriteBadLines(json, run);
        WriteAgreement(json, run.Agreement);
        if (run.Impact is { } impact) WriteImpact(json, impact, names.Against!);
        else json.WriteNull("impact");
    });

    private static void WriteBadLines(Utf8JsonWriter json, ReplayRun run)
    {
        json.WriteNumber("badLines", run.BadLines);
        json.WriteStartArray("firstBadLines");
        foreach (BadLine bad in run.FirstBadLines)
        {
            json.WriteStartObject();
            json.WriteNumber("line", bad.Line);
            json.WriteText("why", bad.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAgreement(Utf8JsonWriter json, Agreement agreement)
    {
        json.WriteStartObject("agreement");
        json.WriteNumber("compared", agreement.Compared);
        json.WriteNumber("same", agreement.Same);
        WritePercent(json, agreement.Same, agreement.Compared);
        json.WriteNumber("signInsWithoutPolicies", agreement.WithoutPolicies);
        json.WriteNumber("resultsNotKnown", agreement.WithoutResult);
        json.WriteStartArray("policies");
        for (int i = 0; i < agreement.Policies.Count; i++)
        {
            json.WriteStartObject();
            WritePolicy(json, agreement, i);
            json.WriteNumber("compared", agreement.ComparedOf(i));
            json.WriteNumber("same", agreement.SameOf(i));
            WritePercent(json, agreement.SameOf(i), agreement.ComparedOf(i));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("notInExport");
        foreach ((string name, long count) in agreement.Strangers) json.WriteNumber(name, count);
        json.WriteEndObject();
        json.WriteStartObject("kinds");
        foreach (DisagreementKind kind in Enum.GetValues<DisagreementKind>()) json.WriteNumber(Words.Of(kind), agreement.CountOf(kind));
        json.WriteEndObject();
        json.WriteNumber("disagreementsNotShown", agreement.NotShown);
        json.WriteStartArray("disagreements");
        foreach ((DisagreementKey key, Disagreement group) in agreement.Groups) WriteGroup(json, agreement, key, group);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, Agreement agreement, DisagreementKey key, Disagreement group)
    {
        json.WriteStartObject();
        WritePolicy(json, agreement, key.Policy);
        json.WriteString("kind", Words.Of(key.Kind));
        json.WriteString("recorded", Words.Of(key.Recorded));
        json.WriteTexts("recordedConditionsNotSatisfied", Words.All(key.NotSatisfied));
        json.WriteString("ours", Words.Of(key.Ours));
        json.WriteText("reason", key.Reason);
        json.WriteNumber("count", group.Count);
        json.WriteStartArray("examples");
        foreach (ReplayExample example in group.Examples)
        {
            json.WriteStartObject();
            json.WriteNumber("line", example.Line);
            json.WriteText("id", example.Id);
            json.WriteText("user", example.Who);
            json.WriteText("app", example.App);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteImpact(Utf8JsonWriter json, Impact impact, string against)
    {
        json.WriteStartObject("impact");
        json.WriteText("against", against);
        json.WriteNumber("decided", impact.Decided);
        json.WriteNumber("newlyBlocked", impact.NewlyBlocked);
        json.WriteNumber("newlyChallenged", impact.NewlyChallenged);
        json.WriteNumber("noLongerBlocked", impact.NoLongerBlocked);
        json.WriteNumber("noLongerChallenged", impact.NoLongerChallenged);
        json.WriteNumber("restOnMissingSignals", impact.OnMissing);
        WriteTally(json, "byPolicy", impact.Policies);
        WriteTally(json, "byUser", impact.Users);
        WriteTally(json, "byApp", impact.Apps);
        json.WriteEndObject();
    }

    private static void WriteTally(Utf8JsonWriter json, string name, Tally tally)
    {
        json.WriteStartArray(name);
        foreach (TallyLine line in tally.Lines)
        {
            json.WriteStartObject();
            json.WriteText("name", line.Name);
            json.WriteNumber("blocked", line.Blocked);
            json.WriteNumber("challenged", line.Challenged);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePolicy(Utf8JsonWriter json, Agreement agreement, int policy)
    {
        GraphId id = agreement.Policies[policy].Id;
        json.WriteText("policyId", id.IsKnown ? id.ToString() : null);
        json.WriteText("policy", PolicyName.Of(agreement.Policies[policy], policy));
    }

    private static void WritePercent(Utf8JsonWriter json, long part, long whole)
    {
        if (whole == 0) json.WriteNull("percent");
        else json.WriteNumber("percent", ReplayText.Percent(part, whole));
    }
}
