using System.Globalization;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>The rules of conditional launch (spec 8.4). A fact that is not known is always said, never taken for good.</summary>
internal static class LaunchRules
{
    /// <summary>The last Android whose locks all have one complexity.</summary>
    private const int LastAndroidWithoutComplexity = 11;

    /// <summary>A lower bound: fails below it, for a wipe also at it (Graph's own wording).</summary>
    public static LaunchRule AtLeast(Func<LaunchContext, DottedVersion> fact, bool isInclusive)
        => (context, value) => Compare(Version(value), fact, context, (current, bound) => isInclusive ? current <= bound : current < bound);

    /// <summary>As <see cref="AtLeast"/>, for the operating system.</summary>
    public static LaunchRule SystemAtLeast(bool isInclusive)
        => (context, value) => Compare(SystemVersion(context, Version(value)), SystemVersion, context, (current, bound) => isInclusive ? current <= bound : current < bound);

    /// <summary>An upper bound of the operating system: fails above it.</summary>
    public static LaunchAnswer SystemAtMost(LaunchContext context, SettingValue value)
        => Compare(SystemVersion(context, Version(value)), SystemVersion, context, (current, bound) => current > bound);

    /// <summary>A lower bound of the Android patch level.</summary>
    public static LaunchRule PatchAtLeast(bool isInclusive) => (context, value) =>
    {
        PatchLevel level = context.Facts.SecurityPatchLevel;
        var bound = new PatchLevel((value as TextValue)?.Value);
        if (!bound.IsReadable) return LaunchAnswer.SettingUnreadable;
        if (!level.IsKnown) return LaunchAnswer.Missing;
        if (!level.IsReadable) return new(LaunchReason.FactUnreadable, level.Text);
        return LaunchAnswer.FailedIf(isInclusive ? level.Date <= bound.Date : level.Date < bound.Date, level.Text);
    };

    /// <summary>Wrong PINs in a row; without a PIN nothing is asked.</summary>
    public static LaunchAnswer PinAttempts(LaunchContext context, SettingValue value)
    {
        if (context.Policy.Find("pinRequired") is FlagValue { Value: false }) return LaunchAnswer.Passed;
        if (value is not NumberValue limit) return LaunchAnswer.SettingUnreadable;
        return context.Facts.FailedPinAttempts is not { } attempts || attempts < 0 ? LaunchAnswer.Missing : LaunchAnswer.FailedIf(attempts >= limit.Value, Text(attempts));
    }

    /// <summary>Offline at least as long as the period.</summary>
    public static LaunchAnswer Offline(LaunchContext context, SettingValue value)
    {
        if (value is not TextValue text || !IsoDuration.TryParse(text.Value, out TimeSpan period)) return LaunchAnswer.SettingUnreadable;
        if (context.Facts.OfflineMinutes is not { } minutes || minutes < 0) return LaunchAnswer.Missing;
        return LaunchAnswer.FailedIf(minutes * TimeSpan.TicksPerMinute >= period.Ticks, Text(minutes) + " min");
    }

    /// <summary>As <see cref="Offline"/>, but nothing is removed until signing in again is known to have failed.</summary>
    public static LaunchAnswer OfflineWipe(LaunchContext context, SettingValue value)
    {
        LaunchAnswer answer = Offline(context, value);
        bool isTooEarly = answer.Reason == LaunchReason.Failed && context.Facts.SignInFailed != true;
        return isTooEarly ? answer with { Reason = LaunchReason.SignInNeeded } : answer;
    }

    /// <summary>Anything the app flagged counts as rooted.</summary>
    public static LaunchAnswer Rooted(LaunchContext context, SettingValue value)
    {
        ValueArray<ManagedAppFlaggedReason> reasons = context.App.FlaggedReasons;
        if (reasons.IsDefault) return LaunchAnswer.Missing;
        ManagedAppFlaggedReason worst = reasons.IsEmpty ? ManagedAppFlaggedReason.None : reasons.Max();
        return LaunchAnswer.FailedIf(worst != ManagedAppFlaggedReason.None, worst == ManagedAppFlaggedReason.None ? null : worst.ToString());
    }

    /// <summary>The name is on the list, which is one text with semicolons or a list.</summary>
    public static LaunchRule IsListed(Func<LaunchContext, string?> fact, char separator) => (context, value) =>
    {
        if (value is not TextValue list) return LaunchAnswer.SettingUnreadable;
        string? name = fact(context)?.Trim();
        if (string.IsNullOrEmpty(name)) return LaunchAnswer.Missing;
        bool isListed = list.Value.Split(separator).Any(entry => string.Equals(entry.Trim(), name, StringComparison.OrdinalIgnoreCase));
        return LaunchAnswer.FailedIf(!isListed, name);
    };

    /// <summary>Play Integrity: every verdict that the policy asks for has passed.</summary>
    public static LaunchAnswer PlayIntegrity(LaunchContext context, SettingValue value)
    {
        AppLaunchFacts facts = context.Facts;
        var needed = new List<IntegrityVerdict> { facts.PlayBasicIntegrity };
        bool isBasicOnly = context.Says("requiredAndroidSafetyNetDeviceAttestationType", "basicIntegrity");
        if (!isBasicOnly) needed.Add(facts.PlayDeviceIntegrity);
        bool isBasic = context.Text("requiredAndroidSafetyNetEvaluationType") is null || context.Says("requiredAndroidSafetyNetEvaluationType", "basic");
        bool isUnreadable = context.Policy.Find("requiredAndroidSafetyNetEvaluationType") is UnreadableValue;
        if (!isBasic || isUnreadable) needed.Add(facts.PlayStrongIntegrity);
        if (needed.Exists(v => v is not (IntegrityVerdict.Passed or IntegrityVerdict.Unknown))) return new(LaunchReason.Failed, "failed");
        return needed.Contains(IntegrityVerdict.Unknown) ? LaunchAnswer.Missing : LaunchAnswer.Passed;
    }

    /// <summary>Google Play scans apps.</summary>
    public static LaunchAnswer AppVerification(LaunchContext context, SettingValue value)
        => OfFlag(context.Facts.IsAppVerificationEnabled, passes: true);

    /// <summary>The device has a lock of at least this complexity; Android 11 and earlier knows one complexity only.</summary>
    public static LaunchRule LockAtLeast(PasswordComplexity needed) => (context, value) =>
    {
        PasswordComplexity complexity = context.Facts.DeviceLockComplexity;
        if (complexity is <= PasswordComplexity.Unknown or > PasswordComplexity.High) return LaunchAnswer.Missing;
        if (complexity < PasswordComplexity.Low || complexity >= needed) return LaunchAnswer.FailedIf(complexity < PasswordComplexity.Low, complexity.ToString());
        DottedVersion version = context.App.PlatformVersion;
        if (!version.IsReadable) return LaunchAnswer.Missing with { Current = complexity.ToString() };
        return LaunchAnswer.FailedIf(version.Component(0) > LastAndroidWithoutComplexity, complexity.ToString());
    };

    /// <summary>An update of the Company Portal was put off for more days than allowed.</summary>
    public static LaunchAnswer PortalDeferral(LaunchContext context, SettingValue value)
    {
        if (value is not NumberValue limit) return LaunchAnswer.SettingUnreadable;
        return context.Facts.CompanyPortalUpdateDeferralDays is not { } days || days < 0 ? LaunchAnswer.Missing : LaunchAnswer.FailedIf(days > limit.Value, Text(days));
    }

    /// <summary>Knox has attested the device. "Block if supported" lets devices pass that are known to have no Knox.</summary>
    public static LaunchAnswer Knox(LaunchContext context, SettingValue value)
    {
        IntegrityVerdict verdict = context.Facts.KnoxAttestation;
        bool isExempt = verdict == IntegrityVerdict.NotSupported && context.Says("appActionIfSamsungKnoxAttestationRequired", "blockWhenSettingIsSupported");
        if (isExempt || verdict == IntegrityVerdict.Passed) return LaunchAnswer.Passed;
        return verdict is IntegrityVerdict.Failed or IntegrityVerdict.NotSupported ? new(LaunchReason.Failed, verdict.ToString()) : LaunchAnswer.Missing;
    }

    /// <summary>The level of the primary threat partner; any level needs an active connection.</summary>
    public static LaunchAnswer Threat(LaunchContext context, SettingValue value)
    {
        int allowed = (value as TextValue)?.Value.ToUpperInvariant() switch { "SECURED" => 0, "LOW" => 1, "MEDIUM" => 2, "HIGH" => 3, _ => -1 };
        if (allowed < 0) return LaunchAnswer.SettingUnreadable;
        ThreatHealthState state = PrimaryThreatState(context);
        int? level = state switch
        {
            ThreatHealthState.Secured => 0,
            ThreatHealthState.LowSeverity => 1,
            ThreatHealthState.MediumSeverity => 2,
            ThreatHealthState.HighSeverity => 3,
            ThreatHealthState.Compromised => 4,
            _ => null,
        };
        return level is null ? LaunchAnswer.Missing with { Current = state == ThreatHealthState.Unknown ? null : state.ToString() } : LaunchAnswer.FailedIf(level > allowed, state.ToString());
    }

    /// <summary>The account is disabled; as documented not enforced while nobody can confirm its state.</summary>
    public static LaunchAnswer DisabledAccount(LaunchContext context, SettingValue value) => context.Facts.IsAccountEnabled switch
    {
        null => new(LaunchReason.NotConfirmed),
        true => LaunchAnswer.Passed,
        false => new(LaunchReason.Failed, "disabled"),
    };

    /// <summary>The user is outside working time.</summary>
    public static LaunchAnswer ClockedOut(LaunchContext context, SettingValue value) => OfFlag(context.Facts.IsClockedOut, passes: false);

    private static LaunchAnswer OfFlag(bool? fact, bool passes)
        => fact is { } known ? LaunchAnswer.FailedIf(known != passes, known ? "true" : "false") : LaunchAnswer.Missing;

    // Without a word Defender comes first. An app uses one partner: the other counts where only it reports, unless the policy names the one that does not.
    private static ThreatHealthState PrimaryThreatState(LaunchContext context)
    {
        const string priority = "mobileThreatDefensePartnerPriority";
        (ThreatHealthState defender, ThreatHealthState partner) = (context.Facts.DefenderThreatState, context.Facts.PartnerThreatState);
        if (context.Says(priority, "defenderOverThirdPartyPartner")) return defender;
        if (context.Says(priority, "thirdPartyPartnerOverDefender")) return partner;
        if (context.Policy.Find(priority) is not (null or NullValue or TextValue { Value.Length: 0 })) return ThreatHealthState.Unknown;
        return defender == ThreatHealthState.Unknown ? partner : defender;
    }

    private static LaunchAnswer Compare(DottedVersion bound, Func<LaunchContext, DottedVersion> read, LaunchContext context, Func<UInt128, UInt128, bool> fails)
    {
        DottedVersion fact = read(context);
        if (!bound.IsReadable) return LaunchAnswer.SettingUnreadable;
        if (!fact.IsKnown) return LaunchAnswer.Missing;
        return fact.IsReadable ? LaunchAnswer.FailedIf(fails(fact.Key, bound.Key), fact.Text) : new(LaunchReason.FactUnreadable, fact.Text);
    }

    private static DottedVersion Version(SettingValue value) => (value as TextValue)?.Value;

    private static DottedVersion SystemVersion(LaunchContext context) => SystemVersion(context, context.App.PlatformVersion);

    // Windows reports builds in a short form too (spec 1.14).
    private static DottedVersion SystemVersion(LaunchContext context, DottedVersion version)
        => context.Platform == DevicePlatform.Windows ? version.AsWindows() : version;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
