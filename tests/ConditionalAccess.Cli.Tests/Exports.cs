namespace ConditionalAccess.Cli.Tests;

/// <summary>Small exports.</summary>
internal static class Exports
{
    public const string Anna = "3d1f6f60-6f0b-4a3e-9d0e-0a4f1d6c2b11";

    public const string Emergency = "0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33";

    public const string Finance = "8a0c5f0e-27b5-4a53-8f0d-6c0a5a1b7c22";

    public const string Exchange = "00000002-0000-0ff1-ce00-000000000000";

    /// <summary>Two policies in a list as Graph writes it; reading it gives one information.</summary>
    public const string Clean = """
        { "value": [
          {
            "id": "5b0c1d52-2a7f-4c7e-8c55-6d1d0b0e7a01",
            "displayName": "Finance: MFA",
            "state": "enabled",
            "conditions": {
              "clientAppTypes": ["all"],
              "applications": { "includeApplications": ["All"] },
              "users": { "includeGroups": ["8a0c5f0e-27b5-4a53-8f0d-6c0a5a1b7c22"], "excludeUsers": ["0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33"] }
            },
            "grantControls": { "operator": "OR", "builtInControls": ["mfa"] }
          },
          {
            "id": "5b0c1d52-2a7f-4c7e-8c55-6d1d0b0e7a02",
            "displayName": "Block device code flow",
            "state": "enabled",
            "conditions": {
              "clientAppTypes": ["all"],
              "applications": { "includeApplications": ["All"] },
              "users": { "includeUsers": ["All"], "excludeUsers": ["0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33"] },
              "authenticationFlows": { "transferMethods": "deviceCodeFlow" }
            },
            "grantControls": { "operator": "OR", "builtInControls": ["block"] }
          }
        ] }
        """;

    /// <summary>One policy with a name; everything else is as plain as can be.</summary>
    public static string Named(string jsonName, string conditions = "", string control = "mfa") => $$"""
        {
          "id": "5b0c1d52-2a7f-4c7e-8c55-6d1d0b0e7a03",
          "displayName": {{jsonName}},
          "state": "enabled",
          "conditions": {
            "clientAppTypes": ["all"],
            "applications": { "includeApplications": ["All"] },
            "users": { "includeUsers": ["All"], "excludeUsers": ["0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33"] }{{conditions}}
          },
          "grantControls": { "operator": "OR", "builtInControls": ["{{control}}"] }
        }
        """;
}
