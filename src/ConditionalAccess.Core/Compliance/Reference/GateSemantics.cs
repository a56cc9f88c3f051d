namespace ConditionalAccess.Compliance.Reference;

/// <summary>The last column of spec 1.15: when a configured setting does not concern a device.</summary>
internal static class GateSemantics
{
    // One version of Android on each side of every version that a gate asks for: 8, 10, 12 and 15.
    private static readonly uint[] EveryAndroid = [7, 9, 11, 14, 15];

    /// <summary>Not applicable where a gate says so, else what the rule says.</summary>
    public static RuleOutcome Decide(RuleContext row, Func<RuleContext, RuleOutcome> rule)
    {
        if (IsOff(row)) return RuleOutcome.NotApplicable;
        bool isKnox = row.Facts.Android.IsKnox == true;
        bool hasComplexity = row.IsConfigured("requiredPasswordComplexity");
        return row.Definition.Gate switch
        {
            SettingGate.AdministratorEncryption => OnAndroid(row, rule, version => version <= (isKnox ? 14u : 11u)),
            SettingGate.AdministratorFrom8 => OnAndroid(row, rule, version => version >= 8),
            SettingGate.AdministratorBefore8 => OnAndroid(row, rule, version => version < 8),
            SettingGate.AdministratorComplexity => OnAndroid(row, rule, version => version >= 10 && !isKnox),
            SettingGate.AdministratorWithoutComplexity => OnAndroid(row, rule, version => version < 10 || isKnox || !hasComplexity),
            SettingGate.WorkProfileFrom12 => OnAndroid(row, rule, version => version >= 12),
            SettingGate.WorkProfileBefore12 => OnAndroid(row, rule, version => version < 12),
            SettingGate.WorkProfileType => ByAndroid(row, version => version < 12 ? rule(row) : TypeOnAndroid12(row, rule)),
            SettingGate.AospType => AospType(row, rule),
            _ => rule(row),
        };
    }

    /// <summary>True where the edition of Windows, or an unknown fact, makes the setting not applicable whatever it compares.</summary>
    public static bool IsOff(RuleContext row)
    {
        SettingGate gate = row.Definition.Gate;
        if (gate == SettingGate.MobileOrHolographicIfKnown) return row.Edition != WindowsEdition.TeamOS && !CanAskAfterIdle(row);
        if (row.Edition == WindowsEdition.Holographic) return row.Definition.Name != "storageRequireEncryption";
        return gate switch
        {
            SettingGate.MobileEdition => row.Edition != WindowsEdition.Mobile,
            SettingGate.DesktopEdition => row.Edition != WindowsEdition.Desktop,
            SettingGate.NotWindowsHome => row.Facts.SkuFamily?.Contains("Home", StringComparison.OrdinalIgnoreCase) == true,
            SettingGate.AdministratorIfKnown => PasswordSemantics.IsMissing(row, PasswordFact.IdleLockMinutes),
            _ => false,
        };
    }

    /// <summary>Spec 1.4: Windows Team supports neither passwords nor the threat level; the outcome is not published and taken as failing.</summary>
    public static bool IsRefusedByEdition(RuleContext row)
    {
        if (row.Edition != WindowsEdition.TeamOS) return false;
        bool isRefused = row.Definition.Rule == SettingRule.ThreatLevel || row.Definition.Name.StartsWith("password", StringComparison.Ordinal);
        if (isRefused) row.Note(ComplianceReasons.EditionUnsupported, "Windows Team does not support this setting; it counts as failing");
        return isRefused;
    }

    private static bool CanAskAfterIdle(RuleContext row)
        => row.Edition is WindowsEdition.Mobile or WindowsEdition.Holographic && !PasswordSemantics.IsMissing(row, PasswordFact.RequiredAfterIdle);

    private static RuleOutcome OnAndroid(RuleContext row, Func<RuleContext, RuleOutcome> rule, Func<uint, bool> concerns)
        => ByAndroid(row, version => concerns(version) ? rule(row) : RuleOutcome.NotApplicable);

    /// <summary>Decides by the version of Android. Where it is not known the answer stands only if every version gives the same one.</summary>
    private static RuleOutcome ByAndroid(RuleContext row, Func<uint, RuleOutcome> decide)
    {
        FactReading<DottedVersion> system = row.ReadForGate(DeviceFact.OsVersion);
        if (system.IsKnown) return decide(system.Value.Component(0));
        RuleOutcome[] answers = [.. EveryAndroid.Select(decide)];
        bool isAlike = answers.All(answer => answer.State == answers[0].State && answer.IsHeld == answers[0].IsHeld);
        return isAlike ? answers[0] : row.Judge(system, _ => RuleOutcome.Pass);
    }

    /// <summary>Spec 1.10: a complexity of the same password replaces the type; without one the type stands for high complexity.</summary>
    private static RuleOutcome TypeOnAndroid12(RuleContext row, Func<RuleContext, RuleOutcome> rule)
    {
        if (row.IsConfigured(row.Definition.IsWorkProfile ? "workProfileRequiredPasswordComplexity" : "requiredPasswordComplexity")) return RuleOutcome.NotApplicable;
        if (row.Options.WorkProfileTypeOnAndroid12) return rule(row);
        RuleOutcome outcome = rule(row);
        return outcome == SettingSemantics.Unreadable ? outcome : PasswordSemantics.HighComplexity(row);
    }

    /// <summary>Spec 1.12: alphabetic types are not supported; <c>required</c> has a known defect and asks for some secret.</summary>
    private static RuleOutcome AospType(RuleContext row, Func<RuleContext, RuleOutcome> rule)
    {
        if (row.Value is not TextValue type) return rule(row);
        return type.Value.ToUpperInvariant() switch
        {
            "ALPHABETIC" or "ALPHANUMERIC" or "ALPHANUMERICWITHSYMBOLS" => RuleOutcome.NotApplicable,
            "REQUIRED" => PasswordSemantics.IsSet(row),
            _ => rule(row),
        };
    }
}
