using System.Reflection;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>Generators that miss a part of the language, or cannot be repeated, prove nothing.</summary>
public sealed class GeneratorTests
{
    // Kept for people or for writing back; no decision reads them, so nothing is generated.
    private static readonly HashSet<string> NeverGenerated = new(StringComparer.Ordinal)
    {
        "ConditionalAccessPolicy.TemplateId", "ConditionalAccessPolicy.Description", "ConditionalAccessPolicy.CreatedDateTime", "ConditionalAccessPolicy.ModifiedDateTime",
        "AuthenticationStrength.Description", "AuthenticationStrength.RequirementsSatisfied", "AuthenticationStrength.CreatedDateTime", "AuthenticationStrength.ModifiedDateTime",
        "CombinationConfiguration.Id", "NamedLocation.DisplayName", "NamedLocation.CreatedDateTime", "NamedLocation.ModifiedDateTime",
    };

    [Fact]
    public void SplitMix64_gives_the_published_numbers()
    {
        var rng = new SplitMix64(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [rng.Next(), rng.Next(), rng.Next()]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_case()
    {
        for (ulong seed = 0; seed < 50; seed++)
            Assert.Equal(GeneratedCase.Create(seed, TenantSize.Mixed).ToString(), GeneratedCase.Create(seed, TenantSize.Mixed).ToString());
    }

    [Fact]
    public void Tenants_have_up_to_twelve_policies_and_now_and_then_more_than_256()
    {
        int[] counts = [.. Enumerable.Range(0, 600).Select(seed => RandomTenant.Create((ulong)seed).Policies.Count).Distinct().Order()];
        Assert.Equal([.. Enumerable.Range(0, 13), 80, 300], counts);
    }

    [Fact]
    public void Everything_a_decision_reads_is_generated_and_left_out()
    {
        GeneratorCoverage seen = Collect(3000);
        string[] members = [.. ReadTypes().SelectMany(t => Members.Of(t).Where(p => p.PropertyType != typeof(ValueArray<ExtraMember>)).Select(p => p.DeclaringType!.Name + "." + p.Name))];
        string[] signals = [.. Members.Of(typeof(SignIn)).Where(p => p.PropertyType.Namespace == "ConditionalAccess.Signals" && !p.PropertyType.IsEnum)
            .SelectMany(p => Members.Of(p.PropertyType).Select(m => p.PropertyType.Name + "." + m.Name))];
        Assert.Equal([], members.Except(seen.Filled).Except(NeverGenerated));
        Assert.Equal([], signals.Except(seen.Absent));
    }

    [Fact]
    public void Every_word_of_the_language_is_generated()
    {
        GeneratorCoverage seen = Collect(3000);
        Type[] enums = [.. typeof(SignIn).Assembly.GetTypes().Where(t => t is { IsEnum: true, IsPublic: true, Namespace: "ConditionalAccess.Model" or "ConditionalAccess.Signals" })];
        object[] words = [.. enums.Where(t => !t.IsDefined(typeof(FlagsAttribute))).SelectMany(t => Enum.GetValues(t).Cast<object>())];
        Assert.Equal([], words.Except(seen.Words));
    }

    [Fact]
    public void A_smaller_case_is_found_for_a_complaint_that_needs_one_policy_and_one_signal()
    {
        GeneratedCase big = Enumerable.Range(0, 500).Select(s => GeneratedCase.Create((ulong)s, TenantSize.Large)).First(Complains);
        GeneratedCase small = big.Smallest(Complains);
        Assert.Single(small.Tenant.Policies);
        Assert.Equal(new SignIn { Client = new ClientSignals { Platform = small.SignIn.Client.Platform } }, small.SignIn);
        Assert.Contains("seed 0x", small.ToString(), StringComparison.Ordinal);
    }

    private static bool Complains(GeneratedCase c)
        => c.SignIn.Client.Platform != DevicePlatform.Unknown && c.Tenant.Policies.Any(p => p.Conditions.Platforms is not null);

    private static GeneratorCoverage Collect(int count)
    {
        var seen = new GeneratorCoverage();
        for (int seed = 0; seed < count; seed++)
        {
            GeneratedCase c = GeneratedCase.Create((ulong)seed);
            seen.Add(c.Tenant);
            seen.Add(c.SignIn);
            seen.Add(c.Options);
        }

        return seen;
    }

    private static IEnumerable<Type> ReadTypes() => typeof(SignIn).Assembly.GetTypes().Where(t =>
        t is { IsPublic: true, IsEnum: false, IsInterface: false, IsGenericType: false, Namespace: "ConditionalAccess.Model" or "ConditionalAccess.Signals" } && t != typeof(ExtraMember));
}
