using ConditionalAccess.Filters;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Values of device attributes that filter rules and devices share, and what is wrong with some rules.</summary>
internal static class DeviceWords
{
    private static readonly string[][] ByProperty =
    [
        [],
        [.. Pool.Devices.Select(id => id.ToString())],
        ["LOBBY-KIOSK-1", "kiosk", "Laptop-7", "laptop", "-1", "Straße", "STRASSE", "I", "ı"],
        ["Personal", "Company", "company"],
        ["Autopilot A", "Autopilot", "A", ""],
        ["True", "False", "true"],
        ["Contoso", "contoso ltd", "Fabrikam"],
        ["0000000a-0000-0000-c000-000000000000", "0000000A-0000-0000-C000-000000000000", "11111111-0000-0000-c000-000000000000"],
        ["Model A", "Model B", "model a"],
        ["Windows", "iOS", "Android", "MacMDM"],
        ["10.0.19045", "10.0", "10.", "17.4", "10"],
        ["[OrderID]:42", "[OrderID]:4", "[ZTDId]:x"],
        ["RegisteredDevice", "SecureVM", "Shared"],
        ["CloudPC", "AzureResource", "M365Managed"],
        ["AzureAD", "ServerAD", "Workplace", "serverad"],
        ["SAW", "saw", "SAW-2", "TeamsPhone"],
    ];

    /// <summary>Rules that cannot be parsed; null and blank are among them.</summary>
    public static string?[] Broken { get; } =
    [
        null, "", "  ", "device.model -eq", "device.model == \"A\"", "(device.model -eq \"A\"", "device.model -match \"A.*\"",
        "device.model -eq \"A", "device.model -eq \"A\" -and", "-not", "device.model -eq \"A\" device.model -eq \"B\"", "\"A\" -eq device.model",
    ];

    /// <summary>Comparisons that parse but are not understood: their own value is unknown, the rest of the rule still counts.</summary>
    public static string[] NotUnderstood { get; } =
    [
        "device.deviceOSType -eq \"Windows\"", "user.department -eq \"IT\"", "device.model -in \"Model A\"", "device.model -eq [\"Model A\"]",
        "device.model -contains null", "device.model -in [\"Model A\", null]", "device.extensionAttribute16 -eq \"SAW\"", "device.platform -ne \"Linux\"",
    ];

    /// <summary>The values of an attribute; the extension attributes share theirs.</summary>
    public static string[] Values(DeviceProperty property)
        => ByProperty[Math.Min((int)property, (int)DeviceProperty.ExtensionAttribute1)];
}
