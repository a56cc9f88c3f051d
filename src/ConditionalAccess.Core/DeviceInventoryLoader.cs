using System.Text;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;

namespace ConditionalAccess;

/// <summary>One load: reads documents one after the other and puts their devices together. Not thread-safe; used once.</summary>
internal sealed class DeviceInventoryLoader
{
    private readonly PolicyReadOptions _options;
    private readonly FindingList _findings;
    private readonly InventoryReader _reader;
    private bool _isMany;
    private int _documents;
    private long _bytes;

    public DeviceInventoryLoader(DeviceInventoryOptions? options)
    {
        DeviceInventoryOptions chosen = options ?? DeviceInventoryOptions.Default;
        _options = chosen.Reading;
        _findings = new FindingList(_options);
        _reader = new InventoryReader(_options, new FactReading(chosen.MaxDevices, chosen.ThreatConnectorId, chosen.CompletesFromGraph), _findings);
    }

    public DeviceInventoryLoader AddText(string text, string? name)
    {
        if (IsWithinLimit(text.Length > _options.MaxBytes ? text.Length : Encoding.UTF8.GetByteCount(text), name)) Read(Decoder(name).Decode(text.AsSpan()));
        return this;
    }

    public DeviceInventoryLoader AddBytes(ReadOnlyMemory<byte> bytes, string? name)
    {
        if (IsWithinLimit(bytes.Length, name)) Read(Decoder(name).Decode(bytes));
        return this;
    }

    public DeviceInventoryLoader AddStream(Stream stream, string? name)
    {
        if (SourceFiles.Read(stream, name, Remaining, _findings) is { } bytes) AddBytes(bytes, name);
        return this;
    }

    /// <summary>A file, or every JSON file of a folder.</summary>
    public DeviceInventoryLoader AddPath(string path)
    {
        if (!Directory.Exists(path)) return AddFile(path, path);
        _isMany = true;
        foreach ((string file, string name) in SourceFiles.Find(path, _findings)) AddFile(file, name);
        return this;
    }

    /// <summary>The inventory, or null when it is refused; the findings either way.</summary>
    public DeviceInventory? Finish(out IReadOnlyList<PolicyDiagnostic> findings)
    {
        findings = _findings.ToList();
        if (_findings.HasErrors && !_options.AcceptPartial) return null;
        return new DeviceInventory([.. _reader.Devices.Select(d => new DeviceInventoryEntry(d.Facts, d.Record, d.Imported))], findings);
    }

    private long Remaining => _options.MaxBytes - _bytes;

    private SourceDecoder Decoder(string? name) => new(name, _documents++, _findings);

    private DeviceInventoryLoader AddFile(string path, string name)
    {
        if (SourceFiles.ReadFile(path, name, Remaining, _findings) is { } bytes) AddBytes(bytes, name);
        return this;
    }

    private bool IsWithinLimit(int length, string? name)
    {
        _bytes += length;
        if (_bytes <= _options.MaxBytes) return true;
        SourceFiles.RefuseSize(_findings, name, _options.MaxBytes);
        return false;
    }

    private void Read(SourceText? source)
    {
        if (source is not null) _reader.Read(source, _isMany);
    }
}
