using System.Linq.Expressions;
using ConditionalAccess.Compilation;
using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using DeviceFacts = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Core.Tests.Custom;

/// <summary>Expressions of which something is not known, or that look alike and are not: in the reference, with generated code and without.</summary>
public sealed class CustomFailSafeTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 26, 8, 30, 0, TimeSpan.Zero);

    [Fact]
    public void The_age_of_a_password_that_the_device_reports_as_unavailable_is_not_known()
    {
        CustomRule rule = CustomRule.Of("New password", device => device.Password.LastChangedAt >= new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        DeviceFacts device = Device("10.0.22631") with
        {
            Password = new PasswordFacts { Device = new PasswordScopeFacts { LastChangedDateTime = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) } },
        };
        Assert.Equal((true, true), Complies(rule, device));
        Assert.Equal((false, false), Complies(rule, device with { ReportedErrors = [new ReportedError("password.device.lastChangedDateTime")] }));
    }

    // The compiled form knows reports by number, in two words of 64 bits: a name without one would be taken for reported never.
    [Fact]
    public void Every_fact_that_can_be_reported_as_unavailable_has_a_number()
    {
        Assert.All(ManagedDeviceFactTable.All.Where(f => f.ReportedName is not null), f => Assert.True(ReportedFacts.Find(f.ReportedName) >= 0, f.ReportedName));
        Assert.InRange(ReportedFacts.Count, 1, 128);
    }

    [Fact]
    public void A_version_that_cannot_be_read_is_not_known_to_be_there()
    {
        Assert.Equal((false, false), Complies(CustomRule.Of("Version", device => device.OperatingSystemVersion != null), Device("unknown build")));
        Assert.Equal((true, true), Complies(CustomRule.Of("Version", device => device.OperatingSystemVersion != null), Device("10.0.22631")));
    }

    [Fact]
    public void A_build_number_alone_means_the_same_in_a_rule_and_in_a_fact()
        => Assert.Equal((false, false), Complies(CustomRule.Of("Not that build", device => device.OperatingSystemVersion != new Version(22631, 3880)), Device("22631.3880")));

    [Fact]
    public void An_authentication_context_that_is_not_known_may_be_the_one()
    {
        ConditionalAccessPolicy policy = Blocking(signIn => signIn.Resource.AuthenticationContexts.Contains("c1"));
        SignIn signIn = new() { User = new() { Id = "u" }, Resource = new() { Audiences = ["a"], AuthenticationContexts = [default] } };
        Assert.All(Decide(signIn, policy), outcome => Assert.Equal(DecisionOutcome.Blocked, outcome));
    }

    [Fact]
    public void Times_of_one_instant_and_different_offsets_are_not_one_expression()
    {
        ConditionalAccessPolicy nine = Blocking(signIn => signIn.At.Hour >= new DateTimeOffset(2024, 1, 1, 9, 0, 0, TimeSpan.FromHours(1)).Hour);
        ConditionalAccessPolicy eight = Blocking(signIn => signIn.At.Hour >= new DateTimeOffset(2024, 1, 1, 8, 0, 0, TimeSpan.Zero).Hour);
        SignIn signIn = new() { User = new() { Id = "u" }, Resource = new() { Audiences = ["a"] }, At = s_now };
        Assert.All(Decide(signIn, nine, eight with { Id = "P2" }), outcome => Assert.Equal(DecisionOutcome.Blocked, outcome));
    }

    [Fact]
    public void Another_text_has_no_meaning_until_it_is_read()
    {
        CustomCondition condition = CustomCondition.Of(signIn => signIn.Network.Country == "SE");
        Assert.True((condition with { Extra = [] }).IsUnderstood);
        Assert.False((condition with { Text = "signIn.Network.Country == \"NO\"" }).IsUnderstood);
        Assert.False((condition with { Language = "other" }).IsUnderstood);
        CustomRule rule = CustomRule.Of("r", device => device.IsEncrypted);
        Assert.True((rule with { Name = "s" }).IsUnderstood);
        Assert.False((rule with { Text = "device.Name != null" }).IsUnderstood);
    }

    private static DeviceFacts Device(string version) => new()
    {
        Id = "d", IsEnrolled = true, ManagementAgent = ManagementAgent.Mdm, Platform = CompliancePlatform.Windows10, LastSyncDateTime = s_now, OsVersion = version,
        UserId = "u", User = new() { Exists = true, IsIntuneLicensed = true },
    };

    private static (bool Compiled, bool Explained) Complies(CustomRule rule, DeviceFacts device)
    {
        var policy = new CompliancePolicy { Id = "P1", Type = CompliancePolicyType.Windows10, CustomRules = [rule] };
        ComplianceEngine engine = CompliancePolicySet.From(new ComplianceConfiguration { Policies = [policy] }).Compile();
        return (engine.Evaluate(device, null, s_now).AccessCompliant, engine.Explain(device, null, s_now).AccessCompliant);
    }

    private static ConditionalAccessPolicy Blocking(Expression<Func<SignInFacts, bool>> condition)
        => Sample.Policy().Block().Where(c => c with { CustomCondition = CustomCondition.Of(condition) });

    private static DecisionOutcome[] Decide(SignIn signIn, params ConditionalAccessPolicy[] policies)
    {
        var tenant = new TenantConfiguration { Policies = ValueArray.From(policies) };
        return [.. new[] { true, false }.Select(trees => new PolicyEngine(tenant, EngineOptions.Default, PlanCompiler.Compile(tenant, EngineOptions.Default, trees), "test"))
            .SelectMany(engine => new[] { engine.Evaluate(in signIn).Outcome, engine.Explain(in signIn).Outcome })];
    }
}
