using ConditionalAccess;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace QuickStart;

/// <summary>Makes, for a policy of an unknown tenant, a sign-in that should meet it: its first user, app, place and so on.</summary>
internal sealed class DerivedSignIns
{
    private const int Most = 25;
    private const string ExchangeOnline = "00000002-0000-0ff1-ce00-000000000000";

    private readonly Dictionary<GraphId, NamedLocation> _locations = [];
    private readonly Dictionary<GraphId, AppGroup> _appGroups = [];
    private readonly DateTimeOffset _at;

    public DerivedSignIns(TenantConfiguration tenant, DateTimeOffset at)
    {
        _at = at;
        foreach (NamedLocation location in tenant.NamedLocations) _locations.TryAdd(location.Id, location);
        foreach (AppGroup group in tenant.AppGroups) _appGroups.TryAdd(group.Id, group);
    }

    /// <summary>One sign-in for each of the first policies in force; every other one has proven a second factor already.</summary>
    public IEnumerable<(string Name, SignIn SignIn)> For(IEnumerable<ConditionalAccessPolicy> policies)
    {
        bool proven = true;
        foreach (ConditionalAccessPolicy policy in policies.Where(p => p.State.Value != PolicyState.Disabled && p.DeletedDateTime is null).Take(Most))
        {
            proven = !proven;
            yield return ("made for: " + KnownNames.Plain(policy.DisplayName ?? policy.Id.ToString()), For(policy.Conditions, proven));
        }
    }

    private SignIn For(ConditionSet conditions, bool proven) => new()
    {
        At = _at,
        Subject = Subject(conditions),
        User = User(conditions.Users),
        ServicePrincipal = new()
        {
            Id = FirstId(conditions.ClientApplications?.IncludeServicePrincipals ?? default),
            IsRegisteredInThisTenant = true,
            IsMultiTenant = false,
            Attributes = [],
        },
        Agent = new()
        {
            Id = FirstId(conditions.ClientApplications?.IncludeAgentIdServicePrincipals ?? default),
            BlueprintId = GraphId.None,
            Attributes = [],
            Contexts = conditions.AgentContext?.IncludeAgentContexts ?? [],
        },
        Resource = Resource(conditions.Applications),
        Client = new()
        {
            AppType = First(conditions.ClientAppTypes, ClientAppType.All, ClientAppType.Browser),
            Platform = Platform(conditions.Platforms),
            TransferMethod = First(conditions.TransferMethods, TransferMethod.Unknown, TransferMethod.None),
            RequestKind = RequestKind.Interactive,
        },
        Network = Network(conditions.Locations),
        Device = new() { IsRegistered = false, IsRequestBound = false },
        Risk = new()
        {
            SignIn = First(conditions.SignInRiskLevels, RiskLevel.Unknown, RiskLevel.None),
            User = First(conditions.UserRiskLevels, RiskLevel.Unknown, RiskLevel.None),
            ServicePrincipal = First(conditions.ServicePrincipalRiskLevels, RiskLevel.Unknown, RiskLevel.None),
            Agent = First(conditions.AgentIdRiskLevels, RiskLevel.Unknown, RiskLevel.None),
            Insider = First(conditions.InsiderRiskLevels, InsiderRiskLevel.Unknown, InsiderRiskLevel.None),
        },
        Authentication = Proofs(proven),
    };

    private static SubjectKind Subject(ConditionSet conditions)
    {
        ClientApplicationAssignment? apps = conditions.ClientApplications;
        if (apps is { IncludeServicePrincipals.IsEmpty: false }) return SubjectKind.ServicePrincipal;
        if (apps is { IncludeAgentIdServicePrincipals.IsEmpty: false }) return SubjectKind.AgentIdentity;
        bool agentUsers = conditions.Agents is { IncludeAgentUsers.IsEmpty: false }
            || (conditions.Users is { } users && users.IncludeUsers.Contains(Keywords.AllAgentIdUsers));
        return agentUsers ? SubjectKind.AgentUser : SubjectKind.User;
    }

    private static UserSignals User(UserAssignment? users)
    {
        UserKind kind = First(users?.IncludeGuests?.Types ?? default, UserKind.Unknown, UserKind.InternalMember);
        if (users is not null && users.IncludeUsers.Contains(Keywords.GuestsOrExternalUsers)) kind = UserKind.B2bCollaborationGuest;
        ValueArray<GraphId> tenants = users?.IncludeGuests?.ExternalTenants?.Members ?? default;
        return new()
        {
            Id = FirstId(users?.IncludeUsers ?? default),
            Groups = users is null ? [] : [.. users.IncludeGroups.Take(1)],
            Roles = users is null ? [] : [.. users.IncludeRoles.Take(1).Select(RoleAssignment.Directory)],
            Kind = kind,
            HomeTenantId = tenants.IsEmpty ? "made-up-home-tenant" : tenants[0],
            IdentityProvider = IdentityProvider.Entra,
        };
    }

    private ResourceSignals Resource(ApplicationAssignment? target) => new()
    {
        Audiences = target is { IncludeApplications.IsEmpty: true, IncludeUserActions.IsEmpty: false } ? default : [App(target)],
        UserAction = target is { IncludeUserActions.IsEmpty: false } ? target.IncludeUserActions[0] : default,
        AuthenticationContexts = target is null ? [] : [.. target.IncludeAuthenticationContexts.Take(1)],
    };

    private Audience App(ApplicationAssignment? target)
    {
        GraphId first = target is { IncludeApplications.IsEmpty: false } ? target.IncludeApplications[0] : ExchangeOnline;
        if (_appGroups.TryGetValue(first, out AppGroup? group) && !group.Members.IsEmpty) first = group.Members[0];
        return new() { AppId = first.IsGuid ? first : ExchangeOnline, Attributes = [], IsAgentResource = false, TrafficProfile = GraphId.None };
    }

    private NetworkSignals Network(LocationCondition? locations)
    {
        var address = IpAddress.Parse("198.51.100.3");
        var country = CountryCode.Parse("SE");
        foreach (GraphId id in locations?.IncludeLocations ?? default)
        {
            if (!_locations.TryGetValue(id, out NamedLocation? location)) continue;
            if (location is IpNamedLocation { IpRanges.IsEmpty: false } ip) address = ip.IpRanges[0].Lower;
            if (location is CountryNamedLocation { CountriesAndRegions.IsEmpty: false } area) country = area.CountriesAndRegions[0];
            break;
        }

        return new() { ClientAddress = address, Country = country, GpsCountry = country, IsCompliantNetwork = false };
    }

    private AuthenticationSignals Proofs(bool proven) => new()
    {
        Methods = proven ? AuthenticationMethods.Password | AuthenticationMethods.MicrosoftAuthenticatorPush : AuthenticationMethods.Password,
        HasMfaClaim = proven,
        PerformedIn = AuthenticationPlace.ResourceTenant,
        MfaAt = proven ? _at.AddMinutes(-2) : null,
        PrimaryAt = _at.AddMinutes(-2),
        SessionStart = _at.AddMinutes(-2),
        UsesApprovedApp = false,
        HasAppProtection = false,
        AcceptedTerms = [],
        CompletedCustomControls = [],
        PasswordChanged = false,
        RiskRemediated = false,
    };

    // "All platforms except the known ones" is how policies reach platforms that are not known.
    private static DevicePlatform Platform(PlatformCondition? platforms)
    {
        bool excludesMost = platforms is not null && platforms.ExcludePlatforms.Count >= 4;
        return First(platforms?.IncludePlatforms ?? default, DevicePlatform.All, excludesMost ? DevicePlatform.Other : DevicePlatform.Windows);
    }

    private static GraphId FirstId(ValueArray<GraphId> ids) => !ids.IsEmpty && ids[0].IsGuid ? ids[0] : "made-up-identity";

    private static T First<T>(ValueArray<GraphWord<T>> words, T any, T otherwise)
        where T : struct, Enum
    {
        foreach (GraphWord<T> word in words)
        {
            if (word.IsUnderstood && !EqualityComparer<T>.Default.Equals(word.Value, any) && !EqualityComparer<T>.Default.Equals(word.Value, default))
                return word.Value;
        }

        return otherwise;
    }
}
