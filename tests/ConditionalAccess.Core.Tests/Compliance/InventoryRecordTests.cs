using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Evaluation records as documents of their own.</summary>
public class InventoryRecordTests
{
    private const string Json = """
        {"evaluatedAt":"2026-06-15T12:00:00Z","reportedState":"error","heldState":"inGracePeriod","accessCompliant":true,"episodes":[{"policyId":"p","userId":"u","episodeStart":"2026-06-14T12:00:00Z","graceExpiry":"2026-06-16T12:00:00Z","firedActions":[{"actionType":"notification","gracePeriodHours":0,"notificationTemplateId":"t"}]}],"errors":[{"policyId":"p","system":true,"setting":"activeFirewallRequired","errorSince":"2026-06-15T11:00:00Z"}]}
        """;

    [Fact]
    public void A_record_is_read_and_written_in_one_form()
    {
        ComplianceRecord record = ComplianceRecordJson.Parse(Json);
        Assert.Equal(Json, record.ToJson());
        Assert.Equal(ComplianceState.InGracePeriod, record.HeldState);
        Assert.Equal(new ComplianceEpisode("p", "u", At(14), At(16), [new FiredAction(ComplianceActionType.Notification, 0, "t")]), Assert.Single(record.Episodes));
        Assert.Equal(new HeldError("p", GraphId.None, "activeFirewallRequired", At(15).AddHours(-1)), Assert.Single(record.Errors));
    }

    [Fact]
    public void Random_records_come_back()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            ComplianceRecord record = new InventoryFacts(seed, 0.8).ComplianceRecord();
            if (record != ComplianceRecordJson.Parse(record.ToJson())) Assert.Fail($"seed {seed}: {record.ToJson()}");
        }
    }

    [Theory]
    [InlineData("null", "CAP2305 error $ (line 1, column 1): expected an object, there is no record; write the record as it was stored")]
    [InlineData("[]", "CAP2305 error $ (line 1, column 1): expected an object, the fact counts as not known; correct it, or leave it out")]
    [InlineData("{\"evaluatedAt\":\"2026-06-15T12:00:00Z\",\"reportedState\":\"compliant\"}",
        "CAP2317 error $ (line 1, column 1): the evaluation record does not say accessCompliant; store records as they are written, or leave the record out")]
    [InlineData("{\"evaluatedAt\":\"2026-06-15T12:00:00Z\",\"reportedState\":\"compliant\",\"accessCompliant\":true,\"episodes\":[{\"policyId\":\"p\",\"system\":true,\"episodeStart\":\"2026-06-15T12:00:00Z\"}]}",
        "CAP2317 error $.episodes[0] (line 1, column 102): the evaluation record does not say graceExpiry; store records as they are written, or leave the record out")]
    public void A_record_that_lacks_something_is_refused(string json, string finding)
    {
        Assert.False(ComplianceRecordJson.TryParse(json, out ComplianceRecord? record, out IReadOnlyList<PolicyDiagnostic> findings));
        Assert.Null(record);
        Assert.Equal([finding], findings.Select(f => f.ToString()));
        Assert.Throws<PolicyFormatException>(() => ComplianceRecordJson.Parse(json));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData(null)]
    public void Text_that_is_no_JSON_is_refused(string? json) => Assert.False(ComplianceRecordJson.TryParse(json, out _, out _));

    private static DateTimeOffset At(int day) => new(2026, 6, day, 12, 0, 0, TimeSpan.Zero);
}
