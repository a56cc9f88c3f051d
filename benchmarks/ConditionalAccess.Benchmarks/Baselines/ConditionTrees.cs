using System.Linq.Expressions;
using ConditionalAccess.Compilation;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Benchmarks.Baselines;

/// <summary>The conditions of a policy as one expression over <see cref="Facts"/>, the cheap and selective tests first.</summary>
internal sealed class ConditionTrees(FactsReader reader, ParameterExpression facts)
{
    private const int EveryValue = -1;

    public Expression Of(ConditionSet c)
    {
        var tests = new List<Expression>();
        AddMask(tests, nameof(Facts.Client), ClientMask(c.ClientAppTypes));
        AddMask(tests, nameof(Facts.SignInRisk), Mask(c.SignInRiskLevels.Select(l => (int)l.Value)));
        AddMask(tests, nameof(Facts.UserRisk), Mask(c.UserRiskLevels.Select(l => (int)l.Value)));
        if (c.Platforms is { } platforms) AddMask(tests, nameof(Facts.Platform), PlatformMask(platforms));
        AddApplications(tests, c.Applications!);
        AddLocations(tests, c.Locations);
        AddUsers(tests, c.Users!);
        if (c.Devices?.DeviceFilter is { } filter) tests.Add(Filter(filter));
        return tests.Count == 0 ? Expression.Constant(true) : tests.Aggregate(Expression.AndAlso);
    }

    private MemberExpression Field(string name) => Expression.Field(facts, name);

    private void AddMask(List<Expression> tests, string field, int mask)
    {
        if (mask == EveryValue) return;
        tests.Add(Expression.NotEqual(Expression.And(Field(field), Expression.Constant(mask)), Expression.Constant(0)));
    }

    private static int Mask(IEnumerable<int> values) => values.Aggregate(0, (mask, value) => mask | (1 << value)) is not 0 and int found ? found : EveryValue;

    private static int ClientMask(ValueArray<GraphWord<ClientAppType>> types)
        => types.IsEmpty || types.Contains(ClientAppType.All) ? EveryValue : Mask(types.Select(t => (int)t.Value));

    private static int PlatformMask(PlatformCondition platforms)
    {
        int included = platforms.IncludePlatforms.Contains(DevicePlatform.All) ? EveryValue : Mask(platforms.IncludePlatforms.Select(p => (int)p.Value));
        return platforms.ExcludePlatforms.IsEmpty ? included : included & ~Mask(platforms.ExcludePlatforms.Select(p => (int)p.Value));
    }

    private void AddApplications(List<Expression> tests, ApplicationAssignment target)
    {
        if (!target.IncludeApplications.Contains(Keywords.All)) tests.Add(AnyOf(nameof(Facts.App), reader.Apps, target.IncludeApplications));
        if (!target.ExcludeApplications.IsEmpty) tests.Add(Expression.Not(AnyOf(nameof(Facts.App), reader.Apps, target.ExcludeApplications)));
    }

    private Expression AnyOf(string field, IdMap numbers, ValueArray<GraphId> ids)
        => ids.Distinct().Select(id => (Expression)Expression.Equal(Field(field), Expression.Constant(numbers.Find(in id)))).Aggregate(Expression.OrElse);

    private void AddLocations(List<Expression> tests, LocationCondition? condition)
    {
        if (condition is null) return;
        if (!condition.IncludeLocations.Contains(Keywords.All)) tests.Add(Any(Field(nameof(Facts.Places)), Places(condition.IncludeLocations)));
        if (!condition.ExcludeLocations.IsEmpty) tests.Add(Expression.Not(Any(Field(nameof(Facts.Places)), Places(condition.ExcludeLocations))));
    }

    private ulong Places(ValueArray<GraphId> ids)
        => ids.Aggregate(0UL, (places, id) => places | (id == Keywords.AllTrusted ? FactsReader.Trusted : 1UL << reader.Locations[id]));

    private static BinaryExpression Any(Expression bits, ulong mask) => Expression.NotEqual(Expression.And(bits, Expression.Constant(mask)), Expression.Constant(0UL));

    private void AddUsers(List<Expression> tests, UserAssignment users)
    {
        if (!users.IncludeUsers.Contains(Keywords.All)) tests.Add(Matches(users.IncludeUsers, users.IncludeGroups, users.IncludeRoles));
        if (!users.ExcludeUsers.IsEmpty || !users.ExcludeGroups.IsEmpty || !users.ExcludeRoles.IsEmpty)
            tests.Add(Expression.Not(Matches(users.ExcludeUsers, users.ExcludeGroups, users.ExcludeRoles)));
    }

    // Groups are bits of several words: those of one word are tested together.
    private Expression Matches(ValueArray<GraphId> users, ValueArray<GraphId> groups, ValueArray<GraphId> roles)
    {
        var tests = new List<Expression>();
        foreach (IGrouping<int, int> word in groups.Select(g => reader.Groups.Find(in g)).GroupBy(n => n >> 6))
        {
            Expression bits = Expression.ArrayIndex(Field(nameof(Facts.Groups)), Expression.Constant(word.Key));
            tests.Add(Any(bits, word.Aggregate(0UL, (mask, n) => mask | (1UL << (n & 63)))));
        }

        if (!roles.IsEmpty) tests.Add(Any(Field(nameof(Facts.Roles)), roles.Aggregate(0UL, (mask, r) => mask | (1UL << reader.Roles.Find(in r)))));
        if (!users.IsEmpty) tests.Add(AnyOf(nameof(Facts.User), reader.Users, users));
        return tests.Aggregate(Expression.OrElse);
    }

    private Expression Filter(FilterCondition condition)
    {
        if (!FilterRule.TryParse(condition.Rule, FilterKind.Device, out FilterRule? rule, out _)) throw new InvalidOperationException("not a rule");
        Expression matches = Filter(rule.Root);
        return condition.Mode.Value == FilterMode.Include ? matches : Expression.Not(matches);
    }

    private Expression Filter(FilterExpression expression) => expression switch
    {
        FilterAnd and => and.Terms.Select(Filter).Aggregate(Expression.AndAlso),
        FilterOr or => or.Terms.Select(Filter).Aggregate(Expression.OrElse),
        FilterNot not => Expression.Not(Filter(not.Term)),
        FilterComparison comparison => Compare(comparison),
        _ => throw new InvalidOperationException("not an expression"),
    };

    private Expression Compare(FilterComparison comparison)
    {
        FilterOperator positive = NegationNormalForm.Positive(comparison.Operator);
        MemberExpression value = Field(comparison.Property.Device switch
        {
            DeviceProperty.TrustType => nameof(Facts.TrustType),
            DeviceProperty.IsCompliant => nameof(Facts.IsCompliant),
            DeviceProperty.Manufacturer => nameof(Facts.Manufacturer),
            DeviceProperty.Model => nameof(Facts.Model),
            DeviceProperty.OperatingSystemVersion => nameof(Facts.OsVersion),
            DeviceProperty.ExtensionAttribute1 => nameof(Facts.Extension1),
            _ => throw new InvalidOperationException("the workload does not filter by " + comparison.Property.Name),
        });
        Func<string?, string, bool> test = positive switch
        {
            FilterOperator.StartsWith => Texts.StartsWith,
            FilterOperator.Contains => Texts.Contains,
            _ => Texts.IsEqual,
        };
        Expression matches = comparison.Operand.Values.Select(v => (Expression)Expression.Call(test.Method, value, Expression.Constant(v))).Aggregate(Expression.OrElse);
        return NegationNormalForm.IsNegative(comparison.Operator) ? Expression.Not(matches) : matches;
    }
}

/// <summary>Comparisons of the rule language; null matches nothing.</summary>
internal static class Texts
{
    public static bool IsEqual(string? value, string operand) => string.Equals(value, operand, StringComparison.OrdinalIgnoreCase);

    public static bool StartsWith(string? value, string operand) => value is not null && value.StartsWith(operand, StringComparison.OrdinalIgnoreCase);

    public static bool Contains(string? value, string operand) => value is not null && value.Contains(operand, StringComparison.OrdinalIgnoreCase);
}
