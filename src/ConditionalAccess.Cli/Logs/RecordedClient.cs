using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Logs;

/// <summary>Client and device of a sign-in, from the words that logs use for them.</summary>
internal static class RecordedClient
{
    public static ClientSignals Client(LogFields fields)
    {
        bool? isInteractive = fields.Flag("isInteractive");
        bool isRefresh = string.Equals(fields.Text("incomingTokenType"), "refreshToken", StringComparison.OrdinalIgnoreCase);
        return new ClientSignals
        {
            AppType = AppType(fields.Text("clientAppUsed")),
            Platform = Platform(fields.Object("deviceDetail")?.Inner("operatingSystem")),
            TransferMethod = Current(fields.Text("authenticationProtocol")),
            OriginalTransferMethod = Original(fields.Text("originalTransferMethod")),
            RequestKind = isInteractive switch
            {
                true => RequestKind.Interactive,
                false => isRefresh ? RequestKind.RefreshTokenRedemption : RequestKind.NonInteractive,
                null => RequestKind.Unknown,
            },
        };
    }

    public static DeviceSignals Device(LogFields fields)
    {
        if (fields.Object("deviceDetail") is not { } device) return default;
        string? id = device.Inner("deviceId"), trust = TrustType(device.Inner("trustType")), name = device.Inner("displayName");
        return new DeviceSignals
        {
            // An id that is said to be empty belongs to a device that was not identified.
            IsRegistered = !string.IsNullOrEmpty(id) || trust is not null ? true : id is null ? null : false,
            IsCompliant = device.InnerFlag("isCompliant"),
            DeviceId = string.IsNullOrEmpty(id) ? default : DeviceAttribute.Of(id),
            DisplayName = string.IsNullOrEmpty(name) ? default : DeviceAttribute.Of(name),
            TrustType = DeviceAttribute.Of(trust),
        };
    }

    private static ClientAppType AppType(string? word) => word?.ToUpperInvariant() switch
    {
        "BROWSER" => ClientAppType.Browser,
        "MOBILE APPS AND DESKTOP CLIENTS" => ClientAppType.MobileAppsAndDesktopClients,
        "EXCHANGE ACTIVESYNC" or "EXCHANGE ACTIVESYNC (SUPPORTED)" or "EXCHANGE ACTIVESYNC (UNSUPPORTED)" => ClientAppType.ExchangeActiveSync,
        "OTHER CLIENTS" or "OTHER CLIENTS; IMAP" or "OTHER CLIENTS; POP" or "OTHER CLIENTS; SMTP" or "OTHER CLIENTS; MAPI" or "OTHER CLIENTS; OLDER OFFICE CLIENTS"
            or "IMAP" or "IMAP4" or "POP" or "POP3" or "SMTP" or "AUTHENTICATED SMTP" or "MAPI" or "MAPI OVER HTTP" or "AUTODISCOVER" or "EXCHANGE ONLINE POWERSHELL"
            or "EXCHANGE WEB SERVICES" or "OFFLINE ADDRESS BOOK" or "OUTLOOK ANYWHERE (RPC OVER HTTP)" or "OUTLOOK SERVICE" or "REPORTING WEB SERVICES" => ClientAppType.Other,
        _ => ClientAppType.Unknown,
    };

    private static DevicePlatform Platform(string? system)
    {
        if (system is null) return DevicePlatform.Unknown;
        string word = system.Replace(" ", "", StringComparison.Ordinal);
        if (Begins(word, "WindowsPhone")) return DevicePlatform.WindowsPhone;
        if (Begins(word, "Windows")) return DevicePlatform.Windows;
        if (Begins(word, "Mac")) return DevicePlatform.MacOS;
        if (Begins(word, "iOS") || Begins(word, "iPadOS")) return DevicePlatform.IOS;
        if (Begins(word, "Android")) return DevicePlatform.Android;
        if (Begins(word, "Linux")) return DevicePlatform.Linux;
        return Begins(word, "Chrome") ? DevicePlatform.Other : DevicePlatform.Unknown;
    }

    private static bool Begins(string word, string start) => word.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static TransferMethod Current(string? protocol) => protocol?.ToUpperInvariant() switch
    {
        "DEVICECODE" => TransferMethod.DeviceCodeFlow,
        "AUTHENTICATIONTRANSFER" => TransferMethod.AuthenticationTransfer,
        "NONE" or "OAUTH2" or "ROPC" or "WSFEDERATION" or "SAML20" or "NATIVEAUTH" => TransferMethod.None,
        _ => TransferMethod.Unknown,
    };

    private static TransferMethod Original(string? word) => word?.ToUpperInvariant() switch
    {
        "NONE" => TransferMethod.None,
        "DEVICECODEFLOW" => TransferMethod.DeviceCodeFlow,
        "AUTHENTICATIONTRANSFER" => TransferMethod.AuthenticationTransfer,
        _ => TransferMethod.Unknown,
    };

    private static string? TrustType(string? word) => word?.ToUpperInvariant() switch
    {
        "AZURE AD JOINED" or "MICROSOFT ENTRA JOINED" or "AZUREAD" => "AzureAD",
        "HYBRID AZURE AD JOINED" or "MICROSOFT ENTRA HYBRID JOINED" or "SERVERAD" => "ServerAD",
        "AZURE AD REGISTERED" or "MICROSOFT ENTRA REGISTERED" or "WORKPLACE" => "Workplace",
        _ => null,
    };
}
