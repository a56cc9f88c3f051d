using ConditionalAccess.Model;

namespace ConditionalAccess.Testing.Generation;

/// <summary>One tenant, one sign-in, options and mode, all from one seed, or a smaller form of such a case.</summary>
internal sealed record GeneratedCase(ulong Seed, TenantConfiguration Tenant, EngineOptions Options, SignIn SignIn, EvaluationMode Mode)
{
    /// <summary>The case of a seed.</summary>
    public static GeneratedCase Create(ulong seed, TenantSize size = TenantSize.Usual)
    {
        TenantConfiguration tenant = RandomTenant.Create(seed, size);
        SplitMix64 rng = SplitMix64.ForPart(seed, 0);
        EngineOptions options = RandomOptions.Create(ref rng);
        EvaluationMode mode = rng.Chance(0.75) ? EvaluationMode.Enforce : EvaluationMode.WhatIf;
        return new GeneratedCase(seed, tenant, options, RandomSignIn.Create(ref rng, tenant), mode);
    }

    /// <summary>Smaller cases, large steps first.</summary>
    public IEnumerable<GeneratedCase> Shrink()
    {
        foreach (TenantConfiguration tenant in Smaller.Tenants(Tenant)) yield return this with { Tenant = tenant };
        foreach ((_, SignIn signIn) in Smaller.Of(SignIn)) yield return this with { SignIn = signIn };
        if (Options != EngineOptions.Default) yield return this with { Options = EngineOptions.Default };
    }

    /// <summary>The smallest case reached by single steps for which the complaint stays.</summary>
    public GeneratedCase Smallest(Func<GeneratedCase, bool> stillFails, int steps = 400)
    {
        GeneratedCase smallest = this;
        for (int i = 0; i < steps; i++)
        {
            GeneratedCase? next = smallest.Shrink().FirstOrDefault(stillFails);
            if (next is null) break;
            smallest = next;
        }

        return smallest;
    }

    public override string ToString()
        => $"seed 0x{Seed:X16}, {Mode}, {Options}\npolicies and tenant:\n{Printed.Of(Tenant)}\nsign-in:\n  {Printed.Of(SignIn)}";
}
