using System.Text.Json;

namespace ConditionalAccess.Cli.Logs;

/// <summary>The policies that a log lists with a sign-in.</summary>
internal static class RecordedPolicies
{
    private static readonly Dictionary<string, PolicyResult> s_results = Enum.GetValues<PolicyResult>()
        .Where(r => r is not PolicyResult.None).ToDictionary(r => Words.Of(r), r => r, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, PolicyConditions> s_conditions = Enum.GetValues<PolicyConditions>()
        .Where(c => c is not PolicyConditions.None).ToDictionary(c => Words.Of(c), c => c, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<RecordedPolicy>? Read(LogFields fields)
    {
        if (fields.List(LogColumns.Policies) is not { } list) return null;
        var policies = new List<RecordedPolicy>(list.GetArrayLength());
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object) throw new LogFault(LogColumns.Policies + " holds something that is no policy");
            var policy = new LogFields(item);
            string? word = policy.Inner("result");
            PolicyResult result = word is not null && s_results.TryGetValue(word, out PolicyResult known) ? known : PolicyResult.Unknown;
            policies.Add(new RecordedPolicy(LogFields.IdOf(policy.Inner("id")), policy.Inner("displayName"), result, Conditions(item)));
        }

        return policies;
    }

    // Graph writes words, Log Analytics the number that they add up to.
    private static PolicyConditions Conditions(JsonElement policy)
    {
        PolicyConditions conditions = PolicyConditions.None;
        if (LogFields.Member(policy, "conditionsNotSatisfied") is not { } value) return conditions;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int flags))
        {
            foreach (PolicyConditions known in s_conditions.Values) conditions |= (PolicyConditions)flags & known;
        }

        if (value.ValueKind != JsonValueKind.String) return conditions;
        foreach (string word in value.GetString()!.Split(',', StringSplitOptions.TrimEntries))
        {
            if (s_conditions.TryGetValue(word, out PolicyConditions known)) conditions |= known;
        }

        return conditions;
    }
}
