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
        SignIn s = a with
        {
            Device = Mixed(ref rng, a.Device, b.Device, (x, y) => x with { TrustType = y.TrustType }, (x, y) => x with { IsRegistered = y.IsRegistered },
                (x, y) => x with { IsCompliant = y.IsCompliant }, (x, y) => x with { MdmAppId = y.MdmAppId, IsIntuneManaged = y.IsIntuneManaged },
                (x, y) => x with { Model = y.Model, DisplayName = y.DisplayName, ExtensionAttributes = y.ExtensionAttributes }),
            Client = Mixed(ref rng, a.Client, b.Client, (x, y) => x with { AppType = y.AppType }, (x, y) => x with { Platform = y.Platform },
                (x, y) => x with { TransferMethod = y.TransferMethod }, (x, y) => x with { OriginalTransferMethod = y.OriginalTransferMethod },
                (x, y) => x with { RequestKind = y.RequestKind }),
            Resource = Mixed(ref rng, a.Resource, b.Resource, (x, y) => x with { Audiences = y.Audiences }, (x, y) => x with { UserAction = y.UserAction },
                (x, y) => x with { AuthenticationContexts = y.AuthenticationContexts }, (x, y) => x with { Scopes = y.Scopes },
                (x, y) => x with { RequestsIdToken = y.RequestsIdToken, ClientKind = y.ClientKind, ClientAppId = y.ClientAppId }),
            Authentication = Mixed(ref rng, a.Authentication, b.Authentication, (x, y) => x with { Methods = y.Methods }, (x, y) => x with { HasMfaClaim = y.HasMfaClaim },
                (x, y) => x with { MfaAt = y.MfaAt }, (x, y) => x with { PrimaryAt = y.PrimaryAt },
                (x, y) => x with { RegisteredMethods = y.RegisteredMethods, RegistrableMethods = y.RegistrableMethods }),
        };
        return Mixed(ref rng, s, b, (x, y) => x with { User = y.User }, (x, y) => x with { Subject = y.Subject }, (x, y) => x with { Network = y.Network },
            (x, y) => x with { Risk = y.Risk }, (x, y) => x with { At = y.At, Trust = y.Trust, Agent = y.Agent, ServicePrincipal = y.ServicePrincipal });
    }

    // Takes over some of another value's parts, one after the other.
    private static T Mixed<T>(ref SplitMix64 rng, T value, T other, params ReadOnlySpan<Func<T, T, T>> parts)
    {
        foreach (Func<T, T, T> part in parts)
        {
            if (rng.Chance(0.4)) value = part(value, other);
        }

        return value;
    }
}
