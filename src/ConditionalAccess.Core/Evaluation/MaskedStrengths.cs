using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// The authentication strengths of a plan side by side: which items a set of methods satisfies is one comparison of up to eight groups of methods.
/// Strengths that do not fit, that have restrictions or that were not supplied are asked one by one.
/// </summary>
internal sealed class MaskedStrengths
{
    private const int Lanes = 8;

    // For each group: all of these methods, any of those.
    private readonly Vector256<uint> _all;
    private readonly Vector256<uint> _any;
    private readonly MethodGroup[] _groups;

    // For every subset of the groups the items that it satisfies.
    private readonly ulong[] _items = new ulong[1 << Lanes];
    private readonly MaskedStrength[] _oneByOne;

    /// <param name="mfa">The rule by which methods satisfy <c>mfa</c>.</param>
    /// <param name="mfaItem">That item as a set; none when nothing requires it.</param>
    /// <param name="strengths">The strengths with their items.</param>
    public MaskedStrengths(StrengthRule mfa, ulong mfaItem, MaskedStrength[] strengths)
    {
        IsAny = strengths.Length > 0;
        uint[] all = new uint[Lanes], any = new uint[Lanes];
        int groups = 0;
        if (mfaItem != 0) TryAdd(new MaskedStrength(mfa, mfaItem));
        _oneByOne = Array.FindAll(strengths, s => !TryAdd(s));
        (_all, _any) = (Vector256.Create(all), Vector256.Create(any));
        _groups = new MethodGroup[groups];
        for (int i = 0; i < groups; i++) _groups[i] = unchecked(new MethodGroup((AuthenticationMethods)all[i], (AuthenticationMethods)any[i]));

        bool TryAdd(MaskedStrength strength)
        {
            if (!strength.Rule.IsUnrestricted || groups + strength.Rule.Unrestricted.Count > Lanes) return false;
            foreach (MethodGroup group in strength.Rule.Unrestricted)
            {
                (all[groups], any[groups]) = unchecked(((uint)group.All, (uint)group.Any));
                for (int at = 0; at < _items.Length; at++) _items[at] |= (at >> groups & 1) != 0 ? strength.Item : 0;
                groups++;
            }

            return true;
        }
    }

    /// <summary>Whether there is any strength besides the rule for <c>mfa</c>.</summary>
    public bool IsAny { get; }

    /// <summary>The strengths that are asked one by one.</summary>
    public ReadOnlySpan<MaskedStrength> OneByOne => _oneByOne;

    /// <summary>The items that some methods satisfy, of strengths that are not asked one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong MetBy(AuthenticationMethods methods)
    {
        if (!Vector256.IsHardwareAccelerated) return MetGroupByGroup(methods);
        Vector256<uint> used = Vector256.Create(unchecked((uint)methods));
        Vector256<uint> isMet = Vector256.AndNot(Vector256.Equals(used & _all, _all), Vector256.Equals(used & _any, Vector256<uint>.Zero));
        int met = unchecked((int)isMet.ExtractMostSignificantBits());
        return _items[met];
    }

    private ulong MetGroupByGroup(AuthenticationMethods methods)
    {
        ulong met = 0;
        for (int i = 0; i < _groups.Length; i++)
            met |= Bits.One((methods & _groups[i].All) == _groups[i].All & (methods & _groups[i].Any) != AuthenticationMethods.None) << i;
        return _items[(int)met];
    }
}

/// <summary>What strengths that are asked one by one come to, as sets of items. They are rare.</summary>
/// <param name="Yes">Satisfied.</param>
/// <param name="Stale">Can be asked for when what was used is too old to count.</param>
/// <param name="Fresh">Can be asked for.</param>
internal readonly record struct StrengthItems(ulong Yes, ulong Stale, ulong Fresh)
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static StrengthItems Ask(in AuthenticationSignals authentication, ReadOnlySpan<MaskedStrength> strengths, AuthenticationMethods stale, AuthenticationMethods fresh)
    {
        StrengthItems items = default;
        foreach (ref readonly MaskedStrength strength in strengths)
        {
            if (strength.Rule.MatchesInternal(in authentication) == Truth.Yes) items = items with { Yes = items.Yes | strength.Item };
            if (strength.Rule.CanBeMetBy(stale)) items = items with { Stale = items.Stale | strength.Item };
            if (strength.Rule.CanBeMetBy(fresh)) items = items with { Fresh = items.Fresh | strength.Item };
        }

        return items;
    }
}

/// <summary>An authentication strength with its item as a set.</summary>
internal readonly record struct MaskedStrength(StrengthRule Rule, ulong Item);
