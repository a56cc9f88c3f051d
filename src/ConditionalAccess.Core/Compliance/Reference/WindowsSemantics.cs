using System.Diagnostics;

namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 1.4: the status values of Windows.</summary>
internal static class WindowsSemantics
{
    private const int Temporarily = 3;

    public static RuleOutcome Decide(RuleContext row) => row.Definition.Rule switch
    {
        SettingRule.WindowsEncryption => IsEncrypted(row),
        SettingRule.Firewall => Protection(row, DeviceFact.FirewallStatus, row.Options.FirewallTemporarilyOffIsNonCompliant),
        SettingRule.Antivirus => Protection(row, DeviceFact.AntivirusStatus, row.Options.AntivirusTemporarilyOffIsNonCompliant).Worse(Signatures(row, DeviceFact.AntivirusSignatureStatus)),
        SettingRule.Antispyware => row.Judge(row.ReadStatus(DeviceFact.AntispywareStatus, 3), status => status == 0).Worse(Signatures(row, DeviceFact.AntispywareSignatureStatus)),
        SettingRule.Tpm => HasTpm(row),
        _ => throw new UnreachableException(),
    };

    /// <summary>The live status, else what Intune knows.</summary>
    private static RuleOutcome IsEncrypted(RuleContext row)
    {
        FactReading<int> live = row.ReadStatus(DeviceFact.EncryptionCompliance, 1);
        if (!live.IsMissing) return row.Judge(live, status => status == 1);
        FactReading<bool> known = row.Read(DeviceFact.IsEncrypted);
        return known.IsMissing ? row.Missing(live.Fact) : row.Judge(known, isEncrypted => isEncrypted);
    }

    /// <summary>0 on, 1 disabled, 2 partly off, 3 temporarily off, 4 not applicable.</summary>
    private static RuleOutcome Protection(RuleContext row, Fact<DeviceFacts, int?> fact, bool temporarilyOffFails) => row.Judge(row.ReadStatus(fact, 4), status => status switch
    {
        0 => RuleOutcome.Pass,
        Temporarily when !temporarilyOffFails => RuleOutcome.Held(ComplianceReasons.FactReportedError + fact.Name),
        4 => RuleOutcome.NotApplicable,
        _ => RuleOutcome.Fail(),
    });

    /// <summary>0 outdated, 1 current, 2 not applicable.</summary>
    private static RuleOutcome Signatures(RuleContext row, Fact<DeviceFacts, int?> fact) => row.Judge(row.ReadStatus(fact, 2), status => status switch
    {
        1 => RuleOutcome.Pass,
        2 => RuleOutcome.NotApplicable,
        _ => RuleOutcome.Fail(),
    });

    /// <summary>The first number of the text is above zero; empty, <c>0</c> and <c>Not Supported</c> mean that there is no TPM.</summary>
    private static RuleOutcome HasTpm(RuleContext row)
    {
        string? text = row.Facts.TpmSpecificationVersion;
        FactReading<string> version = row.Read(DeviceFact.TpmSpecificationVersion.Name, text is not null, true, text ?? "", text);
        return row.Judge(version, found => found.Trim().TakeWhile(char.IsAsciiDigit).Any(digit => digit != '0'));
    }
}
