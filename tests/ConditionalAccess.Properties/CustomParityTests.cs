using System.Linq.Expressions;
using ConditionalAccess.Compilation;
using ConditionalAccess.Custom;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>A custom condition that says the same as a built-in one applies to the same sign-ins, in both modes.</summary>
public sealed class CustomParityTests
{
    private const ulong Seed = 20261126;

    private static readonly GraphId s_countries = "20000000-0000-4000-8000-000000000001", s_office = "20000000-0000-4000-8000-000000000002";

    private static readonly (Func<ConditionSet, ConditionSet> BuiltIn, Expression<Func<SignInFacts, bool>> Custom)[] s_pairs =
    [
        (c => Filter(c, FilterMode.Include, "device.model -eq \"Model A\""), s => s.Device.Model == "model a"),
        (c => Filter(c, FilterMode.Exclude, "device.model -eq \"Model A\""), s => s.Device.Model != "Model A"),
        (c => Filter(c, FilterMode.Include, "device.extensionAttribute1 -startsWith \"SAW\""), s => s.Device.ExtensionAttribute1.StartsWith("SAW", StringComparison.OrdinalIgnoreCase)),
        (c => Filter(c, FilterMode.Exclude, "device.extensionAttribute2 -in [\"SAW\", \"TeamsPhone\"]"), s => !new[] { "SAW", "TeamsPhone" }.Contains(s.Device.ExtensionAttribute2)),
        (c => Filter(c, FilterMode.Include, "device.extensionAttribute1 -eq null"), s => s.Device.ExtensionAttribute1 == null),
        (c => Filter(c, FilterMode.Include, "(device.displayName -contains \"kiosk\" -or device.manufacturer -endsWith \"ltd\") -and -not (device.trustType -eq \"ServerAD\")"),
            s => (s.Device.DisplayName.Contains("kiosk", StringComparison.OrdinalIgnoreCase) || s.Device.Manufacturer.EndsWith("ltd", StringComparison.OrdinalIgnoreCase)) && !(s.Device.TrustType == "ServerAD")),
        (c => Filter(c, FilterMode.Include, "device.physicalIds -contains \"[OrderID]:42\""), s => s.Device.PhysicalIds.Contains("[orderid]:42")),
        (c => c with { DeviceStates = new() { IncludeStates = [DeviceState.All], ExcludeStates = [DeviceState.Compliant] } }, s => !s.Device.IsCompliant),
        (c => c with { UserRiskLevels = [RiskLevel.Medium, RiskLevel.High] }, s => s.Risk.User >= RiskLevel.Medium),
        (c => c with { SignInRiskLevels = [RiskLevel.Low, RiskLevel.None] }, s => s.Risk.SignIn <= RiskLevel.Low),
        (c => c with { InsiderRiskLevels = [InsiderRiskLevel.Elevated] }, s => s.Risk.Insider == InsiderRiskLevel.Elevated),
        (c => c with { Platforms = new() { IncludePlatforms = [DevicePlatform.Windows, DevicePlatform.MacOS] } }, s => s.Client.Platform == DevicePlatform.Windows || s.Client.Platform == DevicePlatform.MacOS),
        (c => c with { Platforms = new() { IncludePlatforms = [DevicePlatform.All], ExcludePlatforms = [DevicePlatform.Linux] } }, s => s.Client.Platform != DevicePlatform.Linux),
        (c => c with { ClientAppTypes = [ClientAppType.Browser, ClientAppType.Other] }, s => new[] { ClientAppType.Browser, ClientAppType.Other }.Contains(s.Client.AppType)),
        (c => c with { Locations = new() { IncludeLocations = [s_countries] } }, s => s.Network.Country == "SE" || s.Network.Country == "US"),
        (c => c with { Locations = new() { IncludeLocations = [Keywords.All], ExcludeLocations = [s_countries] } }, s => !new[] { "SE", "US" }.Contains(s.Network.Country)),
        (c => c with { Locations = new() { IncludeLocations = [s_office] } }, s => s.Network.ClientAddress.IsIn("203.0.113.0/24")),
        (c => c with { Locations = new() { IncludeLocations = [Keywords.All], ExcludeLocations = [s_office] } }, s => !s.Network.ClientAddress.IsIn("203.0.113.0/24")),
        (c => c with { TransferMethods = [TransferMethod.DeviceCodeFlow] },
            s => s.Client.TransferMethod == TransferMethod.DeviceCodeFlow || s.Client.OriginalTransferMethod == TransferMethod.DeviceCodeFlow),
        (c => c with { AgentContext = new() { IncludeAgentContexts = ["other"] } }, s => s.Agent.Contexts.Contains("other")),
    ];

    [Fact]
    public void A_custom_condition_that_says_what_a_built_in_one_says_applies_to_the_same_sign_ins()
    {
        TenantConfiguration builtIn = Tenant(i => s_pairs[i].BuiltIn), custom = Tenant(Custom);
        PolicyEngine expected = Engine(builtIn, useExpressionTrees: true), trees = Engine(custom, useExpressionTrees: true), delegates = Engine(custom, useExpressionTrees: false);
        var rng = new SplitMix64(Law.SeedOr(Seed));
        var applied = new int[s_pairs.Length];
        for (int i = 0; i < Differential.UsualSignIns; i++)
        {
            SignIn signIn = RandomSignIn.Create(ref rng, builtIn);
            foreach (EvaluationMode mode in (EvaluationMode[])[EvaluationMode.Enforce, EvaluationMode.WhatIf])
            {
                Decision before = expected.Evaluate(in signIn, mode);
                Compare(in before, trees.Evaluate(in signIn, mode), in signIn, mode, applied);
                if (i % 8 == 0) Compare(in before, delegates.Evaluate(in signIn, mode), in signIn, mode, applied);
            }
        }

        Assert.All(applied, count => Assert.InRange(count, 1000, int.MaxValue));
    }

    private static void Compare(in Decision expected, in Decision actual, in SignIn signIn, EvaluationMode mode, int[] applied)
    {
        for (int p = 0; p < applied.Length; p++)
        {
            if (expected.Policies[p] != actual.Policies[p])
                Assert.Fail($"{mode}: {s_pairs[p].Custom} gives {actual.Policies[p]} instead of {expected.Policies[p]} for {Printed.Of((object)signIn)}");
            if (actual.Policies[p] is PolicyResult.Success or PolicyResult.Failure) applied[p]++;
        }

        Assert.Equal(expected.Outcome, actual.Outcome);
    }

    private static Func<ConditionSet, ConditionSet> Custom(int pair)
    {
        CustomCondition condition = CustomCondition.Of(s_pairs[pair].Custom);
        return conditions => conditions with { CustomCondition = condition };
    }

    // Not multifactor authentication: where a policy has a condition about risk, Microsoft ties more to that control than the condition says.
    private static TenantConfiguration Tenant(Func<int, Func<ConditionSet, ConditionSet>> change) => new()
    {
        Policies = ValueArray.From(Enumerable.Range(0, s_pairs.Length).Select(i => (Sample.Policy() with { Id = Pool.Id(70, i) }).RequireAny(BuiltInControl.CompliantDevice).Where(change(i)))),
        NamedLocations =
        [
            new CountryNamedLocation { Id = s_countries, CountriesAndRegions = [CountryCode.Parse("SE"), CountryCode.Parse("US")] },
            new IpNamedLocation { Id = s_office, IpRanges = [IpRange.TryParseCidr("203.0.113.0/24", out IpRange? range) ? range : throw new InvalidOperationException()] },
        ],
    };

    private static ConditionSet Filter(ConditionSet conditions, FilterMode mode, string rule) => conditions with { Devices = new() { DeviceFilter = new() { Mode = mode, Rule = rule } } };

    private static PolicyEngine Engine(TenantConfiguration tenant, bool useExpressionTrees)
        => new(tenant, EngineOptions.Default, PlanCompiler.Compile(tenant, EngineOptions.Default, useExpressionTrees), "test");
}
