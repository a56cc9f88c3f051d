using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Compilation;

/// <summary>Describes the rules of password settings (spec 1.13).</summary>
internal sealed class CompliancePasswordBuilder(ComplianceOptions options)
{
    private static readonly PasswordDetail s_isSet = Flag(PasswordFact.IsSet), s_quality = Quality(), s_complexity = Complexity();

    /// <summary>From when on a changed password is held to a rule of macOS, in UTC ticks; 0 for every other rule.</summary>
    public static long ExemptBefore(CompliancePolicy policy, SettingDefinition definition)
    {
        if (policy.Type != CompliancePolicyType.MacOS || policy.LastModifiedDateTime is not { } modified) return 0;
        bool isExempt = definition.Rule switch
        {
            SettingRule.PasswordSimpleBlocked or SettingRule.PasswordType => true,
            SettingRule.PasswordMinimum => definition.Facts[0] == PasswordFact.MinimumLength || definition.Facts[0] == PasswordFact.MinimumSymbols || definition.Facts[0] == PasswordFact.HistoryLength,
            _ => false,
        };
        return isExempt ? modified.UtcTicks : 0;
    }

    /// <summary>The body; null when the value cannot be understood.</summary>
    public ComplianceBody? Body(CompliancePolicy policy, SettingDefinition definition, SettingValue value, bool hasComplexity)
    {
        long exemptBefore = ExemptBefore(policy, definition);
        switch (definition.Rule)
        {
            case SettingRule.PasswordIsSet:
                return Call(new PasswordRule { Detail = s_isSet, Least = 1, IsOfWorkProfile = definition.IsWorkProfile });
            case SettingRule.PasswordAfterIdle:
                return Call(new PasswordRule { Detail = Flag(PasswordFact.RequiredAfterIdle), Least = 1, OnlyIfKnown = definition.Gate == SettingGate.MobileOrHolographicIfKnown });
            case SettingRule.PasswordSimpleBlocked:
                return Call(new PasswordRule
                {
                    Detail = Flag(PasswordFact.SimpleBlocked), Least = 1, Alternative = s_quality, LeastAlternative = (int)PasswordQuality.NumericComplex, ExemptBefore = exemptBefore,
                });
            case SettingRule.PasswordMinimum:
                return Call(new PasswordRule { Detail = Number(definition.Facts[0]), Least = ((NumberValue)value).Value, IsOfWorkProfile = definition.IsWorkProfile, ExemptBefore = exemptBefore });
            case SettingRule.PasswordMaximum:
                return Maximum(definition, (NumberValue)value);
        }

        int word = Array.FindIndex(definition.Words, known => string.Equals(known, ((TextValue)value).Value, StringComparison.OrdinalIgnoreCase));
        if (word <= 0) return null;
        return definition.Rule switch
        {
            SettingRule.PasswordType => Call(Type(definition.Words[word], exemptBefore)),
            SettingRule.PasswordComplexity => Call(AtLeast(word + 1, s_complexity, definition.IsWorkProfile)),
            SettingRule.PasswordQuality => Android(definition, word, hasComplexity),
            _ => null,
        };
    }

    /// <summary>The body of a value that cannot be understood, where it matters whether a fact is known; null elsewhere.</summary>
    public static ComplianceBody? Unreadable(SettingDefinition definition) => definition.Gate switch
    {
        SettingGate.AdministratorIfKnown => new CallBody<PasswordRule>(CompliancePasswordRules.Unreadable, new PasswordRule { Detail = Number(definition.Facts[0]) }),
        SettingGate.MobileOrHolographicIfKnown => new CallBody<PasswordRule>(CompliancePasswordRules.UnreadableAfterIdle, new PasswordRule { Detail = Flag(PasswordFact.RequiredAfterIdle) }),
        _ => null,
    };

    private static CallBody<PasswordRule> Call(PasswordRule rule) => new(CompliancePasswordRules.Decide, rule);

    private static CallBody<PasswordRule> Maximum(SettingDefinition definition, NumberValue value)
    {
        Fact fact = definition.Facts[0];
        int? never = fact == PasswordFact.ScreenTimeoutMinutes ? -1 : fact == PasswordFact.GraceAfterLockMinutes ? null : 0;
        return Call(new PasswordRule
        {
            Detail = Number(fact), Most = value.Value, Never = never, IsOfWorkProfile = definition.IsWorkProfile,
            OnlyIfKnown = definition.Gate == SettingGate.AdministratorIfKnown,
        });
    }

    // Windows and Apple: a number may also be letters.
    private static PasswordRule Type(string word, long exemptBefore) => word == "alphanumeric"
        ? new PasswordRule { Detail = s_quality, Least = (int)PasswordQuality.Alphanumeric, ExemptBefore = exemptBefore }
        : new PasswordRule { Detail = s_isSet, Least = 1, ExemptBefore = exemptBefore };

    private ComplianceBody Android(SettingDefinition definition, int word, bool hasComplexity)
    {
        if (definition.Gate == SettingGate.AospType && definition.Words[word] is "alphabetic" or "alphanumeric" or "alphanumericWithSymbols") return new ConstantBody(RowState.NotApplicable);
        if (definition.Gate == SettingGate.AospType && definition.Words[word] == "required") return Call(AtLeast(1, s_isSet, false));
        PasswordRule quality = AtLeast(QualityOf(definition.Words[word]), s_quality, definition.IsWorkProfile);
        if (definition.Gate != SettingGate.WorkProfileType || hasComplexity || options.WorkProfileTypeOnAndroid12) return Call(quality);
        PasswordRule complexity = AtLeast((int)PasswordComplexity.High, s_complexity, definition.IsWorkProfile);
        return new CallBody<WorkProfileTypeRule>(CompliancePasswordRules.TypeOrComplexity, new WorkProfileTypeRule(quality, complexity));
    }

    private static PasswordRule AtLeast(int least, PasswordDetail detail, bool isOfWorkProfile)
        => new() { Detail = detail, Least = least, IsOfWorkProfile = isOfWorkProfile };

    // For a custom password the character counts decide.
    private static int QualityOf(string word) => (int)(word switch
    {
        "lowSecurityBiometric" => PasswordQuality.BiometricWeak,
        "any" or "required" or "customPassword" => PasswordQuality.Something,
        "numeric" or "atLeastNumeric" => PasswordQuality.Numeric,
        "numericComplex" => PasswordQuality.NumericComplex,
        "alphabetic" or "atLeastAlphabetic" => PasswordQuality.Alphabetic,
        "alphanumeric" or "atLeastAlphanumeric" => PasswordQuality.Alphanumeric,
        _ => PasswordQuality.AlphanumericWithSymbols,
    });

    private static PasswordDetail Detail(Fact fact, Func<PasswordScopeFacts, int?> read) => new(read, ReportedFacts.OfPassword(fact, false), ReportedFacts.OfPassword(fact, true));

    private static PasswordDetail Flag(Fact<PasswordScopeFacts, bool?> fact) => Detail(fact, password => fact.Read(password) switch { true => 1, false => 0, null => null });

    // A negative number is none, except the one that stands for never.
    private static PasswordDetail Number(Fact fact)
    {
        Func<PasswordScopeFacts, int?> read = ((Fact<PasswordScopeFacts, int?>)fact).Read;
        int least = fact == PasswordFact.ScreenTimeoutMinutes ? -1 : 0;
        return Detail(fact, password => read(password) is { } known && known >= least ? known : null);
    }

    private static PasswordDetail Quality()
        => Detail(PasswordFact.Quality, password => password.Quality is > PasswordQuality.Unknown and <= PasswordQuality.AlphanumericWithSymbols ? (int)password.Quality : null);

    private static PasswordDetail Complexity()
        => Detail(PasswordFact.Complexity, password => password.Complexity is > PasswordComplexity.Unknown and <= PasswordComplexity.High ? (int)password.Complexity : null);
}
