using System.Runtime.CompilerServices;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Which items may be proven without anybody knowing, beside <see cref="MaskedProofs"/>: they count as not proven, and the decision says that it rests on them.
/// </summary>
internal static class UnknownProofs
{
    /// <summary>Whether everything is known that can be proven. When multifactor authentication was performed matters only where it proves something.</summary>
    /// <param name="signIn">A usual sign-in.</param>
    /// <param name="device">Its device.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="proven">The items that are satisfied, before freshness.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreNone(in SignIn signIn, in DeviceSignals device, RequirementMasks masks, ulong proven)
    {
        AuthenticationTraits idle = (proven & masks.NeedFreshMfa) == 0 ? AuthenticationTraits.MfaAt : AuthenticationTraits.None;
        return (masks.LooksAt & ~(signIn.AuthenticationInPlace.Traits | idle)) == AuthenticationTraits.None && (device.Traits & DeviceTraits.HasUnknown) == 0
            && (signIn.InstantInPlace.IsKnown || !masks.HasFrequencies);
    }

    /// <summary>The items of some clauses whose satisfaction is not known.</summary>
    /// <param name="signIn">A usual sign-in.</param>
    /// <param name="device">Its device.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="proven">The items that are satisfied, before freshness.</param>
    /// <param name="clauses">The clauses.</param>
    /// <param name="isStale">Whether multifactor authentication is not fresh.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Among(in SignIn signIn, in DeviceSignals device, RequirementMasks masks, ulong proven, ulong clauses, bool isStale)
    {
        ClientAppType client = signIn.ClientInPlace.AppType;
        bool isModern = client < ClientAppType.ExchangeActiveSync;
        ulong unknown = client == ClientAppType.Other ? 0 : OfDevice(in device, masks);
        if (isModern) unknown |= OfMethods(in signIn.AuthenticationInPlace, masks);
        unknown &= ~proven;
        if (isModern) unknown = WithAges(in signIn, masks, unknown, proven, isStale);
        return unknown & masks.ItemsOf(clauses);
    }

    private static ulong OfDevice(in DeviceSignals device, RequirementMasks masks)
    {
        if ((device.Traits & DeviceTraits.HasUnknown) == 0) return 0;
        return (masks.CompliantDevice & Bits.Mask(!device.IsCompliant.HasValue)) | (masks.HybridDevice & Bits.Mask(!device.TrustType.IsKnown));
    }

    // Methods that are not known may be any.
    private static ulong OfMethods(in AuthenticationSignals authentication, RequirementMasks masks)
    {
        ulong unknown = authentication.HasMfaClaim.HasValue ? 0 : masks.Mfa;
        if (!authentication.Methods.HasValue) unknown |= masks.Strengths.MetBy(StrengthRule.AllMethods);
        foreach (ref readonly MaskedStrength strength in masks.Strengths.OneByOne)
        {
            if (strength.Rule.MatchesInternal(in authentication) == Truth.Unknown) unknown |= strength.Item;
        }

        return unknown;
    }

    // Multifactor authentication of unknown age may still be fresh; one that is known to be too old satisfies nothing.
    private static ulong WithAges(in SignIn signIn, RequirementMasks masks, ulong unknown, ulong proven, bool isStale)
    {
        ref readonly AuthenticationSignals authentication = ref signIn.AuthenticationInPlace;
        bool isNowKnown = signIn.InstantInPlace.IsKnown;
        if (isStale) unknown = isNowKnown && authentication.MfaInstant.IsKnown ? unknown & ~masks.NeedFreshMfa : unknown | (proven & masks.NeedFreshMfa);
        return isNowKnown && authentication.PrimaryInstant.IsKnown ? unknown : unknown | masks.Reauthentication;
    }
}
