using System.Globalization;

namespace ConditionalAccess.Benchmarks;

/// <summary>Policies for everybody and everything that differ in one condition: a built-in one, or the script that says the same.</summary>
internal static class ScriptedWorkload
{
    public const string Member = "@conditionalAccess.condition";

    /// <summary>A script that no other number has, as it stands in a document: quotes have their backslash.</summary>
    public static string Script(int number)
        => string.Create(CultureInfo.InvariantCulture, $"signIn.Device.OperatingSystemVersion >= new Version(10, 0, {number}) && signIn.Network.Country != \\\"XX\\\" || signIn.Risk.User > RiskLevel.Medium");

    /// <summary>A document.</summary>
    /// <param name="conditions">For each policy the name of its condition and the value, as JSON.</param>
    public static string Document(IEnumerable<(string Member, string Value)> conditions) => "[" + string.Join(",", conditions.Select((c, i) => $$"""
        { "id": "5b0c1d52-2a7f-4c7e-8c55-{{i:x12}}", "displayName": "p{{i}}", "state": "enabled",
          "conditions": { "clientAppTypes": ["all"], "applications": { "includeApplications": ["All"] }, "users": { "includeUsers": ["All"] }, "{{c.Member}}": {{c.Value}} },
          "grantControls": { "operator": "OR", "builtInControls": ["mfa"] } }
        """)) + "]";
}
