using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Docs;

/// <summary>The C# of the top README. Between the markers, every line is the line of the README.</summary>
internal static class ReadmeExamples
{
    public static string Embed(string exportFolder, GraphId userId, GraphId groupId, bool hasMfaClaim)
    {
        // README: embed
        PolicyEngine engine = PolicySet.Load(exportFolder).Compile();
        var signIn = new SignIn
        {
            User = new() { Id = userId, Groups = [groupId], Roles = [], Kind = UserKind.InternalMember },
            Resource = new() { Audiences = ["00000003-0000-0ff1-ce00-000000000000"] },
            Client = new() { AppType = ClientAppType.Browser, Platform = DevicePlatform.Windows, TransferMethod = TransferMethod.None },
            Authentication = new() { HasMfaClaim = hasMfaClaim },
        };
        Decision decision = engine.Evaluate(in signIn);
        string answer = decision.IsGranted ? "granted" : engine.Explain(in signIn).ToString();
        // README: end
        return answer;
    }

    public static string Device(string exportFolder, string inventoryFile, SignIn signIn, DateTimeOffset now)
    {
        PolicyEngine engine = PolicySet.Load(exportFolder).Compile();
        // README: device
        ComplianceEngine compliance = CompliancePolicySet.Load(exportFolder).Compile();
        DeviceInventoryEntry device = DeviceInventory.Load(inventoryFile).Devices[0];
        DeviceCompliance state = compliance.Explain(device.Facts, device.Record, now);
        SignIn fromDevice = signIn.WithDevice(device.Facts, state);
        Decision decision = engine.Evaluate(in fromDevice);
        string answer = decision.IsGranted ? "granted" : engine.Explain(in fromDevice, state).ToString();
        // README: end
        return answer;
    }

    public static int Check(string exportFolder, TextWriter report)
    {
        // README: check
        if (PolicySet.TryLoad(exportFolder, out PolicySet? set, out IReadOnlyList<PolicyDiagnostic> findings))
            findings = [.. findings, .. set.Validate()];
        foreach (PolicyDiagnostic finding in findings) report.WriteLine(finding);
        return findings.Any(f => f.Severity == DiagnosticSeverity.Error) ? 1 : 0;
        // README: end
    }
}
