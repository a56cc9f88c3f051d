using ConditionalAccess.Signals;

namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>Everything known about one sign-in by an app, and what it says about app, device and user.</summary>
internal sealed record AppQuestion(ClientAppFacts Client, DeviceFacts Device, AppProtectionConfiguration Configuration, DateTimeOffset At, ComplianceOptions Options)
{
    /// <summary>The app on the list; null when it is not there or not known.</summary>
    public ClientApp? App { get; } = Find(Client.AppId, Configuration.Apps);

    public Truth IsPhone => Client.Platform switch
    {
        DevicePlatform.IOS or DevicePlatform.Android => Truth.Yes,
        DevicePlatform.Unknown or DevicePlatform.All or > DevicePlatform.Other => Truth.Unknown,
        _ => Truth.No,
    };

    /// <summary>Spec 5.2: an object in Entra whose account is enabled; one without a word about it counts as enabled.</summary>
    public Truth IsRegistered => TruthLogic.Of(ComplianceSignals.IsRegistered(Device));

    /// <summary>Spec 8.3: private browsing of a protected browser never counts; saying so about another app does no harm.</summary>
    public Truth IsNotInPrivate => Client.IsInPrivate switch
    {
        true => Truth.No,
        false => Truth.Yes,
        null => App is { } app && !app.Has(ClientAppTraits.Browser) ? Truth.Yes : Truth.Unknown,
    };

    /// <summary>Spec 8.3: web views count inside the protected browser only.</summary>
    public Truth IsNotEmbedded
        => App is { } app && app.Has(ClientAppTraits.Browser) ? Truth.Yes : TruthLogic.Of(Client.IsEmbeddedWebView).Not();

    public Truth IsLicensed => TruthLogic.Of(Client.IsIntuneLicensed ?? (IsPrimaryUser ? Device.User.IsIntuneLicensed : null));

    /// <summary>Groups of the user; <c>default</c> when not known.</summary>
    public ValueArray<GraphId> GroupIds => Client.GroupIds.IsDefault && IsPrimaryUser ? Device.User.GroupIds : Client.GroupIds;

    /// <summary>Spec 8.3, 8.4: Windows refuses app protection on a device that Entra joined, or that anybody manages.</summary>
    public Truth IsUnmanaged
    {
        get
        {
            Truth notJoined = Device.JoinType switch
            {
                DeviceJoinType.AzureADRegistered => Truth.Yes,
                DeviceJoinType.AzureADJoined or DeviceJoinType.HybridAzureADJoined => Truth.No,
                _ => Truth.Unknown,
            };
            bool isManagedElsewhere = Device.ComplianceManagementPartner.IsManaged == true || Device.ManagementAgent is not (ManagementAgent.NotSet or ManagementAgent.Unknown or ManagementAgent.Eas);
            return notJoined.And(TruthLogic.Of(Device.IsEnrolled).Not()).And(TruthLogic.Of(!isManagedElsewhere));
        }
    }

    private bool IsPrimaryUser => Client.UserId.IsKnown && !Client.UserId.IsNone && Client.UserId == Device.UserId;

    /// <summary>Spec 8.2, 8.3: Authenticator on iOS; on Android the Company Portal, or for approved apps also Authenticator.</summary>
    public Truth HasBroker(bool isAuthenticatorEnoughOnAndroid)
    {
        if (Client.Broker is BrokerApp.Unknown or > BrokerApp.CompanyPortal) return Truth.Unknown;
        return Client.Platform switch
        {
            DevicePlatform.IOS => TruthLogic.Of(Client.Broker == BrokerApp.MicrosoftAuthenticator),
            DevicePlatform.Android => TruthLogic.Of(Client.Broker == BrokerApp.CompanyPortal || (isAuthenticatorEnoughOnAndroid && Client.Broker == BrokerApp.MicrosoftAuthenticator)),
            _ => Truth.Unknown,
        };
    }

    /// <summary>An app that is known and not on the list has no trait.</summary>
    public Truth HasTrait(ClientAppTraits trait)
    {
        if (!Client.AppId.IsKnown || Client.AppId.IsNone) return Truth.Unknown;
        return TruthLogic.Of(App is { } app && app.Has(trait));
    }

    /// <summary>True when an id stands for the app that signs in.</summary>
    public bool IsApp(GraphId id) => id.IsKnown && !id.IsNone && (id == Client.AppId || (App is { } app && app.Ids.Contains(id)));

    private static ClientApp? Find(GraphId id, ValueArray<ClientApp> apps)
    {
        if (!id.IsKnown || id.IsNone) return null;
        foreach (ClientApp app in apps)
        {
            if (app.Ids.Contains(id)) return app;
        }

        return null;
    }
}
