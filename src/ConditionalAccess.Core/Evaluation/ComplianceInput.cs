using ConditionalAccess.Compliance;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// What rules read: the facts of one account of a device, and what several rules share, worked out once. Reused from device to device.
/// </summary>
internal sealed class ComplianceInput
{
    private static readonly Device s_nobody = new() { Id = GraphId.None };
    private static readonly int s_osVersion = ReportedFacts.Of(DeviceFact.OsVersion);

    private ulong _reportedLow, _reportedHigh;

    public Device Facts { get; private set; } = s_nobody;

    public CompliancePlan Plan { get; private set; } = CompliancePlan.Empty;

    public ComplianceClock Clock { get; private set; }

    /// <summary>What a fact that is not known makes of its setting.</summary>
    public RowState Missing => Plan.Missing;

    /// <summary>The decision of each gate, by its number; <see cref="RowState.None"/> lets the rule decide.</summary>
    public RowState[] Gates { get; } = new RowState[(int)ComplianceGate.GoogleServices + 1];

    public PasswordScopeFacts DevicePassword { get; private set; } = PasswordScopeFacts.NotKnown;

    public PasswordScopeFacts WorkProfilePassword { get; private set; } = PasswordScopeFacts.NotKnown;

    /// <summary>One secret serves both: what is not known of the work profile's password is read from the device's.</summary>
    public bool UsesOneLock { get; private set; }

    /// <summary>The first part of the Android version; meaningful where <see cref="ComplianceGate.AndroidVersion"/> decides nothing.</summary>
    public int AndroidMajor { get; private set; }

    /// <summary>The outcome of each threat scope, worked out when first asked for; 0 before.</summary>
    public uint[] Threats { get; private set; } = [];

    /// <summary>Makes ready for one account.</summary>
    public void Bind(CompliancePlan plan, Device facts, ComplianceClock clock)
    {
        (Plan, Facts, Clock) = (plan, facts, clock);
        _reportedLow = _reportedHigh = 0;
        if (!facts.ReportedErrors.IsEmpty) ReadReportedErrors(facts);
        if (Threats.Length < plan.ThreatScopes.Length) Threats = new uint[plan.ThreatScopes.Length];
        Array.Clear(Threats, 0, plan.ThreatScopes.Length);
        DevicePassword = facts.Password.Device;
        if (facts.Platform == CompliancePlatform.AndroidWorkProfile) BindWorkProfile(facts.Password);
        ComplianceGates.Decide(this);
    }

    /// <summary>Forgets the device, so that it can be collected.</summary>
    public void Release()
    {
        Facts = s_nobody;
        DevicePassword = WorkProfilePassword = PasswordScopeFacts.NotKnown;
    }

    /// <summary>Whether the device reported a fact as unavailable, by its number among <see cref="ReportedFacts"/>.</summary>
    public bool IsReported(int fact) => fact >= 0 && ((fact < 64 ? _reportedLow : _reportedHigh) >> (fact & 63) & 1) != 0;

    /// <summary>What gates make of a version that cannot be used; <see cref="RowState.None"/> when it can.</summary>
    public RowState ReadAndroidVersion()
    {
        DottedVersion version = Facts.OsVersion;
        AndroidMajor = (int)version.Component(0);
        if (IsReported(s_osVersion)) return RowState.Held;
        if (version.IsReadable) return RowState.None;
        return version.IsKnown ? RowState.Unheld : Missing;
    }

    private void BindWorkProfile(PasswordFacts password)
    {
        WorkProfilePassword = password.WorkProfile;
        UsesOneLock = password.UsesOneLock ?? CompliancePasswordRules.IsNothingKnown(password.WorkProfile);
    }

    private void ReadReportedErrors(Device facts)
    {
        foreach (ReportedError error in facts.ReportedErrors)
        {
            int fact = ReportedFacts.Find(error.Fact);
            if (fact >= 64) _reportedHigh |= 1UL << (fact - 64);
            else if (fact >= 0) _reportedLow |= 1UL << fact;
        }
    }
}
