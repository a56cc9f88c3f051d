using System.Globalization;

namespace ConditionalAccess.Compliance.Reference;

/// <summary>The first three rows of spec 1.15: what Windows attested at its last start.</summary>
internal static class AttestationSemantics
{
    private const string Report = "deviceHealthAttestationState";

    public static RuleOutcome Decide(RuleContext row)
    {
        HealthAttestationFacts report = row.Facts.DeviceHealthAttestationState;
        if (row.Definition.Rule == SettingRule.HealthyDeviceReport && report.IssuedDateTime is DateTimeOffset issued)
            row.ChangesAfter(EndOfReport(row, issued), TransitionCause.HealthReportExpires);
        if (report.IsSupported == false) return Unsupported(row);
        if (report.ReportPresent == false) return ReportMissing(row);
        return row.Definition.Rule switch
        {
            SettingRule.AttestedFirmware => row.Judge(row.Read(DeviceFact.FirmwareProtection), IsProtected),
            SettingRule.AttestedBitLocker => row.Judge(row.Read(DeviceFact.BitLockerStatus), state => OfBitLocker(row, state)),
            SettingRule.HealthyDeviceReport => IsHealthy(row, report),
            _ => row.Judge(row.Read((Fact<DeviceFacts, AttestedState>)row.Definition.Facts[0]), state => state == AttestedState.Enabled),
        };
    }

    /// <summary>Hardware that cannot attest fails, unless the tenant ignores what hardware cannot do (spec 3.6).</summary>
    private static RuleOutcome Unsupported(RuleContext row)
    {
        row.Read(Report + ".healthAttestationSupportedStatus", true, true, false, "notSupported");
        return row.Input.Configuration.Settings.IgnoreDevicesForUnsupportedSettingsEnabled ? RuleOutcome.NotApplicable : RuleOutcome.Fail(ComplianceReasons.NotSupported);
    }

    private static RuleOutcome ReportMissing(RuleContext row)
    {
        row.Read(Report + ".reportPresent", false);
        return RuleOutcome.Fail(ComplianceReasons.HealthReportMissing);
    }

    private static bool IsProtected(FirmwareProtection state) => state is FirmwareProtection.SystemGuardSecureLaunch or FirmwareProtection.FirmwareAttackSurfaceReduction;

    /// <summary>Encryption that ended after the last start still reads as off.</summary>
    private static RuleOutcome OfBitLocker(RuleContext row, AttestedState state)
    {
        if (state == AttestedState.Enabled) return RuleOutcome.Pass;
        FactReading<int> live = row.ReadStatus(DeviceFact.EncryptionCompliance, 1);
        return RuleOutcome.Fail(state == AttestedState.Disabled && live is { IsKnown: true, Value: 1 } ? ComplianceReasons.RebootRequired : null);
    }

    private static RuleOutcome IsHealthy(RuleContext row, HealthAttestationFacts report)
    {
        FactReading<bool> whole = row.Read(Report, IsAnyKnown(report), true, true, null);
        if (row.Options.HealthyDeviceReportNeedsPresenceOnly) return row.Judge(whole, isPresent => isPresent);
        FactReading<DateTimeOffset> issued = row.Read(DeviceFact.IssuedDateTime.Name, report.IssuedDateTime is not null, true, report.IssuedDateTime ?? default,
            report.IssuedDateTime?.ToString("O", CultureInfo.InvariantCulture));
        return RuleOutcome.Worst([row.Judge(whole, isPresent => isPresent), row.Judge(issued, at => IsFresh(row, at)), IsWithoutMismatch(row, report),
            IsNotDisabled(row, DeviceFact.BitLockerStatus), IsNotDisabled(row, DeviceFact.SecureBoot), IsNotDisabled(row, DeviceFact.CodeIntegrity), IsNotDisabled(row, DeviceFact.EarlyLaunchAntiMalware)]);
    }

    private static RuleOutcome IsFresh(RuleContext row, DateTimeOffset issued)
        => RuleOutcome.PassIf(!row.Input.IsOver(EndOfReport(row, issued)), ComplianceReasons.HealthReportStale);

    private static DateTimeOffset EndOfReport(RuleContext row, DateTimeOffset issued) => ReferenceInput.Add(issued, row.Input.Validity);

    private static RuleOutcome IsWithoutMismatch(RuleContext row, HealthAttestationFacts report)
    {
        string text = report.HealthStatusMismatchInfo ?? "";
        return row.Judge(row.Read(Report + ".healthStatusMismatchInfo", true, true, text, text), found => found.Length == 0, ComplianceReasons.HealthReportMismatch);
    }

    /// <summary>A part that is not known is not counted; one that the device could not tell is an error.</summary>
    private static RuleOutcome IsNotDisabled(RuleContext row, Fact<DeviceFacts, AttestedState> fact)
    {
        FactReading<AttestedState> part = row.Read(fact);
        return part.IsMissing ? RuleOutcome.Pass : row.Judge(part, state => state != AttestedState.Disabled);
    }

    /// <summary>A report is there when it is said to be, or when anything of it is known.</summary>
    private static bool IsAnyKnown(HealthAttestationFacts report)
    {
        AttestedState[] states = [report.BitLockerStatus, report.SecureBoot, report.CodeIntegrity, report.EarlyLaunchAntiMalwareDriverProtection,
            report.MemoryIntegrityProtection, report.MemoryAccessProtection, report.VirtualizationBasedSecurity];
        return report.ReportPresent == true || report.IsSupported is not null || report.IssuedDateTime is not null || report.HealthStatusMismatchInfo is not null
            || states.Any(state => state != AttestedState.Unknown && Enum.IsDefined(state))
            || (report.FirmwareProtection != FirmwareProtection.Unknown && Enum.IsDefined(report.FirmwareProtection));
    }
}
