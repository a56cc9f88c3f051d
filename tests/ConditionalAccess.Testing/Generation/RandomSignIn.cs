using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>
/// Sign-ins that lean towards a tenant's policies. In two thirds almost every signal is known, so that grants occur; in the rest many are absent.
/// </summary>
internal static class RandomSignIn
{
    public static SignIn Create(ref SplitMix64 rng, TenantConfiguration tenant)
    {
        var draw = new SignInDraw(ref rng, tenant);
        SubjectKind subject = Subject(ref draw);
        return new SignIn
        {
            Subject = subject,
            User = RandomIdentity.User(ref draw, subject),
            ServicePrincipal = subject == SubjectKind.ServicePrincipal ? RandomIdentity.ServicePrincipal(ref draw) : default,
            Agent = subject is SubjectKind.AgentIdentity or SubjectKind.AgentUser ? RandomIdentity.Agent(ref draw) : default,
            Resource = RandomResource.Create(ref draw),
            Client = RandomClient.Client(ref draw),
            Network = RandomClient.Network(ref draw),
            Device = RandomDevice.Create(ref draw),
            Risk = RandomClient.Risk(ref draw),
            Authentication = RandomAuthentication.Create(ref draw),
            Trust = new InboundTrust { Mfa = draw.Rng.Chance(0.4), CompliantDevice = draw.Rng.Chance(0.3), HybridJoinedDevice = draw.Rng.Chance(0.3) },
            At = draw.Knows() ? draw.Now : null,
        };
    }

    // A policy for workloads or agents in focus makes such a subject likely; else they would hardly ever meet.
    private static SubjectKind Subject(ref SignInDraw draw)
    {
        if (draw.Focus?.Conditions is { ClientApplications: { } workloads } && draw.Rng.Chance(0.6))
            return workloads.IncludeAgentIdServicePrincipals.IsEmpty ? SubjectKind.ServicePrincipal : SubjectKind.AgentIdentity;
        if (draw.Focus?.Conditions.Agents is not null && draw.Rng.Chance(0.6)) return SubjectKind.AgentUser;
        return draw.Rng.Weighted(86, 4, 4, 2, 1, 1, 2) switch
        {
            0 => SubjectKind.User,
            1 => SubjectKind.AgentUser,
            2 => SubjectKind.ServicePrincipal,
            3 => SubjectKind.AgentIdentity,
            4 => SubjectKind.ManagedIdentity,
            5 => SubjectKind.AgentBlueprint,
            _ => SubjectKind.Unknown,
        };
    }
}
