using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing;

/// <summary>The shorthand for sign-ins of spec 12.0.</summary>
public static class SignInShorthand
{
    public static SignIn With(this SignIn s, Func<AuthenticationSignals, AuthenticationSignals> change) => s with { Authentication = change(s.Authentication) };

    public static SignIn With(this SignIn s, Func<UserSignals, UserSignals> change) => s with { User = change(s.User) };

    public static SignIn With(this SignIn s, Func<DeviceSignals, DeviceSignals> change) => s with { Device = change(s.Device) };

    public static SignIn With(this SignIn s, Func<ClientSignals, ClientSignals> change) => s with { Client = change(s.Client) };

    public static SignIn With(this SignIn s, Func<NetworkSignals, NetworkSignals> change) => s with { Network = change(s.Network) };

    public static SignIn With(this SignIn s, Func<ResourceSignals, ResourceSignals> change) => s with { Resource = change(s.Resource) };

    public static SignIn With(this SignIn s, Func<RiskSignals, RiskSignals> change) => s with { Risk = change(s.Risk) };

    /// <summary>Password and Authenticator push, claimed, one minute ago unless said otherwise, in this tenant.</summary>
    public static SignIn MfaDone(this SignIn s, TimeSpan? ago = null)
        => s.Methods(AuthenticationMethods.Password | AuthenticationMethods.MicrosoftAuthenticatorPush, ago);

    /// <summary>Other methods with a multifactor claim.</summary>
    public static SignIn Methods(this SignIn s, AuthenticationMethods methods, TimeSpan? ago = null) => s.With((AuthenticationSignals a) => a with
    {
        Methods = methods, HasMfaClaim = true, PerformedIn = AuthenticationPlace.ResourceTenant, MfaAt = SpecWorld.Now - (ago ?? TimeSpan.FromMinutes(1)),
    });

    public static SignIn PrimaryAgo(this SignIn s, TimeSpan ago) => s.With((AuthenticationSignals a) => a with { PrimaryAt = SpecWorld.Now - ago });

    /// <summary>A registered device that nobody manages; every other attribute is known to have no value.</summary>
    public static SignIn Registered(this SignIn s) => s with
    {
        Device = new()
        {
            IsRegistered = true, IsCompliant = false, IsIntuneManaged = false, IsRequestBound = false, TrustType = "Workplace",
            DeviceId = DeviceAttribute.Null, DisplayName = DeviceAttribute.Null, Ownership = DeviceAttribute.Null,
            EnrollmentProfileName = DeviceAttribute.Null, Manufacturer = DeviceAttribute.Null, MdmAppId = DeviceAttribute.Null,
            Model = DeviceAttribute.Null, OperatingSystem = DeviceAttribute.Null, OperatingSystemVersion = DeviceAttribute.Null,
            PhysicalIds = DeviceAttribute.Null, ProfileType = DeviceAttribute.Null, SystemLabels = DeviceAttribute.Null, ExtensionAttributes = [],
        },
    };

    public static SignIn Compliant(this SignIn s)
        => s.Registered().With((DeviceSignals d) => d with { IsCompliant = true, IsIntuneManaged = true, MdmAppId = "0000000a-0000-0000-c000-000000000000" });

    public static SignIn Hybrid(this SignIn s) => s.Registered().With((DeviceSignals d) => d with { TrustType = "ServerAD" });

    public static SignIn Native(this SignIn s) => s.On(ClientAppType.MobileAppsAndDesktopClients);

    public static SignIn Imap(this SignIn s) => s.On(ClientAppType.Other);

    public static SignIn On(this SignIn s, ClientAppType type) => s.With((ClientSignals c) => c with { AppType = type });

    public static SignIn On(this SignIn s, DevicePlatform platform) => s.With((ClientSignals c) => c with { Platform = platform });

    public static SignIn To(this SignIn s, params GraphId[] apps)
        => s.With((ResourceSignals r) => r with { Audiences = ValueArray.From(apps.Select(SpecWorld.App)) });

    public static SignIn DoingOnly(this SignIn s, GraphId action) => s.With((ResourceSignals r) => r with { Audiences = [], UserAction = action });

    public static SignIn FromOffice(this SignIn s) => s.With((NetworkSignals n) => n with { ClientAddress = SpecWorld.Office });

    public static SignIn InGroups(this SignIn s, params GraphId[] groups) => s.With((UserSignals u) => u with { Groups = [.. groups] });

    public static SignIn InRole(this SignIn s, RoleAssignment role) => s.With((UserSignals u) => u with { Roles = [role] });

    /// <summary>A B2B collaboration guest who signed in at home with a password only.</summary>
    public static SignIn GuestOf(this SignIn s, GraphId tenant, UserKind kind = UserKind.B2bCollaborationGuest)
        => s.With((UserSignals u) => u with { Kind = kind, HomeTenantId = tenant })
            .With((AuthenticationSignals a) => a with { PerformedIn = AuthenticationPlace.HomeTenant });

    public static SignIn AsAgentUser(this SignIn s)
        => (s with { Subject = SubjectKind.AgentUser }).With((UserSignals u) => u with { Id = SpecWorld.AgentUser1 });

    public static SignIn AsServicePrincipal(this SignIn s, bool multiTenant = false) => s with
    {
        Subject = SubjectKind.ServicePrincipal,
        ServicePrincipal = new()
        {
            Id = SpecWorld.ServicePrincipal1, AppId = SpecWorld.ClientX, IsRegisteredInThisTenant = !multiTenant, IsMultiTenant = multiTenant, Attributes = [],
        },
    };

    public static SignIn AsAgentIdentity(this SignIn s) => s with
    {
        Subject = SubjectKind.AgentIdentity,
        Agent = new() { Id = SpecWorld.AgentIdentity1, BlueprintId = GraphId.None, Attributes = [], Contexts = [] },
    };
}
