using System.Runtime.CompilerServices;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// What the usual user has proven and can still prove, as sets of items and of clauses. It does not depend on which policies apply, so the processor
/// works it out while it still waits for their rows. What is not known is not proven; see <see cref="UnknownProofs"/>.
/// </summary>
internal ref struct MaskedProofs
{
    /// <summary>Items that are satisfied, before freshness.</summary>
    public ulong Yes;

    /// <summary>Items that can be asked for while multifactor authentication is fresh, and when it is not.</summary>
    public ulong PromptableFresh, PromptableStale;

    /// <summary>
    /// Whether the request can be judged by masks: an internal user who asks for one app that has an id, with a device of which it is known whether
    /// it is registered, and nothing else about it is special (see <see cref="Verdict"/> for the others).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreUsual(in SignIn signIn, in UserSignals user, in DeviceSignals device)
        => user.IsUsual && signIn.Subject <= SubjectKind.User
            && (signIn.ResourceInPlace.Traits & ResourceTraits.ForRequirements) == ResourceTraits.OneApp
            && (signIn.ClientInPlace.Traits & ClientTraits.ForRequirements) == ClientTraits.NoTransfer
            && signIn.NetworkInPlace.GpsRefusal == GpsRefusal.None
            && (device.Traits & DeviceTraits.IsKnown) != 0
            && (signIn.AuthenticationInPlace.Traits & AuthenticationTraits.NothingRegistered) == 0;

    /// <summary>The proofs of a sign-in.</summary>
    /// <param name="signIn">A usual sign-in.</param>
    /// <param name="device">Its device.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="withStrengths">Whether an authentication strength is asked for: else none is looked at.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskedProofs Of(in SignIn signIn, in DeviceSignals device, RequirementMasks masks, bool withStrengths)
    {
        MaskedProofs proofs = default;
        ref readonly AuthenticationSignals authentication = ref signIn.AuthenticationInPlace;
        MaskedStrengths strengths = masks.Strengths;
        ClientAppType client = signIn.ClientInPlace.AppType;
        // Legacy clients can prove nothing and be asked for nothing.
        ulong modern = Bits.Mask(client < ClientAppType.ExchangeActiveSync);
        ulong byDevice = masks.SatisfiedBy(device.Traits) & Bits.Mask(client != ClientAppType.Other);
        ulong byUser = strengths.MetBy(authentication.Methods.GetValueOrDefault()) | (masks.Mfa & Bits.Mask(authentication.HasMfaClaim.GetValueOrDefault()));
        proofs.Yes = (byUser & modern) | byDevice;
        proofs.PromptableFresh = proofs.PromptableStale = (masks.Mfa | masks.Reauthentication) & modern;
        if (withStrengths) proofs.AddStrengths(in authentication, strengths, modern);
        return proofs;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddStrengths(in AuthenticationSignals authentication, MaskedStrengths strengths, ulong modern)
    {
        AuthenticationMethods stale = StrengthRule.Usable(in authentication, AuthenticationMethods.None);
        AuthenticationMethods fresh = stale | authentication.Methods.GetValueOrDefault();
        PromptableStale |= strengths.MetBy(stale) & modern;
        PromptableFresh |= strengths.MetBy(fresh) & modern;
        if (strengths.OneByOne.IsEmpty) return;
        StrengthItems asked = StrengthItems.Ask(in authentication, strengths.OneByOne, stale, fresh);
        Yes |= asked.Yes & modern;
        PromptableStale |= asked.Stale & modern;
        PromptableFresh |= asked.Fresh & modern;
    }
}

/// <summary>How old the usual user's proofs are, as numbers beside <see cref="Freshness.Shifted(long)"/>.</summary>
/// <param name="Mfa">The age of multifactor authentication.</param>
/// <param name="Primary">The age of primary authentication.</param>
internal readonly record struct MaskedAges(ulong Mfa, ulong Primary)
{
    /// <summary>The ages in a sign-in. One that is not known passes every frequency; the session of a legacy client passes none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskedAges Of(in SignIn signIn)
    {
        ref readonly AuthenticationSignals authentication = ref signIn.AuthenticationInPlace;
        ulong modern = Bits.Mask(signIn.ClientInPlace.AppType < ClientAppType.ExchangeActiveSync), unknown = Bits.Mask(!signIn.InstantInPlace.IsKnown);
        ulong mfa = Freshness.Shifted(in authentication.MfaInstant, in signIn.InstantInPlace) | unknown | Bits.Mask(!authentication.MfaInstant.IsKnown);
        ulong primary = Freshness.Shifted(in authentication.PrimaryInstant, in signIn.InstantInPlace) | unknown | Bits.Mask(!authentication.PrimaryInstant.IsKnown);
        return new MaskedAges(mfa & modern, primary & modern);
    }
}
