using ConditionalAccess.Compliance;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Evaluation;

/// <summary>Which settings do not concern a device, or are decided by what it is (the last column of spec 1.15).</summary>
internal static class ComplianceGates
{
    private const int LastEncryptedKnox = 14, LastEncryptedAndroid = 11;

    public static void Decide(ComplianceInput input)
    {
        switch (input.Facts.Platform)
        {
            case CompliancePlatform.Windows10 or CompliancePlatform.Windows81 or CompliancePlatform.WindowsPhone81 or CompliancePlatform.Windows10Mobile:
                DecideWindows(input, input.Gates);
                break;
            case CompliancePlatform.AndroidDeviceAdministrator or CompliancePlatform.AndroidWorkProfile or CompliancePlatform.AndroidDeviceOwner or CompliancePlatform.Aosp:
                DecideAndroid(input, input.Gates);
                break;
        }
    }

    private static void DecideWindows(ComplianceInput input, RowState[] gates)
    {
        Device facts = input.Facts;
        RowState all = facts.Edition == WindowsEdition.Holographic ? RowState.NotApplicable : RowState.None;
        bool isTeamOS = facts.Edition == WindowsEdition.TeamOS, isMobile = facts.Edition == WindowsEdition.Mobile;
        gates[(int)ComplianceGate.Windows] = all;
        gates[(int)ComplianceGate.WindowsPasswordOrThreat] = isTeamOS ? RowState.NonCompliant : all;
        gates[(int)ComplianceGate.WindowsMobile] = Unless(isMobile);
        gates[(int)ComplianceGate.WindowsIdle] = isTeamOS ? RowState.NonCompliant : Unless(isMobile || facts.Edition == WindowsEdition.Holographic);
        gates[(int)ComplianceGate.WindowsIdleOrTeam] = Unless(isTeamOS || isMobile || facts.Edition == WindowsEdition.Holographic);
        gates[(int)ComplianceGate.WindowsDesktop] = isTeamOS || isMobile ? RowState.NotApplicable : all;
        gates[(int)ComplianceGate.WindowsNotHome] = facts.SkuFamily?.Contains("Home", StringComparison.OrdinalIgnoreCase) == true ? RowState.NotApplicable : all;
        gates[(int)ComplianceGate.Attestation] = all == RowState.None ? Attestation(input, facts.DeviceHealthAttestationState) : all;
    }

    private static RowState Attestation(ComplianceInput input, HealthAttestationFacts report)
    {
        if (report.IsSupported == false) return input.Plan.IgnoresUnsupportedHardware ? RowState.NotApplicable : RowState.NonCompliant;
        return report.ReportPresent == false ? RowState.NonCompliant : RowState.None;
    }

    private static void DecideAndroid(ComplianceInput input, RowState[] gates)
    {
        RowState version = input.ReadAndroidVersion();
        int major = input.AndroidMajor;
        bool isKnox = input.Facts.Android.IsKnox == true;
        gates[(int)ComplianceGate.AndroidVersion] = version;
        gates[(int)ComplianceGate.AdministratorEncryption] = version != RowState.None ? version : Unless(major <= (isKnox ? LastEncryptedKnox : LastEncryptedAndroid));
        gates[(int)ComplianceGate.AdministratorFrom8] = version != RowState.None ? version : Unless(major >= 8);
        gates[(int)ComplianceGate.AdministratorBefore8] = version != RowState.None ? version : Unless(major < 8);
        gates[(int)ComplianceGate.AdministratorComplexity] = isKnox ? RowState.NotApplicable : version != RowState.None ? version : Unless(major >= 10);
        gates[(int)ComplianceGate.AdministratorReplaced] = isKnox ? RowState.None : version != RowState.None ? version : Unless(major < 10);
        gates[(int)ComplianceGate.WorkProfileFrom12] = version != RowState.None ? version : Unless(major >= 12);
        gates[(int)ComplianceGate.WorkProfileBefore12] = version != RowState.None ? version : Unless(major < 12);
        gates[(int)ComplianceGate.GoogleServices] = input.Facts.Android.HasGoogleMobileServices == false ? RowState.NonCompliant : RowState.None;
    }

    private static RowState Unless(bool concerns) => concerns ? RowState.None : RowState.NotApplicable;
}
