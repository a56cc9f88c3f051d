using System.Globalization;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>One device as it was read.</summary>
internal sealed record ReadDevice(DeviceFacts Facts, ComplianceRecord? Record, ImportedCompliance? Imported);

/// <summary>Reads documents of devices: one object, a list, or a list under <c>value</c> or <c>devices</c>. Puts the devices of several documents together.</summary>
internal sealed class InventoryReader(PolicyReadOptions options, FactReading reading, FindingList findings)
{
    private static readonly FactShape s_envelope = new(["value", "devices"], "$schema", "description");

    private readonly List<ReadDevice> _devices = [];
    private readonly Dictionary<GraphId, bool> _ids = [];
    private bool _isFull, _isOneOfMany;

    /// <summary>The devices that can be used, in document order. An id that was given twice says of neither device which facts are right.</summary>
    public ValueArray<ReadDevice> Devices => [.. _devices.Where(d => !_ids[d.Facts.Id])];

    /// <summary>Reads one document; in a folder a document of something else is skipped.</summary>
    public void Read(SourceText source, bool isOneOfMany)
    {
        _isOneOfMany = isOneOfMany;
        JsonTree? tree = new JsonTreeParser(source, options, findings).Parse();
        if (tree is null) return;
        var scope = new FactScope(findings, options.Strict, reading);
        JsonNode root = tree.Root;
        if (root.IsArray) ReadList(root, scope);
        else if (!root.IsObject) Refuse(root, "the document is neither a device nor a list of devices");
        else if (root.Member("devices").IsArray) ReadEnvelope(root, root.Member("devices"), scope);
        else if (root.Member("value").IsArray) ReadEnvelope(root, root.Member("value"), scope);
        else ReadOne(root, scope);
    }

    private void ReadEnvelope(JsonNode root, JsonNode list, FactScope scope)
    {
        if (root.Has("@odata.nextLink"))
        {
            scope.Warn(DiagnosticCodes.IncompleteExport, root.Member("@odata.nextLink") is { Kind: not JsonKind.None } link ? link : root,
                "the export is one page of several ('@odata.nextLink' is present)", "follow the link and read all pages");
        }

        // Reports members that are neither the list nor an annotation.
        _ = new FactFields(scope, s_envelope, root);
        ReadList(list, scope);
    }

    private void ReadList(JsonNode list, FactScope scope)
    {
        foreach (JsonNode item in list.Items())
        {
            if (_isFull) return;
            if (item.IsObject) ReadOne(item, scope);
            else scope.Error(DiagnosticCodes.WrongFactType, item, "expected a device as an object", "correct it, or remove it");
        }
    }

    private void ReadOne(JsonNode node, FactScope scope)
    {
        if (IsOther(node))
        {
            Refuse(node, "the object is no device but " + DiagnosticText.Quote(node.Member("@odata.type").Text));
            return;
        }

        if (_devices.Count >= reading.MaxDevices)
        {
            _isFull = true;
            scope.Error(DiagnosticCodes.TooManyDevices, node, string.Create(CultureInfo.InvariantCulture, $"there are more than {reading.MaxDevices:N0} devices"), "read fewer at once, or raise the limit MaxDevices");
            return;
        }

        scope.IsBroken = node.Tree.IsAmbiguousWithin(node.Index);
        var from = new FactFields(scope, DeviceShapes.Device, node);
        DeviceFacts facts = DeviceReader.Read(from);
        ComplianceRecord? record = RecordReader.Read(scope, from["record"]);
        ImportedCompliance? imported = Imported(from);
        CheckId(facts.Id, from);
        if (!scope.IsBroken) _devices.Add(new ReadDevice(facts, record, imported));
    }

    private static ImportedCompliance? Imported(FactFields from)
    {
        if (!from.Has("complianceState") && !from.Has("complianceGracePeriodExpirationDateTime")) return null;
        return new ImportedCompliance(from.Word("complianceState", FactTables.States), from.Instant("complianceGracePeriodExpirationDateTime"));
    }

    private void CheckId(GraphId id, FactFields from)
    {
        if (!id.IsKnown || _ids.TryAdd(id, false)) return;
        _ids[id] = true;
        from.Scope.Error(DiagnosticCodes.DuplicateDevice, from["id"], $"two devices have the id {DiagnosticText.Quote(id.ToString())}", "keep the newer one");
    }

    private static bool IsOther(JsonNode root)
    {
        JsonNode type = root.Member("@odata.type");
        return type.IsString && !ODataType.IsNamed(type, "managedDevice") && !ODataType.IsNamed(type, "windowsManagedDevice");
    }

    private void Refuse(JsonNode at, string message)
    {
        string remedy = _isOneOfMany ? "it is skipped" : "write { \"devices\": [ ... ] }, a list of devices, or one device";
        findings.Add(_isOneOfMany ? DiagnosticSeverity.Information : DiagnosticSeverity.Error, _isOneOfMany ? DiagnosticCodes.NoDevices : DiagnosticCodes.NotDevices,
            message, remedy, at.Tree.Source, at.Offset, () => at.Path);
    }
}
