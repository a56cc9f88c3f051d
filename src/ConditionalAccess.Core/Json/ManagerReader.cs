using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>Reads what Configuration Manager knows (spec 12.9). An entry that cannot be read stays as one of which nothing is known, which fails.</summary>
internal static class ManagerReader
{
    private const string ClientHealth = "configurationManagerClientHealthState";

    /// <summary>Its object; the state of its client stands there or, as in Graph, on the device, where null says nothing.</summary>
    public static ConfigurationManagerFacts Read(FactFields from, ConfigurationManagerFacts b)
    {
        ConfigurationManagerFacts read = from.Group("configurationManager", DeviceShapes.Manager, b, ConfigurationManagerFacts.NotKnown, Manager);
        return from.Has(ClientHealth) ? Client(from, read) : read;
    }

    private static ConfigurationManagerFacts Manager(FactFields from, ConfigurationManagerFacts b) => Client(from, b with
    {
        Verdict = from.Word("verdict", FactTables.ManagerVerdicts, b.Verdict),
        EvaluatedDateTime = from.Instant("evaluatedDateTime", b.EvaluatedDateTime),
        RequiredUpdates = from.List("requiredUpdates", b.RequiredUpdates, Required),
        RequiredApps = from.List("requiredApps", b.RequiredApps, Required),
        Baselines = from.List("baselines", b.Baselines, Baseline),
        IsRegistered = from.Flag("isRegistered", b.IsRegistered),
        BitLockerOn = from.Flag("bitLockerOn", b.BitLockerOn),
        AntimalwareRunning = from.Flag("antimalwareRunning", b.AntimalwareRunning),
        HealthAttestation = from.Group("healthAttestation", DeviceShapes.AttestationParts, b.HealthAttestation, HealthAttestationParts.NotKnown, Parts),
        RelayedIsCompliant = from.Flag("relayedIsCompliant", b.RelayedIsCompliant),
    });

    private static ConfigurationManagerFacts Client(FactFields from, ConfigurationManagerFacts b)
    {
        ConfigurationManagerFacts notKnown = b with { ClientState = default, ClientLastSyncDateTime = null };
        return from.Group(ClientHealth, DeviceShapes.ClientHealth, b, notKnown, static (client, facts) => facts with
        {
            ClientState = client.Word("state", FactTables.ClientStates, facts.ClientState),
            ClientLastSyncDateTime = client.Instant("lastSyncDateTime", facts.ClientLastSyncDateTime),
        });
    }

    private static HealthAttestationParts Parts(FactFields from, HealthAttestationParts b) => b with
    {
        BitLocker = from.Flag("bitLocker", b.BitLocker),
        SecureBoot = from.Flag("secureBoot", b.SecureBoot),
        CodeIntegrity = from.Flag("codeIntegrity", b.CodeIntegrity),
        EarlyLaunchAntimalware = from.Flag("earlyLaunchAntimalware", b.EarlyLaunchAntimalware),
    };

    private static RequiredItem Required(FactScope scope, JsonNode node)
    {
        if (FactLists.Entry(scope, node, DeviceShapes.RequiredItem) is not { } from) return new RequiredItem("", null, null);
        return new RequiredItem(from.Text("id") ?? "", from.Instant("deadline"), from.Flag("installed"));
    }

    private static ConfigurationBaseline Baseline(FactScope scope, JsonNode node)
    {
        if (FactLists.Entry(scope, node, DeviceShapes.Baseline) is not { } from) return new ConfigurationBaseline("", CollectionKind.Unknown, null, null, ConfigurationManagerVerdict.NotSet);
        return new ConfigurationBaseline(from.Text("id") ?? "", from.Word("collectionKind", FactTables.Collections), from.Flag("evaluateForCompliance"),
            from.Flag("alwaysApply"), from.Word("state", FactTables.ManagerVerdicts));
    }
}
