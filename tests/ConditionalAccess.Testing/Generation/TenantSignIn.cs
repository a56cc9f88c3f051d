using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>
/// Sign-ins for a tenant that was not generated: besides ids, the addresses, countries, terms of use and custom controls are mostly its own.
/// </summary>
internal sealed class TenantSignIn
{
    private readonly TenantConfiguration _tenant;
    private readonly IpRange[] _ranges;
    private readonly CountryCode[] _countries;
    private readonly GraphId[] _terms;
    private readonly GraphId[] _customControls;

    public TenantSignIn(TenantConfiguration tenant)
    {
        _tenant = tenant;
        _ranges = [.. tenant.NamedLocations.OfType<IpNamedLocation>().SelectMany(l => l.IpRanges)];
        _countries = [.. tenant.NamedLocations.OfType<CountryNamedLocation>().SelectMany(l => l.CountriesAndRegions)];
        _terms = [.. tenant.Policies.SelectMany(p => p.GrantControls?.TermsOfUse ?? default)];
        _customControls = [.. tenant.Policies.SelectMany(p => p.GrantControls?.CustomAuthenticationFactors ?? default)];
    }

    public SignIn Create(ref SplitMix64 rng)
    {
        SignIn signIn = RandomSignIn.Create(ref rng, _tenant);
        return signIn with { Network = Network(ref rng, signIn.Network), Authentication = Authentication(ref rng, signIn.Authentication) };
    }

    private NetworkSignals Network(ref SplitMix64 rng, NetworkSignals drawn) => drawn with
    {
        ClientAddress = drawn.ClientAddress.IsKnown && _ranges.Length > 0 && rng.Chance(0.7) ? Address(ref rng) : drawn.ClientAddress,
        Country = drawn.Country.IsKnown && _countries.Length > 0 && rng.Chance(0.5) ? rng.Pick(_countries) : drawn.Country,
        GpsCountry = drawn.GpsCountry.IsKnown && _countries.Length > 0 && rng.Chance(0.5) ? rng.Pick(_countries) : drawn.GpsCountry,
    };

    private AuthenticationSignals Authentication(ref SplitMix64 rng, AuthenticationSignals drawn) => drawn with
    {
        AcceptedTerms = _terms.Length > 0 && rng.Chance(0.5) ? [new TermsAcceptance(rng.Pick(_terms), null, default), .. drawn.AcceptedTerms] : drawn.AcceptedTerms,
        CompletedCustomControls = _customControls.Length > 0 && rng.Chance(0.5)
            ? [rng.Pick(_customControls), .. drawn.CompletedCustomControls] : drawn.CompletedCustomControls,
    };

    // At the borders of a range or just outside.
    private IpAddress Address(ref SplitMix64 rng)
    {
        IpRange range = rng.Pick(_ranges);
        bool wide = range.Lower.IsIPv6;
        unchecked
        {
            UInt128 value = rng.Below(4) switch
            {
                0 => range.Lower.Value,
                1 => range.Upper.Value,
                2 => range.Lower.Value - 1,
                _ => range.Upper.Value + 1,
            };
            return new IpAddress(wide ? value : value & 0xFFFFFFFF, wide);
        }
    }
}
