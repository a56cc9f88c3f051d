using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>Rules about the objects policies refer to: V-31, V-35 and the limits of a tenant (spec 2.3, 11.4).</summary>
internal static class TenantObjectRules
{
    private const int MostPolicies = 240;
    private const int MostLocations = 195;
    private const int MostRanges = 2000;

    // An IPv4 /8 holds this many addresses; Microsoft wants longer masks.
    private static readonly UInt128 s_slashEight = 1 << 24;

    public static void NamedLocations(TenantReview r)
    {
        for (int i = 0; i < r.Tenant.NamedLocations.Count; i++)
        {
            NamedLocation location = r.Tenant.NamedLocations[i];
            SourceLocation at = r.Sources.NamedLocation(i);
            string name = TenantReview.NameOf("named location", location.DisplayName, location.Id);
            if (location.DeletedDateTime is not null)
            {
                r.Report(DiagnosticCodes.PolicyDeleted, DiagnosticSeverity.Information, at.Member("deletedDateTime"),
                    name + " is soft-deleted and is ignored", "restore it in the tenant, or remove it from the export");
            }
            else if (location is IpNamedLocation ip) Ranges(r, ip, at.Member("ipRanges"), name);
            else if (location is CountryNamedLocation country) Countries(r, country, at, name);
        }
    }

    public static void TrustedIps(TenantReview r)
    {
        for (int i = 0; i < r.Tenant.MfaTrustedIps.Count; i++)
        {
            if (!r.Tenant.MfaTrustedIps[i].IsReadable) Unreadable(r, SourceLocation.None.Member("mfaTrustedIps").Element(i), "the list of MFA trusted IPs");
        }
    }

    public static void AuthenticationStrengths(TenantReview r)
    {
        for (int i = 0; i < r.Tenant.AuthenticationStrengths.Count; i++)
        {
            AuthenticationStrength strength = r.Tenant.AuthenticationStrengths[i];
            if (strength.AllowedCombinations.IsDefault || !strength.AllowedCombinations.IsEmpty) continue;
            r.Error(DiagnosticCodes.StrengthUnusable, r.Sources.AuthenticationStrength(i).Member("allowedCombinations"),
                TenantReview.NameOf("authentication strength", strength.DisplayName, strength.Id) + " allows no combination of methods and can never be met",
                "allow a combination");
        }
    }

    public static void Limits(TenantReview r)
    {
        Limit(r, "policies", r.Tenant.Policies.Count, MostPolicies);
        Limit(r, "named locations", r.Tenant.NamedLocations.Count, MostLocations);
    }

    private static void Limit(TenantReview r, string what, int count, int most)
    {
        if (count <= most) return;
        r.Warning(DiagnosticCodes.TenantLimitExceeded, SourceLocation.None,
            "there are " + TenantReview.Number(count) + " " + what + ", and a tenant holds at most " + TenantReview.Number(most),
            "check whether the documents come from more than one tenant");
    }

    private static void Unreadable(TenantReview r, SourceLocation at, string name) => r.Error(DiagnosticCodes.NamedLocationInvalid, at,
        name + " has a range whose ends are not two addresses of one family in order", "write the first and the last address of the range, both IPv4 or both IPv6");

    private static void Ranges(TenantReview r, IpNamedLocation location, SourceLocation at, string name)
    {
        if (location.IpRanges.Count > MostRanges)
        {
            r.Error(DiagnosticCodes.NamedLocationInvalid, at, name + " has " + TenantReview.Number(location.IpRanges.Count) + " ranges, and at most 2000 are allowed",
                "divide it into several named locations");
        }

        for (int i = 0; i < location.IpRanges.Count; i++)
        {
            IpRange range = location.IpRanges[i];
            if (!range.IsReadable)
            {
                Unreadable(r, at.Element(i), name);
                continue;
            }

            if (!range.Lower.IsIPv4 || range.Upper.Value - range.Lower.Value + 1 < s_slashEight) continue;
            r.Error(DiagnosticCodes.NamedLocationInvalid, at.Element(i), name + " has an IPv4 range of /8 or wider", "write ranges of /9 or narrower");
        }

        if (location.UnreadableRanges.IsEmpty) return;
        r.Error(DiagnosticCodes.NamedLocationInvalid, at, name + " has ranges that cannot be read: " + TenantReview.Number(location.UnreadableRanges.Count),
            "write CIDR blocks such as 203.0.113.0/24");
    }

    private static void Countries(TenantReview r, CountryNamedLocation location, SourceLocation at, string name)
    {
        foreach (string country in location.UnreadableCountries)
        {
            r.Error(DiagnosticCodes.NamedLocationInvalid, at.Member("countriesAndRegions"),
                name + " lists the country " + DiagnosticText.Quote(country) + ", which is not a code of two letters", "write a code of ISO 3166, such as SE");
        }

        if (location.CountryLookupMethod.Text is not { } text) return;
        r.Warning(DiagnosticCodes.NotUnderstood, at.Member("countryLookupMethod"),
            name + " has the word " + DiagnosticText.Quote(text) + ", which is not understood and counts as restricting", "write clientIpAddress or authenticatorAppGps");
    }
}
