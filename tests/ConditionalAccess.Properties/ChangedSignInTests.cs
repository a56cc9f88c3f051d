using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>
/// What a sign-in notes about itself follows every change: one that was changed signal by signal, back and forth, notes and is decided as one that was
/// made at once, in the opposite order.
/// </summary>
public sealed class ChangedSignInTests
{
    private const ulong Seed = 20261204;

    [Fact]
    public void A_sign_in_that_is_changed_signal_by_signal_is_decided_like_the_reference()
    {
        var seeds = new SplitMix64(Law.SeedOr(Seed));
        for (int set = 0; set < 100; set++)
        {
            ulong seed = seeds.Next();
            TenantConfiguration tenant = RandomTenant.Create(seed);
            var engine = new PolicyEngine(tenant, EngineOptions.Default, PlanCompiler.Compile(tenant, EngineOptions.Default), "test");
            var reference = new ReferenceEvaluator(tenant, EngineOptions.Default);
            SplitMix64 rng = SplitMix64.ForPart(seed, 5);
            SignIn signIn = default;
            for (int i = 0; i < 40; i++)
            {
                SignIn other = RandomSignIn.Create(ref rng, tenant);
                if (rng.Chance(0.7)) other = UsualSignIns.Of(in other);
                signIn = Mixed(ref rng, in signIn, in other);
                string? difference = DecisionComparison.Difference(reference.Evaluate(in signIn), engine.Evaluate(in signIn));
                Assert.True(difference is null, $"seed {seed}, sign-in {i}: {difference}");
                Assert.Equal(Noted(Remade(in signIn)), Noted(in signIn));
            }
        }
    }

    private static (SignInTraits, DeviceTraits, ClientTraits, ResourceTraits, AuthenticationTraits, Guid) Noted(in SignIn s)
        => (s.Traits, s.Device.Traits, s.Client.Traits, s.Resource.Traits, s.Authentication.Traits, s.Resource.AppInPlace);

    // Only what is noted, in the opposite order.
    private static SignIn Remade(in SignIn s) => new()
    {
        Authentication = new()
        {
            RegisteredMethods = s.Authentication.RegisteredMethods, PrimaryAt = s.Authentication.PrimaryAt, MfaAt = s.Authentication.MfaAt,
            HasMfaClaim = s.Authentication.HasMfaClaim, Methods = s.Authentication.Methods,
        },
        Device = new() { TrustType = s.Device.TrustType, IsCompliant = s.Device.IsCompliant, IsRegistered = s.Device.IsRegistered },
        Network = s.Network,
        Client = new()
        {
            RequestKind = s.Client.RequestKind, OriginalTransferMethod = s.Client.OriginalTransferMethod, TransferMethod = s.Client.TransferMethod,
            Platform = s.Client.Platform, AppType = s.Client.AppType,
        },
        Resource = new()
        {
            RequestsIdToken = s.Resource.RequestsIdToken, Scopes = s.Resource.Scopes, AuthenticationContexts = s.Resource.AuthenticationContexts,
            UserAction = s.Resource.UserAction, Audiences = s.Resource.Audiences,
        },
        User = s.User,
        Subject = s.Subject,
    };

    private static SignIn Mixed(ref SplitMix64 rng, in SignIn a, in SignIn b)
    {
        SignIn s = a with { Device = Mixed(ref rng, a.Device, b.Device), Client = Mixed(ref rng, a.Client, b.Client) };
        s = s with { Resource = Mixed(ref rng, a.Resource, b.Resource), Authentication = Mixed(ref rng, a.Authentication, b.Authentication) };
        if (rng.Chance(0.4)) s = s with { User = b.User };
        if (rng.Chance(0.4)) s = s with { Subject = b.Subject };
        if (rng.Chance(0.4)) s = s with { Network = b.Network };
        if (rng.Chance(0.4)) s = s with { Risk = b.Risk };
        return rng.Chance(0.4) ? s with { At = b.At, Trust = b.Trust, Agent = b.Agent, ServicePrincipal = b.ServicePrincipal } : s;
    }

    private static DeviceSignals Mixed(ref SplitMix64 rng, DeviceSignals a, DeviceSignals b)
    {
        if (rng.Chance(0.4)) a = a with { TrustType = b.TrustType };
        if (rng.Chance(0.4)) a = a with { IsRegistered = b.IsRegistered };
        if (rng.Chance(0.4)) a = a with { IsCompliant = b.IsCompliant };
        if (rng.Chance(0.4)) a = a with { MdmAppId = b.MdmAppId, IsIntuneManaged = b.IsIntuneManaged };
        return rng.Chance(0.4) ? a with { Model = b.Model, DisplayName = b.DisplayName, ExtensionAttributes = b.ExtensionAttributes } : a;
    }

    private static ClientSignals Mixed(ref SplitMix64 rng, ClientSignals a, ClientSignals b)
    {
        if (rng.Chance(0.4)) a = a with { AppType = b.AppType };
        if (rng.Chance(0.4)) a = a with { Platform = b.Platform };
        if (rng.Chance(0.4)) a = a with { TransferMethod = b.TransferMethod };
        if (rng.Chance(0.4)) a = a with { OriginalTransferMethod = b.OriginalTransferMethod };
        return rng.Chance(0.4) ? a with { RequestKind = b.RequestKind } : a;
    }

    private static ResourceSignals Mixed(ref SplitMix64 rng, ResourceSignals a, ResourceSignals b)
    {
        if (rng.Chance(0.4)) a = a with { Audiences = b.Audiences };
        if (rng.Chance(0.4)) a = a with { UserAction = b.UserAction };
        if (rng.Chance(0.4)) a = a with { AuthenticationContexts = b.AuthenticationContexts };
        if (rng.Chance(0.4)) a = a with { Scopes = b.Scopes };
        return rng.Chance(0.4) ? a with { RequestsIdToken = b.RequestsIdToken, ClientKind = b.ClientKind, ClientAppId = b.ClientAppId } : a;
    }

    private static AuthenticationSignals Mixed(ref SplitMix64 rng, AuthenticationSignals a, AuthenticationSignals b)
    {
        if (rng.Chance(0.4)) a = a with { Methods = b.Methods };
        if (rng.Chance(0.4)) a = a with { HasMfaClaim = b.HasMfaClaim };
        if (rng.Chance(0.4)) a = a with { MfaAt = b.MfaAt };
        if (rng.Chance(0.4)) a = a with { PrimaryAt = b.PrimaryAt };
        return rng.Chance(0.4) ? a with { RegisteredMethods = b.RegisteredMethods, RegistrableMethods = b.RegistrableMethods } : a;
    }
}
