using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>Passwords near what policies ask.</summary>
internal static class RandomPasswordFacts
{
    public static PasswordFacts Create(FactDraw draw)
    {
        if (!draw.IsGood && draw.Chance(0.2)) return PasswordFacts.NotKnown;
        return new PasswordFacts
        {
            Device = Scope(draw, false),
            WorkProfile = draw.Chance(0.4) ? PasswordScopeFacts.NotKnown : draw.Chance(0.2) ? new PasswordScopeFacts { IsSet = draw.Flag(true) } : Scope(draw, true),
            UsesOneLock = draw.Pick<bool?>([null, true, false]),
        };
    }

    private static PasswordScopeFacts Scope(FactDraw draw, bool ofWorkProfile)
    {
        if (draw.Chance(0.04)) return new PasswordScopeFacts { IsSet = draw.Pick<bool?>([null, true, false]), OsVerdict = draw.Word(PasswordVerdict.Compliant) };
        return new PasswordScopeFacts
        {
            IsSet = draw.Flag(true),
            Quality = draw.Word(PasswordQuality.AlphanumericWithSymbols),
            Complexity = draw.Word(PasswordComplexity.High),
            MinimumLength = draw.AtLeast(PasswordFact.MinimumLength, ofWorkProfile),
            MinimumLetters = draw.AtLeast(PasswordFact.MinimumLetters, ofWorkProfile),
            MinimumNonLetters = draw.AtLeast(PasswordFact.MinimumNonLetters, ofWorkProfile),
            MinimumLowerCase = draw.AtLeast(PasswordFact.MinimumLowerCase, ofWorkProfile),
            MinimumUpperCase = draw.AtLeast(PasswordFact.MinimumUpperCase, ofWorkProfile),
            MinimumDigits = draw.AtLeast(PasswordFact.MinimumDigits, ofWorkProfile),
            MinimumSymbols = draw.AtLeast(PasswordFact.MinimumSymbols, ofWorkProfile),
            CharacterSetCount = draw.AtLeast(PasswordFact.CharacterSetCount, ofWorkProfile),
            HistoryLength = draw.AtLeast(PasswordFact.HistoryLength, ofWorkProfile),
            MaximumAgeDays = draw.AtMost(PasswordFact.MaximumAgeDays, ofWorkProfile),
            IdleLockMinutes = draw.AtMost(PasswordFact.IdleLockMinutes, ofWorkProfile),
            ScreenTimeoutMinutes = draw.AtMost(PasswordFact.ScreenTimeoutMinutes, ofWorkProfile),
            GraceAfterLockMinutes = draw.AtMost(PasswordFact.GraceAfterLockMinutes, ofWorkProfile),
            FailuresBeforeWipe = draw.AtMost(PasswordFact.FailuresBeforeWipe, ofWorkProfile),
            RequiredAfterIdle = draw.Flag(true),
            SimpleBlocked = draw.Flag(true),
            LastChangedDateTime = draw.Chance(0.5) ? null : draw.Chance(0.5) ? ComplianceTimes.Base.AddDays(-7).AddTicks(draw.Between(-1, 1)) : draw.Recent(),
            OsVerdict = draw.Chance(0.4) ? PasswordVerdict.Unknown : draw.Word(PasswordVerdict.Compliant),
        };
    }
}
