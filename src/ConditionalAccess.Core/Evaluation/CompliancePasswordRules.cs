using ConditionalAccess.Compliance;

namespace ConditionalAccess.Evaluation;

/// <summary>One value of a password as a whole number, and the numbers under which a device can report it as unavailable.</summary>
internal sealed class PasswordDetail(Func<PasswordScopeFacts, int?> read, int onDevice, int onWorkProfile)
{
    public Func<PasswordScopeFacts, int?> Read { get; } = read;

    public int OnDevice { get; } = onDevice;

    public int OnWorkProfile { get; } = onWorkProfile;
}

/// <summary>What a policy asks of a password (spec 1.13): a value within bounds.</summary>
internal sealed class PasswordRule
{
    public required PasswordDetail Detail { get; init; }

    public long Least { get; init; } = int.MinValue;

    public long Most { get; init; } = int.MaxValue;

    /// <summary>The value that stands for "never" and passes no bound; null when there is none.</summary>
    public int? Never { get; init; }

    /// <summary>A second value of which <see cref="LeastAlternative"/> is as good; null when there is none.</summary>
    public PasswordDetail? Alternative { get; init; }

    public int LeastAlternative { get; init; }

    public bool IsOfWorkProfile { get; init; }

    /// <summary>Not applicable where the value is not known.</summary>
    public bool OnlyIfKnown { get; init; }

    /// <summary>macOS: a password that was changed earlier, in UTC ticks, is not held to the rule yet; 0 for every other rule.</summary>
    public long ExemptBefore { get; init; }
}

/// <summary>The type of a work profile's password: on Android 12 and later it stands for a high complexity (spec 1.10).</summary>
internal sealed record WorkProfileTypeRule(PasswordRule Quality, PasswordRule Complexity);

/// <summary>Decides what policies ask of passwords.</summary>
internal static class CompliancePasswordRules
{
    private const int FirstWithoutType = 12;

    private static readonly PasswordDetail s_verdict = new(p => IsKnown(p.OsVerdict) ? (int)p.OsVerdict : null,
        ReportedFacts.Find(ReportedFacts.DevicePassword + ReportedFacts.Verdict), ReportedFacts.Find(ReportedFacts.WorkProfilePassword + ReportedFacts.Verdict));

    // Without the version the answer stands only if it is the same for every one.
    public static RowState TypeOrComplexity(ComplianceInput input, WorkProfileTypeRule rule)
    {
        RowState version = input.Gates[(int)ComplianceGate.AndroidVersion];
        if (version == RowState.None) return Decide(input, input.AndroidMajor >= FirstWithoutType ? rule.Complexity : rule.Quality);
        RowState quality = Decide(input, rule.Quality), complexity = Decide(input, rule.Complexity);
        return quality == complexity ? quality : version;
    }

    /// <summary>A value that cannot be understood, of a setting that concerns only devices whose fact is known.</summary>
    public static RowState Unreadable(ComplianceInput input, PasswordRule rule)
        => Read(input, rule, rule.Detail, out bool isReported) is null && !isReported ? RowState.NotApplicable : RowState.Unheld;

    /// <summary>The same for the password after idling, which Team OS cannot meet.</summary>
    public static RowState UnreadableAfterIdle(ComplianceInput input, PasswordRule rule)
        => input.Facts.Edition == WindowsEdition.TeamOS ? RowState.Unheld : Unreadable(input, rule);

    /// <summary>Whether nothing is known of a password; numbers and words that cannot be are not known.</summary>
    public static bool IsNothingKnown(PasswordScopeFacts p)
    {
        if (p.Equals(PasswordScopeFacts.NotKnown)) return true;
        bool hasFlag = p.IsSet is not null || p.RequiredAfterIdle is not null || p.SimpleBlocked is not null || p.LastChangedDateTime is not null;
        bool hasWord = p.Quality is > PasswordQuality.Unknown and <= PasswordQuality.AlphanumericWithSymbols || p.Complexity is > PasswordComplexity.Unknown and <= PasswordComplexity.High || IsKnown(p.OsVerdict);
        bool hasCount = p.MinimumLength >= 0 || p.MinimumLetters >= 0 || p.MinimumNonLetters >= 0 || p.MinimumLowerCase >= 0 || p.MinimumUpperCase >= 0 || p.MinimumDigits >= 0
            || p.MinimumSymbols >= 0 || p.CharacterSetCount >= 0 || p.HistoryLength >= 0;
        return !hasFlag && !hasWord && !hasCount && !(p.MaximumAgeDays >= 0 || p.IdleLockMinutes >= 0 || p.ScreenTimeoutMinutes >= -1 || p.GraceAfterLockMinutes >= 0 || p.FailuresBeforeWipe >= 0);
    }

    public static RowState Decide(ComplianceInput input, PasswordRule rule)
    {
        int? value = Read(input, rule, rule.Detail, out bool isReported);
        if (rule.OnlyIfKnown && value is null && !isReported) return RowState.NotApplicable;
        if (IsUnset(input, rule)) return RowState.NonCompliant;
        if (rule.ExemptBefore > 0 && input.DevicePassword.LastChangedDateTime is { } changed && changed.UtcTicks < rule.ExemptBefore) return RowState.Compliant;
        if (rule.Alternative is { } alternative) return DecideEither(input, rule, value, isReported, alternative);
        if (isReported) return RowState.Held;
        if (value is not { } known) return Verdict(input, rule);
        return known < rule.Least || known > rule.Most || known == rule.Never ? RowState.NonCompliant : RowState.Compliant;
    }

    private static RowState DecideEither(ComplianceInput input, PasswordRule rule, int? value, bool isReported, PasswordDetail alternative)
    {
        int? other = Read(input, rule, alternative, out bool isOtherReported);
        if (value >= rule.Least || other >= rule.LeastAlternative) return RowState.Compliant;
        if (value is not null || other is not null) return RowState.NonCompliant;
        if (!isReported && !isOtherReported) return Verdict(input, rule);
        return isReported && isOtherReported ? RowState.Held : RowState.None;
    }

    // Known to have no secret, even where the device cannot tell.
    private static bool IsUnset(ComplianceInput input, PasswordRule rule)
    {
        if (!rule.IsOfWorkProfile) return input.DevicePassword.IsSet == false;
        return (input.WorkProfilePassword.IsSet ?? (input.UsesOneLock ? input.DevicePassword.IsSet : null)) == false;
    }

    // A value that the device reported as unavailable is not known.
    private static int? Read(ComplianceInput input, PasswordRule rule, PasswordDetail detail, out bool isReported)
    {
        if (!rule.IsOfWorkProfile)
        {
            isReported = input.IsReported(detail.OnDevice);
            return isReported ? null : detail.Read(input.DevicePassword);
        }

        isReported = input.IsReported(detail.OnWorkProfile);
        if (isReported) return null;
        if (detail.Read(input.WorkProfilePassword) is { } own) return own;
        isReported = input.UsesOneLock && input.IsReported(detail.OnDevice);
        return isReported || !input.UsesOneLock ? null : detail.Read(input.DevicePassword);
    }

    private static RowState Verdict(ComplianceInput input, PasswordRule rule)
    {
        int? verdict = Read(input, rule, s_verdict, out bool isReported);
        if (isReported) return RowState.Held;
        return verdict switch
        {
            (int)PasswordVerdict.Compliant => RowState.Compliant,
            (int)PasswordVerdict.NonCompliant => RowState.NonCompliant,
            (int)PasswordVerdict.Error => RowState.Held,
            _ => RowState.None,
        };
    }

    private static bool IsKnown(PasswordVerdict verdict) => verdict is PasswordVerdict.Compliant or PasswordVerdict.NonCompliant or PasswordVerdict.Error;
}
