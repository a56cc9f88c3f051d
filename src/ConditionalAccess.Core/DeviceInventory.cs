using System.Diagnostics.CodeAnalysis;
using System.Text;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;

namespace ConditionalAccess;

/// <summary>
/// Devices with what is known of them, and what their last evaluation left, as JSON documents. A fact that is left out or null is not known; a value that a
/// fact cannot have is not known either, with a warning. A misspelt member is a warning, and an error where dropping it could make a device pass.
/// </summary>
/// <remarks>
/// Forms: one device, a list, or a list under <c>value</c> (Graph) or <c>devices</c>. Names are those of Graph where Graph has one. <c>contexts</c> hold, for
/// each account (<c>userId</c>, or <c>system</c> as true), the facts that differ: parts are laid over the device's member by member, lists and maps as wholes.
/// <c>record</c> holds the evaluation record. Immutable and thread-safe.
/// </remarks>
/// <example><code>DeviceInventory inventory = DeviceInventory.Load("devices.json");</code></example>
public sealed class DeviceInventory
{
    /// <summary>Puts devices together.</summary>
    /// <param name="devices">The devices; <c>default</c> gives an empty inventory.</param>
    public DeviceInventory(ValueArray<DeviceInventoryEntry> devices)
        : this(devices, [])
    {
    }

    internal DeviceInventory(ValueArray<DeviceInventoryEntry> devices, IReadOnlyList<PolicyDiagnostic> diagnostics)
        => (Devices, Diagnostics) = (devices.IsDefault ? [] : devices, diagnostics);

    /// <summary>The devices in document order.</summary>
    public ValueArray<DeviceInventoryEntry> Devices { get; }

    /// <summary>What was found while reading, in document order; empty for an inventory built in code.</summary>
    public IReadOnlyList<PolicyDiagnostic> Diagnostics { get; }

    /// <summary>Reads one document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="options">How to read; null means <see cref="DeviceInventoryOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <exception cref="PolicyFormatException">The document is refused; the exception carries every finding.</exception>
    public static DeviceInventory Parse(string json, DeviceInventoryOptions? options = null, string? name = null)
        => TryParse(json, out DeviceInventory? inventory, out IReadOnlyList<PolicyDiagnostic> found, options, name) ? inventory : throw new PolicyFormatException(found);

    /// <summary>Reads one document; bad data never throws.</summary>
    /// <param name="json">The document.</param>
    /// <param name="inventory">The inventory; null when the document is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to read; null means <see cref="DeviceInventoryOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out DeviceInventory? inventory, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        DeviceInventoryOptions? options = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        inventory = new DeviceInventoryLoader(options).AddText(json, name).Finish(out diagnostics);
        return inventory is not null;
    }

    /// <summary>Reads one document in UTF-8 or UTF-16, with or without byte order mark; bad data never throws.</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="inventory">The inventory; null when the document is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to read; null means <see cref="DeviceInventoryOptions.Default"/>.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    public static bool TryParse(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out DeviceInventory? inventory, out IReadOnlyList<PolicyDiagnostic> diagnostics,
        DeviceInventoryOptions? options = null, string? name = null)
    {
        inventory = new DeviceInventoryLoader(options).AddBytes(json, name).Finish(out diagnostics);
        return inventory is not null;
    }

    /// <summary>
    /// Reads a file, or all <c>*.json</c> files below a folder as one inventory, in ordinal order of their paths. Names that start with a dot are left out, and
    /// folders that are links are not followed.
    /// </summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How to read; null means <see cref="DeviceInventoryOptions.Default"/>.</param>
    /// <exception cref="PolicyFormatException">Something cannot be read or is refused; the exception carries every finding.</exception>
    public static DeviceInventory Load(string path, DeviceInventoryOptions? options = null)
        => TryLoad(path, out DeviceInventory? inventory, out IReadOnlyList<PolicyDiagnostic> found, options) ? inventory : throw new PolicyFormatException(found);

    /// <summary>Reads a stream to its end; it is not closed.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">The name that findings give the document; null: none.</param>
    /// <param name="options">How to read; null means <see cref="DeviceInventoryOptions.Default"/>.</param>
    /// <exception cref="PolicyFormatException">The stream cannot be read, or the document is refused; the exception carries every finding.</exception>
    public static DeviceInventory Load(Stream stream, string? name = null, DeviceInventoryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new DeviceInventoryLoader(options).AddStream(stream, name).Finish(out IReadOnlyList<PolicyDiagnostic> found) ?? throw new PolicyFormatException(found);
    }

    /// <summary>Reads a file or folder as <see cref="Load(string, DeviceInventoryOptions?)"/> does; bad or unreadable data never throws.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="inventory">The inventory; null when something is refused.</param>
    /// <param name="diagnostics">Every finding, errors included.</param>
    /// <param name="options">How to read; null means <see cref="DeviceInventoryOptions.Default"/>.</param>
    public static bool TryLoad(string path, [NotNullWhen(true)] out DeviceInventory? inventory, out IReadOnlyList<PolicyDiagnostic> diagnostics, DeviceInventoryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        inventory = new DeviceInventoryLoader(options).AddPath(path).Finish(out diagnostics);
        return inventory is not null;
    }

    /// <summary>The inventory as indented JSON, <c>{ "devices": [ ... ] }</c>, without what is not known; reading it gives equal devices.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        Write(stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, checked((int)stream.Length));
    }

    /// <summary>Writes the same text as <see cref="ToJson"/> to a stream, as UTF-8; the stream is not closed.</summary>
    /// <param name="stream">The stream.</param>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        InventoryWriter.Write(stream, Devices.Select(d => new ReadDevice(d.Facts, d.Record, d.Imported)));
    }
}
