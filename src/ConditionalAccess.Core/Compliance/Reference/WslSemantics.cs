namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 1.5: which distributions may run under the Windows Subsystem for Linux.</summary>
internal static class WslSemantics
{
    public static RuleOutcome Decide(RuleContext row)
    {
        ValueArray<AllowedDistribution> allowed = ((WslDistributionsValue)row.Value).Distributions;
        if (allowed.Any(LinuxSemantics.HasUnreadableBound)) return SettingSemantics.Unreadable;
        FactReading<bool> installed = row.Read("wsl.isInstalled", row.Facts.Wsl.IsInstalled);
        if (installed is { IsKnown: true, Value: false }) return RuleOutcome.Pass;

        RuleOutcome outcome = AreAllowed(row, allowed);
        RuleOutcome plugin = HasPlugin(row);
        // Without the plug-in nobody lists distributions; what is known to be there and not allowed still fails.
        if (plugin.State == ComplianceStatus.Error && outcome.State != ComplianceStatus.NonCompliant) return plugin;
        // Whether the subsystem is there matters only as an error: a list of distributions says it too.
        return installed.Condition == FactCondition.ReportedError ? outcome.Worse(row.Judge(installed, _ => true)) : outcome;
    }

    /// <summary>Not known counts as installed.</summary>
    private static RuleOutcome HasPlugin(RuleContext row)
    {
        FactReading<bool> plugin = row.Read("wsl.pluginInstalled", row.Facts.Wsl.PluginInstalled);
        if (plugin.IsMissing) return RuleOutcome.Pass;
        return row.Judge(plugin, isInstalled => isInstalled ? RuleOutcome.Pass : RuleOutcome.Held(ComplianceReasons.WslPluginMissing));
    }

    private static RuleOutcome AreAllowed(RuleContext row, ValueArray<AllowedDistribution> allowed)
    {
        ValueArray<WslDistribution> found = row.Facts.Wsl.Distributions;
        FactReading<ValueArray<WslDistribution>> reading = row.Read("wsl.distributions", !found.IsDefault, true, found, string.Join("; ", found.Select(d => d.Name + " " + d.Version.Text)));
        return row.Judge(reading, distributions => distributions.All(d => allowed.Any(entry => Allows(row.Options, entry, d))));
    }

    /// <summary>An entry without a name takes every distribution; a version that is not known lies within no bound.</summary>
    private static bool Allows(ComplianceOptions options, AllowedDistribution entry, WslDistribution distribution)
    {
        bool isNamed = string.IsNullOrEmpty(entry.Name) || string.Equals(entry.Name, distribution.Name, StringComparison.OrdinalIgnoreCase);
        if (!isNamed || !LinuxSemantics.HasBound(entry)) return isNamed;
        return distribution.Version.IsReadable && VersionSemantics.IsWithin(options, distribution.Version, entry.MinimumVersion, entry.MaximumVersion);
    }
}
