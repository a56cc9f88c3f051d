using System.Globalization;
using ConditionalAccess.Model;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Compares two evaluators on one sign-in: null when they agree, else what differs.</summary>
internal delegate string? CompareSignIn(in SignIn signIn, EvaluationMode mode);

/// <summary>Prepares both evaluators for a tenant.</summary>
internal delegate CompareSignIn CompareTenant(TenantConfiguration tenant, EngineOptions options);

/// <summary>
/// Runs two evaluators over random tenants and sign-ins in both modes. The first disagreement is made small and thrown, with the line that repeats it.
/// </summary>
internal static class Differential
{
    /// <summary>How many sign-ins to compare when nothing else is asked for.</summary>
    public const int UsualSignIns = 200_000;

    /// <summary>The variable that asks for another number of sign-ins; nightly runs set it to 100,000,000.</summary>
    public const string Variable = "CONDITIONALACCESS_DIFFERENTIAL";

    /// <summary>The number of sign-ins to compare.</summary>
    public static long SignIns => long.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out long asked)
        ? asked : UsualSignIns;

    /// <summary>Compares the usual or asked number of sign-ins, one hundred per tenant.</summary>
    public static void Run(ulong seed, CompareTenant compare)
        => Run(seed, (int)Math.Min(int.MaxValue, Math.Max(1, SignIns / 100)), (int)Math.Min(100, SignIns), compare);

    /// <summary>Compares a number of sign-ins for each of a number of tenants, every one in both modes.</summary>
    public static void Run(ulong seed, int policySets, int signInsPerSet, CompareTenant compare)
    {
        var seeds = new SplitMix64(seed);
        for (int set = 0; set < policySets; set++) RunSet(seeds.Next(), signInsPerSet, compare);
    }

    /// <summary>Compares one tenant; the reproducing line of a disagreement names its seed.</summary>
    public static void RunSet(ulong setSeed, int signIns, CompareTenant compare)
    {
        TenantConfiguration tenant = RandomTenant.Create(setSeed);
        SplitMix64 rng = SplitMix64.ForPart(setSeed, 0);
        EngineOptions options = RandomOptions.Create(ref rng);
        CompareSignIn pair = compare(tenant, options);
        for (int i = 0; i < signIns; i++)
        {
            SignIn signIn = RandomSignIn.Create(ref rng, tenant);
            EvaluationMode mode = EvaluationMode.Enforce;
            string? difference = pair(in signIn, mode) ?? pair(in signIn, mode = EvaluationMode.WhatIf);
            if (difference is not null) throw Disagreement(new GeneratedCase(setSeed, tenant, options, signIn, mode), i, difference, compare);
        }
    }

    private static InvalidOperationException Disagreement(GeneratedCase found, int number, string difference, CompareTenant compare)
    {
        string repeat = $"Differential.RunSet(0x{found.Seed:X16}, {number + 1}, compare)";
        GeneratedCase small = found.Smallest(c => compare(c.Tenant, c.Options)(c.SignIn, c.Mode) is not null);
        string smallDifference = compare(small.Tenant, small.Options)(small.SignIn, small.Mode) ?? difference;
        return new InvalidOperationException($"{difference}\nrepeat with {repeat}\nsmallest form found: {smallDifference}\n{small}");
    }
}
