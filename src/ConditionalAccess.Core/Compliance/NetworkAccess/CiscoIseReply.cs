using System.Globalization;
using System.Text;
using System.Xml;

namespace ConditionalAccess.Compliance.NetworkAccess;

/// <summary>
/// Answers in the XML that Cisco ISE expects from a device management service (spec 9.3, observed): version 3 by Intune device id, version 2 by hardware address.
/// </summary>
/// <remarks>Thread-safe; same answer, same text. An unmanaged device is only said not to be registered.</remarks>
public static class CiscoIseReply
{
    /// <summary>The most devices of one page of a list.</summary>
    public const int PageSize = 100;

    private const string ModelNamespace = "http://schemas.datacontract.org/2004/07/Microsoft.Intune.ResourceAccess.ComplianceRetrievalService.Model";

    /// <summary>What the service is (the call <c>mdminfo</c>).</summary>
    /// <param name="version">The version that is asked for; 2.0 gives version 3, others give version 2.</param>
    /// <param name="apiPath">The path of the host's service.</param>
    public static string Info(NetworkAccessVersion version, string apiPath)
    {
        ArgumentNullException.ThrowIfNull(apiPath);
        return Document(version, "mdminfo", writer =>
        {
            Element(writer, "api_path", apiPath);
            Element(writer, "redirect_url", NetworkAccessAnswer.PortalUrl);
            Element(writer, "query_max_size", PageSize.ToString(CultureInfo.InvariantCulture));
            Element(writer, "messaging_support", "false");
        });
    }

    /// <summary>One device.</summary>
    /// <param name="answer">The answer about it.</param>
    /// <param name="version">The version that was asked: 2.0 gives version 3, others give version 2.</param>
    public static string Device(NetworkAccessAnswer answer, NetworkAccessVersion version)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Document(version, "attributes", writer => Devices(writer, [answer], version, IsModern(version) ? null : 0));
    }

    /// <summary>One page of the list of devices that are not compliant (version 3). Answer <see cref="NetworkAccessList.HttpStatus"/> when it is too soon.</summary>
    /// <param name="list">The list.</param>
    /// <param name="page">Which page: 0 is the first. One beyond the last is empty.</param>
    public static string Page(NetworkAccessList list, int page)
    {
        ArgumentNullException.ThrowIfNull(list);
        long from = (long)Math.Max(page, 0) * PageSize;
        NetworkAccessAnswer[] devices = from < list.Devices.Count ? [.. list.Devices.AsSpan().Slice((int)from, Math.Min(PageSize, list.Devices.Count - (int)from))] : [];
        int next = from + PageSize < list.Devices.Count ? Math.Max(page, 0) + 1 : 0;
        return Document(NetworkAccessVersion.V20, "attributes", writer => Devices(writer, devices, NetworkAccessVersion.V20, next));
    }

    private static bool IsModern(NetworkAccessVersion version) => version == NetworkAccessVersion.V20;

    private static string Document(NetworkAccessVersion version, string name, Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" }))
        {
            writer.WriteStartElement("ise_api", IsModern(version) ? ModelNamespace : string.Empty);
            Element(writer, "name", name);
            Element(writer, "api_version", IsModern(version) ? "3" : "2");
            write(writer);
            writer.WriteEndElement();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Devices(XmlWriter writer, IEnumerable<NetworkAccessAnswer> devices, NetworkAccessVersion version, int? next)
    {
        if (next is { } page) Element(writer, "paging_info", page.ToString(CultureInfo.InvariantCulture));
        Start(writer, "deviceList");
        foreach (NetworkAccessAnswer device in devices) Device(writer, device, IsModern(version));
        writer.WriteEndElement();
    }

    private static void Device(XmlWriter writer, NetworkAccessAnswer device, bool isModern)
    {
        NetworkAccessProperties? known = device.Managed ? device.Properties : null;
        Start(writer, "device");
        if (isModern && known is not null) Element(writer, "guid", known.IntuneDeviceId);
        Start(writer, isModern ? "Attributes" : "attributes");
        if (isModern && known is not null) Element(writer, "guid", known.IntuneDeviceId);
        Element(writer, "register_status", device.Managed ? "true" : "false");
        if (known is not null) Known(writer, device, known, isModern);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Known(XmlWriter writer, NetworkAccessAnswer device, NetworkAccessProperties known, bool isModern)
    {
        Start(writer, isModern ? "Compliance" : "compliance");
        Element(writer, "status", device.Compliant == true ? "true" : "false");
        writer.WriteEndElement();
        if (isModern) return;
        // Whether a PIN is set is no part of what network access control is told (spec 9.2): a value that is not available is empty.
        Element(writer, "pin_lock_on", string.Empty);
        Element(writer, "model", known.Model);
        Element(writer, "udid", known.Udid);
        Element(writer, "serial_number", known.SerialNumber);
        Element(writer, "os_version", known.OsVersion);
    }

    private static void Start(XmlWriter writer, string name) => writer.WriteStartElement(name, writer.LookupPrefix(ModelNamespace) is null ? string.Empty : ModelNamespace);

    private static void Element(XmlWriter writer, string name, string? text)
    {
        Start(writer, name);
        writer.WriteString(Clean(text ?? string.Empty));
        writer.WriteEndElement();
    }

    // A device may report characters that XML cannot hold.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (isPair) clean.Append(text[i++]).Append(text[i]);
            else clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return clean.ToString();
    }
}
