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

    public static MaskedProofs Of(in Request request, StrengthRule mfa, RequirementMasks masks)
    {
        MaskedProofs proofs = default;
        if (Proofs.CanPrompt(in request)) proofs.AddAuthentication(in request, mfa, masks);
        else proofs.Reauthenticated = masks.Reauthentications;
        if ((masks.CompliantDevice | masks.HybridDevice) != 0 && !Proofs.IsLegacy(in request)) proofs.AddDevice(in request, masks);
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

    private void AddAuthentication(in Request request, StrengthRule mfa, RequirementMasks masks)
    {
        ref readonly SignIn signIn = ref request.SignIn;
        PromptableFresh = PromptableStale = masks.Mfa | masks.Reauthentication;
        if (masks.Mfa != 0)
        {
            Truth claim = TruthLogic.Of(signIn.AuthenticationInPlace.HasMfaClaim);
            Add(masks.Mfa, claim == Truth.Yes ? claim : claim.Or(mfa.Matches(in signIn, request.Kind)));
        }

        foreach ((StrengthRule rule, ulong item) in masks.Strengths)
        {
            Add(item, rule.Matches(in signIn, request.Kind));
            if (rule.IsUsable(in signIn, request.Kind, isStale: true)) PromptableStale |= item;
            if ((PromptableStale & item) != 0 || rule.IsUsable(in signIn, request.Kind, isStale: false)) PromptableFresh |= item;
        }

        if (masks.Ticks.Length > 0) AddAges(in signIn, masks);
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
