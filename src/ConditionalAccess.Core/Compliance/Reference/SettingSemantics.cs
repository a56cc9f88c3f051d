using System.Diagnostics;

namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 1 to 3 and 7 for the settings of one policy: which are configured, and what each says about the device. Slow and plain on purpose.</summary>
internal static class SettingSemantics
{
    /// <summary>The id of the only row of a policy whose type is not understood (spec 17).</summary>
    public const string TypeSetting = "@odata.type";

    private const string ThreatFlag = "deviceThreatProtectionEnabled";
    private const string ThreatLevel = "deviceThreatProtectionRequiredSecurityLevel";

    /// <summary>A value of the policy that cannot be read: an error that holds nothing (spec 1.1).</summary>
    public static RuleOutcome Unreadable { get; } = RuleOutcome.Error(ComplianceReasons.SettingUnreadable);

    /// <summary>
    /// The rows of all configured settings of a policy, by setting id (ordinal). The type of the policy matches the platform of the device.
    /// Oddities go to <paramref name="notes"/>.
    /// </summary>
    public static IReadOnlyList<SettingRow> Evaluate(ReferenceInput input, CompliancePolicy policy, List<ComplianceNote> notes)
    {
        if (policy.Type == CompliancePolicyType.DefaultDevice) return InOrder(CustomRuleSemantics.Rows(input, policy));
        if (policy.Type == CompliancePolicyType.Unknown || !Enum.IsDefined(policy.Type)) return InOrder(OfUnknownType(input, policy, notes));
        IEnumerable<SettingRow> rows = Configured(input, policy).SelectMany(asked => Rows(new RuleContext(input, policy, asked.Definition, asked.Value, notes)));
        return InOrder(rows.Concat(CustomRuleSemantics.Rows(input, policy)));
    }

    private static IReadOnlyList<SettingRow> InOrder(IEnumerable<SettingRow> rows) => [.. rows.OrderBy(row => row.Result.Setting, StringComparer.Ordinal)];

    /// <summary>True when the policy asks something of a property of its type.</summary>
    public static bool IsConfigured(CompliancePolicy policy, string name)
        => Known(policy).Any(s => string.Equals(s.Definition.Name, name, StringComparison.Ordinal) && s.Definition.IsConfigured(s.Value));

    /// <summary>Spec 17: kept, and in error on every platform, unless the host chose to ignore such policies.</summary>
    private static IEnumerable<SettingRow> OfUnknownType(ReferenceInput input, CompliancePolicy policy, List<ComplianceNote> notes)
    {
        if (input.Options.IgnoresUnknownPolicyTypes) return [];
        var row = new RuleContext(input, policy, Nameless(TypeSetting), policy.UnknownType ?? "", notes);
        return CustomRuleSemantics.Rows(input, policy).Prepend(row.Row(RuleOutcome.Error(ComplianceReasons.UnknownPolicyType)));
    }

    private static SettingDefinition Nameless(string name) => new(name, PolicyTypes.None, SettingForm.None, SettingRule.None);

    private static IEnumerable<(SettingDefinition Definition, SettingValue Value)> Known(CompliancePolicy policy)
        => policy.Settings.Select(s => (Definition: ComplianceSettings.Find(policy.Type, s.Name), s.Value)).Where(s => s.Definition is not null).Select(s => (s.Definition!, s.Value));

    /// <summary>Spec 1.3: what the policy asks. A setting that asks nothing has no row.</summary>
    private static IEnumerable<(SettingDefinition Definition, SettingValue Value)> Configured(ReferenceInput input, CompliancePolicy policy)
        => Known(policy).Where(s => s.Definition.Rule != SettingRule.PartOfAnother && s.Definition.IsConfigured(s.Value) && IsAskedFor(policy, s.Definition, s.Value))
            .Concat(ThreatPair(policy))
            .Concat(NotKnown(input, policy));

    /// <summary>Properties that are not known and may be requirements, unless the host chose to ignore them.</summary>
    private static IEnumerable<(SettingDefinition Definition, SettingValue Value)> NotKnown(ReferenceInput input, CompliancePolicy policy)
        => policy.Settings.Where(s => !input.Options.IgnoresUnknownProperties && ComplianceSettings.Find(policy.Type, s.Name) is null && MayAsk(s))
            .Select(s => (Nameless(s.Name), s.Value));

    /// <summary>Conditions between settings of one policy, for those that would otherwise be configured.</summary>
    private static bool IsAskedFor(CompliancePolicy policy, SettingDefinition definition, SettingValue value) => definition.Rule switch
    {
        SettingRule.ThreatLevel => value is not UnreadableValue && !IsFlagUnreadable(policy),
        _ when value is UnreadableValue => true,
        SettingRule.PlayStrongVerdict => IsConfigured(policy, "securityRequireSafetyNetAttestationBasicIntegrity") || IsConfigured(policy, "securityRequireSafetyNetAttestationCertifiedDevice"),
        SettingRule.Unverifiable => value is not TextValue text || GraphId.FromString(text.Value) != new GraphId(Guid.Empty),
        _ => definition.Gate != SettingGate.DeviceOwnerCharacters || CountsCharacters(policy),
    };

    /// <summary>
    /// Spec 1.3 and 7.3: flag and level are one setting with the id of the level. The flag alone asks for an active agent, which is the level high;
    /// a part that cannot be read puts the setting in error.
    /// </summary>
    private static IEnumerable<(SettingDefinition Definition, SettingValue Value)> ThreatPair(CompliancePolicy policy)
    {
        SettingDefinition? level = ComplianceSettings.Find(policy.Type, ThreatLevel);
        if (level is null) yield break;
        SettingValue? unreadable = Known(policy).Where(s => s.Definition.Name == ThreatLevel && s.Value is UnreadableValue).Select(s => s.Value).Concat(UnreadableFlags(policy)).FirstOrDefault();
        if (unreadable is not null) yield return (level, new UnreadableValue(unreadable.ToString(), "wrongType"));
        else if (IsConfigured(policy, ThreatFlag) && !IsConfigured(policy, ThreatLevel)) yield return (level, "high");
    }

    private static bool IsFlagUnreadable(CompliancePolicy policy) => UnreadableFlags(policy).Any();

    /// <summary>The flag where it is said, but is neither true nor false.</summary>
    private static IEnumerable<SettingValue> UnreadableFlags(CompliancePolicy policy)
        => Known(policy).Where(s => s.Definition.Name == ThreatFlag && s.Definition.IsConfigured(s.Value) && s.Value is not FlagValue).Select(s => s.Value);

    /// <summary>Spec 1.11: the types of device owner passwords that count characters.</summary>
    private static bool CountsCharacters(CompliancePolicy policy)
        => Known(policy).Any(s => s is { Definition.Name: "passwordRequiredType", Value: TextValue text }
            && text.Value.ToUpperInvariant() is "ALPHANUMERICWITHSYMBOLS" or "CUSTOMPASSWORD");

    /// <summary>Spec 1.1: a property that is not known may be a requirement when its name and value look like one.</summary>
    private static bool MayAsk(ComplianceSetting setting) => setting.Value switch
    {
        NullValue => false,
        UnreadableValue => true,
        FlagValue flag => flag.Value && IsLower(setting.Name),
        NumberValue number => number.Value != 0 && IsLower(setting.Name),
        TextValue text => text.Value.Length > 0 && IsLower(setting.Name),
        _ => true,
    };

    private static bool IsLower(string name) => name.Length > 0 && char.IsAsciiLetterLower(name[0]);

    private static IEnumerable<SettingRow> Rows(RuleContext row)
    {
        if (row.Definition.Form == SettingForm.None) return [row.Row(RuleOutcome.Error(ComplianceReasons.UnknownProperty))];
        return row.Definition.Rule == SettingRule.CustomScript ? CustomComplianceSemantics.Rows(row) : [row.Row(GateSemantics.Decide(row, Rule))];
    }

    /// <summary>The comparison of one setting, once no gate keeps it from the device.</summary>
    private static RuleOutcome Rule(RuleContext row)
    {
        if (!HasItsForm(row)) return Unreadable;
        return GateSemantics.IsRefusedByEdition(row) ? RuleOutcome.Fail(ComplianceReasons.EditionUnsupported) : Compare(row);
    }

    /// <summary>False for a value of the wrong kind or a word outside the enumeration.</summary>
    private static bool HasItsForm(RuleContext row) => row.Definition.Form switch
    {
        SettingForm.Flag or SettingForm.CatalogFlag => row.Value is FlagValue,
        SettingForm.Number or SettingForm.CatalogNumber => row.Value is NumberValue,
        SettingForm.Text => row.Value is TextValue,
        SettingForm.Word => row.Value is TextValue word && row.Definition.Words.Contains(word.Value, StringComparer.OrdinalIgnoreCase),
        SettingForm.BuildRanges => row.Value is BuildRangesValue,
        SettingForm.RestrictedApps => row.Value is RestrictedAppsValue,
        SettingForm.WslDistributions => row.Value is WslDistributionsValue,
        SettingForm.CatalogDistributions => row.Value is AllowedDistributionsValue,
        SettingForm.CustomScript or SettingForm.CatalogScript => row.Value is CustomComplianceValue,
        _ => false,
    };

    private static RuleOutcome Compare(RuleContext row) => row.Definition.Rule switch
    {
        SettingRule.FactIsTrue => row.Judge(row.Read((Fact<DeviceFacts, bool?>)row.Definition.Facts[0]), found => found),
        SettingRule.FactIsFalse => row.Judge(row.Read((Fact<DeviceFacts, bool?>)row.Definition.Facts[0]), found => !found),
        SettingRule.AlwaysPasses => RuleOutcome.Pass,
        SettingRule.AlwaysFails => RuleOutcome.Fail(),
        SettingRule.Unverifiable => RuleOutcome.Error(ComplianceReasons.Unverifiable),
        SettingRule.VersionMinimum => VersionSemantics.AtLeast(row),
        SettingRule.VersionMaximum => VersionSemantics.AtMost(row),
        SettingRule.BuildRanges => VersionSemantics.InSomeRange(row),
        SettingRule.AppleBuildMinimum => VersionSemantics.AppleBuildAtLeast(row),
        SettingRule.AppleBuildMaximum => VersionSemantics.AppleBuildAtMost(row),
        SettingRule.PatchLevelMinimum => VersionSemantics.PatchLevelAtLeast(row),
        SettingRule.ConfigurationManager => ConfigurationManagerSemantics.Decide(row),
        SettingRule.Attested or SettingRule.AttestedBitLocker or SettingRule.AttestedFirmware or SettingRule.HealthyDeviceReport => AttestationSemantics.Decide(row),
        SettingRule.WindowsEncryption or SettingRule.Firewall or SettingRule.Antivirus or SettingRule.Antispyware or SettingRule.Tpm => WindowsSemantics.Decide(row),
        SettingRule.WslDistributions => WslSemantics.Decide(row),
        SettingRule.LinuxDistributions => LinuxSemantics.Distribution(row),
        SettingRule.LinuxEncryption => LinuxSemantics.Encryption(row),
        SettingRule.ThreatLevel or SettingRule.DefenderThreatLevel => ThreatSemantics.Decide(row),
        SettingRule.Jailbreak => AppSemantics.Jailbreak(row),
        SettingRule.RestrictedApps => AppSemantics.RestrictedApps(row),
        SettingRule.Gatekeeper => AppSemantics.Gatekeeper(row),
        SettingRule.PlayFlag or SettingRule.PlayVerdict or SettingRule.PlayStrongVerdict => PlaySemantics.Decide(row),
        SettingRule.CompanyPortalIntegrity or SettingRule.IntegrityPassed => PlaySemantics.Integrity(row),
        SettingRule.PasswordIsSet or SettingRule.PasswordSimpleBlocked or SettingRule.PasswordType or SettingRule.PasswordQuality
            or SettingRule.PasswordComplexity or SettingRule.PasswordMinimum or SettingRule.PasswordMaximum or SettingRule.PasswordAfterIdle => PasswordSemantics.Decide(row),
        _ => throw new UnreachableException(),
    };
}
