using System.Diagnostics;

namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 1.13: passwords. What is not known in detail is left to the verdict of the operating system, if it gives one.</summary>
internal static class PasswordSemantics
{
    public static RuleOutcome Decide(RuleContext row)
    {
        var password = new PasswordReading(row);
        if (password.IsKnownUnset()) return NotSet(password);
        if (PredatesRule(row)) return RuleOutcome.PassBecause(ComplianceReasons.PasswordPredatesRule);
        return row.Definition.Rule switch
        {
            SettingRule.PasswordIsSet => Judge(row, password, password.Flag(PasswordFact.IsSet), isSet => isSet),
            SettingRule.PasswordSimpleBlocked => SimpleBlocked(row, password),
            SettingRule.PasswordType => Type(row, password),
            SettingRule.PasswordQuality => Judge(row, password, password.Member(PasswordFact.Quality), quality => quality >= QualityOf(row.Text)),
            SettingRule.PasswordComplexity => Judge(row, password, password.Member(PasswordFact.Complexity), complexity => complexity >= ComplexityOf(row.Text)),
            SettingRule.PasswordMinimum => Judge(row, password, password.Number(NumberFact(row)), number => number >= row.Number),
            SettingRule.PasswordMaximum => Judge(row, password, password.Number(NumberFact(row)), number => !IsNever(row, number) && number <= row.Number),
            SettingRule.PasswordAfterIdle => Judge(row, password, password.Flag(PasswordFact.RequiredAfterIdle), isAsked => isAsked),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Spec 1.12: some secret is set, whatever the setting is.</summary>
    public static RuleOutcome IsSet(RuleContext row)
    {
        var password = new PasswordReading(row);
        return password.IsKnownUnset() ? NotSet(password) : Judge(row, password, password.Flag(PasswordFact.IsSet), isSet => isSet);
    }

    /// <summary>Spec 1.10: high complexity, whatever the setting is.</summary>
    public static RuleOutcome HighComplexity(RuleContext row)
    {
        row.RequiredValue = "high";
        var password = new PasswordReading(row);
        return password.IsKnownUnset() ? NotSet(password) : Judge(row, password, password.Member(PasswordFact.Complexity), complexity => complexity >= PasswordComplexity.High);
    }

    /// <summary>True when nobody said, not even that the fact is unavailable.</summary>
    public static bool IsMissing<T>(RuleContext row, Fact<PasswordScopeFacts, T> fact) => fact switch
    {
        Fact<PasswordScopeFacts, int?> number => new PasswordReading(row).Number(number).IsMissing,
        Fact<PasswordScopeFacts, bool?> flag => new PasswordReading(row).Flag(flag).IsMissing,
        _ => throw new UnreachableException(),
    };

    private static RuleOutcome NotSet(PasswordReading password)
    {
        password.Flag(PasswordFact.IsSet);
        return RuleOutcome.Fail(ComplianceReasons.PasswordNotSet);
    }

    /// <summary>Spec 1.8 and 1.13: a rule of macOS about the secret itself waits until the next change of the password.</summary>
    private static bool PredatesRule(RuleContext row)
        => row.Policy.Type == CompliancePolicyType.MacOS
        && row.Definition.Rule is SettingRule.PasswordType or SettingRule.PasswordSimpleBlocked or SettingRule.PasswordMinimum
        && row.Facts.Password.Device.LastChangedDateTime < row.Policy.LastModifiedDateTime;

    /// <summary>Either part is enough; where neither is, one that is known and does not say so fails.</summary>
    private static RuleOutcome SimpleBlocked(RuleContext row, PasswordReading password)
    {
        FactReading<bool> blocked = password.Flag(PasswordFact.SimpleBlocked);
        FactReading<PasswordQuality> quality = password.Member(PasswordFact.Quality);
        if (blocked is { IsKnown: true, Value: true } || (quality.IsKnown && quality.Value >= PasswordQuality.NumericComplex)) return RuleOutcome.Pass;
        if (blocked.IsKnown || quality.IsKnown) return RuleOutcome.Fail();
        if (blocked.IsMissing && quality.IsMissing) return Judge(row, password, blocked, isBlocked => isBlocked);
        return row.Judge(blocked, isBlocked => isBlocked).Worse(row.Judge(quality, _ => false));
    }

    /// <summary>Windows and Apple: <c>numeric</c> takes any secret.</summary>
    private static RuleOutcome Type(RuleContext row, PasswordReading password)
        => string.Equals(row.Text, "numeric", StringComparison.OrdinalIgnoreCase)
            ? Judge(row, password, password.Flag(PasswordFact.IsSet), isSet => isSet)
            : Judge(row, password, password.Member(PasswordFact.Quality), quality => quality >= PasswordQuality.Alphanumeric);

    private static RuleOutcome Judge<T>(RuleContext row, PasswordReading password, FactReading<T> detail, Func<T, bool> passes)
    {
        if (!detail.IsMissing) return row.Judge(detail, passes);
        FactReading<PasswordVerdict> verdict = password.OsVerdict();
        if (verdict.IsMissing) return row.Missing(detail.Fact);
        return row.Judge(verdict, found => found switch
        {
            PasswordVerdict.Compliant => RuleOutcome.PassBecause(ComplianceReasons.OsVerdict),
            PasswordVerdict.NonCompliant => RuleOutcome.Fail(ComplianceReasons.OsVerdict),
            _ => RuleOutcome.Held(ComplianceReasons.FactReportedError + verdict.Fact),
        });
    }

    private static Fact<PasswordScopeFacts, int?> NumberFact(RuleContext row) => (Fact<PasswordScopeFacts, int?>)row.Definition.Facts[0];

    /// <summary>Spec 12.6: which number means that nothing ever happens by itself.</summary>
    private static bool IsNever(RuleContext row, int number)
    {
        Fact fact = row.Definition.Facts[0];
        if (fact == PasswordFact.GraceAfterLockMinutes) return false;
        return fact == PasswordFact.ScreenTimeoutMinutes ? number == -1 : number == 0;
    }

    private static PasswordQuality QualityOf(string type) => type.ToUpperInvariant() switch
    {
        "LOWSECURITYBIOMETRIC" => PasswordQuality.BiometricWeak,
        "ANY" or "REQUIRED" or "CUSTOMPASSWORD" => PasswordQuality.Something,
        "NUMERIC" or "ATLEASTNUMERIC" => PasswordQuality.Numeric,
        "NUMERICCOMPLEX" => PasswordQuality.NumericComplex,
        "ALPHABETIC" or "ATLEASTALPHABETIC" => PasswordQuality.Alphabetic,
        "ALPHANUMERIC" or "ATLEASTALPHANUMERIC" => PasswordQuality.Alphanumeric,
        "ALPHANUMERICWITHSYMBOLS" => PasswordQuality.AlphanumericWithSymbols,
        _ => throw new UnreachableException(),
    };

    private static PasswordComplexity ComplexityOf(string word) => word.ToUpperInvariant() switch
    {
        "LOW" => PasswordComplexity.Low,
        "MEDIUM" => PasswordComplexity.Medium,
        "HIGH" => PasswordComplexity.High,
        _ => throw new UnreachableException(),
    };
}
