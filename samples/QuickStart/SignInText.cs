using ConditionalAccess;
using ConditionalAccess.Signals;

namespace QuickStart;

/// <summary>Says in a few words what a sign-in is about.</summary>
internal sealed class SignInText(KnownNames names)
{
    public string App(in SignIn signIn)
    {
        ResourceSignals resource = signIn.Resource;
        var parts = new List<string>();
        foreach (Audience audience in resource.Audiences) parts.Add(names.Of(audience.AppId));
        if (resource.UserAction.IsKnown && !resource.UserAction.IsNone) parts.Add(names.Of(resource.UserAction));
        foreach (GraphId context in resource.AuthenticationContexts) parts.Add("context " + names.Of(context));
        return parts.Count == 0 ? "not known" : string.Join(", ", parts);
    }

    public static string Device(in SignIn signIn)
    {
        if (signIn.Subject is not (SubjectKind.User or SubjectKind.Unknown)) return "-";
        DeviceSignals device = signIn.Device;
        string platform = signIn.Client.Platform switch { DevicePlatform.Unknown => "platform not known", DevicePlatform.IOS => "iOS", DevicePlatform.MacOS => "macOS", var known => known.ToString() };
        string state = device switch
        {
            { IsRegistered: null } => "device not known",
            { IsRegistered: false } => "unregistered",
            { IsCompliant: true } => "compliant",
            { TrustType.Text: "ServerAD" } => "hybrid joined",
            { IsCompliant: null } => "compliance not known",
            _ => "not compliant",
        };
        return platform + ", " + Client(signIn.Client) + ", " + state;
    }

    public static string Place(in SignIn signIn)
    {
        NetworkSignals network = signIn.Network;
        string address = network.ClientAddress.IsKnown ? network.ClientAddress.ToString() : "address not known";
        string country = network.Country.IsKnown ? network.Country.ToString() : "country not known";
        string gps = network.GpsCountry.IsKnown ? ", GPS " + network.GpsCountry : network.GpsRefusal != GpsRefusal.None ? ", GPS " + network.GpsRefusal : "";
        return address + " " + country + gps;
    }

    private static string Client(ClientSignals client) => client.AppType switch
    {
        ClientAppType.Browser => "browser",
        ClientAppType.MobileAppsAndDesktopClients => "app",
        ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported => "ActiveSync",
        ClientAppType.Other => "legacy client",
        _ => "client not known",
    };
}
