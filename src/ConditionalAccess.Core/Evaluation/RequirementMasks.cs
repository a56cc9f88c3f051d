using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Clauses and items of a plan that has up to 64 of each: a set of them is one word, and a verdict is arithmetic on a few words, without branches
/// that depend on which policies apply.
/// </summary>
internal sealed class RequirementMasks
{
    /// <summary>How many items fit in a word, and how many clauses and sign-in frequencies together.</summary>
    public const int Most = 64;

    /// <summary>How many different sign-in frequencies fit.</summary>
    public const int MostFrequencies = 16;

    private const int Chunk = 8;

    private readonly PolicySets _policies;
    private readonly int _clauses;
    private readonly ulong _allClauses;
    private readonly ulong[] _clausesWith;
    private readonly ulong[] _itemsOf;
    private readonly ulong[] _byDevice;
    private readonly ulong[] _reauthenticatedBeyond;

    // The different sign-in frequencies, ascending, as ages are given (Freshness.Shifted), then some that nothing passes, four in all at least; and a bit in the place of the first of those.
    private readonly ulong[] _limits;
    private readonly ulong _noFrequency;
    private readonly int[] _failureCodes = new int[Most + 1];

    /// <param name="clauses">The clauses.</param>
    /// <param name="items">The items.</param>
    /// <param name="ticks">The different sign-in frequencies.</param>
    /// <param name="policies">For each clause the enabled policies that demand it, then for each frequency those whose multifactor authentication it limits.</param>
    /// <param name="words">Words of a set of policies.</param>
    /// <param name="mfa">The rule by which methods satisfy <c>mfa</c>.</param>
    public RequirementMasks(PlanClause[] clauses, PlanItem[] items, long[] ticks, ulong[] policies, int words, StrengthRule mfa)
    {
        (_clauses, _policies) = (clauses.Length, new PolicySets(policies, clauses.Length + ticks.Length, words));
        _allClauses = ulong.MaxValue >> (Most - clauses.Length);
        _limits = new ulong[Math.Max(ticks.Length + 1, Vector256<ulong>.Count)];
        _limits.AsSpan().Fill(ulong.MaxValue);
        for (int i = 0; i < ticks.Length; i++) _limits[i] = Freshness.Shifted(ticks[i]);
        _noFrequency = 1UL << ticks.Length;
        _itemsOf = Array.ConvertAll(clauses, static c => MaskOf(c.Items));
        _clausesWith = ClausesWith(items.Length);
        for (int clause = 0; clause < clauses.Length; clause++) _failureCodes[clause] = FailureCodes.Of(clauses[clause], items);
        NeedFreshMfa = Where(items, static i => i.NeedsFreshMfa);
        Mfa = Where(items, static i => i.Kind == RequirementKind.Mfa);
        CompliantDevice = Where(items, static i => i.Kind == RequirementKind.CompliantDevice);
        HybridDevice = Where(items, static i => i.Kind == RequirementKind.DomainJoinedDevice);
        _byDevice = [0, CompliantDevice, HybridDevice, CompliantDevice | HybridDevice];
        Reauthentication = Where(items, static i => i.Kind == RequirementKind.Reauthenticate);
        Strengths = new MaskedStrengths(mfa, Mfa, StrengthsOf(items));
        LooksAt = (ticks.Length > 0 ? AuthenticationTraits.Known : AuthenticationTraits.Methods | AuthenticationTraits.Claim)
            | (Strengths.OneByOne.IsEmpty ? AuthenticationTraits.None : AuthenticationTraits.Restrictions);
        _reauthenticatedBeyond = new ulong[ticks.Length + 1];
        for (int passed = ticks.Length - 1; passed >= 0; passed--)
            _reauthenticatedBeyond[passed] = _reauthenticatedBeyond[passed + 1] | Where(clauses, c => c.ReauthenticationTicks == ticks[passed]);
        Reauthentications = Where(clauses, static c => c.ReauthenticationTicks != 0);
        WithStrength = Where(clauses, c => Array.Exists(c.Items, i => items[i].Strength is not null));
        Rare = Where(clauses, c => (!c.IsPlain && c.ReauthenticationTicks == 0) || Array.Exists(c.Items, i => !IsUsual(items[i].Kind)));
        Conditional = Where(clauses, static c => c.When != ClauseCondition.None);
        DemandedUsually = Where(clauses, static c => (c.When & ~(ClauseCondition.Droppable | ClauseCondition.NotEnrolment)) == 0);
    }

    /// <summary>Whether there is a sign-in frequency.</summary>
    public bool HasFrequencies => _noFrequency != 1;

    /// <summary>Whether multifactor authentication is not fresh for some of the frequencies: the shortest one decides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsStale(ulong mfaAge, ulong frequencies)
        => mfaAge > _limits[BitOperations.TrailingZeroCount(frequencies | _noFrequency)];

    /// <summary>The clauses for which primary authentication of some age is young enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Reauthenticated(ulong primaryAge)
    {
        // Frequencies are ascending: those that an age passes are the first ones.
        ulong[] beyond = _reauthenticatedBeyond;
        int passed = Vector256.IsHardwareAccelerated && beyond.Length <= Vector256<ulong>.Count + 1
            ? BitOperations.PopCount(Vector256.GreaterThan(Vector256.Create(primaryAge), Vector256.Create<ulong>(_limits)).ExtractMostSignificantBits())
            : CountPassed(primaryAge);
        return beyond[passed];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int CountPassed(ulong primaryAge)
    {
        int passed = 0;
        foreach (ulong limit in _limits) passed = unchecked(passed + (int)Bits.One(primaryAge > limit));
        return passed;
    }

    /// <summary>All of these clauses.</summary>
    public ulong Reauthentications { get; }

    /// <summary>Items that count only while multifactor authentication is fresh.</summary>
    public ulong NeedFreshMfa { get; }

    /// <summary>The item <c>mfa</c>.</summary>
    public ulong Mfa { get; }

    /// <summary>How methods satisfy the item <c>mfa</c> and authentication strengths.</summary>
    public MaskedStrengths Strengths { get; }

    /// <summary>The item <c>compliantDevice</c>.</summary>
    public ulong CompliantDevice { get; }

    /// <summary>The item <c>domainJoinedDevice</c>.</summary>
    public ulong HybridDevice { get; }

    /// <summary>The items that a device satisfies.</summary>
    public ulong SatisfiedBy(DeviceTraits device) => _byDevice[(int)(device & DeviceTraits.Satisfying)];

    /// <summary>What has to be known about proofs, so that everything is that the requirements look at.</summary>
    public AuthenticationTraits LooksAt { get; }

    /// <summary>The item of signing in again.</summary>
    public ulong Reauthentication { get; }

    /// <summary>Clauses that an authentication strength can satisfy.</summary>
    public ulong WithStrength { get; }

    /// <summary>Clauses that are so rare that their verdict is left to the general way.</summary>
    public ulong Rare { get; }

    /// <summary>The clauses that are not demanded in every situation.</summary>
    public ulong Conditional { get; }

    /// <summary>The clauses that are demanded while no device is enrolled and nothing else is special.</summary>
    public ulong DemandedUsually { get; }

    /// <summary>What the applying enabled policies demand.</summary>
    /// <param name="applied">The policies that apply.</param>
    /// <param name="frequencies">The sign-in frequencies they set, as a set.</param>
    public ulong Demanded(ReadOnlySpan<ulong> applied, out ulong frequencies)
    {
        ulong found = _policies.WithAny(applied);
        // In two steps: 64 at once would be none.
        frequencies = found >> 1 >> unchecked(_clauses - 1);
        return found & _allClauses;
    }

    /// <summary>The clauses that hold any of some items: eight items at a time are looked up together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ClausesWithAny(ulong items)
    {
        ulong[] table = _clausesWith;
        return table.Length == 1 << Chunk ? table[unchecked((byte)items)] : ChunkByChunk(table, items);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong ChunkByChunk(ulong[] table, ulong items)
    {
        ulong clauses = 0;
        for (int at = 0; at < table.Length; at = unchecked(at + (1 << Chunk)), items >>= Chunk) clauses |= table[unchecked(at + (byte)items)];
        return clauses;
    }

    /// <summary>All items of some clauses.</summary>
    public ulong ItemsOf(ulong clauses)
    {
        ulong items = 0;
        while (clauses != 0) items |= _itemsOf[Bits.TakeLowest(ref clauses)];
        return items;
    }

    /// <summary>The failure code of the first of some open clauses of which nothing can be asked for; 0 when there is none.</summary>
    public int FailureCodeOf(ulong open, ulong promptable) => _failureCodes[BitOperations.TrailingZeroCount(open & ~ClausesWithAny(promptable))];

    private static MaskedStrength[] StrengthsOf(PlanItem[] items)
    {
        var strengths = new MaskedStrength[items.Length];
        int count = 0;
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i].Strength is { } rule) strengths[count++] = new MaskedStrength(rule, 1UL << i);
        }

        return strengths[..count];
    }

    private static bool IsUsual(RequirementKind kind) => kind is RequirementKind.Block or RequirementKind.UnknownControl or RequirementKind.Mfa
        or RequirementKind.AuthenticationStrength or RequirementKind.CompliantDevice or RequirementKind.DomainJoinedDevice or RequirementKind.Reauthenticate;

    private ulong[] ClausesWith(int items)
    {
        var table = new ulong[(items + Chunk - 1) / Chunk * (1 << Chunk)];
        for (int at = 0; at < table.Length; at++)
        {
            ulong some = (ulong)(at & 0xFF) << (at / (1 << Chunk) * Chunk);
            for (int clause = 0; clause < _itemsOf.Length; clause++) table[at] |= (_itemsOf[clause] & some) != 0 ? 1UL << clause : 0;
        }

        return table;
    }

    private static ulong MaskOf(int[] bits)
    {
        ulong mask = 0;
        foreach (int bit in bits) mask |= 1UL << bit;
        return mask;
    }

    private static ulong Where<T>(T[] all, Func<T, bool> holds)
    {
        ulong mask = 0;
        for (int i = 0; i < all.Length; i++) mask |= holds(all[i]) ? 1UL << i : 0;
        return mask;
    }
}
