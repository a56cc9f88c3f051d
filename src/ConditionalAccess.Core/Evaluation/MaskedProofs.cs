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

    /// <summary>Whether proofs can be judged by masks: an internal user with nothing special about the request (see <see cref="Verdict"/> for the others).</summary>
    public static bool AreUsual(in Request request)
    {
        ref readonly SignIn signIn = ref request.SignIn;
        ref readonly ResourceSignals resource = ref signIn.ResourceInPlace;
        return request.Kind is UserKind.InternalMember or UserKind.InternalGuest && request.Subject == SubjectKind.User
            && request.User.IdentityProvider is IdentityProvider.Unknown or IdentityProvider.Entra
            && (!resource.UserAction.IsKnown || resource.UserAction.IsNone)
            && signIn.NetworkInPlace.GpsRefusal == GpsRefusal.None
            && signIn.ClientInPlace.RequestKind is RequestKind.Unknown or RequestKind.Interactive
            && !Proofs.NothingRegistered(in request);
    }

    /// <summary>Whether something about proofs is not known.</summary>
    public readonly bool HasUnknown => Unknown != 0 || IsMfaAgeUnknown || IsPrimaryAgeUnknown;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Collect(in Request request, StrengthRule mfa, RequirementMasks masks, out MaskedProofs proofs)
    {
        proofs = default;
        ClientAppType client = request.SignIn.ClientInPlace.AppType;
        if (client < ClientAppType.ExchangeActiveSync) proofs.AddAuthentication(in request, mfa, masks);
        else proofs.Reauthenticated = masks.Reauthentications;
        if ((masks.CompliantDevice | masks.HybridDevice) != 0 && client != ClientAppType.Other) proofs.AddDevice(in request, masks);
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

    private void AddAuthentication(in Request request, StrengthRule mfa, RequirementMasks masks)
    {
        ref readonly AuthenticationSignals authentication = ref request.SignIn.AuthenticationInPlace;
        PromptableFresh = PromptableStale = masks.Mfa | masks.Reauthentication;
        if (masks.Mfa != 0)
        {
            if (authentication.HasMfaClaim == true) Yes |= masks.Mfa;
            else Add(masks.Mfa, TruthLogic.Of(authentication.HasMfaClaim).Or(mfa.MatchesInternal(in authentication)));
        }

        if (masks.Strengths.Length > 0) AddStrengths(in authentication, masks);
        if (masks.Ticks.Length > 0) AddAges(in request.SignIn, masks);
    }

    private void AddStrengths(in AuthenticationSignals authentication, RequirementMasks masks)
    {
        AuthenticationMethods stale = StrengthRule.Usable(in authentication, AuthenticationMethods.None);
        AuthenticationMethods fresh = StrengthRule.Usable(in authentication, authentication.Methods.GetValueOrDefault());
        foreach (ref readonly MaskedStrength strength in masks.Strengths.AsSpan())
        {
            Add(strength.Item, strength.Rule.MatchesInternal(in authentication));
            if (strength.Rule.CanBeMetBy(stale)) PromptableStale |= strength.Item;
            if (strength.Rule.CanBeMetBy(fresh)) PromptableFresh |= strength.Item;
        }
    }

    private void AddAges(in SignIn signIn, RequirementMasks masks)
    {
        ref readonly AuthenticationSignals authentication = ref signIn.AuthenticationInPlace;
        long mfa = Freshness.Age(authentication.MfaAt, signIn.At), primary = Freshness.Age(authentication.PrimaryAt, signIn.At);
        (IsMfaAgeUnknown, IsPrimaryAgeUnknown) = (mfa == Freshness.UnknownAge, primary == Freshness.UnknownAge);
        ReadOnlySpan<long> ticks = masks.Ticks;
        ReadOnlySpan<ulong> clauses = masks.ReauthenticationOf;
        for (int i = 0; i < ticks.Length && i < clauses.Length; i++)
        {
            if (mfa > ticks[i]) Stale |= 1UL << i;
            if (primary <= ticks[i]) Reauthenticated |= clauses[i];
        }
    }

    private void AddDevice(in Request request, RequirementMasks masks)
    {
        Truth registered = DeviceFacts.RegisteredFor(in request, request.Kind);
        if (registered == Truth.No) return;
        Add(masks.CompliantDevice, DeviceStateRule.IsCompliant(in request.Device, registered));
        if (masks.HybridDevice != 0) Add(masks.HybridDevice, DeviceStateRule.IsHybridJoined(in request.Device, registered, request.IsWhatIf));
    }

    private void Add(ulong item, Truth value)
    {
        if (value == Truth.Yes) Yes |= item;
        else if (value == Truth.Unknown) Unknown |= item;
    }
}
