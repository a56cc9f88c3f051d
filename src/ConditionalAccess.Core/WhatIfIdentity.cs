using ConditionalAccess.Signals;

namespace ConditionalAccess;

/// <summary>Puts the sign-in of a what-if request and the host's directory data together (spec 9.1).</summary>
internal static class WhatIfIdentity
{
    public static SignIn Complete(in SignIn signIn, in WhatIfDirectory directory) => signIn with
    {
        User = User(signIn.User, directory.User),
        ServicePrincipal = ServicePrincipal(signIn.ServicePrincipal, directory.ServicePrincipal),
        Agent = Agent(signIn.Agent, directory.Agent),
        Resource = signIn.Resource with { Audiences = Audiences(signIn.Resource.Audiences, directory.Audiences) },
        Trust = new()
        {
            Mfa = signIn.Trust.Mfa || directory.Trust.Mfa,
            CompliantDevice = signIn.Trust.CompliantDevice || directory.Trust.CompliantDevice,
            HybridJoinedDevice = signIn.Trust.HybridJoinedDevice || directory.Trust.HybridJoinedDevice,
        },
    };

    private static UserSignals User(UserSignals asked, UserSignals known) => new()
    {
        Id = Same(asked.Id, known.Id, "user"),
        Groups = asked.Groups.IsDefault ? known.Groups : asked.Groups,
        HasGroupOverage = asked.Groups.IsDefault ? known.HasGroupOverage : asked.HasGroupOverage,
        Roles = asked.Roles.IsDefault ? known.Roles : asked.Roles,
        Kind = Kind(asked.Kind, known.Kind),
        HomeTenantId = asked.HomeTenantId.IsKnown ? asked.HomeTenantId : known.HomeTenantId,
        IdentityProvider = asked.IdentityProvider == IdentityProvider.Unknown ? known.IdentityProvider : asked.IdentityProvider,
        IsServiceAccount = asked.IsServiceAccount || known.IsServiceAccount,
    };

    private static UserKind Kind(UserKind asked, UserKind known)
    {
        if (asked != UserKind.Unknown) return asked;
        return known == UserKind.Unknown ? UserKind.InternalMember : known;
    }

    private static ServicePrincipalSignals ServicePrincipal(ServicePrincipalSignals asked, ServicePrincipalSignals known)
    {
        bool isAppId = asked.Id.IsKnown && asked.Id == known.AppId;
        return new()
        {
            // An app id is not the object id that policies list: when only it is known, whether a policy lists the principal is not.
            Id = isAppId ? known.Id : Same(asked.Id, known.Id, "service principal"),
            AppId = known.AppId.IsKnown ? known.AppId : asked.AppId.IsKnown ? asked.AppId : asked.Id,
            IsRegisteredInThisTenant = asked.IsRegisteredInThisTenant ?? known.IsRegisteredInThisTenant,
            IsMultiTenant = asked.IsMultiTenant ?? known.IsMultiTenant,
            Attributes = asked.Attributes.IsDefault ? known.Attributes : asked.Attributes,
        };
    }

    private static AgentSignals Agent(AgentSignals asked, AgentSignals known) => new()
    {
        Id = Same(asked.Id, known.Id, "agent identity"),
        BlueprintId = asked.BlueprintId.IsKnown ? asked.BlueprintId : known.BlueprintId,
        Attributes = asked.Attributes.IsDefault ? known.Attributes : asked.Attributes,
        Contexts = asked.Contexts.IsDefault ? known.Contexts : asked.Contexts,
    };

    private static ValueArray<Audience> Audiences(ValueArray<Audience> asked, ValueArray<Audience> known)
        => asked.IsEmpty || known.IsEmpty ? asked : ValueArray.From(asked.Select(a => Audience(a, known)));

    private static Audience Audience(Audience asked, ValueArray<Audience> known)
    {
        foreach (Audience audience in known)
        {
            if (asked.AppId.IsKnown && audience.AppId == asked.AppId) return audience;
        }

        return asked;
    }

    private static GraphId Same(GraphId asked, GraphId directory, string what)
    {
        if (!asked.IsKnown) return directory;
        if (!directory.IsKnown || asked == directory) return asked;
        throw new ArgumentException($"the directory data are about {what} {directory}, but the request is about {asked}", nameof(directory));
    }
}
