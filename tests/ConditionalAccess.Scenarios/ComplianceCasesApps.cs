using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Scenarios.SpecCase;
using static ConditionalAccess.Testing.Sample;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Compliance spec 14.9, cases 105 to 111, 120 and 121: app protection, and what reaches Conditional Access.</summary>
public class ComplianceCasesApps
{
    private const string Outlook = "com.microsoft.Office.Outlook";
    private const string Visio = "com.microsoft.visio";
    private const string NativeMail = "com.apple.mobilemail";

    private static readonly DateTimeOffset T0 = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly ComplianceVerdict s_compliant = new()
    {
        Owner = ComplianceOwner.Intune, ReportedState = ComplianceState.Compliant, AccessCompliant = true, IsCompliant = true, IsManaged = true,
    };

    private static readonly GraphId App1 = "T_10500000-0000-4000-8000-000000000001";

    private static ConditionalAccessPolicy NeedsProtectedApp => Policy().RequireAny(BuiltInControl.CompliantApplication);

    private static ConditionalAccessPolicy NeedsApprovedApp => Policy().RequireAny(BuiltInControl.ApprovedApplication);

    private static ClientAppFacts Phone => new()
    {
        AppId = Outlook, Platform = DevicePlatform.IOS, Broker = BrokerApp.MicrosoftAuthenticator, UserId = U1, IsIntuneLicensed = true,
        GroupIds = [Finance], IsEmbeddedWebView = false, IsInPrivate = false,
    };

    private static ManagedAppRegistration Registration => new() { AppIdentifier = Outlook, UserId = U1, AppliedPolicies = [App1], LastSyncDateTime = T0 };

    private static DeviceFacts Iphone => new()
    {
        Id = "10500000-0000-4000-8000-000000000002", AzureADDeviceId = "10500000-0000-4000-8000-000000000003", IsEnrolled = false,
        Platform = CompliancePlatform.IOS, UserId = U1, ManagedAppRegistrations = [Registration],
    };

    private static DeviceFacts CompliantPc => Iphone with { Platform = CompliancePlatform.Windows10, IsEnrolled = true, JoinType = DeviceJoinType.AzureADJoined };

    private static AppProtectionPolicy IosPolicy => new()
    {
        Id = App1, Type = AppProtectionPolicyType.IOS, Apps = [Outlook, Visio], AppGroupType = AppGroupType.SelectedPublicApps,
        Assignments = [new(AssignmentTargetKind.Group, Finance)],
    };

    private static AppProtectionConfiguration Tenant1 => new() { Policies = [IosPolicy] };

    [Fact]
    public void Case_C105_outlook_with_its_policy_is_a_protected_app()
    {
        AppSignals signals = Signals(Phone, Iphone);
        Assert.True(signals.HasAppProtection.Value);
        Assert.Empty(signals.HasAppProtection.Open);
        Decide(NeedsProtectedApp, SignInWith(signals)).IsGranted();
    }

    [Fact]
    public void Case_C106_no_broker_an_unlisted_app_and_a_dead_registration_are_not_protected()
    {
        AppSignals noBroker = Signals(Phone with { Broker = BrokerApp.Missing }, Iphone);
        AppSignals nativeMail = Signals(Phone with { AppId = NativeMail }, Iphone with { ManagedAppRegistrations = [Registration with { AppIdentifier = NativeMail }] });
        AppSignals dead = Signals(Phone, Iphone with { ManagedAppRegistrations = [Registration with { LastSyncDateTime = T0.AddDays(-91) }] });

        Assert.Equal([AppCondition.Broker], Failed(noBroker.HasAppProtection));
        Assert.Contains(AppCondition.AppListed, Failed(nativeMail.HasAppProtection));
        Assert.Equal([AppCondition.RegistrationAlive], Failed(dead.HasAppProtection));
        foreach (AppSignals signals in (AppSignals[])[noBroker, nativeMail, dead]) Decide(NeedsProtectedApp, SignInWith(signals)).IsBlocked(53009, "[compliantApplication]");
    }

    [Fact]
    public void Case_C107_native_mail_is_not_approved_and_a_retired_control_asks_for_nothing()
    {
        SignIn nativeMail = SignInWith(Signals(Phone with { AppId = NativeMail }, Iphone));
        Decide(NeedsApprovedApp, nativeMail).IsBlocked(53002, "[approvedApplication]");
        Decide(Tenant(NeedsApprovedApp), nativeMail, new EngineOptions { ApprovedAppMode = ApprovedAppMode.Retired }).IsGranted();

        IReadOnlyList<PolicyDiagnostic> findings = PolicySet.From(Tenant(NeedsApprovedApp)).Validate();
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(findings, f => f.Code == DiagnosticCodes.OnlyRetiredControl).Severity);
    }

    [Fact]
    public void Case_C108_visio_does_not_work_with_approved_or_protected()
    {
        ConditionalAccessPolicy either = Policy().RequireAny(BuiltInControl.ApprovedApplication, BuiltInControl.CompliantApplication);
        AppSignals visio = Signals(Phone with { AppId = Visio }, Iphone with { ManagedAppRegistrations = [Registration with { AppIdentifier = Visio }] });
        Assert.True(visio.UsesApprovedApp.Value);
        Assert.False(visio.HasAppProtection.Value);
        Decide(either, SignInWith(visio)).IsBlocked(53002, "[approvedApplication | compliantApplication]");
        Decide(NeedsApprovedApp, SignInWith(visio)).IsGranted();

        AppSignals outlookWithoutPolicy = Signals(Phone, Iphone with { ManagedAppRegistrations = [] });
        Assert.False(outlookWithoutPolicy.HasAppProtection.Value);
        Decide(either, SignInWith(outlookWithoutPolicy)).IsGranted();
    }

    [Fact]
    public void Case_C108_an_approved_app_of_which_nobody_says_that_it_can_be_protected_is_not_let_in()
    {
        ConditionalAccessPolicy either = Policy().RequireAny(BuiltInControl.ApprovedApplication, BuiltInControl.CompliantApplication);
        SignIn silent = SignInWith(Signals(Phone, Iphone with { ManagedAppRegistrations = [] }))
            .With((AuthenticationSignals a) => a with { SupportsAppProtection = null });
        Decide(either, silent).IsBlocked(53002, "[approvedApplication | compliantApplication]", restsOn: "approvedApplication");
        Decide(NeedsApprovedApp, silent).IsGranted();
    }

    [Theory]
    [InlineData("15.9", LaunchAction.Block)]
    [InlineData("15.0", LaunchAction.Wipe)]
    [InlineData("16.5", LaunchAction.Warn)]
    public void Case_C109_three_thresholds_of_the_system_version(string version, LaunchAction expected)
    {
        AppProtectionPolicy policy = IosPolicy with
        {
            Settings =
            [
                new("minimumWarningOsVersion", "17.0"),
                new("minimumRequiredOsVersion", "16.0"),
                new("minimumWipeOsVersion", "15.0"),
            ],
        };
        Assert.Equal(expected, Launch(Registration with { PlatformVersion = version }, policy).Action);
    }

    [Theory]
    [InlineData(1441, null, LaunchAction.Block, false)]
    [InlineData(91 * 1440, null, LaunchAction.Block, true)]
    [InlineData(91 * 1440, true, LaunchAction.Wipe, false)]
    public void Case_C110_offline_too_long_asks_for_a_sign_in_before_it_wipes(int minutes, bool? signInFailed, LaunchAction expected, bool signInAgain)
    {
        AppProtectionPolicy policy = IosPolicy with { Settings = [new("periodOfflineBeforeAccessCheck", "PT1440M"), new("periodOfflineBeforeWipeIsEnforced", "P90D")] };
        LaunchResult result = Launch(Registration with { Launch = new() { OfflineMinutes = minutes, SignInFailed = signInFailed } }, policy);
        Assert.Equal(expected, result.Action);
        Assert.Equal(signInAgain, result.SignInAgain);
    }

    [Fact]
    public void Case_C111_edge_on_a_managed_pc_is_not_a_protected_app()
    {
        GraphId edge = "com.microsoft.edge";
        AppProtectionConfiguration windows = new() { Policies = [IosPolicy with { Type = AppProtectionPolicyType.Windows, Apps = [edge] }] };
        ClientAppFacts client = Phone with { AppId = edge, Platform = DevicePlatform.Windows, Broker = BrokerApp.Unknown };
        DeviceFacts unmanaged = Iphone with
        {
            Platform = CompliancePlatform.Windows10, JoinType = DeviceJoinType.AzureADRegistered, ManagedAppRegistrations = [Registration with { AppIdentifier = edge.ToString() }],
        };
        AppSignals free = AppProtectionSignals.Evaluate(client, unmanaged, windows, T0);
        AppSignals enrolled = AppProtectionSignals.Evaluate(client, unmanaged with { IsEnrolled = true }, windows, T0);

        Assert.True(free.HasAppProtection.Value);
        Assert.Equal([AppCondition.DeviceUnmanaged], Failed(enrolled.HasAppProtection));
        SignIn onWindows = S0.Registered();
        Decide(NeedsProtectedApp, onWindows with { Authentication = free.ApplyTo(onWindows.Authentication) }).IsGranted();
        Decide(NeedsProtectedApp, onWindows with { Authentication = enrolled.ApplyTo(onWindows.Authentication) }).IsBlocked(53009, "[compliantApplication]");
    }

    [Fact]
    public void Case_C120_edge_in_private_shows_no_device()
    {
        ConditionalAccessPolicy policy = Policy().RequireAny(BuiltInControl.CompliantDevice);
        Decide(policy, S0 with { Device = ComplianceSignals.Of(CompliantPc, in s_compliant, T0) }).IsGranted();
        Decide(policy, S0 with { Device = ComplianceSignals.NotIdentified }).IsBlocked(53000, "[compliantDevice]");

        ClientAppFacts inPrivate = Phone with { AppId = "com.microsoft.edge", Platform = DevicePlatform.Windows, IsInPrivate = true };
        Assert.Contains(AppCondition.NotInPrivate, Failed(Signals(inPrivate, CompliantPc).HasAppProtection));
    }

    [Fact]
    public void Case_C121_a_disabled_device_account_proves_nothing()
    {
        DeviceFacts disabled = CompliantPc with { EntraDevice = new() { AccountEnabled = false, IsCompliant = true, IsManaged = true } };
        Decide(Policy().RequireAny(BuiltInControl.CompliantDevice), S0 with { Device = ComplianceSignals.Of(disabled, in s_compliant, T0) })
            .IsBlocked(53000, "[compliantDevice]");

        AppSignals signals = Signals(Phone, Iphone with { EntraDevice = disabled.EntraDevice });
        Assert.Equal([AppCondition.DeviceRegistered], Failed(signals.HasAppProtection));
        Assert.False(signals.UsesApprovedApp.Value);
        Decide(NeedsProtectedApp, SignInWith(signals)).IsBlocked(53009, "[compliantApplication]");
    }

    private static AppSignals Signals(ClientAppFacts client, DeviceFacts device) => AppProtectionSignals.Evaluate(client, device, Tenant1, T0);

    private static LaunchResult Launch(ManagedAppRegistration app, AppProtectionPolicy policy) => ConditionalLaunch.Evaluate(app, DevicePlatform.IOS, [policy]);

    private static AppCondition[] Failed(AppSignal signal) => [.. signal.Checks.Where(c => c.Holds == false).Select(c => c.Condition)];

    private static SignIn SignInWith(AppSignals signals)
    {
        SignIn phone = S0.Native().On(DevicePlatform.IOS).Registered();
        return phone with { Authentication = signals.ApplyTo(phone.Authentication) };
    }
}
