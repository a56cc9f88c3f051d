using ConditionalAccess.Signals;

namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>
/// Conditional launch: whether a protected app may start (spec 8.4). It happens inside the app and says nothing about Conditional Access,
/// which asks only whether a policy is there (<see cref="AppProtectionSignals"/>).
/// </summary>
/// <remarks>Pure and thread-safe: no clock, no I/O; never throws for any policy or fact.</remarks>
public static class ConditionalLaunch
{
    // Spec 8.4: the recommended values, which count where policies disagree about a number that is typed in.
    private static readonly (string Setting, long Recommended)[] s_typedIn =
    [
        ("maximumPinRetries", 5),
        ("periodOfflineBeforeAccessCheck", 1440 * TimeSpan.TicksPerMinute),
        ("periodOfflineBeforeWipeIsEnforced", 90 * TimeSpan.TicksPerDay),
    ];

    /// <summary>Judges one start of an app by all policies in force. The strongest effect of all policies counts, so allow-lists intersect.</summary>
    /// <param name="app">The registration of the app, with what it knows of its device.</param>
    /// <param name="platform">The platform of the device.</param>
    /// <param name="policies">The policies in force for the app; those of another platform are left out. Empty: none; <c>default</c>: not known, which blocks.</param>
    public static LaunchResult Evaluate(ManagedAppRegistration app, DevicePlatform platform, ValueArray<AppProtectionPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (policies.IsDefault) return Result([new(default, null, LaunchAction.Block, LaunchReason.PoliciesNotKnown)]);
        if (platform is not (DevicePlatform.Android or DevicePlatform.IOS or DevicePlatform.Windows))
            return Result([new(default, null, LaunchAction.Block, LaunchReason.PlatformNotSupported)]);
        AppProtectionPolicy[] counted = [.. policies.Where(p => IsFor(p.Type, platform))];
        Dictionary<string, SettingValue> agreed = Agree(counted);
        return Result([.. counted.SelectMany(policy => Findings(new LaunchContext(app, platform, policy), agreed))]);
    }

    /// <summary>True when a policy of that type counts on the platform; a type that is not known counts everywhere.</summary>
    internal static bool IsFor(AppProtectionPolicyType type, DevicePlatform platform) => type switch
    {
        AppProtectionPolicyType.IOS => platform == DevicePlatform.IOS,
        AppProtectionPolicyType.Android => platform == DevicePlatform.Android,
        AppProtectionPolicyType.Windows => platform == DevicePlatform.Windows,
        _ => true,
    };

    private static List<LaunchFinding> Findings(LaunchContext context, Dictionary<string, SettingValue> agreed)
    {
        var findings = new List<LaunchFinding>();
        foreach (LaunchCheck check in LaunchChecks.All)
        {
            if (check.IsFor(context.Platform) && Finding(check, context, agreed) is { } finding) findings.Add(finding);
        }

        // What looks like a check and is not known may be one that the app fails.
        foreach (ComplianceSetting setting in context.Policy.Settings)
        {
            if (LaunchSettings.Find(setting.Name) is null)
                findings.Add(new(context.Policy.Id, setting.Name, LaunchAction.Block, LaunchReason.SettingUnreadable, (setting.Value as UnreadableValue)?.Json));
        }

        return findings;
    }

    private static LaunchFinding? Finding(LaunchCheck check, LaunchContext context, Dictionary<string, SettingValue> agreed)
    {
        SettingValue? value = context.Policy.Find(check.Setting);
        if (Number(value) is not null && agreed.TryGetValue(check.Setting, out SettingValue? number)) value = number;
        if (!LaunchSettings.Find(check.Setting)!.IsConfigured(value)) return null;
        LaunchAnswer answer = value is UnreadableValue ? LaunchAnswer.SettingUnreadable : check.Rule(context, value!);
        if (answer.Reason == LaunchReason.None) return null;
        LaunchAction effect = Effect(answer.Reason, check.ActionOf(context));
        return new(context.Policy.Id, check.Setting, effect, answer.Reason, TextOf(value!), answer.Current);
    }

    // Spec 8.4: nothing is ever removed because something is missing.
    private static LaunchAction Effect(LaunchReason reason, LaunchAction action) => reason switch
    {
        LaunchReason.Failed => action,
        LaunchReason.NotConfirmed => LaunchAction.Allow,
        _ => action == LaunchAction.Warn ? LaunchAction.Warn : LaunchAction.Block,
    };

    private static LaunchResult Result(List<LaunchFinding> findings)
    {
        findings.Sort(Compare);
        return new()
        {
            Action = findings.Count == 0 ? LaunchAction.Allow : findings[0].Effect,
            SignInAgain = findings.Exists(f => f.Reason == LaunchReason.SignInNeeded),
            ResetPin = findings.Exists(f => f is { Setting: "maximumPinRetries", Reason: LaunchReason.Failed, Effect: LaunchAction.Block }),
            Findings = ValueArray.From(findings),
        };
    }

    private static int Compare(LaunchFinding a, LaunchFinding b)
    {
        if (a.Effect != b.Effect) return b.Effect.CompareTo(a.Effect);
        int byPolicy = GraphId.Compare(a.PolicyId, b.PolicyId);
        return byPolicy != 0 ? byPolicy : string.CompareOrdinal(a.Setting, b.Setting);
    }

    /// <summary>Where policies differ in a number that is typed in, the smallest of them and of the recommended one.</summary>
    private static Dictionary<string, SettingValue> Agree(AppProtectionPolicy[] policies)
    {
        var agreed = new Dictionary<string, SettingValue>(StringComparer.Ordinal);
        foreach ((string name, long recommended) in s_typedIn)
        {
            long[] numbers = [.. policies.Select(p => Number(p.Find(name))).OfType<long>().Distinct()];
            if (numbers.Length < 2) continue;
            long smallest = Math.Min(recommended, numbers.Min());
            SettingValue? kept = policies.Select(p => p.Find(name)).FirstOrDefault(v => Number(v) == smallest);
            agreed[name] = kept ?? (name == "maximumPinRetries" ? new NumberValue(smallest) : new TextValue(Duration(smallest)));
        }

        return agreed;
    }

    private static long? Number(SettingValue? value) => value switch
    {
        NumberValue number when number.Value != 0 => number.Value,
        TextValue text when IsoDuration.TryParse(text.Value, out TimeSpan duration) => duration.Ticks,
        _ => null,
    };

    private static string Duration(long ticks) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PT{ticks / TimeSpan.TicksPerMinute}M");

    private static string? TextOf(SettingValue value) => value switch
    {
        FlagValue flag => flag.Value ? "true" : "false",
        NumberValue number => number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        TextValue text => text.Value.Replace(LaunchSetting.ListSeparator, ';'),
        UnreadableValue unreadable => unreadable.Json,
        _ => null,
    };
}
