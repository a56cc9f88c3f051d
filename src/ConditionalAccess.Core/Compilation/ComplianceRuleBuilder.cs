using System.Collections.Frozen;
using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Compilation;

/// <summary>Describes the rule of a configured setting (spec 1.15).</summary>
internal sealed class ComplianceRuleBuilder(ComplianceConfiguration configuration, ComplianceOptions options)
{
    private const long LargestComponent = 65535;

    private readonly Dictionary<(CompliancePolicyType Type, bool IsDefender), ThreatScope> _scopes = [];
    private readonly CompliancePasswordBuilder _passwords = new(options);

    /// <summary>The connectors of threat settings, by number.</summary>
    public ThreatScope[] Scopes => [.. _scopes.Values.OrderBy(scope => scope.Index)];

    /// <summary>The description; null when the value cannot be understood.</summary>
    public ComplianceRuleDescription? Describe(CompliancePolicy policy, SettingDefinition definition, SettingValue value)
    {
        if (definition.Rule == SettingRule.DefenderThreatLevel) return Threat(policy, definition, ((TextValue)value).Value)?.Description;
        if (Body(policy, definition, value) is not { } body) return null;
        return new ComplianceRuleDescription(Gate(policy, definition), body);
    }

    /// <summary>The description of a threat setting; null when the level cannot be understood. Without a level an active agent is needed.</summary>
    public (ComplianceRuleDescription Description, ThreatLevel Level, ThreatScope Scope)? Threat(CompliancePolicy policy, SettingDefinition definition, string? word)
    {
        ThreatLevel level = word is null ? ThreatLevel.High : (ThreatLevel)Math.Max(0, WordOf(definition, word));
        if (level == ThreatLevel.None) return null;
        bool isDefender = definition.Rule == SettingRule.DefenderThreatLevel || ComplianceTypes.IsWindows(policy.Type);
        ThreatScope scope = Scope(policy.Type, isDefender);
        return (new ComplianceRuleDescription(Gate(policy, definition), new CallBody<ThreatRule>(ComplianceThreatRules.Decide, new ThreatRule(scope, level))), level, scope);
    }

    /// <summary>The connectors that count for threat settings of a policy type.</summary>
    public ThreatScope Scope(CompliancePolicyType type, bool isDefender)
    {
        (CompliancePolicyType, bool) key = (ComplianceTypes.Family(type), isDefender);
        if (_scopes.TryGetValue(key, out ThreatScope? known)) return known;
        MobileThreatDefenseConnector[] enabled =
        [
            .. configuration.Connectors.Where(c => ComplianceTypes.IsEnabled(c, type)
                && c.PartnerState is not (ConnectorState.Unavailable or ConnectorState.Available or ConnectorState.NotSetUp)),
        ];
        return _scopes[key] = new ThreatScope(_scopes.Count, [.. enabled.Where(c => c.IsDefenderForEndpoint == isDefender).Select(c => Source(c, type, enabled.Length == 1))]);
    }

    /// <summary>What can decide the setting before its fact.</summary>
    public static ComplianceGate Gate(CompliancePolicy policy, SettingDefinition definition)
    {
        if (ComplianceTypes.IsWindows(policy.Type)) return WindowsGate(definition);
        if (definition.Rule is SettingRule.PlayFlag or SettingRule.PlayVerdict or SettingRule.PlayStrongVerdict) return ComplianceGate.GoogleServices;
        return definition.Gate switch
        {
            SettingGate.AdministratorEncryption => ComplianceGate.AdministratorEncryption,
            SettingGate.AdministratorFrom8 => ComplianceGate.AdministratorFrom8,
            SettingGate.AdministratorBefore8 => ComplianceGate.AdministratorBefore8,
            SettingGate.AdministratorComplexity => ComplianceGate.AdministratorComplexity,
            SettingGate.AdministratorWithoutComplexity => HasComplexity(policy, definition) ? ComplianceGate.AdministratorReplaced : ComplianceGate.None,
            SettingGate.WorkProfileFrom12 => ComplianceGate.WorkProfileFrom12,
            SettingGate.WorkProfileBefore12 => ComplianceGate.WorkProfileBefore12,
            SettingGate.WorkProfileType when HasComplexity(policy, definition) => ComplianceGate.WorkProfileBefore12,
            _ => ComplianceGate.None,
        };
    }

    /// <summary>The gate without what makes a setting fail: for values that cannot be understood.</summary>
    public static ComplianceGate Applicability(ComplianceGate gate) => gate switch
    {
        ComplianceGate.WindowsPasswordOrThreat or ComplianceGate.Attestation => ComplianceGate.Windows,
        ComplianceGate.WindowsIdle => ComplianceGate.WindowsIdleOrTeam,
        ComplianceGate.GoogleServices => ComplianceGate.None,
        _ => gate,
    };

    /// <summary>The gate behind which time does not matter.</summary>
    public static ComplianceGate Timing(ComplianceGate gate) => gate == ComplianceGate.Attestation ? ComplianceGate.Windows : gate;

    private static ComplianceGate WindowsGate(SettingDefinition definition) => definition.Gate switch
    {
        SettingGate.MobileEdition => ComplianceGate.WindowsMobile,
        SettingGate.MobileOrHolographicIfKnown => ComplianceGate.WindowsIdle,
        SettingGate.DesktopEdition => ComplianceGate.WindowsDesktop,
        SettingGate.NotWindowsHome => ComplianceGate.WindowsNotHome,
        _ when definition.Name == "storageRequireEncryption" => ComplianceGate.None,
        _ when definition.Rule is SettingRule.Attested or SettingRule.AttestedBitLocker or SettingRule.AttestedFirmware or SettingRule.HealthyDeviceReport => ComplianceGate.Attestation,
        _ when definition.Rule == SettingRule.ThreatLevel || definition.Name.StartsWith("password", StringComparison.Ordinal) => ComplianceGate.WindowsPasswordOrThreat,
        _ => ComplianceGate.Windows,
    };

    private static ThreatSource Source(MobileThreatDefenseConnector connector, CompliancePolicyType type, bool isOnlyOne)
    {
        int days = connector.PartnerUnresponsivenessThresholdInDays;
        long unknown = connector.PartnerState == ConnectorState.Unresponsive ? long.MinValue : long.MaxValue;
        return new ThreatSource(connector.Id, connector.IsDefenderForEndpoint)
        {
            StaleFrom = days <= 0 ? long.MaxValue : connector.LastHeartbeatDateTime is { } heartbeat ? ComplianceClock.Add(heartbeat.UtcTicks, ComplianceClock.Days(days)) : unknown,
            BlocksUnsupportedSystems = connector.PartnerUnsupportedOsVersionBlocked,
            TakesNameless = isOnlyOne,
            BlocksMissingData = ComplianceTypes.BlocksMissingData(connector, type),
        };
    }

    private ComplianceBody? Body(CompliancePolicy policy, SettingDefinition definition, SettingValue value) => definition.Rule switch
    {
        SettingRule.AlwaysPasses => new ConstantBody(RowState.Compliant),
        SettingRule.AlwaysFails => new ConstantBody(RowState.NonCompliant),
        SettingRule.Unverifiable => new ConstantBody(RowState.Unheld),
        SettingRule.FactIsTrue or SettingRule.PlayFlag => Flag(definition, ComplianceFactTests.IsTrue),
        SettingRule.FactIsFalse => Flag(definition, ComplianceFactTests.IsFalse),
        SettingRule.Attested or SettingRule.AttestedBitLocker => new FactBody<AttestedState>((Fact<Device, AttestedState>)definition.Facts[0], ComplianceFactTests.IsEnabled),
        SettingRule.AttestedFirmware => new FactBody<FirmwareProtection>(DeviceFact.FirmwareProtection, ComplianceFactTests.IsProtected),
        SettingRule.HealthyDeviceReport => new CallBody(ComplianceHealthRules.HealthyReport),
        SettingRule.VersionMinimum or SettingRule.VersionMaximum => Version(policy, definition, value),
        SettingRule.BuildRanges => BuildRanges(policy, (BuildRangesValue)value),
        SettingRule.AppleBuildMinimum or SettingRule.AppleBuildMaximum => AppleBuild(definition, value),
        SettingRule.PatchLevelMinimum => PatchLevel(value),
        SettingRule.ConfigurationManager => new CallBody(ComplianceConfigurationManagerRules.Decide),
        SettingRule.WindowsEncryption => new ElseBody(Number(DeviceFact.EncryptionCompliance, ComplianceFactTests.IsEncrypted), new FactBody<bool?>(DeviceFact.IsEncrypted, ComplianceFactTests.IsTrue)),
        SettingRule.Firewall => Number(DeviceFact.FirewallStatus, ComplianceFactTests.IsRunning(Temporarily(options.FirewallTemporarilyOffIsNonCompliant))),
        SettingRule.Antivirus => new WorseBody(
            Number(DeviceFact.AntivirusStatus, ComplianceFactTests.IsRunning(Temporarily(options.AntivirusTemporarilyOffIsNonCompliant))),
            Number(DeviceFact.AntivirusSignatureStatus, ComplianceFactTests.IsCurrent)),
        SettingRule.Antispyware => new WorseBody(Number(DeviceFact.AntispywareStatus, ComplianceFactTests.IsGood), Number(DeviceFact.AntispywareSignatureStatus, ComplianceFactTests.IsCurrent)),
        SettingRule.Tpm => new FactBody<string?>(DeviceFact.TpmSpecificationVersion, ComplianceFactTests.HasTpm),
        SettingRule.WslDistributions => Distributions(ComplianceListRules.Wsl, ((WslDistributionsValue)value).Distributions, emptyIsAny: true),
        SettingRule.LinuxDistributions => Distributions(ComplianceListRules.LinuxDistribution, ((AllowedDistributionsValue)value).Distributions, emptyIsAny: false),
        SettingRule.LinuxEncryption => new CallBody(ComplianceListRules.LinuxEncryption),
        SettingRule.Jailbreak => new CallBody(ComplianceHealthRules.Jailbreak),
        SettingRule.RestrictedApps => RestrictedApps(policy, (RestrictedAppsValue)value),
        SettingRule.Gatekeeper => Gatekeeper(definition, value),
        SettingRule.PlayVerdict or SettingRule.PlayStrongVerdict or SettingRule.IntegrityPassed => Passed((Fact<Device, IntegrityVerdict>)definition.Facts[0], definition.Rule),
        SettingRule.CompanyPortalIntegrity => CompanyPortal(definition),
        _ => _passwords.Body(policy, definition, value, HasComplexity(policy, definition)),
    };

    private static FactBody<bool?> Flag(SettingDefinition definition, FactTest<bool?> test) => new((Fact<Device, bool?>)definition.Facts[0], test);

    private static FactBody<int?> Number(Fact<Device, int?> fact, FactTest<int?> test) => new(fact, test);

    private static RowState Temporarily(bool isNonCompliant) => isNonCompliant ? RowState.NonCompliant : RowState.Held;

    private FactBody<DottedVersion>? Version(CompliancePolicy policy, SettingDefinition definition, SettingValue value)
    {
        var fact = (Fact<Device, DottedVersion>)definition.Facts[0];
        bool isWindows = fact == DeviceFact.OsVersion && ComplianceTypes.IsWindows(policy.Type);
        DottedVersion operand = ((TextValue)value).Value;
        if (isWindows) operand = operand.AsWindows();
        if (!operand.IsReadable) return null;
        var rule = new VersionRule(operand, definition.Rule == SettingRule.VersionMinimum, options.ComparesCommonVersionPrefix);
        return new FactBody<DottedVersion>(fact, ComplianceFactTests.IsWithin(rule, isWindows));
    }

    // A range with a component that no build has holds nothing, and neither does one with its bounds reversed.
    private CallBody<BuildRangesRule>? BuildRanges(CompliancePolicy policy, BuildRangesValue value)
    {
        bool isWindows = ComplianceTypes.IsWindows(policy.Type);
        (DottedVersion Lowest, DottedVersion Highest)[] ranges = [.. value.Ranges.Select(r => isWindows ? (r.LowestVersion.AsWindows(), r.HighestVersion.AsWindows()) : (r.LowestVersion, r.HighestVersion))];
        if (ranges.Any(r => !r.Lowest.IsReadable || !r.Highest.IsReadable)) return null;
        ranges = [.. ranges.Where(r => IsBuild(r.Lowest) && IsBuild(r.Highest) && r.Lowest.Key <= r.Highest.Key)];
        return new CallBody<BuildRangesRule>(ComplianceVersions.BuildRanges, new BuildRangesRule(ranges, isWindows, options.ComparesCommonVersionPrefix));
    }

    private static bool IsBuild(DottedVersion version) => Enumerable.Range(0, DottedVersion.MaxComponents).All(i => version.Component(i) <= LargestComponent);

    private static CallBody<AppleBuildRule>? AppleBuild(SettingDefinition definition, SettingValue value)
    {
        AppleBuild operand = ((TextValue)value).Value;
        return operand.IsReadable ? new CallBody<AppleBuildRule>(ComplianceVersions.AppleBuild, new AppleBuildRule(operand, definition.Rule == SettingRule.AppleBuildMinimum)) : null;
    }

    private static FactBody<PatchLevel>? PatchLevel(SettingValue value)
    {
        PatchLevel least = ((TextValue)value).Value;
        return least.IsReadable ? new FactBody<PatchLevel>(DeviceFact.SecurityPatchLevel, ComplianceFactTests.IsPatchedSince(least)) : null;
    }

    private CallBody<DistributionRule>? Distributions(Func<ComplianceInput, DistributionRule, RowState> method, ValueArray<AllowedDistribution> allowed, bool emptyIsAny)
    {
        var ranges = new List<AllowedRange>();
        foreach (AllowedDistribution entry in allowed)
        {
            DottedVersion minimum = Bound(entry.MinimumVersion), maximum = Bound(entry.MaximumVersion);
            if ((minimum.IsKnown && !minimum.IsReadable) || (maximum.IsKnown && !maximum.IsReadable)) return null;
            if (string.IsNullOrEmpty(entry.Name) && !emptyIsAny) continue;
            ranges.Add(new AllowedRange(string.IsNullOrEmpty(entry.Name) ? null : entry.Name, minimum, maximum));
        }

        return new CallBody<DistributionRule>(method, new DistributionRule([.. ranges], options.ComparesCommonVersionPrefix));
    }

    // Empty text is no bound (spec 1.3).
    private static DottedVersion Bound(DottedVersion version) => version.Text is { Length: 0 } ? default : version;

    private static CallBody<RestrictedAppsRule> RestrictedApps(CompliancePolicy policy, RestrictedAppsValue value)
    {
        FrozenSet<string> ids = value.Apps.Select(app => app.AppId).OfType<string>().Where(id => id.Length > 0).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        return new CallBody<RestrictedAppsRule>(ComplianceListRules.RestrictedApps, new RestrictedAppsRule(ids, policy.Type == CompliancePolicyType.IOS));
    }

    private static ComplianceBody? Gatekeeper(SettingDefinition definition, SettingValue value)
    {
        var required = (GatekeeperSource)Math.Max(0, WordOf(definition, ((TextValue)value).Value));
        if (required == GatekeeperSource.NotSet) return null;
        if (required == GatekeeperSource.Anywhere) return new ConstantBody(RowState.Compliant);
        return new FactBody<GatekeeperSource>(DeviceFact.GatekeeperAllowedAppSource, ComplianceFactTests.IsAsStrictAs(required));
    }

    // Where the tenant says so, hardware without strong integrity is not concerned (spec 3.6).
    private FactBody<IntegrityVerdict> Passed(Fact<Device, IntegrityVerdict> fact, SettingRule rule)
        => new(fact, ComplianceFactTests.Passed(rule == SettingRule.PlayStrongVerdict && configuration.Settings.IgnoreDevicesForUnsupportedSettingsEnabled ? RowState.NotApplicable : RowState.NonCompliant));

    private static ComplianceBody CompanyPortal(SettingDefinition definition)
    {
        var integrity = new FactBody<IntegrityVerdict>(DeviceFact.CompanyPortalIntegrity, ComplianceFactTests.Passed(RowState.NonCompliant));
        return definition.Facts.Length == 1 ? integrity : new WorseBody(integrity, new FactBody<bool?>(DeviceFact.CompanyPortalSourceKnown, ComplianceFactTests.IsTrue));
    }

    // Whether the policy asks for a complexity of the same password.
    private static bool HasComplexity(CompliancePolicy policy, SettingDefinition definition)
    {
        string name = definition.IsWorkProfile ? "workProfileRequiredPasswordComplexity" : "requiredPasswordComplexity";
        return ComplianceTypes.IsConfigured(policy, name);
    }

    private static int WordOf(SettingDefinition definition, string word) => Array.FindIndex(definition.Words, known => string.Equals(known, word, StringComparison.OrdinalIgnoreCase));
}
