using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>One policy, one device, and what the reference rules say. The device is that of spec 14.0: nothing is known but its system.</summary>
internal sealed record RuleRun(CompliancePolicy Policy, DeviceFacts Facts)
{
    public static readonly DateTimeOffset T0 = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    public ComplianceOptions Options { get; init; } = ComplianceOptions.Default;

    public ComplianceConfiguration Configuration { get; init; } = new();

    public DateTimeOffset Now { get; init; } = T0;

    public List<ComplianceNote> Notes { get; } = [];

    public IReadOnlyList<SettingRow> Rows => SettingSemantics.Evaluate(new ReferenceInput(Configuration, Options, Facts, Now), Policy, Notes);

    public SettingRow Single => Assert.Single(Rows);

    public SettingCompliance Row => Single.Result;

    /// <summary>The only row as text: its state (an error that holds is <c>held</c>) and reason.</summary>
    public string Outcome => Text(Row);

    public string OutcomeOf(string setting) => Text(Rows.Single(r => r.Result.Setting == setting).Result);

    public string[] Settings => [.. Rows.Select(r => r.Result.Setting)];

    public string[] NoteWords
    {
        get
        {
            Notes.Clear();
            _ = Rows;
            return [.. Notes.Select(n => n.Word)];
        }
    }

    public RuleRun On(Func<DeviceFacts, DeviceFacts> change) => this with { Facts = change(Facts) };

    public RuleRun With(Func<ComplianceOptions, ComplianceOptions> change) => this with { Options = change(Options) };

    public RuleRun In(Func<ComplianceConfiguration, ComplianceConfiguration> change) => this with { Configuration = change(Configuration) };

    public RuleRun Tenant(Func<DeviceManagementSettings, DeviceManagementSettings> change) => In(c => c with { Settings = change(c.Settings) });

    /// <summary>The device says that it cannot tell these facts.</summary>
    public RuleRun Reporting(params string[] facts) => On(d => d with { ReportedErrors = [.. facts.Select(f => new ReportedError(f, 7))] });

    public RuleRun Password(Func<PasswordScopeFacts, PasswordScopeFacts> change) => On(d => d with { Password = d.Password with { Device = change(d.Password.Device) } });

    public RuleRun Android(Func<AndroidFacts, AndroidFacts> change) => On(d => d with { Android = change(d.Android) });

    public static string Text(SettingCompliance row)
    {
        string state = row.State == ComplianceStatus.Error ? row.IsHeld ? "held" : "error" : char.ToLowerInvariant(row.State.ToString()[0]) + row.State.ToString()[1..];
        return row.Reason is null ? state : state + " " + row.Reason;
    }
}

/// <summary>Short ways to a policy of one type on a device of its platform, in the letters of spec 14.</summary>
internal static class SettingRulesSample
{
    public static RuleRun W(params (string Name, SettingValue Value)[] settings) => Of(CompliancePolicyType.Windows10, settings);

    public static RuleRun I(params (string Name, SettingValue Value)[] settings) => Of(CompliancePolicyType.IOS, settings);

    public static RuleRun M(params (string Name, SettingValue Value)[] settings) => Of(CompliancePolicyType.MacOS, settings);

    public static RuleRun A(params (string Name, SettingValue Value)[] settings) => Of(CompliancePolicyType.Android, settings);

    public static RuleRun WP(params (string Name, SettingValue Value)[] settings) => Of(CompliancePolicyType.AndroidWorkProfile, settings);

    public static RuleRun DO(params (string Name, SettingValue Value)[] settings) => Of(CompliancePolicyType.AndroidDeviceOwner, settings);

    public static RuleRun L(params (string Name, SettingValue Value)[] settings) => Of(CompliancePolicyType.SettingsCatalog, settings);

    public static RuleRun Of(CompliancePolicyType type, params (string Name, SettingValue Value)[] settings)
    {
        var policy = new CompliancePolicy
        {
            Id = "10000000-0000-4000-8000-000000000001",
            Type = type,
            LastModifiedDateTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Settings = [.. settings.Select(s => new ComplianceSetting(s.Name, s.Value))],
        };
        return new RuleRun(policy, Device(type));
    }

    public static DeviceFacts Device(CompliancePolicyType type)
    {
        var facts = new DeviceFacts
        {
            Id = "20000000-0000-4000-8000-000000000001", IsEnrolled = true, ManagementAgent = ManagementAgent.Mdm, LastSyncDateTime = RuleRun.T0, ReportedErrors = [],
        };
        return type switch
        {
            CompliancePolicyType.Windows10 => facts with { Platform = CompliancePlatform.Windows10, Edition = WindowsEdition.Desktop, OsVersion = "10.0.26100.4349" },
            CompliancePolicyType.Windows81 => facts with { Platform = CompliancePlatform.Windows81, OsVersion = "6.3.9600" },
            CompliancePolicyType.WindowsPhone81 => facts with { Platform = CompliancePlatform.WindowsPhone81, OsVersion = "8.10.14219" },
            CompliancePolicyType.Windows10Mobile => facts with { Platform = CompliancePlatform.Windows10Mobile, Edition = WindowsEdition.Mobile, OsVersion = "10.0.15254" },
            CompliancePolicyType.IOS => facts with { Platform = CompliancePlatform.IOS, OsVersion = "18.5", OsBuildNumber = "22F76" },
            CompliancePolicyType.MacOS => facts with { Platform = CompliancePlatform.MacOS, OsVersion = "15.5", OsBuildNumber = "24F74" },
            CompliancePolicyType.SettingsCatalog => facts with { Platform = CompliancePlatform.Linux, OsVersion = "24.04", Linux = new() { Distribution = "ubuntu" } },
            CompliancePolicyType.Android => facts with { Platform = CompliancePlatform.AndroidDeviceAdministrator, OsVersion = "13", Android = Google },
            CompliancePolicyType.AndroidWorkProfile or CompliancePolicyType.AndroidForWork => facts with { Platform = CompliancePlatform.AndroidWorkProfile, OsVersion = "13", Android = Google },
            CompliancePolicyType.AndroidDeviceOwner => facts with { Platform = CompliancePlatform.AndroidDeviceOwner, OsVersion = "13", Android = Google },
            CompliancePolicyType.AospDeviceOwner => facts with { Platform = CompliancePlatform.Aosp, OsVersion = "13", Android = new() { IsKnox = false } },
            _ => facts,
        };
    }

    private static AndroidFacts Google => new() { IsKnox = false, HasGoogleMobileServices = true };
}
