using System.Globalization;
using System.Reflection;

namespace ConditionalAccess.Scenarios;

/// <summary>No worked case may be missing.</summary>
public class SpecCasesAreComplete
{
    private const int LastCase = 115;

    private static readonly Type[] CaseClasses =
        [typeof(SpecCasesAssignments), typeof(SpecCasesConditions), typeof(SpecCasesControls), typeof(SpecCasesSupplementary)];

    [Fact]
    public void Every_worked_case_of_the_specification_is_a_test()
        => Assert.Empty(Missing(CaseClasses.SelectMany(c => c.GetMethods()).Where(IsFact).Select(m => m.Name)));

    [Fact]
    public void A_case_that_is_left_out_is_noticed()
        => Assert.Equal([2], Missing(Enumerable.Range(1, LastCase).Where(n => n != 2).Select(n => $"Case_{n:000}_x")));

    private static IEnumerable<int> Missing(IEnumerable<string> names)
        => Enumerable.Range(1, LastCase).Except(names.Where(n => n.StartsWith("Case_", StringComparison.Ordinal))
            .Select(n => int.Parse(n.AsSpan(5, 3), NumberStyles.None, CultureInfo.InvariantCulture)));

    private static bool IsFact(MethodInfo method) => method.GetCustomAttribute<FactAttribute>() is not null;
}
