using ConditionalAccess.Compliance;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Properties;

/// <summary>The harness for device compliance itself: it must find, repeat and shrink a disagreement, and carry records forward.</summary>
public sealed class ComplianceDifferentialTests
{
    [Fact]
    public void Two_equal_evaluators_agree_on_every_device()
    {
        int first = 0, later = 0;
        ComplianceDifferential.Run(1, 20, 30, (_, _) => (_, record, now) =>
        {
            if (record is { ReportedState: (ComplianceState)99 }) later++;
            else first++;
            return new ComparedDevice(null, new ComplianceRecord { EvaluatedAt = now, ReportedState = (ComplianceState)99 }, now.AddHours(1));
        });
        Assert.Equal(600, first);
        Assert.InRange(later, 150, 1000);
    }

    [Fact]
    public void The_first_disagreement_is_shrunk_and_says_how_to_repeat_it()
    {
        CompareConfiguration compare = (configuration, _) => (facts, _, _) => new ComparedDevice(
            configuration.Policies.Any(p => p.Find("osMinimumVersion") is TextValue) && facts is { Password.Device.IsSet: false, OsVersion.IsReadable: true } ? "they differ" : null);
        var first = Assert.Throws<InvalidOperationException>(() => ComplianceDifferential.Run(7, 500, 20, compare));
        Assert.StartsWith("they differ\nrepeat with ComplianceDifferential.RunSet(0x", first.Message, StringComparison.Ordinal);
        Assert.Contains("Policies = [CompliancePolicy {", first.Message, StringComparison.Ordinal);
        Assert.Contains("Settings = [ComplianceSetting { Name = \"osMinimumVersion\", Value = TextValue { Value = \"", first.Message, StringComparison.Ordinal);
        Assert.Contains("Password = PasswordFacts { Device = PasswordScopeFacts { IsSet = False, }, }, }", first.Message, StringComparison.Ordinal);
        Assert.Contains("record:\nnone", first.Message.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(first.Message, Assert.Throws<InvalidOperationException>(() => ComplianceDifferential.Run(7, 500, 20, compare)).Message);
    }
}
