using System.Globalization;
using System.Reflection;

namespace ConditionalAccess.Scenarios;

/// <summary>No worked case of compliance may be missing, whichever class holds it.</summary>
public class ComplianceCasesAreComplete
{
    private const string Prefix = "Case_C";
    private const int LastCase = 139;

    [Fact]
    public void Every_worked_case_of_compliance_is_a_test()
        => Assert.Empty(Missing(typeof(ComplianceCasesAreComplete).Assembly.GetTypes().SelectMany(c => c.GetMethods()).Where(IsFact).Select(m => m.Name)));

    [Fact]
    public void A_case_that_is_left_out_is_noticed()
        => Assert.Equal([2], Missing(Enumerable.Range(1, LastCase).Where(n => n != 2).Select(n => $"{Prefix}{n:000}_x")));

    private static IEnumerable<int> Missing(IEnumerable<string> names)
        => Enumerable.Range(1, LastCase).Except(names.Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => int.Parse(n.AsSpan(Prefix.Length, 3), NumberStyles.None, CultureInfo.InvariantCulture)));

    private static bool IsFact(MethodInfo method) => method.GetCustomAttribute<FactAttribute>() is not null;
}
