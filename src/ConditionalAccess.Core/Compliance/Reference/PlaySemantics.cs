namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 1.9 to 1.11: Google Play checks and the integrity of apps.</summary>
internal static class PlaySemantics
{
    public static RuleOutcome Decide(RuleContext row)
    {
        if (row.Facts.Android.HasGoogleMobileServices == false)
        {
            row.Read("android.hasGoogleMobileServices", false);
            return RuleOutcome.Fail(ComplianceReasons.NoGoogleMobileServices);
        }

        if (row.Definition.Rule == SettingRule.PlayFlag) return row.Judge(row.Read((Fact<DeviceFacts, bool?>)row.Definition.Facts[0]), found => found);
        return row.Judge(row.Read((Fact<DeviceFacts, IntegrityVerdict>)row.Definition.Facts[0]), verdict => OfVerdict(row, verdict));
    }

    /// <summary>The integrity of an app; on work profiles the Company Portal must also come from a known source.</summary>
    public static RuleOutcome Integrity(RuleContext row)
    {
        RuleOutcome outcome = row.Judge(row.Read((Fact<DeviceFacts, IntegrityVerdict>)row.Definition.Facts[0]), verdict => verdict == IntegrityVerdict.Passed);
        return row.Definition.Facts.Contains(DeviceFact.CompanyPortalSourceKnown)
            ? outcome.Worse(row.Judge(row.Read(DeviceFact.CompanyPortalSourceKnown), isKnown => isKnown))
            : outcome;
    }

    /// <summary>Spec 3.6: only the strong verdict is one that hardware may lack.</summary>
    private static RuleOutcome OfVerdict(RuleContext row, IntegrityVerdict verdict)
    {
        if (verdict == IntegrityVerdict.Passed) return RuleOutcome.Pass;
        if (verdict != IntegrityVerdict.NotSupported) return RuleOutcome.Fail();
        bool isIgnored = row.Definition.Rule == SettingRule.PlayStrongVerdict && row.Input.Configuration.Settings.IgnoreDevicesForUnsupportedSettingsEnabled;
        return isIgnored ? RuleOutcome.NotApplicable : RuleOutcome.Fail(ComplianceReasons.NotSupported);
    }
}
