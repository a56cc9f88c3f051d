namespace ConditionalAccess.Compliance.NetworkAccess;

/// <summary>
/// Answers network access control products from a set of evaluated devices (spec 9). Neutral: what a vendor sends over the wire is up to the host.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. No clock, no I/O. A key that several devices have finds none of them: access is never given on a guess.
/// </remarks>
public sealed class NetworkAccessInventory
{
    private readonly NetworkAccessDevice[] _devices;
    private readonly ComplianceOptions _options;
    private readonly Dictionary<GraphId, NetworkAccessDevice?> _byId = [];
    private readonly Dictionary<MacAddress, NetworkAccessDevice?> _byMac = [];
    private readonly Dictionary<string, NetworkAccessDevice?> _bySerial = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NetworkAccessDevice?> _byImei = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NetworkAccessDevice?> _byUdid = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NetworkAccessDevice?> _byMeid = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes a snapshot.</summary>
    /// <param name="devices">The devices, in any order.</param>
    /// <param name="options">Choices between readings; null means <see cref="ComplianceOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public NetworkAccessInventory(IEnumerable<NetworkAccessDevice> devices, ComplianceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(devices);
        _options = options ?? ComplianceOptions.Default;
        _devices = [.. ValueArray.Each(devices, nameof(devices))];
        Array.Sort(_devices, static (a, b) => GraphId.Compare(a.Facts.Id, b.Facts.Id));
        foreach (NetworkAccessDevice device in _devices) Index(device);
    }

    /// <summary>Finds a device by its Intune id, as a client certificate carries it. Version 2.0 only.</summary>
    /// <param name="id">The Intune device id.</param>
    /// <param name="version">The version of the service.</param>
    public NetworkAccessAnswer FindByIntuneId(GraphId id, NetworkAccessVersion version)
        => version == NetworkAccessVersion.V20 ? Answer(_byId, id, id.IsKnown && !id.IsNone, version) : Nobody(NetworkAccessMatch.NotSupported);

    /// <summary>Finds a device by its Wi-Fi or Ethernet address, in any spelling. Every version; in 2.0 the second choice.</summary>
    /// <param name="mac">The address; text that is none finds nothing.</param>
    /// <param name="version">The version of the service.</param>
    public NetworkAccessAnswer FindByMac(string? mac, NetworkAccessVersion version)
    {
        if (version is NetworkAccessVersion.Unknown or > NetworkAccessVersion.V20) return Nobody(NetworkAccessMatch.NotSupported);
        MacAddress address = MacAddress.Parse(mac);
        NetworkAccessAnswer answer = Answer(_byMac, address, address.IsUsable, version);
        NetworkAccessProperties? properties = answer.Properties is { } found ? found with { MacAddress = address.ToString() } : null;
        return answer with { IsRandomizedMac = address.IsRandomized && answer.Match == NetworkAccessMatch.Found, Properties = properties };
    }

    /// <summary>Finds a device by its serial number. Versions 1.x only.</summary>
    /// <param name="serialNumber">The serial number.</param>
    /// <param name="version">The version of the service.</param>
    public NetworkAccessAnswer FindBySerial(string? serialNumber, NetworkAccessVersion version) => AnswerByText(_bySerial, Plain(serialNumber), version);

    /// <summary>Finds a device by its IMEI; spaces and hyphens do not count. Versions 1.x only.</summary>
    /// <param name="imei">The IMEI.</param>
    /// <param name="version">The version of the service.</param>
    public NetworkAccessAnswer FindByImei(string? imei, NetworkAccessVersion version) => AnswerByText(_byImei, Compact(imei), version);

    /// <summary>Finds a device by its UDID. Versions 1.x only.</summary>
    /// <param name="udid">The UDID.</param>
    /// <param name="version">The version of the service.</param>
    public NetworkAccessAnswer FindByUdid(string? udid, NetworkAccessVersion version) => AnswerByText(_byUdid, Plain(udid), version);

    /// <summary>Finds a device by its MEID; spaces and hyphens do not count. Versions 1.x only.</summary>
    /// <param name="meid">The MEID.</param>
    /// <param name="version">The version of the service.</param>
    public NetworkAccessAnswer FindByMeid(string? meid, NetworkAccessVersion version) => AnswerByText(_byMeid, Compact(meid), version);

    /// <summary>Every managed device that is not compliant; at most one list in four hours.</summary>
    /// <param name="at">Now.</param>
    /// <param name="lastListAt">When the product last got a list; null: never. One that lies in the future counts as just now.</param>
    /// <param name="version">The version of the service.</param>
    public NetworkAccessList ListNonCompliant(DateTimeOffset at, DateTimeOffset? lastListAt, NetworkAccessVersion version)
    {
        if (lastListAt is { } last && at - last < NetworkAccessList.Interval) return new() { IsTooSoon = true, LastListAt = last, Devices = [] };
        bool isKnown = version is > NetworkAccessVersion.Unknown and <= NetworkAccessVersion.V20;
        IEnumerable<NetworkAccessDevice> failing = isKnown ? _devices.Where(d => d.IsManaged && !IsCompliant(d)) : [];
        return new() { LastListAt = at, Devices = ValueArray.From(failing.Select(d => Answer(d, version))) };
    }

    private static NetworkAccessAnswer Nobody(NetworkAccessMatch match) => new() { Match = match, Decision = NetworkAccessDecision.Enrol, FailedChecks = [] };

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Compact(string? text) => Plain(text?.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal));

    // A second device with the same key takes it away from both.
    private static void Add<TKey>(Dictionary<TKey, NetworkAccessDevice?> index, TKey key, NetworkAccessDevice device)
        where TKey : notnull
    {
        if (!index.TryAdd(key, device) && !ReferenceEquals(index[key], device)) index[key] = null;
    }

    private static void AddText(Dictionary<string, NetworkAccessDevice?> index, string? key, NetworkAccessDevice device)
    {
        if (key is not null) Add(index, key, device);
    }

    private void Index(NetworkAccessDevice device)
    {
        DeviceIdentifiers names = device.Facts.Identifiers;
        if (device.Facts.Id.IsKnown && !device.Facts.Id.IsNone) Add(_byId, device.Facts.Id, device);
        foreach (MacAddress address in (ReadOnlySpan<MacAddress>)[MacAddress.Parse(names.WiFiMacAddress), MacAddress.Parse(names.EthernetMacAddress)])
        {
            if (address.IsUsable) Add(_byMac, address, device);
        }

        AddText(_bySerial, Plain(names.SerialNumber), device);
        AddText(_byImei, Compact(names.Imei), device);
        AddText(_byUdid, Plain(names.Udid), device);
        AddText(_byMeid, Compact(names.Meid), device);
    }

    private NetworkAccessAnswer AnswerByText(Dictionary<string, NetworkAccessDevice?> index, string? key, NetworkAccessVersion version)
    {
        bool isSupported = version is NetworkAccessVersion.V10 or NetworkAccessVersion.V11 or NetworkAccessVersion.V13;
        return isSupported ? Answer(index, key ?? string.Empty, key is not null, version) : Nobody(NetworkAccessMatch.NotSupported);
    }

    private NetworkAccessAnswer Answer<TKey>(Dictionary<TKey, NetworkAccessDevice?> index, TKey key, bool isUsable, NetworkAccessVersion version)
        where TKey : notnull
    {
        if (!isUsable || !index.TryGetValue(key, out NetworkAccessDevice? device)) return Nobody(NetworkAccessMatch.NotFound);
        return device is null ? Nobody(NetworkAccessMatch.Ambiguous) : Answer(device, version);
    }

    private NetworkAccessAnswer Answer(NetworkAccessDevice device, NetworkAccessVersion version)
    {
        if (!device.IsManaged) return Nobody(NetworkAccessMatch.Found);
        bool compliant = IsCompliant(device);
        return new()
        {
            Match = NetworkAccessMatch.Found,
            Decision = compliant ? NetworkAccessDecision.Allow : NetworkAccessDecision.Remediate,
            Managed = true,
            Compliant = compliant,
            Properties = NetworkAccessDisclosure.Of(device, compliant, version),
            FailedChecks = compliant ? [] : device.FailedChecks.IsDefault ? [] : device.FailedChecks,
        };
    }

    private bool IsCompliant(NetworkAccessDevice device) => device.AccessCompliant && !(_options.InGraceIsNonCompliantForNac && device.IsInGrace);
}
