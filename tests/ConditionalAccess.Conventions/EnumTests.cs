namespace ConditionalAccess.Conventions;

public class EnumTests
{
    // NotSet is the word of Graph for none.
    private static readonly string[] s_safeZeros = ["None", "Unknown", "NotSet"];

    // Enumerations whose zero is a choice, with the reason why the zero is the safe one.
    private static readonly Dictionary<Type, string> s_choices = new()
    {
        [typeof(EvaluationMode)] = "Enforce: the mode for access decisions, where a policy of value unknown applies",
        [typeof(ApprovedAppMode)] = "Enforce: the retired control keeps its force",
        [typeof(BaselineScopeMode)] = "Improved: requests for baseline scopes do not escape",
    };

    private static IEnumerable<Type> PublicEnums => typeof(SignIn).Assembly.GetExportedTypes().Where(t => t.IsEnum);

    [Fact]
    public void The_zero_of_every_enumeration_means_not_known_or_none()
        => Expect.None(PublicEnums.Where(t => !s_choices.ContainsKey(t) && !s_safeZeros.Contains(ZeroOf(t))).Select(t => t.Name + "." + ZeroOf(t)));

    [Fact]
    public void The_zeros_that_are_choices_are_the_restrictive_ones()
        => Assert.Equal(["ApprovedAppMode.Enforce", "BaselineScopeMode.Improved", "EvaluationMode.Enforce"],
            s_choices.Keys.Select(t => t.Name + "." + ZeroOf(t)).Order(StringComparer.Ordinal));

    [Fact]
    public void An_enumeration_without_a_safe_zero_would_be_found() => Assert.DoesNotContain(ZeroOf(typeof(DayOfWeek)), s_safeZeros);

    [Fact]
    public void A_default_outcome_is_no_grant()
    {
        Assert.NotEqual(DecisionOutcome.Granted, default);
        Assert.Equal(DecisionOutcome.None, default);
    }

    private static string? ZeroOf(Type type) => Enum.GetName(type, Enum.ToObject(type, 0));
}
