using System.Text;
using System.Text.Json;
using ConditionalAccess.Model;

namespace ConditionalAccess.Explaining;

/// <summary>An explanation as JSON in Graph's words; members always in the same order.</summary>
internal static class ExplanationJson
{
    public static string Write(Explanation explanation)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = false }))
        {
            json.WriteStartObject();
            WriteDecision(json, explanation);
            json.WriteStartArray("policies");
            foreach (ExplainedPolicy policy in explanation.Policies) WritePolicy(json, policy);
            json.WriteEndArray();
            if (explanation.Device is { } device)
            {
                json.WritePropertyName("device");
                DeviceExplanationJson.Write(json, device);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, checked((int)stream.Length));
    }

    private static void WriteDecision(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteString("mode", ExplanationWords.Of(explanation.Mode));
        json.WriteString("outcome", ExplanationWords.Of(explanation.Outcome));
        if (explanation.FailureCode is { } code) json.WriteNumber("failureCode", code);
        else json.WriteNull("failureCode");
        json.WriteString("conditionalAccessStatus", ExplanationWords.Of(explanation.Status));
        json.WriteStartArray("requirements");
        foreach (ExplainedRequirement requirement in explanation.Requirements) WriteRequirement(json, requirement);
        json.WriteEndArray();
        if (explanation.SmallestProof is { } proof) WriteWords(json, "smallestProof", proof.Select(i => i.ToString()));
        else json.WriteNull("smallestProof");
        WriteSession(json, explanation.SessionControls);
        WriteWords(json, "filteringProfiles", explanation.FilteringProfiles.Select(p => p.ToString()));
        json.WriteBoolean("restsOnUnknown", explanation.RestsOnUnknown);
        WriteWords(json, "missing", ExplanationWords.Missing(explanation.MissingConditions, explanation.MissingItems));
        WriteWords(json, "grantedContexts", explanation.GrantedContexts.Select(c => c.ToString()));
        WriteWords(json, "unprotectedContexts", explanation.UnprotectedContexts.Select(c => c.ToString()));
        WriteWords(json, "hints", ExplanationWords.Of(explanation.Hints));
    }

    private static void WriteRequirement(Utf8JsonWriter json, ExplainedRequirement requirement)
    {
        json.WriteStartObject();
        WriteWords(json, "alternatives", requirement.Alternatives.Select(i => i.ToString()));
        WriteWords(json, "unavailable", requirement.Unavailable.Select(i => i.ToString()));
        json.WriteStartArray("policies");
        foreach (int policy in requirement.Policies) json.WriteNumberValue(policy);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSession(Utf8JsonWriter json, SessionControlResult session)
    {
        json.WriteStartObject("sessionControls");
        WriteMinutes(json, "primarySignInFrequencyMinutes", session.PrimarySignInFrequency);
        WriteMinutes(json, "secondarySignInFrequencyMinutes", session.SecondarySignInFrequency);
        WriteWord(json, "persistentBrowser", session.PersistentBrowser, PersistentBrowserMode.Unknown);
        WriteWord(json, "cloudAppSecurity", session.CloudAppSecurity, CloudAppSecurityType.Unknown);
        WriteWord(json, "continuousAccessEvaluation", session.ContinuousAccessEvaluation, ContinuousAccessEvaluationMode.Unknown);
        json.WriteBoolean("applicationEnforcedRestrictions", session.ApplicationEnforcedRestrictions);
        json.WriteBoolean("disableResilienceDefaults", session.DisableResilienceDefaults);
        json.WriteBoolean("secureSignInSession", session.SecureSignInSession);
        json.WriteBoolean("notSupported", session.NotSupported);
        json.WriteEndObject();
    }

    private static void WriteMinutes(Utf8JsonWriter json, string name, TimeSpan? interval)
    {
        if (interval is { } known) json.WriteNumber(name, known.Ticks / TimeSpan.TicksPerMinute);
        else json.WriteNull(name);
    }

    private static void WriteWord<T>(Utf8JsonWriter json, string name, T value, T unset)
        where T : struct, Enum
    {
        if (EqualityComparer<T>.Default.Equals(value, unset)) json.WriteNull(name);
        else json.WriteString(name, ExplanationWords.Of(value));
    }

    private static void WritePolicy(Utf8JsonWriter json, ExplainedPolicy policy)
    {
        json.WriteStartObject();
        WriteText(json, "id", policy.Id.IsKnown ? policy.Id.ToString() : null);
        WriteText(json, "displayName", policy.DisplayName);
        json.WriteString("state", ExplanationWords.Of(policy.State));
        WriteWord(json, "result", policy.Result, PolicyResult.None);
        WriteWord(json, "shadowResult", policy.ShadowResult, PolicyResult.None);
        json.WriteBoolean("policyApplies", policy.Applies);
        json.WriteString("firstReason", ExplanationWords.Of<AnalysisReasons>(policy.FirstReason));
        WriteWords(json, "analysisReasons", ExplanationWords.Of(policy.Reasons));
        WriteWords(json, "conditionsSatisfied", ExplanationWords.Of(policy.ConditionsSatisfied));
        WriteWords(json, "conditionsNotSatisfied", ExplanationWords.Of(policy.ConditionsNotSatisfied));
        WriteRules(json, "includeRulesSatisfied", policy.IncludeRulesSatisfied);
        WriteRules(json, "excludeRulesSatisfied", policy.ExcludeRulesSatisfied);
        if (policy.CustomCondition is { } custom) CustomExplanation.Write(json, "customCondition", custom);
        json.WriteStartArray("controls");
        foreach (ValueArray<ExplainedItem> control in policy.Controls) WriteControl(json, control);
        json.WriteEndArray();
        json.WriteString("authenticationStrengthResult", ExplanationWords.Of(policy.Strength));
        WriteWords(json, "missing", ExplanationWords.Missing(policy.MissingConditions, policy.MissingItems));
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, string name, ValueArray<ExplainedRule> rules)
    {
        json.WriteStartArray(name);
        foreach (ExplainedRule rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("conditionalAccessCondition", ExplanationWords.Of<PolicyConditions>(rule.Condition));
            json.WriteString("ruleSatisfied", ExplanationWords.Of(rule.Rule));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteControl(Utf8JsonWriter json, ValueArray<ExplainedItem> control)
    {
        json.WriteStartArray();
        foreach (ExplainedItem item in control)
        {
            json.WriteStartObject();
            WriteText(json, "item", item.Item.ToString());
            if (item.Satisfied is { } known) json.WriteBoolean("satisfied", known);
            else json.WriteNull("satisfied");
            json.WriteBoolean("promptable", item.IsPromptable);
            WriteWord(json, "authenticationStrengthResult", item.Strength, AuthenticationStrengthResult.NotSet);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWords(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (string word in words) json.WriteStringValue(ExplanationWords.WellFormed(word));
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null) json.WriteNull(name);
        else json.WriteString(name, ExplanationWords.WellFormed(text));
    }
}
