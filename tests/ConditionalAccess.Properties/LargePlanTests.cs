using ConditionalAccess.Compilation;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>
/// Sets of more than 256 policies whose profiles have every size and place. Each policy is for a group of its own, so that any few of them can be made
/// to apply.
/// </summary>
public sealed class LargePlanTests
{
    private const ulong Seed = 20261201;

    private static readonly BuiltInControl[] s_controls = [BuiltInControl.Mfa, BuiltInControl.CompliantDevice, BuiltInControl.DomainJoinedDevice];

    [Fact]
    public void Profiles_that_begin_and_end_inside_a_word_are_decided_like_the_reference()
    {
        int[] sizes = [1, 3, 7, 8, 9, 63, 64, 65, 70, 129, 5];
        int[] profiles = [.. sizes.SelectMany((size, profile) => Enumerable.Repeat(profile, size))];
        Agree(profiles.Length, i => Demanding(i, profiles[i]));
    }

    [Fact]
    public void One_policy_for_each_of_many_profiles_is_decided_like_the_reference() => Agree(400, i => Demanding(i, i));

    [Fact]
    public void Profiles_of_enabled_and_report_only_policies_with_and_without_places_and_devices_are_decided_like_the_reference()
        => Agree(700, i => Placed(Demanding(i, i % 37), i) with { State = i % 5 == 0 ? PolicyState.ReportOnly : i % 11 == 0 ? PolicyState.Disabled : PolicyState.Enabled });

    [Fact]
    public void Report_only_policies_alone_are_decided_like_the_reference()
        => Agree(320, i => Placed(Demanding(i, i % 90), i) with { State = PolicyState.ReportOnly });

    [Fact]
    public void Few_enabled_policies_among_many_report_only_ones_are_decided_like_the_reference()
        => Agree(330, i => Placed(Demanding(i, i % 3), i) with { State = i % 100 == 99 ? PolicyState.Enabled : PolicyState.ReportOnly });

    [Fact]
    public void Policies_that_demand_nothing_are_decided_like_the_reference()
        => Agree(300, i => Sample.SessionOnly(new() { PersistentBrowser = new() { IsEnabled = true, Mode = PersistentBrowserMode.Never } }).For(Sample.Groups(Group(i))) with { Id = Id(i) }, isUsual: false);

    [Fact]
    public void Random_large_sets_are_decided_like_the_reference_in_both_modes()
    {
        var seeds = new SplitMix64(Law.SeedOr(Seed));
        for (int set = 0; set < 10; set++)
        {
            ulong seed = seeds.Next();
            // Some have so many clauses that they do not fit words, some have fewer.
            TenantConfiguration tenant = RandomTenant.Create(seed, TenantSize.Huge);
            TenantConfiguration simple = tenant with { Policies = ValueArray.From(tenant.Policies.Select((p, i) => Demanding(i, i % 400) with { State = p.State, Conditions = p.Conditions })) };
            SplitMix64 rng = SplitMix64.ForPart(seed, 0);
            foreach (TenantConfiguration large in (TenantConfiguration[])[tenant, simple])
            {
                CompareSignIn compare = CompiledAgreesTests.Compare(large, EngineOptions.Default);
                for (int i = 0; i < 40; i++)
                {
                    SignIn signIn = RandomSignIn.Create(ref rng, large);
                    string? difference = compare(in signIn, EvaluationMode.Enforce) ?? compare(in signIn, EvaluationMode.WhatIf);
                    Assert.True(difference is null, $"seed {seed}, sign-in {i}: {difference}");
                }
            }
        }
    }

    [Fact]
    public void The_parts_of_a_large_plan_stand_together()
    {
        PolicyPlan plan = Engine(1500, i => Placed(Demanding(i, i % 4), i) with { State = i % 5 == 0 ? PolicyState.ReportOnly : PolicyState.Enabled }).Plan;

        Assert.Equal((24, 1200), (plan.Words, plan.EnabledCount));
        Assert.Equal((new SetPlace(16, 8), new SetPlace(8, 16)), (plan.WithDevice, plan.Location!.Where));
        Assert.All(Enumerable.Range(0, 1500), bit => Assert.True(!Bits.Get(plan.Devices.Policies, bit) || bit >= 16 * 64));
    }

    private static void Agree(int policies, Func<int, ConditionalAccessPolicy> create, bool isUsual = true)
    {
        PolicyEngine engine = Engine(policies, create);
        var reference = new ReferenceEvaluator(engine.Tenant, engine.Options);
        var buffer = new DecisionBuffer();
        var rng = new SplitMix64(Seed);
        int usual = 0;
        for (int i = 0; i < policies + 200; i++)
        {
            GraphId[] groups = i < policies ? [Group(i)] : new GraphId[rng.Between(0, 6)];
            for (int g = 0; g < groups.Length && i >= policies; g++) groups[g] = Group(rng.Below(policies));
            SignIn signIn = SignInOf(ref rng, groups);
            ReferenceDecision expected = reference.Evaluate(in signIn);
            DecisionData data = default;
            if (engine.Plan.IsUsualLarge && UsualLargeDecision.TryDecide(engine.Plan, in signIn, null, null, new ulong[engine.Plan.Result.Words], ref data)) usual++;
            string? difference = DecisionComparison.Difference(expected, engine.Evaluate(in signIn))
                ?? DecisionComparison.Difference(expected, engine.Evaluate(in signIn, engine.PrepareUser(signIn.User), engine.PrepareDevice(signIn.Device), buffer));
            Assert.True(difference is null, $"sign-in {i}: {difference}");
        }

        Assert.True(usual > policies / 2 || !isUsual, $"{usual} of {policies + 200} sign-ins took the way of large sets");
    }

    private static PolicyEngine Engine(int policies, Func<int, ConditionalAccessPolicy> create)
    {
        TenantConfiguration tenant = SpecWorld.Tenant([.. Enumerable.Range(0, policies).Select(create)]);
        return new PolicyEngine(tenant, EngineOptions.Default, PlanCompiler.Compile(tenant, EngineOptions.Default), "test");
    }

    // Up to 480 profiles: which controls, all or any of them, and one of 16 sign-in frequencies or none.
    private static ConditionalAccessPolicy Demanding(int number, int profile)
    {
        BuiltInControl[] controls = [.. s_controls.Where((_, i) => ((profile + 1) >> i & 1) != 0)];
        ConditionalAccessPolicy policy = (Sample.Policy() with { Id = Id(number) }).For(Sample.Groups(Group(number)));
        policy = controls.Length == 0 ? policy.Block() : profile / 8 % 2 == 0 ? policy.RequireAll(controls) : policy.RequireAny(controls);
        return profile / 16 % 17 == 0 ? policy : policy.With(Sample.Frequency(Sample.Hours(profile / 16 % 17)));
    }

    private static ConditionalAccessPolicy Placed(ConditionalAccessPolicy policy, int number)
    {
        policy = (number % 7) switch { 0 => policy.From(SpecWorld.Hq), 1 => policy.NotFrom(SpecWorld.Nl), 2 => policy.From(SpecWorld.Us, SpecWorld.Hq), _ => policy };
        return number % 13 == 0 ? policy.OnDevices(FilterMode.Include, "device.model -eq \"A\" -or device.isCompliant -eq True") : policy;
    }

    private static SignIn SignInOf(ref SplitMix64 rng, GraphId[] groups)
    {
        SignIn s = SpecWorld.S0.InGroups(groups);
        s = s with { Resource = s.Resource with { Scopes = [], Audiences = [s.Resource.Audiences[0] with { AgentBlueprintId = GraphId.None }] } };
        if (rng.Chance(0.5)) s = s.MfaDone(TimeSpan.FromMinutes(rng.Between(1, 1200)));
        if (rng.Chance(0.5)) s = s.PrimaryAgo(TimeSpan.FromMinutes(rng.Between(1, 1200)));
        s = rng.Below(4) switch { 0 => s.Compliant(), 1 => s.Hybrid(), 2 => s.Registered(), _ => s };
        if (rng.Chance(0.3)) s = s.FromOffice();
        CountryCode country = CountryCode.Parse(rng.Pick(["NL", "US", "DE", "SE"]));
        return s.With((NetworkSignals n) => n with { Country = country });
    }

    private static GraphId Group(int number) => $"0c000000-0000-4000-8001-{number:D12}";

    private static GraphId Id(int number) => $"10000000-0000-4000-8001-{number:D12}";
}
