using ConditionalAccess.Compliance;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Evaluation;

/// <summary>The overall attestation report, jailbreak detection and the TPM.</summary>
internal static class ComplianceHealthRules
{
    private static readonly int s_report = ReportedFacts.Find(ReportedFacts.HealthReport), s_issued = ReportedFacts.Of(DeviceFact.IssuedDateTime),
        s_mismatch = ReportedFacts.Find(ReportedFacts.HealthMismatch), s_jailBroken = ReportedFacts.Of(DeviceFact.JailBroken);

    private static readonly int s_bitLocker = ReportedFacts.Of(DeviceFact.BitLockerStatus), s_secureBoot = ReportedFacts.Of(DeviceFact.SecureBoot),
        s_codeIntegrity = ReportedFacts.Of(DeviceFact.CodeIntegrity), s_earlyLaunch = ReportedFacts.Of(DeviceFact.EarlyLaunchAntiMalware);

    /// <summary>The setting <c>requireHealthyDeviceReport</c> (spec 1.15), the worst of its parts.</summary>
    public static RowState HealthyReport(ComplianceInput input)
    {
        HealthAttestationFacts report = input.Facts.DeviceHealthAttestationState;
        RowState whole = input.IsReported(s_report) ? RowState.Held : IsAnyKnown(report) ? RowState.Compliant : input.Missing;
        if (input.Plan.Options.HealthyDeviceReportNeedsPresenceOnly) return whole;
        RowState mismatch = input.IsReported(s_mismatch) ? RowState.Held : report.HealthStatusMismatchInfo is { Length: > 0 } ? RowState.NonCompliant : RowState.Compliant;
        RowState first = Worse(Part(input, s_bitLocker, report.BitLockerStatus), Part(input, s_secureBoot, report.SecureBoot));
        RowState second = Worse(Part(input, s_codeIntegrity, report.CodeIntegrity), Part(input, s_earlyLaunch, report.EarlyLaunchAntiMalwareDriverProtection));
        return Worse(Worse(Worse(whole, Issued(input, report)), mismatch), Worse(first, second));
    }

    private static RowState Issued(ComplianceInput input, HealthAttestationFacts report)
    {
        if (input.IsReported(s_issued)) return RowState.Held;
        if (report.IssuedDateTime is not { } issued) return input.Missing;
        return input.Clock.IsOver(ComplianceClock.Add(issued.UtcTicks, input.Plan.Validity)) ? RowState.NonCompliant : RowState.Compliant;
    }

    // A part that is not known does not count.
    private static RowState Part(ComplianceInput input, int fact, AttestedState state)
        => input.IsReported(fact) ? RowState.Held : state == AttestedState.Disabled ? RowState.NonCompliant : RowState.Compliant;

    private static RowState Worse(RowState a, RowState b) => a > b ? a : b;

    private static bool IsAnyKnown(HealthAttestationFacts report)
    {
        bool hasPart = IsKnown(report.BitLockerStatus) || IsKnown(report.SecureBoot) || IsKnown(report.CodeIntegrity) || IsKnown(report.EarlyLaunchAntiMalwareDriverProtection)
            || IsKnown(report.MemoryIntegrityProtection) || IsKnown(report.MemoryAccessProtection) || IsKnown(report.VirtualizationBasedSecurity);
        return hasPart || report.ReportPresent == true || report.IsSupported is not null || report.IssuedDateTime is not null || report.HealthStatusMismatchInfo is not null
            || report.FirmwareProtection is > FirmwareProtection.Unknown and <= FirmwareProtection.FirmwareAttackSurfaceReduction;
    }

    private static bool IsKnown(AttestedState state) => state is > AttestedState.Unknown and <= AttestedState.Enabled;

    /// <summary>Whether the device is jailbroken or rooted (spec 3.8).</summary>
    public static RowState Jailbreak(ComplianceInput input)
    {
        if (DetectionEnd(input) is { } end && input.Clock.IsOver(end)) return RowState.NonCompliant;
        if (input.IsReported(s_jailBroken)) return RowState.Held;
        string? text = input.Facts.JailBroken;
        if (Is(text, "False")) return RowState.Compliant;
        return Is(text, "True") || Is(text, "Jailbroken") ? RowState.NonCompliant : RowState.None;
    }

    /// <summary>When jailbreak detection becomes stale; null where it does not matter.</summary>
    public static long? DetectionEnd(ComplianceInput input)
    {
        if (!input.Plan.NeedsJailbreakDetection || input.Facts.Platform != CompliancePlatform.IOS) return null;
        return input.Facts.Apple.LastJailbreakEvaluationDateTime is { } last ? ComplianceClock.Add(last.UtcTicks, input.Plan.JailbreakDetectionAge) : null;
    }

    /// <summary>Whether there is a TPM: the text begins with a number above zero.</summary>
    public static RowState Tpm(string? version)
    {
        if (version is null) return RowState.None;
        foreach (char c in version.AsSpan().Trim())
        {
            if (!char.IsAsciiDigit(c)) break;
            if (c != '0') return RowState.Compliant;
        }

        return RowState.NonCompliant;
    }

    private static bool Is(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
