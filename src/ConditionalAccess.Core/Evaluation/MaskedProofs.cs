using System.Runtime.CompilerServices;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// What the usual user has proven and can still prove, as sets of items and of clauses. It does not depend on which policies apply, so the processor
/// works it out while it still waits for their rows.
/// </summary>
internal ref struct MaskedProofs
{
    /// <summary>Items that are satisfied, before freshness.</summary>
    public ulong Yes;

    /// <summary>Items of which that is not known, before freshness.</summary>
    public ulong Unknown;

    /// <summary>Items that can be asked for while multifactor authentication is fresh, and when it is not.</summary>
    public ulong PromptableFresh, PromptableStale;

    /// <summary>Clauses that primary authentication is not too old, where it is not.</summary>
    public ulong Reauthenticated;

    /// <summary>Sign-in frequencies for which multifactor authentication is not fresh.</summary>
    public ulong Stale;

    /// <summary>Whether the age of multifactor, and of primary authentication is not known.</summary>
    public bool IsMfaAgeUnknown, IsPrimaryAgeUnknown;

    /// <summary>
    /// Whether the request can be judged by masks: an internal user who asks for one app that has an id, with a device of which it is known whether
    /// it is registered, and nothing else about it is special (see <see cref="Verdict"/> for the others).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreUsual(in SignIn signIn, in UserSignals user, in DeviceSignals device)
    {
        ref readonly ResourceSignals resource = ref signIn.ResourceInPlace;
        ref readonly ClientSignals client = ref signIn.ClientInPlace;
        ref readonly AuthenticationSignals proofs = ref signIn.AuthenticationInPlace;
        ReadOnlySpan<Audience> audiences = resource.Audiences.AsSpan();
        return user.Kind is UserKind.InternalMember or UserKind.InternalGuest && signIn.Subject <= SubjectKind.User
            && user.IdentityProvider <= IdentityProvider.Entra
            && audiences.Length == 1 && audiences[0].AppIdInPlace.IsGuid && resource.AuthenticationContexts.IsEmpty
            && (!resource.UserAction.IsKnown || resource.UserAction.IsNone)
            && signIn.NetworkInPlace.GpsRefusal == GpsRefusal.None
            && client.RequestKind <= RequestKind.Interactive
            && client.TransferMethod == TransferMethod.None && client.OriginalTransferMethod <= TransferMethod.None && device.IsRegistered.HasValue
            && !(proofs.RegisteredMethods.HasValue && (proofs.RegisteredMethods.GetValueOrDefault() & ~AuthenticationMethods.Password) == 0);
    }

    /// <summary>Whether something about proofs is not known.</summary>
    public readonly bool HasUnknown => Unknown != 0 || IsMfaAgeUnknown || IsPrimaryAgeUnknown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskedProofs Of(in SignIn signIn, in DeviceSignals device, RequirementMasks masks)
    {
        MaskedProofs proofs = default;
        ClientAppType client = signIn.ClientInPlace.AppType;
        if (client < ClientAppType.ExchangeActiveSync)
        {
            proofs.PromptableFresh = proofs.PromptableStale = masks.Mfa | masks.Reauthentication;
            proofs.AddMethods(in signIn.AuthenticationInPlace, masks);
            if (masks.Ticks.Length > 0) proofs.AddAges(in signIn, masks);
        }
        else
        {
            proofs.Reauthenticated = masks.Reauthentications;
        }

        if (masks.Devices != 0 && client != ClientAppType.Other) proofs.AddDevice(in device, masks);
        return proofs;
    }

    /// <summary>Items of some clauses whose satisfaction is not known.</summary>
    /// <param name="items">All items of the clauses.</param>
    /// <param name="isStale">Whether multifactor authentication is not fresh.</param>
    /// <param name="masks">The masks.</param>
    public readonly ulong UnknownAmong(ulong items, bool isStale, RequirementMasks masks)
    {
        ulong unknown = !isStale ? Unknown : IsMfaAgeUnknown ? Unknown | (Yes & masks.NeedFreshMfa) : Unknown & ~masks.NeedFreshMfa;
        if (IsPrimaryAgeUnknown) unknown |= masks.Reauthentication;
        return unknown & items;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddMethods(in AuthenticationSignals authentication, RequirementMasks masks)
    {
        MaskedStrengths strengths = masks.Strengths;
        // Methods that are not known may be any.
        bool areKnown = authentication.Methods.HasValue;
        ulong met = strengths.MetBy(areKnown ? authentication.Methods.GetValueOrDefault() : StrengthRule.AllMethods), known = Bits.Mask(areKnown);
        Yes = (met & known) | (masks.Mfa & Bits.Mask(authentication.HasMfaClaim.GetValueOrDefault()));
        Unknown = ((met & ~known) | (masks.Mfa & Bits.Mask(!authentication.HasMfaClaim.HasValue))) & ~Yes;
        if (!strengths.IsAny) return;
        AuthenticationMethods stale = StrengthRule.Usable(in authentication, AuthenticationMethods.None);
        AuthenticationMethods fresh = StrengthRule.Usable(in authentication, authentication.Methods.GetValueOrDefault());
        PromptableStale |= strengths.MetBy(stale);
        PromptableFresh |= strengths.MetBy(fresh);
        if (strengths.OneByOne.IsEmpty) return;
        ItemTruth now = OneByOne(in authentication, strengths.OneByOne), asked = CanBeMet(strengths.OneByOne, stale, fresh);
        (Yes, Unknown, PromptableStale, PromptableFresh) = (Yes | now.Yes, Unknown | now.Unknown, PromptableStale | asked.Yes, PromptableFresh | asked.Unknown);
    }

    // What is rare gives its result as a value: a reference to this one would keep all of it in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ItemTruth OneByOne(in AuthenticationSignals authentication, ReadOnlySpan<MaskedStrength> strengths)
    {
        ItemTruth items = default;
        foreach (ref readonly MaskedStrength strength in strengths) items = items.With(strength.Item, strength.Rule.MatchesInternal(in authentication));
        return items;
    }

    // Yes: when stale. Unknown: when fresh.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ItemTruth CanBeMet(ReadOnlySpan<MaskedStrength> strengths, AuthenticationMethods stale, AuthenticationMethods fresh)
    {
        ItemTruth items = default;
        foreach (ref readonly MaskedStrength strength in strengths)
        {
            if (strength.Rule.CanBeMetBy(stale)) items = items with { Yes = items.Yes | strength.Item };
            if (strength.Rule.CanBeMetBy(fresh)) items = items with { Unknown = items.Unknown | strength.Item };
        }

        return items;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddAges(in SignIn signIn, RequirementMasks masks)
    {
        ref readonly AuthenticationSignals authentication = ref signIn.AuthenticationInPlace;
        long mfa = Freshness.Age(in authentication.MfaInstant, in signIn.InstantInPlace);
        long primary = Freshness.Age(in authentication.PrimaryInstant, in signIn.InstantInPlace);
        (IsMfaAgeUnknown, IsPrimaryAgeUnknown) = (mfa == Freshness.UnknownAge, primary == Freshness.UnknownAge);
        long[] ticks = masks.Ticks;
        ulong[] clauses = masks.ReauthenticationOf;
        ulong stale = 0, reauthenticated = 0;
        for (int i = 0; i < ticks.Length && i < clauses.Length; i = unchecked(i + 1))
        {
            stale |= Bits.One(mfa > ticks[i]) << i;
            reauthenticated |= clauses[i] & Bits.Mask(primary <= ticks[i]);
        }

        (Stale, Reauthenticated) = (stale, reauthenticated);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddDevice(in DeviceSignals device, RequirementMasks masks)
    {
        ulong registered = Bits.Mask(device.IsRegistered.GetValueOrDefault());
        ulong compliant = masks.CompliantDevice & registered, hybrid = masks.HybridDevice & registered;
        Yes |= (compliant & Bits.Mask(device.IsCompliant.GetValueOrDefault())) | (hybrid & Bits.Mask(device.IsHybridJoined));
        Unknown |= (compliant & Bits.Mask(!device.IsCompliant.HasValue)) | (hybrid & Bits.Mask(!device.TrustType.IsKnown));
    }

    private readonly record struct ItemTruth(ulong Yes, ulong Unknown)
    {
        public ItemTruth With(ulong item, Truth value)
            => new(value == Truth.Yes ? Yes | item : Yes, value == Truth.Unknown ? Unknown | item : Unknown);
    }
}
