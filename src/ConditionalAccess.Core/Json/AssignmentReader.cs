using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Reads whom a policy is for: users, guests, workload identities and agents (spec 1.4, 1.5, 1.7, 4.3).</summary>
internal static class AssignmentReader
{
    public static UserAssignment? Users(ObjectReader? reader)
    {
        if (reader is null) return null;
        return new UserAssignment
        {
            IncludeUsers = reader.Ids("includeUsers", IdList.IncludedUsers),
            ExcludeUsers = reader.Ids("excludeUsers", IdList.ExcludedUsers),
            IncludeGroups = reader.Ids("includeGroups", IdList.Ids),
            ExcludeGroups = reader.Ids("excludeGroups", IdList.Ids),
            IncludeRoles = reader.Ids("includeRoles", IdList.Ids),
            ExcludeRoles = reader.Ids("excludeRoles", IdList.Ids),
            IncludeGuests = Guests(reader, "includeGuestsOrExternalUsers", ExtraRule.Include),
            ExcludeGuests = Guests(reader, "excludeGuestsOrExternalUsers", ExtraRule.Exclude),
            Extra = reader.Rest(ExtraRule.Sides),
        };
    }

    public static ClientApplicationAssignment? ClientApplications(ObjectReader? reader)
    {
        if (reader is null) return null;
        return new ClientApplicationAssignment
        {
            IncludeServicePrincipals = reader.Ids("includeServicePrincipals", IdList.ServicePrincipals),
            ExcludeServicePrincipals = reader.Ids("excludeServicePrincipals", IdList.Ids),
            ServicePrincipalFilter = FilterReader.Read(reader, "servicePrincipalFilter", ExtraRule.Conditions),
            IncludeAgentIdServicePrincipals = reader.Ids("includeAgentIdServicePrincipals", IdList.Agents),
            ExcludeAgentIdServicePrincipals = reader.Ids("excludeAgentIdServicePrincipals", IdList.Ids),
            AgentIdServicePrincipalFilter = FilterReader.Read(reader, "agentIdServicePrincipalFilter", ExtraRule.Conditions),
            Extra = reader.Rest(ExtraRule.Sides),
        };
    }

    public static AgentAssignment? Agents(ObjectReader? reader)
    {
        if (reader is null) return null;
        WarnUndocumented(reader, "agents");
        return new AgentAssignment
        {
            IncludeAgentUsers = reader.Ids("includeAgentUsers", IdList.Agents),
            ExcludeAgentUsers = reader.Ids("excludeAgentUsers", IdList.Ids),
            AgentFilter = FilterReader.Read(reader, "agentFilter", ExtraRule.Conditions),
            Extra = reader.Rest(ExtraRule.Sides),
        };
    }

    public static AgentContextCondition? AgentContext(ObjectReader? reader)
    {
        if (reader is null) return null;
        WarnUndocumented(reader, "agentContext");
        return new AgentContextCondition
        {
            IncludeAgentContexts = reader.Ids("includeAgentContexts", IdList.Open),
            ExcludeAgentContexts = reader.Ids("excludeAgentContexts", IdList.Open),
            Extra = reader.Rest(ExtraRule.Sides),
        };
    }

    private static void WarnUndocumented(ObjectReader reader, string name)
        => reader.Context.Warn(DiagnosticCodes.AgentConditions, reader.Node, $"{name} is not documented by Microsoft; it is read as exports use it", "check the decision against the tenant");

    private static GuestAssignment? Guests(ObjectReader outer, string name, ExtraRule rule)
    {
        if (outer.Object(name) is not { } reader) return null;
        ValueArray<GraphWord<UserKind>> types = reader.Flags("guestOrExternalUserTypes", Words.GuestTypes);
        ExternalTenants? tenants = Tenants(outer, reader, name, rule);
        ValueArray<ExtraMember> extra = reader.RestInto(outer, name, rule);
        if (types.IsEmpty)
        {
            outer.Context.Note(DiagnosticCodes.NoneWord, reader.Node, $"{name} names no guest type and counts as absent", kind: name);
            return null;
        }

        if (tenants is null) outer.Context.Note(DiagnosticCodes.NoExternalTenants, reader.Node, $"{name} names no tenants and counts for all of them", kind: name);
        return new GuestAssignment { Types = types, ExternalTenants = tenants, Extra = extra };
    }

    private static ExternalTenants? Tenants(ObjectReader users, ObjectReader guests, string name, ExtraRule rule)
    {
        if (guests.Object("externalTenants") is not { } reader) return null;
        JsonNode type = reader.Peek("@odata.type");
        GraphWord<MembershipKind> written = reader.Word("membershipKind", Words.MembershipKinds);
        bool hasMembers = reader.Peek("members").IsArray;
        GraphWord<MembershipKind> kind = KindOf(type, written, hasMembers);
        if (TypeOf(kind) is { } expected) reader.TakeType(expected);
        var tenants = new ExternalTenants
        {
            MembershipKind = kind,
            Members = reader.Ids("members", IdList.Ids),
            Extra = reader.RestInto(users, name + ".externalTenants", rule),
        };
        if (kind.Value == MembershipKind.Enumerated && tenants.Members.IsEmpty)
            guests.Context.Warn(DiagnosticCodes.NoTenantMembers, reader.Node, "the tenants are enumerated but none is listed, so no tenant is meant", "list the tenant ids, or write membershipKind 'all'");
        return tenants;
    }

    /// <summary>The type name that Graph writes for a kind; null for one that is not understood.</summary>
    public static string? TypeOf(GraphWord<MembershipKind> kind) => kind.Value switch
    {
        MembershipKind.All => "conditionalAccessAllExternalTenants",
        MembershipKind.Enumerated => "conditionalAccessEnumeratedExternalTenants",
        _ => null,
    };

    // Type and word must agree; when they do not, the membership is unknown (spec 1.5).
    private static GraphWord<MembershipKind> KindOf(JsonNode type, GraphWord<MembershipKind> written, bool hasMembers)
    {
        if (!written.IsUnderstood) return written;
        GraphWord<MembershipKind> typed = default;
        foreach (MembershipKind kind in new[] { MembershipKind.All, MembershipKind.Enumerated })
        {
            if (ODataType.IsNamed(type, TypeOf(kind)!)) typed = kind;
        }

        if (written == default && typed == default) return hasMembers ? MembershipKind.Enumerated : default;
        if (written == default) return typed;
        return typed == default || typed == written ? written : new GraphWord<MembershipKind>(default, Words.MembershipKinds.Write(written));
    }
}
