using System.Globalization;
using System.Text;

namespace ConditionalAccess.Cli.Tests;

/// <summary>
/// Writes logs of any length, the same every time: many users, apps, places and devices, most results as the policy decides them, some not, and a bad line
/// now and then. <c>CACTL_LOG=big.jsonl CACTL_LOG_LINES=10000000 dotnet test --filter BigLog</c> writes one to keep.
/// </summary>
public sealed class BigLog
{
    public const int BadLineEvery = 100_000;

    /// <summary>The policy that the log is about: multifactor authentication for everybody but one.</summary>
    public static string Policy => Exports.Named("\"MFA\"");

    [Fact]
    public void A_log_is_written_where_the_environment_asks_for_one()
    {
        if (Environment.GetEnvironmentVariable("CACTL_LOG") is not { Length: > 0 } path) return;
        Write(path, long.Parse(Environment.GetEnvironmentVariable("CACTL_LOG_LINES") ?? "1000000", CultureInfo.InvariantCulture));
        Assert.True(new FileInfo(path).Length > 0);
    }

    [Fact]
    public void A_tenant_of_fifty_policies_is_written_where_the_environment_asks_for_one()
    {
        if (Environment.GetEnvironmentVariable("CACTL_TENANT") is { Length: > 0 } path) File.WriteAllText(path, FiftyPolicies.Json);
    }

    /// <summary>Writes a log; returns how many of its lines are sign-ins, and how many of those the policy decides otherwise than the log says.</summary>
    public static (long SignIns, long Disagreements) Write(string path, long lines)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
        long signIns = 0, disagreements = 0;
        for (long i = 1; i <= lines; i++)
        {
            if (i % BadLineEvery == 0)
            {
                file.Write("{\"id\":\"cut\n");
                continue;
            }

            bool hasMfa = i % 3 != 0, isWrong = i % 1000 == 7;
            signIns++;
            if (isWrong) disagreements++;
            WriteLine(file, i, hasMfa, isWrong != hasMfa ? "success" : "failure");
        }

        return (signIns, disagreements);
    }

    private static void WriteLine(StreamWriter file, long i, bool hasMfa, string result)
    {
        long user = i * 7919 % 100_003, app = i % 53;
        file.Write(string.Create(CultureInfo.InvariantCulture, $$"""
            {"id":"{{i:x8}}-0000-4000-8000-000000000000","createdDateTime":"2026-01-{{1 + (i % 28):00}}T{{i % 24:00}}:{{i % 60:00}}:00Z","userId":"{{user:x8}}-0000-4000-8000-00000000000a","userPrincipalName":"user{{user}}@example.com","userType":"member","crossTenantAccessType":"none","appId":"{{app:x8}}-0000-4000-8000-00000000000b","appDisplayName":"App {{app}}","resourceId":"00000002-0000-0ff1-ce00-000000000000","ipAddress":"203.0.{{i % 200}}.{{1 + (i % 250)}}","location":{"city":"Ystad","countryOrRegion":"SE"},"clientAppUsed":"{{(i % 2 == 0 ? "Browser" : "Mobile Apps and Desktop clients")}}","deviceDetail":{"deviceId":"","operatingSystem":"Windows 10","browser":"Edge 140"},"isInteractive":true,"riskLevelDuringSignIn":"none","authenticationRequirement":"{{(hasMfa ? "multiFactorAuthentication" : "singleFactorAuthentication")}}","status":{"errorCode":{{(hasMfa ? 0 : 50074)}}},"appliedConditionalAccessPolicies":[{"id":"{{ReplayLogs.Policy}}","displayName":"MFA","enforcedGrantControls":["Mfa"],"result":"{{result}}"}]}
            """));
        file.Write('\n');
    }
}
