using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Filters;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Testing.Generation.Custom;

/// <summary>Constants that sign-ins and devices have, or nearly have.</summary>
internal sealed class RandomConstants
{
    private static readonly Type[] s_ordered = [typeof(RiskLevel), typeof(InsiderRiskLevel), typeof(PasswordQuality), typeof(PasswordComplexity), typeof(DayOfWeek)];
    private static readonly string[] s_ranges = [.. RandomLocations.Ranges.Select(r => r.Text ?? r.Lower.ToString()), "0.0.0.0/0", "::/0"];
    private static readonly string[] s_scopes = ["openid", "User.Read", "user.read", "Mail.Read", "People.Read"];

    private static readonly string[] s_versions =
        ["10.0", "10.0.19045", "10.0.19045.5011", "10.0.22631", "17.4", "17.5.1", "18.5", "14.0", "4.18.2", "22.4", "26100.4349"];

    private static readonly TimeSpan[] s_spans =
        [TimeSpan.Zero, TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromTicks(-1), -TimeSpan.FromHours(1)];

    public static bool IsOrdered(Type words) => s_ordered.Contains(words);

    /// <summary>The members of an enumeration that a fact can have.</summary>
    public static object[] Words(Type words) => [.. Enum.GetValues(words).Cast<object>().Where(w => w.ToString() is not ("Unknown" or "NotSet" or "All" or "Hidden"))];

    public int Number(ref SplitMix64 rng) => rng.Pick([0, 1, 2, 3, 4, 6, 8, 12, 15, 41, 365, -1]);

    public int VersionPart(ref SplitMix64 rng) => rng.Pick([0, 4, 5, 10, 17, 18, 19045, 22631, 26100, 3880]);

    public string Range(ref SplitMix64 rng) => rng.Pick(s_ranges);

    public AuthenticationMethods Methods(ref SplitMix64 rng) => rng.Pick<AuthenticationMethods>(
        [AuthenticationMethods.Password, AuthenticationMethods.Fido2, AuthenticationMethods.Sms, AuthenticationMethods.Password | AuthenticationMethods.MicrosoftAuthenticatorPush, AuthenticationMethods.QrCodePin]);

    public string AttributeName(ref SplitMix64 rng) => rng.Pick(Pool.AttributeNames);

    public Version Version(ref SplitMix64 rng, CustomFact fact) => fact switch
    {
        CustomFact.DeviceOperatingSystemVersion => System.Version.Parse(rng.Pick(["10.0", "10.0.19045", "10.0.19044.9", "17.4", "17.5"])),
        CustomFact.ManagedDefenderAntimalwareVersion => System.Version.Parse(rng.Pick(["4.11.0.0", "4.18.2", "4.18.24090.11", "4.0"])),
        _ => System.Version.Parse(rng.Pick(s_versions)),
    };

    public DateTimeOffset Time(ref SplitMix64 rng) => rng.Weighted(8, 1, 1) switch
    {
        0 => new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero).AddHours(rng.Between(-400, 400)),
        1 => DateTimeOffset.MinValue,
        _ => DateTimeOffset.MaxValue,
    };

    public TimeSpan Span(ref SplitMix64 rng) => rng.Pick(s_spans);

    public string Text(ref SplitMix64 rng, CustomFact fact)
    {
        string text = rng.Pick(Texts(fact));
        return rng.Weighted(80, 8, 6, 6) switch { 0 => text, 1 => text.ToUpperInvariant(), 2 => text + "x", _ => text.Length > 1 ? text[..^1] : text };
    }

    /// <summary>An id that is not empty.</summary>
    public string Id(ref SplitMix64 rng, CustomFact fact)
    {
        GraphId id = rng.Pick(Ids(fact));
        if (rng.Chance(0.05)) id = Pool.NearMiss(id);
        return rng.Chance(0.1) ? id.ToString().ToUpperInvariant() : id.ToString();
    }

    private static string[] Texts(CustomFact fact) => fact switch
    {
        CustomFact.NetworkCountry or CustomFact.NetworkGpsCountry => [.. Pool.CountryNames, "se", "N"],
        CustomFact.AuthenticationCertificateIssuerSki => Pool.Issuers,
        CustomFact.AuthenticationCertificatePolicyOids => Pool.PolicyOids,
        CustomFact.ServicePrincipalAttribute or CustomFact.AgentAttribute => Pool.AttributeValues,
        CustomFact.ResourceScopes => s_scopes,
        CustomFact.ManagedApps => CompliancePool.Apps,
        CustomFact.ManagedJailBroken => ["True", "Jailbroken", "False", "Unknown"],
        CustomFact.ManagedOperatingSystemBuild => CompliancePool.Builds,
        CustomFact.ManagedLinuxDistribution => ["ubuntu", "rhel", "debian"],
        CustomFact.ManagedTpmVersion => ["2.0", "1.2", "Not Supported"],
        CustomFact.DeviceDeviceId => DeviceWords.Values(DeviceProperty.DeviceId),
        CustomFact.DeviceDisplayName => DeviceWords.Values(DeviceProperty.DisplayName),
        CustomFact.DeviceOwnership => DeviceWords.Values(DeviceProperty.DeviceOwnership),
        CustomFact.DeviceEnrollmentProfileName or CustomFact.ManagedEnrollmentProfileName => DeviceWords.Values(DeviceProperty.EnrollmentProfileName),
        CustomFact.DeviceManufacturer => DeviceWords.Values(DeviceProperty.Manufacturer),
        CustomFact.DeviceMdmAppId => DeviceWords.Values(DeviceProperty.MdmAppId),
        CustomFact.DeviceModel => DeviceWords.Values(DeviceProperty.Model),
        CustomFact.DeviceOperatingSystem or CustomFact.ManagedEntraOperatingSystem => DeviceWords.Values(DeviceProperty.OperatingSystem),
        CustomFact.DevicePhysicalIds or CustomFact.ManagedEntraPhysicalIds => DeviceWords.Values(DeviceProperty.PhysicalIds),
        CustomFact.DeviceProfileType or CustomFact.ManagedEntraProfileType => DeviceWords.Values(DeviceProperty.ProfileType),
        CustomFact.DeviceSystemLabels or CustomFact.ManagedEntraSystemLabels => DeviceWords.Values(DeviceProperty.SystemLabels),
        CustomFact.DeviceTrustType => DeviceWords.Values(DeviceProperty.TrustType),
        _ => DeviceWords.Values(DeviceProperty.ExtensionAttribute1),
    };

    private static GraphId[] Ids(CustomFact fact) => fact switch
    {
        CustomFact.UserId => [.. Pool.Users[..8], Pool.AgentUsers[0]],
        CustomFact.UserGroups => Pool.Groups[..8],
        CustomFact.UserRoles => Pool.Roles,
        CustomFact.UserHomeTenantId => Pool.Tenants,
        CustomFact.ServicePrincipalId => Pool.ServicePrincipals,
        CustomFact.AgentId => Pool.Agents,
        CustomFact.AgentBlueprintId => Pool.Blueprints,
        CustomFact.AgentContexts => Pool.AgentContexts,
        CustomFact.ResourceUserAction => Pool.Actions,
        CustomFact.ResourceAuthenticationContexts => Pool.Contexts,
        CustomFact.AuthenticationFido2Aaguid => Pool.KeyModels,
        CustomFact.AuthenticationCompletedCustomControls => Pool.CustomControls,
        CustomFact.ManagedId or CustomFact.ManagedEntraDeviceId => CompliancePool.Devices,
        CustomFact.ManagedUserId => CompliancePool.Users,
        CustomFact.ManagedGroups => CompliancePool.DeviceGroups,
        CustomFact.ManagedUserGroups => CompliancePool.UserGroups,
        _ => [.. Pool.Apps[..10], Pool.SpecialApps[0], Keywords.Office365],
    };
}
