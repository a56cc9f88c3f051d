using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Scenarios.SpecCase;
using static ConditionalAccess.Testing.Sample;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Spec 12.1, cases 32 to 64: strengths, clients, platforms, locations, devices, risks and flows.</summary>
public class SpecCasesConditions
{
    private static readonly GraphId CustomStrength = "20000000-0000-4000-8000-000000000001";
    private static readonly GraphId OtherStrength = "20000000-0000-4000-8000-000000000002";
    private static readonly GraphId KeyX = "20000000-0000-4000-8000-00000000000a";
    private static readonly GraphId KeyY = "20000000-0000-4000-8000-00000000000b";

    private static readonly DevicePlatform[] EveryPlatform =
        [DevicePlatform.Android, DevicePlatform.IOS, DevicePlatform.Windows, DevicePlatform.WindowsPhone, DevicePlatform.MacOS, DevicePlatform.Linux];

    private static AuthenticationStrength Strength(GraphId id, AuthenticationMethods combination, CombinationConfiguration? configuration = null) => new()
    {
        Id = id,
        AllowedCombinations = [new(combination)],
        CombinationConfigurations = configuration is null ? [] : [configuration with { AppliesToCombinations = [new(combination)] }],
    };

    private static ConditionalAccessPolicy PhishingResistant => Policy().RequireStrength(new() { Id = PhishingResistantStrength });

    private static ConditionalAccessPolicy LegacyBlock => Policy().OnClients(ClientAppType.ExchangeActiveSync, ClientAppType.Other).Block();

    private static ConditionalAccessPolicy UnknownPlatformBlock => Policy().OnPlatforms([DevicePlatform.All], EveryPlatform).Block();

    private static ConditionalAccessPolicy Unmanaged => SessionOnly(new()
    {
        PersistentBrowser = new() { IsEnabled = true, Mode = PersistentBrowserMode.Never }, SignInFrequency = Hours(1),
    }).OnDevices(FilterMode.Include, """device.trustType -ne "ServerAD" -or device.isCompliant -ne True""");

    private static ConditionalAccessPolicy RiskySignIn => Policy().AtSignInRisk(RiskLevel.Medium, RiskLevel.High).With(Frequency(EveryTime()));

    private static ConditionalAccessPolicy RiskyUser
        => Policy().AtUserRisk(RiskLevel.High).RequireAll(BuiltInControl.Mfa, BuiltInControl.PasswordChange);

    private static ConditionalAccessPolicy DeviceCodeBlock => Policy().Where(c => c with { TransferMethods = [TransferMethod.DeviceCodeFlow] }).Block();

    private static SignIn Unmapped => S0.With((NetworkSignals n) => n with { Country = CountryCode.Unmapped });

    [Fact]
    public void Case_032_a_strength_that_was_not_met_is_asked_for()
        => Decide(PhishingResistant, S0.MfaDone()).Asks("authenticationStrength(00000000-0000-0000-0000-000000000004)")
            .Strength(AuthenticationStrengthResult.SingleRegistrationRequired);

    [Fact]
    public void Case_033_a_key_meets_the_phishing_resistant_strength()
        => Decide(PhishingResistant, S0.Methods(AuthenticationMethods.Fido2)).IsGranted().Strength(AuthenticationStrengthResult.Satisfied);

    [Fact]
    public void Case_034_a_key_of_another_model_does_not_meet_the_strength()
    {
        var onlyX = new CombinationConfiguration { Kind = CombinationConfigurationKind.Fido2, AllowedAAGUIDs = [KeyX] };
        SignIn withY = S0.Methods(AuthenticationMethods.Fido2).With((AuthenticationSignals a) => a with { Fido2Aaguid = KeyY });
        Decide(Policy().RequireStrength(Strength(CustomStrength, AuthenticationMethods.Fido2, onlyX)), withY)
            .Asks("authenticationStrength(20000000-0000-4000-8000-000000000001)")
            .Strength(AuthenticationStrengthResult.CannotSatisfyDueToCombinationConfiguration);
    }

    [Fact]
    public void Case_035_a_certificate_must_satisfy_one_of_each_list()
    {
        var restricted = new CombinationConfiguration { Kind = CombinationConfigurationKind.X509Certificate, AllowedIssuerSkis = ["S1"], AllowedPolicyOIDs = ["O1"] };
        SignIn withO2 = S0.Methods(AuthenticationMethods.X509CertificateMultiFactor)
            .With((AuthenticationSignals a) => a with { CertificateIssuerSki = "S1", CertificatePolicyOids = ["O2"] });
        Decide(Policy().RequireStrength(Strength(CustomStrength, AuthenticationMethods.X509CertificateMultiFactor, restricted)), withO2)
            .Asks("authenticationStrength(20000000-0000-4000-8000-000000000001)")
            .Strength(AuthenticationStrengthResult.CannotSatisfyDueToCombinationConfiguration);
    }

    [Fact]
    public void Case_036_every_strength_must_be_met()
    {
        ConditionalAccessPolicy key = Policy().RequireStrength(Strength(CustomStrength, AuthenticationMethods.Fido2));
        ConditionalAccessPolicy text = Policy().RequireStrength(Strength(OtherStrength, AuthenticationMethods.Password | AuthenticationMethods.Sms));
        Decide(Tenant(key, text), S0.Methods(AuthenticationMethods.Fido2))
            .Asks("authenticationStrength(20000000-0000-4000-8000-000000000002)").Results(PolicyResult.Success, PolicyResult.Failure).DemandedBy("1");
    }

    [Fact]
    public void Case_037_legacy_clients_are_blocked()
        => Decide(LegacyBlock, S0.Imap().To(ExchangeOnline)).IsBlocked(53003);

    [Fact]
    public void Case_038_a_native_client_is_not_legacy()
        => Decide(LegacyBlock, S0.Native().To(ExchangeOnline)).IsGranted().NotApplied(AnalysisReasons.ClientApps);

    [Fact]
    public void Case_039_a_legacy_client_cannot_be_asked_for_mfa()
        => Decide(Policy(), S0.Imap().To(ExchangeOnline)).IsBlocked(53003, "[mfa]");

    [Fact]
    public void Case_040_modern_client_types_do_not_cover_legacy_clients()
        => Decide(Policy().OnClients(ClientAppType.Browser, ClientAppType.MobileAppsAndDesktopClients), S0.Imap())
            .IsGranted().NotApplied(AnalysisReasons.ClientApps);

    [Fact]
    public void Case_041_an_unknown_platform_is_never_excluded()
        => Decide(UnknownPlatformBlock, S0.On(DevicePlatform.Other)).IsBlocked(53003);

    [Fact]
    public void Case_042_an_excluded_platform_is_not_covered()
        => Decide(UnknownPlatformBlock, S0).IsGranted().NotApplied(AnalysisReasons.DevicePlatform);

    [Fact]
    public void Case_043_a_platform_that_is_not_listed_is_not_covered()
        => Decide(Policy().OnPlatforms([DevicePlatform.IOS, DevicePlatform.Android]).RequireAny(BuiltInControl.CompliantApplication), S0)
            .IsGranted().NotApplied(AnalysisReasons.DevicePlatform);

    [Fact]
    public void Case_044_a_trusted_location_can_be_excluded()
        => Decide(Policy().NotFrom(Keywords.AllTrusted), S0.FromOffice()).IsGranted().NotApplied(AnalysisReasons.Location);

    [Fact]
    public void Case_045_an_unmapped_country_is_in_no_country_list()
        => Decide(Policy().From(Us).Block(), Unmapped).IsGranted().NotApplied(AnalysisReasons.Location);

    [Fact]
    public void Case_046_an_unmapped_country_belongs_to_a_list_with_unknown_countries()
    {
        TenantConfiguration tenant = Tenant(Policy().From(Us).Block()) with { NamedLocations = [CountryLocation(Us, "US", includeUnknown: true)] };
        Decide(tenant, Unmapped).IsBlocked(53003);
    }

    [Fact]
    public void Case_047_an_unmapped_country_is_not_excluded()
        => Decide(Policy().NotFrom(Nl).Block(), Unmapped).IsBlocked(53003);

    [Fact]
    public void Case_048_an_intranet_address_is_never_matched()
    {
        TenantConfiguration tenant = Tenant(Policy().From(L9).Block()) with { NamedLocations = [AddressLocation(L9, "10.1.0.0/16")] };
        Decide(tenant, S0).IsGranted().NotApplied(AnalysisReasons.Location);
    }

    [Fact]
    public void Case_049_a_positive_filter_does_not_match_an_unregistered_device()
        => Decide(Policy().OnDevices(FilterMode.Include, """device.extensionAttribute1 -eq "SAW" """), S0).IsGranted().NotApplied(AnalysisReasons.Devices);

    [Fact]
    public void Case_050_a_positive_exclusion_keeps_unregistered_devices_in_scope()
        => Decide(Policy().OnDevices(FilterMode.Exclude, """device.extensionAttribute1 -eq "SAW" """).Block(), S0).IsBlocked(53003);

    [Fact]
    public void Case_051_a_negative_exclusion_removes_unregistered_devices()
        => Decide(Policy().OnDevices(FilterMode.Exclude, """device.extensionAttribute2 -ne "TeamsPhone" """).Block(), S0)
            .IsGranted().NotApplied(AnalysisReasons.Devices);

    [Fact]
    public void Case_052_an_unmanaged_device_gets_a_short_session()
        => Decide(Unmanaged, S0).IsGranted().Results(PolicyResult.Success).Session(new()
        {
            PersistentBrowser = PersistentBrowserMode.Never,
            PrimarySignInFrequency = TimeSpan.FromHours(1),
            SecondarySignInFrequency = TimeSpan.FromHours(1),
        });

    [Fact]
    public void Case_053_a_managed_device_keeps_its_session()
        => Decide(Unmanaged, S0.Hybrid().With((DeviceSignals d) => d with { IsCompliant = true })).IsGranted().NotApplied(AnalysisReasons.Devices).Session(default);

    [Fact]
    public void Case_054_and_binds_tighter_than_or()
        => Decide(
            Policy().OnDevices(FilterMode.Include, """device.model -eq "A" -and device.manufacturer -eq "B" -or device.displayName -eq "C" """),
            S0.Registered().With((DeviceSignals d) => d with { Model = "X", Manufacturer = "B", DisplayName = "C" })).Asks("mfa").Applied();

    [Fact]
    public void Case_055_contains_on_a_collection_wants_a_whole_element()
        => Decide(
            Policy().OnDevices(FilterMode.Include, """device.physicalIds -contains "[OrderID]:4" """),
            S0.Registered().With((DeviceSignals d) => d with { PhysicalIds = DeviceAttribute.Of((ValueArray<string>)["[OrderID]:42"]) }))
            .IsGranted().NotApplied(AnalysisReasons.Devices);

    [Fact]
    public void Case_056_contains_on_text_wants_a_part_in_any_case()
        => Decide(
            Policy().OnDevices(FilterMode.Include, """device.displayName -contains "kiosk" """),
            S0.Registered().With((DeviceSignals d) => d with { DisplayName = "LOBBY-KIOSK-1" })).Asks("mfa").Applied();

    [Fact]
    public void Case_057_risk_levels_are_a_set_and_no_threshold()
        => Decide(Policy().AtSignInRisk(RiskLevel.High).Block(), S0.With((RiskSignals r) => r with { SignIn = RiskLevel.Medium }))
            .IsGranted().NotApplied(AnalysisReasons.SignInRisk);

    [Fact]
    public void Case_058_every_time_asks_again_for_mfa_that_is_three_hours_old()
        => Decide(RiskySignIn, S0.MfaDone(TimeSpan.FromHours(3)).With((RiskSignals r) => r with { SignIn = RiskLevel.High })).Asks("mfa");

    [Fact]
    public void Case_059_every_time_tolerates_five_minutes()
        => Decide(RiskySignIn, S0.MfaDone(TimeSpan.FromMinutes(3)).PrimaryAgo(TimeSpan.FromMinutes(3)).With((RiskSignals r) => r with { SignIn = RiskLevel.High }))
            .IsGranted().Results(PolicyResult.Success);

    [Fact]
    public void Case_060_a_risky_user_who_did_mfa_is_asked_to_change_the_password()
        => Decide(RiskyUser, S0.MfaDone().With((RiskSignals r) => r with { User = RiskLevel.High })).Asks("passwordChange");

    [Fact]
    public void Case_061_a_guest_cannot_change_the_password_here()
        => Decide(RiskyUser, S0.GuestOf(T1).MfaDone().With((RiskSignals r) => r with { User = RiskLevel.High })).IsBlocked(53003, "[passwordChange]");

    [Fact]
    public void Case_062_insider_risk_levels_are_a_set()
        => Decide(
            Policy().To(Keywords.Office365).Where(c => c with { InsiderRiskLevels = [InsiderRiskLevel.Elevated] }).Block(),
            S0.To(ExchangeOnline).With((RiskSignals r) => r with { Insider = InsiderRiskLevel.Minor })).IsGranted().NotApplied(AnalysisReasons.InsiderRisk);

    [Fact]
    public void Case_063_a_session_begun_by_device_code_stays_tracked()
        => Decide(DeviceCodeBlock, S0.Native().With((ClientSignals c) => c with
        {
            RequestKind = RequestKind.RefreshTokenRedemption, OriginalTransferMethod = TransferMethod.DeviceCodeFlow,
        })).IsBlocked(530036);

    [Fact]
    public void Case_064_an_ordinary_sign_in_is_no_device_code_flow()
        => Decide(DeviceCodeBlock, S0).IsGranted().NotApplied(AnalysisReasons.AuthenticationFlow);
}
