using System.Linq.Expressions;
using ConditionalAccess.Custom;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Custom;

/// <summary>What an expression may hold, and what it means, told by the one text that every meaning has.</summary>
public sealed class ExpressionTests
{
    [Fact]
    public void Comparisons_of_every_kind_are_understood()
    {
        var country = "SE";
        Expect("signIn.Network.Country != \"SE\"", signIn => signIn.Network.Country != country);
        Expect("signIn.Device.OperatingSystemVersion >= new Version(10, 0, 22631)", signIn => signIn.Device.OperatingSystemVersion >= new Version(10, 0, 22631));
        Expect("signIn.Risk.User >= RiskLevel.Medium", signIn => signIn.Risk.User >= RiskLevel.Medium);
        Expect("signIn.Risk.User > RiskLevel.Low", signIn => RiskLevel.Low < signIn.Risk.User);
        Expect("(signIn.At - signIn.Authentication.MfaAt) < new TimeSpan(0, 4, 0, 0)", signIn => signIn.At - signIn.Authentication.MfaAt < TimeSpan.FromHours(4));
        Expect("signIn.At.ToOffset(new TimeSpan(0, 1, 0, 0)).Hour >= 8", signIn => signIn.At.ToOffset(TimeSpan.FromHours(1)).Hour >= 8);
        Expect("signIn.At.DayOfWeek == DayOfWeek.Sunday", signIn => signIn.At.DayOfWeek == DayOfWeek.Sunday);
        Expect("signIn.User.Id == \"7c1f8d0a-0000-4000-8000-000000000001\"", signIn => signIn.User.Id == "7C1F8D0A-0000-4000-8000-000000000001");
        Expect("signIn.Device.ExtensionAttribute15 == null", signIn => signIn.Device.ExtensionAttribute15 == null);
    }

    [Fact]
    public void Texts_compare_without_case_unless_they_say_otherwise()
    {
        Expect("signIn.Device.Model == \"Model A\"", signIn => signIn.Device.Model == "Model A");
        Expect("signIn.Device.Model == \"Model A\"", signIn => signIn.Device.Model.Equals("Model A", StringComparison.OrdinalIgnoreCase));
        Expect("signIn.Device.Model.Equals(\"Model A\", StringComparison.Ordinal)", signIn => string.Equals(signIn.Device.Model, "Model A", StringComparison.Ordinal));
        Expect("signIn.Device.Model.StartsWith(\"Surface\", StringComparison.OrdinalIgnoreCase)", signIn => signIn.Device.Model.StartsWith("Surface", StringComparison.OrdinalIgnoreCase));
        Expect("signIn.Device.Model == null || signIn.Device.Model == \"\"", signIn => string.IsNullOrEmpty(signIn.Device.Model));
    }

    [Fact]
    public void Lists_of_signals_and_of_constants_are_looked_into()
    {
        string[] countries = ["SE", "NO"];
        HashSet<string> more = ["DK"];
        Expect("signIn.User.Groups.Contains(\"g1\")", signIn => signIn.User.Groups.Contains("g1"));
        Expect("signIn.Device.SystemLabels.Any(item => item.StartsWith(\"Cloud\", StringComparison.OrdinalIgnoreCase))", signIn => signIn.Device.SystemLabels.Any(l => l.StartsWith("Cloud", StringComparison.OrdinalIgnoreCase)));
        Expect("!signIn.Resource.AppIds.Any(item => item != \"a\")", signIn => signIn.Resource.AppIds.All(id => id == "a"));
        Expect("new[] { \"SE\", \"NO\" }.Contains(signIn.Network.Country)", signIn => countries.Contains(signIn.Network.Country));
        Expect("!new[] { \"DK\" }.Contains(signIn.Network.Country)", signIn => !more.Contains(signIn.Network.Country));
        Expect("new[] { RiskLevel.Low, RiskLevel.High }.Contains(signIn.Risk.SignIn)", signIn => new[] { RiskLevel.Low, RiskLevel.High }.Contains(signIn.Risk.SignIn));
        Expect("signIn.ServicePrincipal.Attribute(\"Ops_Tags\").Contains(\"x\")", signIn => signIn.ServicePrincipal.Attribute("Ops_Tags").Contains("x"));
    }

    [Fact]
    public void Negations_move_to_the_tests()
    {
        Expect("!signIn.Device.IsCompliant || signIn.Network.Country != \"SE\"", signIn => !(signIn.Device.IsCompliant && signIn.Network.Country == "SE"));
        Expect("!(signIn.Risk.User >= RiskLevel.Medium)", signIn => !(signIn.Risk.User >= RiskLevel.Medium));
        Expect("signIn.Trust.Mfa ? signIn.Network.Country == \"SE\" : !signIn.Device.IsCompliant", signIn => !(signIn.Trust.Mfa ? signIn.Network.Country != "SE" : signIn.Device.IsCompliant));
        Expect("signIn.Device.IsCompliant ? signIn.Trust.Mfa : !signIn.Trust.Mfa", signIn => signIn.Device.IsCompliant == signIn.Trust.Mfa);
    }

    [Fact]
    public void Equal_expressions_are_equal_however_they_are_written()
    {
        CustomCondition one = CustomCondition.Of(signIn => !(signIn.Device.IsCompliant && signIn.Network.Country == "SE"));
        CustomCondition other = CustomCondition.Of(s => !s.Device.IsCompliant || s.Network.Country != "SE");

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.True(one.IsUnderstood);
    }

    [Fact]
    public void What_is_not_on_the_list_is_refused_and_named()
    {
        var host = new HostService();
        Refused("calls String.Trim, which an expression may not", signIn => signIn.Device.Model.Trim() == "A");
        Refused("calls HostService.IsGood, which an expression may not", signIn => host.IsGood(signIn.Device.Model));
        Refused("reads DateTimeOffset.UtcNow, which is no signal", signIn => signIn.At < DateTimeOffset.UtcNow);
        Refused("compares texts by a culture", signIn => signIn.Device.Model.StartsWith("a", StringComparison.CurrentCulture));
        Refused("has no constant text to compare with", signIn => signIn.Device.Model.StartsWith(signIn.Device.DisplayName));
        Refused("asks for the order of DevicePlatform, which has none", signIn => signIn.Client.Platform > DevicePlatform.Android);
        Refused("compares with RiskLevel.Unknown, which no signal has", signIn => signIn.Risk.User == RiskLevel.Unknown);
        Refused("compares with RiskLevel.Hidden, which no signal has", signIn => signIn.Risk.User != RiskLevel.Hidden);
        Refused("compares with DevicePlatform.All, which no signal has", signIn => signIn.Client.Platform == DevicePlatform.All);
        Refused("is a new object, which an expression may not hold", signIn => new string('a', 3) == signIn.Device.Model);
        Refused("names no range of addresses", signIn => signIn.Network.ClientAddress.IsIn("1/8"));
        Refused("is another signal than the element that is looked at", signIn => signIn.User.Groups.Any(g => signIn.Device.IsCompliant));
        Refused("compares an extension attribute with another signal", signIn => signIn.Device.ExtensionAttribute1 == signIn.Device.Model);
        Refused("looks into something that is neither a listed signal nor a constant list", signIn => HostService.Names().Contains(signIn.Device.Model));
        Refused("compares a constant as a text", signIn => string.Equals("a", "b", StringComparison.Ordinal));
        Refused("names no authentication methods", signIn => signIn.Authentication.HasUsed(AuthenticationMethods.None));
        Refused("is the operation ExclusiveOr, which an expression may not hold", signIn => signIn.Trust.Mfa ^ signIn.Device.IsCompliant);
        Refused("is the operation Add", signIn => signIn.At.Hour + 1 > 3);
        Refused("is a replacement for null, which an expression may not hold", signIn => (signIn.Device.Model ?? "x") == "y");
        Refused("compares an id with an empty text", signIn => signIn.User.Id == "");
        Refused("asks for Length of an id", signIn => signIn.User.Id.Length > 3);
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        bool created = CustomCondition.TryCreate(s => s.Device.Model.Trim() == "a" && s.User.Id.Length > 3, out CustomCondition? condition, out IReadOnlyList<string> problems);

        Assert.False(created);
        Assert.Null(condition);
        Assert.Equal(
            [
                "'s.Device.Model.Trim()' calls String.Trim, which an expression may not; use the operations that are listed for custom conditions",
                "'s.User.Id.Length' asks for Length of an id; compare the value itself",
            ],
            problems);
    }

    [Fact]
    public void A_chain_of_any_length_within_the_limit_is_read_and_what_is_too_large_is_refused()
    {
        Assert.True(CustomCondition.Of(Chain(900)).IsUnderstood);
        Assert.Contains("has more than 2000 parts", Problem(Chain(3000)), StringComparison.Ordinal);
        Assert.Contains("is nested deeper than 64", Problem(Nested(100)), StringComparison.Ordinal);
        Assert.Contains("is nested deeper than 64", Problem(Nested(20_000)), StringComparison.Ordinal);
    }

    private static string Problem(Expression<Func<SignInFacts, bool>> expression)
        => CustomCondition.TryCreate(expression, out _, out IReadOnlyList<string> problems) ? "" : problems[0];

    private static Expression<Func<SignInFacts, bool>> Chain(int terms)
    {
        ParameterExpression signIn = Expression.Parameter(typeof(SignInFacts), "signIn");
        Expression flag = Expression.Property(Expression.Property(signIn, "Trust"), "Mfa"), all = flag;
        for (int i = 1; i < terms; i++) all = Expression.AndAlso(all, flag);
        return Expression.Lambda<Func<SignInFacts, bool>>(all, signIn);
    }

    private static Expression<Func<SignInFacts, bool>> Nested(int depth)
    {
        ParameterExpression signIn = Expression.Parameter(typeof(SignInFacts), "signIn");
        Expression flag = Expression.Property(Expression.Property(signIn, "Trust"), "Mfa"), all = flag;
        for (int i = 0; i < depth; i++) all = i % 2 == 0 ? Expression.AndAlso(flag, all) : Expression.OrElse(flag, all);
        return Expression.Lambda<Func<SignInFacts, bool>>(all, signIn);
    }

    private static void Expect(string text, Expression<Func<SignInFacts, bool>> expression) => Assert.Equal(text, CustomCondition.Of(expression).Text);

    private static void Refused(string problem, Expression<Func<SignInFacts, bool>> expression)
    {
        Assert.False(CustomCondition.TryCreate(expression, out _, out IReadOnlyList<string> problems), problem);
        Assert.Contains(problem, string.Join('\n', problems), StringComparison.Ordinal);
    }

    private sealed class HostService
    {
        public static string[] Names() => throw new InvalidOperationException("an expression is never run");

        public bool IsGood(string text) => throw new InvalidOperationException("an expression is never run: " + text + GetHashCode());
    }
}
