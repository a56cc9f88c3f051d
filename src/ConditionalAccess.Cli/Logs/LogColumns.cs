using System.Collections.Frozen;

namespace ConditionalAccess.Cli.Logs;

/// <summary>The members of a sign-in that are read, in Graph's words and in those of Log Analytics where they are others.</summary>
internal static class LogColumns
{
    public const string UserId = "userId";
    public const string ServicePrincipalId = "servicePrincipalId";
    public const string Policies = "appliedConditionalAccessPolicies";

    // Log Analytics writes Graph's words with a capital letter, but for these.
    private static readonly FrozenDictionary<string, string[]> s_others = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Policies] = ["ConditionalAccessPolicies"],
        ["createdDateTime"] = ["TimeGenerated"],
        ["ipAddress"] = ["IPAddress"],
        ["location"] = ["LocationDetails", "Location"],
        ["resourceId"] = ["ResourceIdentity"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] s_graph =
    [
        "id", "createdDateTime", UserId, "userPrincipalName", "userType", "crossTenantAccessType", "homeTenantId", "resourceTenantId", ServicePrincipalId, "appId",
        "appDisplayName", "resourceId", "conditionalAccessAudiences", "clientAppUsed", "deviceDetail", "originalTransferMethod", "authenticationProtocol", "isInteractive",
        "incomingTokenType", "ipAddress", "location", "isThroughGlobalSecureAccess", "riskLevelDuringSignIn", "authenticationRequirement", "authenticationDetails", "status",
        "resultType", "signInEventTypes", Policies,
    ];

    private static readonly FrozenDictionary<string, string> s_byAnyCase = s_graph.SelectMany(n => Names(n)).Distinct(StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(n => n, n => n, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string[]> s_names = s_graph.ToFrozenDictionary(n => n, n => Names(n).ToArray(), StringComparer.Ordinal);

    /// <summary>Every way to write a member, Graph's first.</summary>
    public static string[] WaysToWrite(string name) => s_names[name];

    public static bool IsKnown(string column) => s_byAnyCase.ContainsKey(column);

    /// <summary>The name of a column as it is looked up. Log Analytics adds the time zone to columns of times.</summary>
    public static string NameOf(string column)
    {
        string name = column.Trim();
        if (name.EndsWith(" [UTC]", StringComparison.Ordinal)) name = name[..^6];
        return s_byAnyCase.GetValueOrDefault(name, name);
    }

    // In a capital-letter record "ResourceId" is the id of the log's own resource in Azure, never the app that was signed in to.
    private static IEnumerable<string> Names(string graph)
    {
        yield return graph;
        if (s_others.TryGetValue(graph, out string[]? others))
        {
            foreach (string other in others) yield return other;
        }

        if (graph is not ("resourceId" or "location")) yield return char.ToUpperInvariant(graph[0]) + graph[1..];
    }
}
