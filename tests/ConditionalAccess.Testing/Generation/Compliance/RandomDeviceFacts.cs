using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>Devices near the policies of a configuration: values below, at and above what is asked, each fact now and then not known.</summary>
internal sealed class RandomDeviceFacts(ComplianceConfiguration configuration, ComplianceOptions options)
{
    private static readonly CompliancePlatform[] s_platforms = Enum.GetValues<CompliancePlatform>();

    private readonly FactDraw _draw = new(new PolicyInterests(configuration), new ComplianceTimes(configuration, options));

    /// <summary>A device as it is at an instant.</summary>
    public DeviceFacts Create(ref SplitMix64 rng, DateTimeOffset now)
    {
        _draw.Start(ref rng, now);
        DeviceFacts device = RandomManagement.Create(_draw, Platform());
        device = WithContexts(WithMeasured(device));
        return _draw.Chance(0.04) ? Contradicting(device) : device;
    }

    /// <summary>The same device some time later: parts of it may have changed.</summary>
    public DeviceFacts Later(ref SplitMix64 rng, DeviceFacts device, DateTimeOffset now, bool keepsFacts)
    {
        _draw.Start(ref rng, now);
        DeviceFacts synced = device with { LastSyncDateTime = _draw.Chance(0.6) ? now : device.LastSyncDateTime };
        if (keepsFacts) return _draw.Chance(0.5) ? device : synced;
        if (_draw.Chance(0.1)) return RandomManagement.Create(_draw, device.Platform) is var other ? WithContexts(WithMeasured(other)) with { Id = device.Id } : device;
        DeviceFacts measured = WithMeasured(synced);
        return _draw.Chance(0.5) ? measured : synced with { ReportedErrors = measured.ReportedErrors, DeviceStatus = measured.DeviceStatus, CustomCompliance = measured.CustomCompliance, Password = measured.Password };
    }

    private CompliancePlatform Platform()
    {
        if (_draw.Chance(0.01)) return _draw.Chance(0.7) ? CompliancePlatform.Unknown : (CompliancePlatform)200;
        CompliancePlatform[] asked = _draw.Interests.Platforms;
        return asked.Length > 0 && _draw.Chance(0.94) ? _draw.Pick(asked) : _draw.Pick(s_platforms);
    }

    private DeviceFacts WithMeasured(DeviceFacts device)
    {
        CompliancePlatform platform = device.Platform;
        bool isWindows = platform is CompliancePlatform.Windows10 or CompliancePlatform.Windows81 or CompliancePlatform.WindowsPhone81 or CompliancePlatform.Windows10Mobile;
        bool isApple = platform is CompliancePlatform.IOS or CompliancePlatform.MacOS, isLinux = platform == CompliancePlatform.Linux;
        device = RandomSystemFacts.Apply(_draw, device) with
        {
            Password = RandomPasswordFacts.Create(_draw),
            ThreatReports = RandomThreatReports.Create(_draw),
            CustomCompliance = Scripts(),
            ReportedErrors = ReportedErrors(),
            PolicyReports = PolicyReports(),
        };
        if (isWindows || _draw.Chance(0.03)) device = RandomWindowsFacts.Apply(_draw, device);
        if (isApple || _draw.Chance(0.02)) device = device with { Apple = RandomSystemFacts.Apple(_draw), MacOS = RandomSystemFacts.MacOS(_draw) };
        if (isLinux || _draw.Chance(0.02)) device = device with { Linux = RandomSystemFacts.Linux(_draw) };
        if (!(isWindows || isApple || isLinux) || _draw.Chance(0.02)) device = device with { Android = RandomSystemFacts.Android(_draw) };
        return device;
    }

    private ValueArray<DiscoveryScriptResult> Scripts()
    {
        CustomComplianceValue[] asked = _draw.Interests.Scripts;
        if (asked.Length == 0) return _draw.Chance(0.9) ? default : [];
        if (!_draw.IsGood && _draw.Chance(0.2)) return default;
        var results = new Dictionary<GraphId, DiscoveryScriptResult>();
        foreach (CustomComplianceValue script in asked)
        {
            if (script.ScriptId.IsKnown) results[script.ScriptId] = RandomCustomCompliance.Result(_draw, script);
        }

        return ValueArray.From(results.Values);
    }

    private ValueArray<ReportedError> ReportedErrors()
    {
        if (_draw.Health >= 1 ? !_draw.Chance(0.05) : !_draw.Chance(0.3)) return default;
        var errors = new Dictionary<string, ReportedError>(StringComparer.Ordinal);
        for (int count = _draw.Between(1, 2); count > 0; count--)
        {
            string fact = _draw.Pick(_draw.Interests.FactNames);
            if (_draw.Chance(0.02)) fact = fact.ToUpperInvariant();
            errors[fact] = new ReportedError(fact, _draw.Chance(0.5) ? _draw.Between(1, 70_000) : null);
        }

        return ValueArray.From(errors.Values);
    }

    private ValueArray<PolicyReport> PolicyReports()
    {
        if (_draw.Chance(0.6)) return default;
        var reports = new List<PolicyReport>();
        foreach (CompliancePolicy policy in configuration.Policies)
        {
            if (!_draw.IsGood && _draw.Chance(0.5)) continue;
            reports.Add(new PolicyReport(policy.Id, _draw.Recent(), _draw.IsGood ? policy.Version : _draw.Pick<int?>([null, 1, 2, 3])));
        }

        if (_draw.Chance(0.1)) reports.Add(new PolicyReport(_draw.Pick(CompliancePool.RemovedPolicies), _draw.Recent()));
        return ValueArray.From(reports);
    }

    // The accounts see other facts now and then.
    private DeviceFacts WithContexts(DeviceFacts device)
    {
        if (!_draw.Chance(0.15)) return device;
        var contexts = new List<DeviceContext>();
        GraphId user = device.UserId is { IsKnown: true, IsNone: false } known && _draw.Chance(0.9) ? known : _draw.Pick(CompliancePool.Users);
        if (_draw.Chance(0.9)) contexts.Add(new DeviceContext(user, Other(device)));
        if (_draw.Chance(0.7)) contexts.Add(new DeviceContext(GraphId.None, Other(device)));
        if (_draw.Chance(0.1) && user != CompliancePool.Users[0]) contexts.Add(new DeviceContext(CompliancePool.Users[0], Other(device)));
        return device with { Contexts = ValueArray.From(contexts) };
    }

    // Lists that say two things of one: whatever counts, the order must not decide.
    private DeviceFacts Contradicting(DeviceFacts device)
    {
        DeviceFacts other = WithMeasured(device);
        return _draw.Below(6) switch
        {
            0 => device with { PolicyReports = [.. device.PolicyReports, .. other.PolicyReports] },
            1 => device with { CustomCompliance = [.. device.CustomCompliance, .. other.CustomCompliance] },
            2 => device with { AssignmentFilterMatches = [.. device.AssignmentFilterMatches, .. CompliancePool.Filters.Select(f => new AssignmentFilterMatch(f, _draw.Chance(0.5)))] },
            3 => device with { Contexts = [] },
            4 => device with { ReportedErrors = [.. device.ReportedErrors, .. device.ReportedErrors.Select(e => e with { ErrorCode = 7 })] },
            _ => device with { ThreatReports = ValueArray.From(device.ThreatReports.Concat(other.ThreatReports).Select(r => r with { ReportedDateTime = _draw.Now })) },
        };
    }

    private DeviceFacts Other(DeviceFacts device)
    {
        if (_draw.Chance(0.4)) return device;
        DeviceFacts other = WithMeasured(device);
        return _draw.Chance(0.5) ? device with { Password = other.Password } : other with { User = RandomManagement.User(_draw), PolicyReports = device.PolicyReports };
    }
}
