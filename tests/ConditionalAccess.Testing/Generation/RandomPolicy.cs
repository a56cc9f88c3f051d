using System.Globalization;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>One policy: mostly enabled, one to three conditions besides subject and resource, every kind of control.</summary>
internal static class RandomPolicy
{
    public static ConditionalAccessPolicy Create(ref SplitMix64 rng, Breadth breadth, int number)
    {
        int circumstances = breadth.IsNarrow ? rng.Between(1, 3) : rng.Weighted(22, 38, 26, 12, 2);
        ConditionSet conditions = Conditions(ref rng, breadth, circumstances);
        bool broad = circumstances == 0 && conditions.Applications?.IncludeApplications is [var app, ..] && app == Keywords.All;
        return new ConditionalAccessPolicy
        {
            Id = rng.Chance(0.97) ? Pool.Id(20, number) : rng.Pick<GraphId>([default, "policy", Pool.Id(20, 0)]),
            DisplayName = "CA" + number.ToString("000", CultureInfo.InvariantCulture),
            State = RandomWord.Of(ref rng, [.. Repeat(PolicyState.Enabled, 17), PolicyState.ReportOnly, PolicyState.ReportOnly, PolicyState.Disabled], 0.04),
            DeletedDateTime = rng.Chance(0.03) ? DateTimeOffset.UnixEpoch : null,
            Conditions = conditions,
            GrantControls = RandomControls.Grant(ref rng, broad),
            SessionControls = rng.Chance(0.3) ? RandomSession.Create(ref rng) : null,
            Extra = rng.Chance(0.01) ? [new ExtraMember("partialEnablementStrategy", "{}")] : default,
        };
    }

    private static ConditionSet Conditions(ref SplitMix64 rng, Breadth breadth, int circumstances)
    {
        ConditionSet conditions = RandomSubjects.Create(ref rng, breadth) with { Applications = RandomApplications.Create(ref rng, breadth) };
        for (int i = 0; i < circumstances; i++) conditions = RandomCircumstances.Add(ref rng, conditions);
        if (rng.Chance(0.6)) return conditions;
        return conditions with
        {
            ClientAppTypes = conditions.ClientAppTypes.IsEmpty ? [ClientAppType.All] : conditions.ClientAppTypes,
            Extra = RandomWord.Extra(ref rng, ExtraEffect.UnknownCondition),
        };
    }

    private static IEnumerable<T> Repeat<T>(T value, int count) => Enumerable.Repeat(value, count);
}
