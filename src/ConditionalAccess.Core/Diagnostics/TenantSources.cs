using System.Globalization;

namespace ConditionalAccess.Diagnostics;

/// <summary>Where the objects of a tenant configuration were read from; each list runs parallel to the list of the same name there.</summary>
/// <param name="Policies">Root locations of the policies.</param>
/// <param name="NamedLocations">Root locations of the named locations.</param>
/// <param name="AuthenticationStrengths">Root locations of the authentication strengths.</param>
public sealed record TenantSources(
    ValueArray<SourceLocation> Policies,
    ValueArray<SourceLocation> NamedLocations,
    ValueArray<SourceLocation> AuthenticationStrengths)
{
    /// <summary>For a configuration built in code: places are named by list and position.</summary>
    public static TenantSources None { get; } = new(default, default, default);

    /// <summary>Where a policy is.</summary>
    /// <param name="index">Its position in the configuration.</param>
    public SourceLocation Policy(int index) => At(Policies, index, "policies");

    /// <summary>Where a named location is.</summary>
    /// <param name="index">Its position in the configuration.</param>
    public SourceLocation NamedLocation(int index) => At(NamedLocations, index, "namedLocations");

    /// <summary>Where an authentication strength is.</summary>
    /// <param name="index">Its position in the configuration.</param>
    public SourceLocation AuthenticationStrength(int index) => At(AuthenticationStrengths, index, "authenticationStrengths");

    private static SourceLocation At(ValueArray<SourceLocation> list, int index, string name)
        => index < list.Count ? list[index] : new SourceLocation(null, "$." + name + "[" + index.ToString(CultureInfo.InvariantCulture) + "]");
}
