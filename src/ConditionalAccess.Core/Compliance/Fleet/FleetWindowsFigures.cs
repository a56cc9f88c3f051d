namespace ConditionalAccess.Compliance.Fleet;

/// <summary>Attestation, protection and malware of Windows devices (figures F11 to F13).</summary>
internal sealed class FleetWindowsFigures(ComplianceConfiguration configuration, FleetOptions options)
{
    private static readonly (string Setting, Func<DeviceFacts, bool?> IsMet)[] Attested =
    [
        ("bitLockerEnabled", d => IsEnabled(d.DeviceHealthAttestationState.BitLockerStatus)),
        ("secureBootEnabled", d => IsEnabled(d.DeviceHealthAttestationState.SecureBoot)),
        ("codeIntegrityEnabled", d => IsEnabled(d.DeviceHealthAttestationState.CodeIntegrity)),
        ("earlyLaunchAntiMalwareDriverEnabled", d => IsEnabled(d.DeviceHealthAttestationState.EarlyLaunchAntiMalwareDriverProtection)),
        ("memoryIntegrityEnabled", d => IsEnabled(d.DeviceHealthAttestationState.MemoryIntegrityProtection)),
        ("kernelDmaProtectionEnabled", d => IsEnabled(d.DeviceHealthAttestationState.MemoryAccessProtection)),
        ("virtualizationBasedSecurityEnabled", d => IsEnabled(d.DeviceHealthAttestationState.VirtualizationBasedSecurity)),
        ("firmwareProtectionEnabled", d => d.DeviceHealthAttestationState.FirmwareProtection switch
        {
            FirmwareProtection.SystemGuardSecureLaunch or FirmwareProtection.FirmwareAttackSurfaceReduction => true,
            FirmwareProtection.NotApplicable or FirmwareProtection.Disabled => false,
            _ => null,
        }),
        ("requireHealthyDeviceReport", d => d.DeviceHealthAttestationState.ReportPresent),
    ];

    private readonly (int Met, int NotMet, int Unknown)[] _attested = new (int, int, int)[Attested.Length];
    private readonly HashSet<GraphId> _attestingPolicies =
        [.. configuration.Policies.Where(p => Attested.Any(a => p.Find(a.Setting) is FlagValue { Value: true })).Select(p => p.Id)];

    private readonly Tallies<string> _malwareVersions = new();
    private readonly HashSet<GraphId> _known = [];
    private ProtectionOverview _protection = new();
    private int _withMalware, _unknownMalware;

    public ProtectionOverview Protection => _protection;

    public ValueArray<AttestationFigure> Attestation => ValueArray.From(Attested.Select((a, i) => new AttestationFigure(a.Setting, _attested[i].Met, _attested[i].NotMet, _attested[i].Unknown))
        .Where(a => a.Met + a.NotMet + a.Unknown > 0));

    public MalwareOverview Malware
    {
        get
        {
            MalwareRow[] rows = [.. options.Malware.Where(m => _known.Contains(m.DeviceId))];
            var byName = new Tallies<string>();
            foreach ((GraphId _, string name) in rows.Select(m => (m.DeviceId, m.Name)).Distinct()) byName.Add(name);
            ValueArray<Tally<string>> names = byName.ByText();
            return new MalwareOverview(_withMalware, _unknownMalware, names.Count, names, By(rows, m => m.Category), By(rows, m => m.State), By(rows, m => m.Severity),
                By(rows, m => m.ExecutionState), _malwareVersions.ByText());
        }
    }

    public void Add(FleetDevice device)
    {
        DeviceFacts facts = device.Facts;
        _known.Add(facts.Id);
        if (!IsWindows(facts.Platform)) return;
        if (device.Compliance.Policies.Any(p => _attestingPolicies.Contains(p.PolicyId))) AddAttested(facts);
        AddProtection(facts.WindowsProtectionState);
        if (facts.WindowsActiveMalwareCount is not { } count || count < 0) _unknownMalware++;
        else if (count > 0)
        {
            _withMalware++;
            _malwareVersions.Add(facts.OsVersion.Text ?? "unknown");
        }
    }

    private static bool IsWindows(CompliancePlatform platform)
        => platform is CompliancePlatform.Windows10 or CompliancePlatform.Windows81 or CompliancePlatform.WindowsPhone81 or CompliancePlatform.Windows10Mobile;

    private static ValueArray<Tally<string>> By(MalwareRow[] rows, Func<MalwareRow, string?> key)
    {
        var tally = new Tallies<string>();
        foreach (MalwareRow row in rows) tally.Add(key(row) ?? "unknown");
        return tally.ByText();
    }

    private void AddAttested(DeviceFacts facts)
    {
        for (int i = 0; i < Attested.Length; i++)
        {
            (int met, int notMet, int unknown) = _attested[i];
            _attested[i] = Attested[i].IsMet(facts) switch { true => (met + 1, notMet, unknown), false => (met, notMet + 1, unknown), null => (met, notMet, unknown + 1) };
        }
    }

    private void AddProtection(WindowsProtectionFacts facts)
    {
        if (facts.LastReportedDateTime is null) return;
        _protection = _protection with { TotalReported = _protection.TotalReported + 1 };
        if (facts.MalwareProtectionEnabled is null)
        {
            _protection = _protection with { UnknownState = _protection.UnknownState + 1 };
            return;
        }

        bool Has(WindowsDeviceHealth flag) => facts.DeviceState is { } state && (state & flag) != 0;
        _protection = _protection with
        {
            InactiveAgent = _protection.InactiveAgent + (facts.MalwareProtectionEnabled == false ? 1 : 0),
            PendingSignatureUpdate = _protection.PendingSignatureUpdate + (facts.SignatureUpdateOverdue == true ? 1 : 0),
            PendingQuickScan = _protection.PendingQuickScan + (facts.QuickScanOverdue == true ? 1 : 0),
            Clean = _protection.Clean + (facts.DeviceState == WindowsDeviceHealth.None ? 1 : 0),
            PendingFullScan = _protection.PendingFullScan + (Has(WindowsDeviceHealth.FullScanPending) ? 1 : 0),
            PendingRestart = _protection.PendingRestart + (Has(WindowsDeviceHealth.RebootPending) ? 1 : 0),
            PendingManualSteps = _protection.PendingManualSteps + (Has(WindowsDeviceHealth.ManualStepsPending) ? 1 : 0),
            PendingOfflineScan = _protection.PendingOfflineScan + (Has(WindowsDeviceHealth.OfflineScanPending) ? 1 : 0),
            CriticalFailures = _protection.CriticalFailures + (Has(WindowsDeviceHealth.Critical) ? 1 : 0),
        };
    }

    private static bool? IsEnabled(AttestedState state) => state switch
    {
        AttestedState.Enabled => true,
        AttestedState.Disabled or AttestedState.NotApplicable => false,
        _ => null,
    };
}
