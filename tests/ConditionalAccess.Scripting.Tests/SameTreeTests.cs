using System.Linq.Expressions;
using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>A script becomes the tree that the C# compiler makes of the same text.</summary>
public class SameTreeTests
{
    private static readonly Dictionary<string, LambdaExpression> s_conditions = new(StringComparer.Ordinal)
    {
        ["""signIn.Device.OperatingSystemVersion >= new Version(10, 0, 22631) && signIn.Network.Country != "XX" """]
            = Condition(signIn => signIn.Device.OperatingSystemVersion >= new Version(10, 0, 22631) && signIn.Network.Country != "XX"),
        ["signIn.Risk.User >= RiskLevel.Medium"] = Condition(signIn => signIn.Risk.User >= RiskLevel.Medium),
        ["DevicePlatform.Windows != signIn.Client.Platform"] = Condition(signIn => DevicePlatform.Windows != signIn.Client.Platform),
        ["signIn.Client.TransferMethod == signIn.Client.OriginalTransferMethod"] = Condition(signIn => signIn.Client.TransferMethod == signIn.Client.OriginalTransferMethod),
        ["!signIn.Device.IsCompliant"] = Condition(signIn => !signIn.Device.IsCompliant),
        ["(signIn.Device.IsCompliant)"] = Condition(signIn => signIn.Device.IsCompliant),
        ["signIn.Device.IsCompliant == true"] = Condition(signIn => signIn.Device.IsCompliant == true),
        ["signIn.Device.IsCompliant || !(signIn.Trust.Mfa && signIn.Device.IsRegistered) || signIn.User.IsServiceAccount"]
            = Condition(signIn => signIn.Device.IsCompliant || !(signIn.Trust.Mfa && signIn.Device.IsRegistered) || signIn.User.IsServiceAccount),
        ["signIn.Device.IsCompliant ? signIn.Risk.User < RiskLevel.Medium : false"] = Condition(signIn => signIn.Device.IsCompliant ? signIn.Risk.User < RiskLevel.Medium : false),
        ["""signIn.User.Groups.Contains("a")"""] = Condition(signIn => signIn.User.Groups.Contains("a")),
        ["""signIn.User.Groups.Any(item => item == "a" || signIn.Device.IsCompliant)"""] = Condition(signIn => signIn.User.Groups.Any(item => item == "a" || signIn.Device.IsCompliant)),
        ["""!signIn.Device.PhysicalIds.All(id => id.StartsWith("[ZTDID]", StringComparison.Ordinal))"""]
            = Condition(signIn => !signIn.Device.PhysicalIds.All(id => id.StartsWith("[ZTDID]", StringComparison.Ordinal))),
        ["signIn.User.Roles.Any()"] = Condition(signIn => signIn.User.Roles.Any()),
        ["""signIn.Agent.Attribute("Engineering_Project").Contains("Baker")"""] = Condition(signIn => signIn.Agent.Attribute("Engineering_Project").Contains("Baker")),
        ["""Enumerable.Contains(new[] { "SE", "NO" }, signIn.Network.Country)"""] = Condition(signIn => Enumerable.Contains(new[] { "SE", "NO" }, signIn.Network.Country)),
        ["""signIn.Network.ClientAddress.IsIn("203.0.113.0/24")"""] = Condition(signIn => signIn.Network.ClientAddress.IsIn("203.0.113.0/24")),
        ["signIn.Authentication.HasUsed(AuthenticationMethods.Fido2 | AuthenticationMethods.Password)"]
            = Condition(signIn => signIn.Authentication.HasUsed(AuthenticationMethods.Fido2 | AuthenticationMethods.Password)),
        ["signIn.User.HomeTenantId == null"] = Condition(signIn => signIn.User.HomeTenantId == null),
        ["null != signIn.Device.OperatingSystemVersion"] = Condition(signIn => null != signIn.Device.OperatingSystemVersion),
        ["""signIn.Device.Model.Equals("x", StringComparison.Ordinal) && string.Equals(signIn.Device.Model, "x", StringComparison.OrdinalIgnoreCase)"""]
            = Condition(signIn => signIn.Device.Model.Equals("x", StringComparison.Ordinal) && string.Equals(signIn.Device.Model, "x", StringComparison.OrdinalIgnoreCase)),
        ["string.IsNullOrEmpty(signIn.Device.Model) || signIn.Device.Model == string.Empty"] = Condition(signIn => string.IsNullOrEmpty(signIn.Device.Model) || signIn.Device.Model == string.Empty),
        ["signIn.Device.Model.Length > 3 && signIn.Device.OperatingSystemVersion.Major == 10"] = Condition(signIn => signIn.Device.Model.Length > 3 && signIn.Device.OperatingSystemVersion.Major == 10),
        ["""signIn.Device.OperatingSystemVersion < new Version("10.0.22631")"""] = Condition(signIn => signIn.Device.OperatingSystemVersion < new Version("10.0.22631")),
        ["signIn.At.Hour >= 8 && signIn.At.DayOfWeek != DayOfWeek.Sunday"] = Condition(signIn => signIn.At.Hour >= 8 && signIn.At.DayOfWeek != DayOfWeek.Sunday),
        ["signIn.At - signIn.Authentication.MfaAt < TimeSpan.FromHours(4)"] = Condition(signIn => signIn.At - signIn.Authentication.MfaAt < TimeSpan.FromHours(4)),
        ["signIn.At.ToOffset(TimeSpan.FromMinutes(90)).TimeOfDay >= new TimeSpan(8, 30, 0)"] = Condition(signIn => signIn.At.ToOffset(TimeSpan.FromMinutes(90)).TimeOfDay >= new TimeSpan(8, 30, 0)),
        ["signIn.At > new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)"] = Condition(signIn => signIn.At > new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)),
        ["signIn.At == new DateTimeOffset(638000000000000000L, new TimeSpan(0, 8, 0, 0))"] = Condition(signIn => signIn.At == new DateTimeOffset(638000000000000000L, new TimeSpan(0, 8, 0, 0))),
    };

    private static readonly Dictionary<string, LambdaExpression> s_rules = new(StringComparer.Ordinal)
    {
        ["device.ActiveMalwareCount < 3 && device.ActiveMalwareCount > -1"] = Rule(device => device.ActiveMalwareCount < 3 && device.ActiveMalwareCount > -1),
        ["device.Platform == CompliancePlatform.Windows10"] = Rule(device => device.Platform == CompliancePlatform.Windows10),
        ["device.Password.Quality >= PasswordQuality.Numeric"] = Rule(device => device.Password.Quality >= PasswordQuality.Numeric),
        ["""device.Apps.Contains("com.example.app") && !device.User.Exists"""] = Rule(device => device.Apps.Contains("com.example.app") && !device.User.Exists),
    };

    public static TheoryData<string> Conditions => [.. s_conditions.Keys];

    public static TheoryData<string> Rules => [.. s_rules.Keys];

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_becomes_the_tree_of_the_compiler(string script) => AssertSame(s_conditions[script], Scripts.Compile(script));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_becomes_the_tree_of_the_compiler(string script) => AssertSame(s_rules[script], Scripts.Compile(script, ScriptKind.Rule));

    [Fact]
    public void Constants_are_worked_out_by_the_compiler()
    {
        LambdaExpression worked = Scripts.Compile("signIn.Device.IsCompliant == (1 < 2)").Expression!;
        AssertSame(Condition(signIn => signIn.Device.IsCompliant == true), ScriptResult.Of(worked));
    }

    [Fact]
    public void Comments_and_line_ends_change_nothing()
        => AssertSame(s_conditions["signIn.At.Hour >= 8 && signIn.At.DayOfWeek != DayOfWeek.Sunday"],
            Scripts.Compile("// by day\r\nsignIn.At.Hour >= 8 /* in the offset\n of the sign-in */ &&\r\nsignIn.At.DayOfWeek != DayOfWeek.Sunday // not on Sundays"));

    [Fact]
    public void A_difference_between_trees_is_seen()
        => Assert.NotEqual(Trees.Write(Condition(signIn => signIn.At.Hour >= 8)), Trees.Write(Condition(signIn => signIn.At.Hour >= 9)));

    private static void AssertSame(LambdaExpression expected, ScriptResult actual)
    {
        Assert.Empty(actual.Findings);
        Assert.Equal(expected.Type, actual.Expression!.Type);
        Assert.Equal(Trees.Write(expected), Trees.Write(actual.Expression));
    }

    private static Expression<Func<SignInFacts, bool>> Condition(Expression<Func<SignInFacts, bool>> condition) => condition;

    private static Expression<Func<ManagedDeviceFacts, bool>> Rule(Expression<Func<ManagedDeviceFacts, bool>> rule) => rule;
}
