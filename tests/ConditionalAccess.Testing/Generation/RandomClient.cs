using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Client, network and risks of a sign-in.</summary>
internal static class RandomClient
{
    private static readonly ClientAppType[] AppTypes =
    [
        ClientAppType.Browser, ClientAppType.Browser, ClientAppType.Browser, ClientAppType.Browser, ClientAppType.MobileAppsAndDesktopClients,
        ClientAppType.MobileAppsAndDesktopClients, ClientAppType.MobileAppsAndDesktopClients, ClientAppType.MobileAppsAndDesktopClients,
        ClientAppType.ExchangeActiveSync, ClientAppType.EasSupported, ClientAppType.Other, ClientAppType.Other,
    ];

    private static readonly DevicePlatform[] Platforms =
    [
        DevicePlatform.Android, DevicePlatform.IOS, DevicePlatform.Windows, DevicePlatform.Windows, DevicePlatform.WindowsPhone,
        DevicePlatform.MacOS, DevicePlatform.Linux, DevicePlatform.Other,
    ];

    private static readonly CountryCode[] Countries = [.. Pool.CountryNames.Select(CountryCode.Parse), CountryCode.Unmapped];

    public static ClientSignals Client(ref SignInDraw draw)
    {
        ConditionSet? focus = draw.Focus?.Conditions;
        bool transferred = draw.Rng.Chance(focus is { TransferMethods.IsEmpty: false } ? 0.4 : 0.05);
        return new ClientSignals
        {
            AppType = draw.Knows() ? draw.Word(focus?.ClientAppTypes ?? default, AppTypes) : ClientAppType.Unknown,
            Platform = draw.Knows() ? draw.Word(focus?.Platforms?.IncludePlatforms ?? default, Platforms) : DevicePlatform.Unknown,
            TransferMethod = draw.Knows() ? transferred ? Transfer(ref draw) : TransferMethod.None : TransferMethod.Unknown,
            OriginalTransferMethod = draw.Rng.Weighted(60, 35, 5) switch { 0 => TransferMethod.Unknown, 1 => TransferMethod.None, _ => Transfer(ref draw) },
            RequestKind = draw.Rng.Weighted(20, 60, 10, 10) switch { 0 => RequestKind.Unknown, 1 => RequestKind.Interactive, 2 => RequestKind.NonInteractive, _ => RequestKind.RefreshTokenRedemption },
        };
    }

    public static NetworkSignals Network(ref SignInDraw draw) => new()
    {
        ClientAddress = draw.Knows() ? Address(ref draw) : default,
        ResourceAddress = draw.Rng.Chance(0.1) ? Address(ref draw) : default,
        Country = draw.Knows() ? draw.Rng.Pick(Countries) : default,
        GpsCountry = draw.Knows() ? draw.Rng.Pick(Countries) : default,
        GpsRefusal = draw.Rng.Chance(0.05) ? draw.Rng.Pick<GpsRefusal>([GpsRefusal.Denied, GpsRefusal.Jailbroken, GpsRefusal.Spoofed]) : GpsRefusal.None,
        IsCompliantNetwork = draw.Fact(0.3),
    };

    public static RiskSignals Risk(ref SignInDraw draw) => new()
    {
        SignIn = Level(ref draw, draw.Focus?.Conditions.SignInRiskLevels ?? default),
        User = Level(ref draw, draw.Focus?.Conditions.UserRiskLevels ?? default),
        ServicePrincipal = Level(ref draw, draw.Focus?.Conditions.ServicePrincipalRiskLevels ?? default),
        Agent = Level(ref draw, draw.Focus?.Conditions.AgentIdRiskLevels ?? default),
        Insider = !draw.Knows() ? InsiderRiskLevel.Unknown : draw.Word(
            draw.Focus?.Conditions.InsiderRiskLevels ?? default,
            [InsiderRiskLevel.None, InsiderRiskLevel.None, InsiderRiskLevel.None, InsiderRiskLevel.Minor, InsiderRiskLevel.Moderate, InsiderRiskLevel.Elevated]),
    };

    private static RiskLevel Level(ref SignInDraw draw, ValueArray<GraphWord<RiskLevel>> focus)
        => !draw.Knows() ? RiskLevel.Unknown : draw.Word(
            focus,
            [RiskLevel.None, RiskLevel.None, RiskLevel.None, RiskLevel.None, RiskLevel.Low, RiskLevel.Medium, RiskLevel.High, RiskLevel.Hidden]);

    private static TransferMethod Transfer(ref SignInDraw draw)
        => draw.Rng.Pick<TransferMethod>([TransferMethod.DeviceCodeFlow, TransferMethod.DeviceCodeFlow, TransferMethod.AuthenticationTransfer]);

    // At the borders of a range: first, last, one before, one after; else inside, or anywhere.
    private static IpAddress Address(ref SignInDraw draw)
    {
        IpRange range = draw.Rng.Pick(RandomLocations.Ranges);
        bool wide = range.Lower.IsIPv6;
        unchecked
        {
            UInt128 value = draw.Rng.Weighted(2, 2, 2, 2, 3, 1) switch
            {
                0 => range.Lower.Value,
                1 => range.Upper.Value,
                2 => range.Lower.Value - 1,
                3 => range.Upper.Value + 1,
                4 => range.Lower.Value + (((range.Upper.Value - range.Lower.Value) / 16) * (UInt128)draw.Rng.Below(17)),
                _ => new UInt128(draw.Rng.Next(), draw.Rng.Next()),
            };
            return new IpAddress(wide ? value : value & 0xFFFFFFFF, wide);
        }
    }
}
