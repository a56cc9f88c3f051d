using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Benchmarks.Baselines;

/// <summary>Whether a user is in the groups and roles that <see cref="TwelvePolicies"/> names, worked out once.</summary>
internal readonly record struct HandWrittenUser(bool IsExcluded, bool IsAdmin, bool IsInFinance, bool IsContractor);

/// <summary>
/// The twelve policies as a developer would write them down in C#, with nothing general about it: the natural limit for so few policies.
/// </summary>
internal static class HandWritten
{
    private static readonly Guid s_mail = TwelvePolicies.Mail.Guid, s_ledger = TwelvePolicies.Ledger.Guid, s_portal = TwelvePolicies.Portal.Guid;
    private static readonly (uint From, uint To)[] s_office4 = [.. TwelvePolicies.Office.IpRanges.Where(r => r.Lower.IsIPv4).Select(r => ((uint)r.Lower.Value, (uint)r.Upper.Value)).Order()];
    private static readonly (UInt128 From, UInt128 To)[] s_office6 = [.. TwelvePolicies.Office.IpRanges.Where(r => r.Lower.IsIPv6).Select(r => (r.Lower.Value, r.Upper.Value)).Order()];
    private static readonly bool[] s_blocked = [.. Enumerable.Range(0, 26 * 26).Select(i => TwelvePolicies.Blocked.CountriesAndRegions.Any(c => c.Index == i))];

    public static HandWrittenUser Prepare(in UserSignals user) => new(
        user.Groups.Contains(TwelvePolicies.BreakGlass),
        user.Roles.Any(r => r.TemplateId == TwelvePolicies.Admin || r.TemplateId == TwelvePolicies.SecurityAdmin),
        user.Groups.Contains(TwelvePolicies.Finance),
        user.Groups.Contains(TwelvePolicies.Contractors));

    public static BaselineDecision Decide(in SignIn signIn, HandWrittenUser user, Span<ulong> applied)
    {
        var demand = new Demand { Ticks = long.MaxValue };
        ulong policies = user.IsExcluded ? 0 : Applying(in signIn, user, ref demand);
        applied[0] = policies;
        return BaselineVerdict.Decide(in signIn, in demand);
    }

    private static ulong Applying(in SignIn signIn, HandWrittenUser user, ref Demand demand)
    {
        ulong policies = 0;
        uint clauses = 0;
        ref readonly Guid app = ref signIn.ResourceInPlace.Audiences.AsSpan()[0].AppIdInPlace.GuidInPlace;
        bool isMail = app == s_mail, isLedger = app == s_ledger;
        DevicePlatform platform = signIn.ClientInPlace.Platform;
        if (user.IsAdmin) Apply(0, BaselineVerdict.Mfa);
        if (signIn.ClientInPlace.AppType is ClientAppType.ExchangeActiveSync or ClientAppType.Other) Apply(1, BaselineVerdict.Block);
        if (!IsInOffice(signIn.NetworkInPlace.ClientAddress)) Apply(2, BaselineVerdict.Mfa);
        if ((isMail || isLedger) && platform is DevicePlatform.Windows or DevicePlatform.MacOS && (isMail || isLedger)) Apply(3, BaselineVerdict.CompliantOrHybrid);
        if (signIn.RiskInPlace.SignIn == RiskLevel.High) Apply(4, BaselineVerdict.Block);
        if (signIn.RiskInPlace.SignIn == RiskLevel.Medium) Apply(5, BaselineVerdict.Mfa);
        if (s_blocked[signIn.NetworkInPlace.Country.Index]) Apply(6, BaselineVerdict.Block);
        if (user.IsAdmin && app == s_portal) Apply(7, BaselineVerdict.FirstStrength << 2);
        if (user.IsInFinance && isLedger) Apply(8, BaselineVerdict.Compliant);
        if (isMail && !(signIn.DeviceInPlace.IsRegistered == true && signIn.DeviceInPlace.IsCompliant == true)) Apply(9, BaselineVerdict.Mfa);
        if (user.IsContractor) policies |= 1UL << 10;
        if (user.IsContractor && platform == DevicePlatform.Linux) Apply(11, BaselineVerdict.Block);
        demand.Clauses = clauses;
        return policies;

        void Apply(int policy, uint clause)
        {
            policies |= 1UL << policy;
            clauses |= clause;
        }
    }

    private static bool IsInOffice(IpAddress address)
    {
        if (address.IsIPv4)
        {
            uint value = (uint)address.Low;
            foreach ((uint from, uint to) in s_office4)
            {
                if (value < from) return false;
                if (value <= to) return true;
            }

            return false;
        }

        foreach ((UInt128 from, UInt128 to) in s_office6)
        {
            if (address.Value < from) return false;
            if (address.Value <= to) return true;
        }

        return false;
    }
}
