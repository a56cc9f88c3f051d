using ConditionalAccess.Signals;

namespace ConditionalAccess.Properties;

/// <summary>
/// Random sign-ins leave out so much that few of them are decided in the usual way. Here is the usual form of one: a member asks for one app, and what
/// the quick way needs to know is known; everything else stays as it is.
/// </summary>
internal static class UsualSignIns
{
    public static SignIn Of(in SignIn signIn) => signIn with
    {
        Subject = SubjectKind.User,
        User = User(signIn.User),
        Resource = new ResourceSignals { Audiences = [Audience(signIn.Resource)], ClientAppId = signIn.Resource.ClientAppId },
        Client = Client(signIn.Client),
        Network = Network(signIn.Network),
        Device = Device(signIn.Device),
        Risk = signIn.Risk with { SignIn = Known(signIn.Risk.SignIn), User = Known(signIn.Risk.User), Insider = signIn.Risk.Insider == InsiderRiskLevel.Unknown ? InsiderRiskLevel.Minor : signIn.Risk.Insider },
    };

    private static UserSignals User(UserSignals user) => user with
    {
        Id = user.Id.IsKnown ? user.Id : "0b0b0b0b-0000-4000-8000-000000000001",
        Groups = user.Groups.IsDefault ? [] : ValueArray.From(user.Groups.Where(g => g.IsKnown)),
        HasGroupOverage = false,
        Roles = user.Roles.IsDefault ? [] : ValueArray.From(user.Roles.Where(r => r.TemplateId.IsKnown && r.Scope != RoleScope.Unknown && r.IsBuiltIn is not null)),
        Kind = user.Kind == UserKind.InternalGuest ? UserKind.InternalGuest : UserKind.InternalMember,
        IdentityProvider = IdentityProvider.Entra,
    };

    private static Audience Audience(ResourceSignals resource)
    {
        GraphId app = resource.Audiences.IsEmpty ? default : resource.Audiences[0].AppId;
        return new Audience
        {
            AppId = app.IsGuid ? app : "0a0a0a0a-0000-4000-8000-000000000001", Attributes = [], IsAgentResource = false, AgentBlueprintId = GraphId.None, TrafficProfile = GraphId.None,
        };
    }

    private static ClientSignals Client(ClientSignals client) => client with
    {
        AppType = client.AppType is ClientAppType.Unknown or ClientAppType.All ? ClientAppType.Browser : client.AppType,
        Platform = client.Platform is DevicePlatform.Unknown or DevicePlatform.All ? DevicePlatform.Windows : client.Platform,
        RequestKind = RequestKind.Interactive,
        TransferMethod = TransferMethod.None,
        OriginalTransferMethod = TransferMethod.Unknown,
    };

    private static NetworkSignals Network(NetworkSignals network) => network with
    {
        ClientAddress = network.ClientAddress.IsKnown ? network.ClientAddress : IpAddress.Parse("192.0.2.7"),
        Country = network.Country.IsKnown ? network.Country : CountryCode.Parse("NL"),
        GpsRefusal = GpsRefusal.None,
        IsCompliantNetwork = network.IsCompliantNetwork ?? false,
    };

    private static DeviceSignals Device(DeviceSignals device) => device with { IsRegistered = device.IsRegistered ?? true };

    private static RiskLevel Known(RiskLevel level) => level == RiskLevel.Unknown ? RiskLevel.None : level;
}
