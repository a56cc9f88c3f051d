using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>Reads facts of the hardware and its software, some of which stand in Graph's <c>hardwareInformation</c> (spec 12.2, 12.4).</summary>
internal static class HardwareReader
{
    /// <summary>The build stands on the device or in the hardware object; when they differ, neither counts.</summary>
    public static AppleBuild Build(FactFields from, AppleBuild otherwise)
    {
        if (Hardware(from, "osBuildNumber") is not { } inner) return from.Text("osBuildNumber", otherwise.Text);
        if (!from.Has("osBuildNumber")) return inner;
        string? outer = from.Text("osBuildNumber");
        if (string.Equals(inner, outer, StringComparison.Ordinal)) return inner;
        FactAliases.Contradict(from.Scope, from["osBuildNumber"], "hardwareInformation.osBuildNumber");
        return default;
    }

    public static string? Tpm(FactFields from, string? otherwise)
    {
        if (!from.Is("hardwareInformation", out JsonNode node)) return otherwise;
        if (!node.IsObject) return WrongHardware(from.Scope, node);
        // Read with its whole shape here, so that a misspelt member of the object is reported once.
        return new FactFields(from.Scope, DeviceShapes.Hardware, node).Text("tpmSpecificationVersion", otherwise);
    }

    /// <summary>Graph writes a text; true and false are read as the texts they stand for.</summary>
    public static string? JailBroken(FactScope scope, JsonNode node) => node.Kind switch
    {
        JsonKind.True => "True",
        JsonKind.False => "False",
        _ => FactValues.Text(scope, node),
    };

    /// <summary>An app that cannot be read could be a restricted one, so then the whole list is not known.</summary>
    public static ValueArray<DetectedApp> Apps(FactScope scope, JsonNode node)
    {
        if (!FactLists.IsList(scope, node)) return default;
        var apps = new List<DetectedApp>();
        foreach (JsonNode item in node.Items())
        {
            if (App(scope, item) is not { } app) return default;
            apps.Add(app);
        }

        return [.. apps];
    }

    private static DetectedApp? App(FactScope scope, JsonNode node)
    {
        if (node.IsString) return new DetectedApp(node.Text);
        if (node.IsObject)
        {
            var from = new FactFields(scope, DeviceShapes.DetectedApp, node);
            if (from.Text("appId") is { Length: > 0 } id) return new DetectedApp(id, from.Flag("isManaged"));
        }

        FactLists.Unusable(scope, node, "the app has no appId, so that the whole list counts as not known");
        return null;
    }

    private static string? Hardware(FactFields from, string name)
        => from["hardwareInformation"].Member(name) is { Kind: not JsonKind.None } node ? FactValues.Text(from.Scope, node) : null;

    private static string? WrongHardware(FactScope scope, JsonNode node)
    {
        if (!node.IsNull) scope.WrongType(node, "an object");
        return null;
    }
}
