namespace ConditionalAccess.Cli.Tests;

/// <summary>Sign-in records of our own, as logs write them.</summary>
internal static class ReplayLogs
{
    public const string Policy = "5b0c1d52-2a7f-4c7e-8c55-6d1d0b0e7a03";

    /// <summary>One record as Graph writes it, on one line.</summary>
    public static string Graph(string id, string result, int error = 0, string requirement = "multiFactorAuthentication", string user = Exports.Anna) => $$"""
        {"id":"{{id}}","createdDateTime":"2026-01-15T12:00:00Z","userId":"{{user}}","userPrincipalName":"anna@example.com","userType":"member","crossTenantAccessType":"none","appId":"7a0c5f0e-27b5-4a53-8f0d-6c0a5a1b7c20","appDisplayName":"Mail","resourceId":"00000002-0000-0ff1-ce00-000000000000","clientAppUsed":"Browser","isInteractive":true,"authenticationRequirement":"{{requirement}}","status":{"errorCode":{{error}}},"appliedConditionalAccessPolicies":[{"id":"{{Policy}}","displayName":"MFA","result":"{{result}}"}]}
        """.Trim();

    public const string CsvHeader = "TimeGenerated [UTC],UserId,UserPrincipalName,UserType,CrossTenantAccessType,AppDisplayName,ResourceIdentity,AuthenticationRequirement,ResultType,ConditionalAccessPolicies";

    /// <summary>One row as Log Analytics writes it; the name of the app has a line end in it.</summary>
    public static string Csv(string result)
        => "2026-01-15T12:00:00Z," + Exports.Anna + ",anna@example.com,Member,none,\"Mail\nand more\",00000002-0000-0ff1-ce00-000000000000,multiFactorAuthentication,0,"
            + "\"[{\"\"id\"\":\"\"" + Policy + "\"\",\"\"displayName\"\":\"\"MFA\"\",\"\"result\"\":\"\"" + result + "\"\",\"\"conditionsNotSatisfied\"\":0}]\"";
}
