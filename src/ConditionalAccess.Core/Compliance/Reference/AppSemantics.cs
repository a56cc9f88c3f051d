namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 1.7, 1.8 and 3.8: jailbreak, apps that must not be there, and from where a Mac takes apps.</summary>
internal static class AppSemantics
{
    /// <summary>Spec 3.8. Detection that has not run lately counts as jailbroken, where the tenant asks for it and the instant is known.</summary>
    public static RuleOutcome Jailbreak(RuleContext row)
    {
        string? text = row.Facts.JailBroken;
        bool? isJailbroken = text?.ToUpperInvariant() switch { "TRUE" or "JAILBROKEN" => true, "FALSE" => false, _ => null };
        FactReading<bool> reading = row.Read(DeviceFact.JailBroken.Name, isJailbroken is not null, true, isJailbroken == true, text);
        return row.Judge(reading, found => !found).Worse(Detection(row));
    }

    /// <summary>An app of the list is installed. On iOS apps that Intune manages do not count; entries without an id are skipped.</summary>
    public static RuleOutcome RestrictedApps(RuleContext row)
    {
        string[] restricted = [.. ((RestrictedAppsValue)row.Value).Apps.Select(a => a.AppId).OfType<string>().Where(id => id.Length > 0)];
        ValueArray<DetectedApp> apps = row.Facts.DetectedApps;
        bool ignoresManaged = row.Policy.Type == CompliancePolicyType.IOS;
        string[] found = [.. apps.Where(a => !(ignoresManaged && a.IsManaged == true)).Select(a => a.AppId).Where(id => restricted.Contains(id, StringComparer.OrdinalIgnoreCase))];
        return row.Judge(row.Read("detectedApps", !apps.IsDefault, true, found, string.Join("; ", found)), ids => ids.Length == 0);
    }

    /// <summary>At least as strict; <c>anywhere</c> always passes.</summary>
    public static RuleOutcome Gatekeeper(RuleContext row)
    {
        if (string.Equals(row.Text, "anywhere", StringComparison.OrdinalIgnoreCase)) return RuleOutcome.Pass;
        GatekeeperSource loosest = string.Equals(row.Text, "macAppStore", StringComparison.OrdinalIgnoreCase) ? GatekeeperSource.MacAppStore : GatekeeperSource.MacAppStoreAndIdentifiedDevelopers;
        return row.Judge(row.Read(DeviceFact.GatekeeperAllowedAppSource), source => source <= loosest);
    }

    private static RuleOutcome Detection(RuleContext row)
    {
        if (row.Policy.Type != CompliancePolicyType.IOS || !row.Input.Configuration.Settings.EnhancedJailBreak || row.Facts.Apple.LastJailbreakEvaluationDateTime is not DateTimeOffset last)
            return RuleOutcome.Pass;

        TimeSpan period = row.Options.JailbreakDetectionStaleDays is int days ? ReferenceInput.Days(days) : row.Input.Validity;
        DateTimeOffset end = ReferenceInput.Add(last, period);
        row.ChangesAfter(end, TransitionCause.JailbreakDetectionExpires);
        return RuleOutcome.PassIf(!row.Input.IsOver(end), ComplianceReasons.JailbreakDetectionStale);
    }
}
