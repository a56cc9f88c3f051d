using System.Text.Json;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Writes whom and what a policy is for (spec 1.4 to 1.7).</summary>
internal static class AssignmentWriter
{
    public static void WriteUsers(Utf8JsonWriter writer, UserAssignment? users)
    {
        if (!writer.Start("users", users)) return;
        writer.WriteIds("includeUsers", users!.IncludeUsers);
        writer.WriteIds("excludeUsers", users.ExcludeUsers);
        writer.WriteIds("includeGroups", users.IncludeGroups);
        writer.WriteIds("excludeGroups", users.ExcludeGroups);
        writer.WriteIds("includeRoles", users.IncludeRoles);
        writer.WriteIds("excludeRoles", users.ExcludeRoles);
        WriteGuests(writer, "includeGuestsOrExternalUsers", users.IncludeGuests, users.Extra);
        WriteGuests(writer, "excludeGuestsOrExternalUsers", users.ExcludeGuests, users.Extra);
        writer.WriteExtra(users.Extra, "includeGuestsOrExternalUsers", "excludeGuestsOrExternalUsers");
        writer.WriteEndObject();
    }

    public static void WriteClientApplications(Utf8JsonWriter writer, ClientApplicationAssignment? apps)
    {
        if (!writer.Start("clientApplications", apps)) return;
        writer.WriteIds("includeServicePrincipals", apps!.IncludeServicePrincipals);
        writer.WriteIds("excludeServicePrincipals", apps.ExcludeServicePrincipals);
        writer.WriteFilter("servicePrincipalFilter", apps.ServicePrincipalFilter, apps.Extra);
        if (!apps.IncludeAgentIdServicePrincipals.IsEmpty) writer.WriteIds("includeAgentIdServicePrincipals", apps.IncludeAgentIdServicePrincipals);
        if (!apps.ExcludeAgentIdServicePrincipals.IsEmpty) writer.WriteIds("excludeAgentIdServicePrincipals", apps.ExcludeAgentIdServicePrincipals);
        bool hasAgentFilter = apps.AgentIdServicePrincipalFilter is not null;
        if (hasAgentFilter) writer.WriteFilter("agentIdServicePrincipalFilter", apps.AgentIdServicePrincipalFilter, apps.Extra);
        writer.WriteExtra(apps.Extra, "servicePrincipalFilter", "agentIdServicePrincipalFilter");
        writer.WriteEndObject();
    }

    public static void WriteAgents(Utf8JsonWriter writer, AgentAssignment? agents)
    {
        if (agents is null) return;
        writer.WriteStartObject("agents");
        writer.WriteIds("includeAgentUsers", agents.IncludeAgentUsers);
        writer.WriteIds("excludeAgentUsers", agents.ExcludeAgentUsers);
        writer.WriteFilter("agentFilter", agents.AgentFilter, agents.Extra);
        writer.WriteExtra(agents.Extra, "agentFilter");
        writer.WriteEndObject();
    }

    public static void WriteAgentContext(Utf8JsonWriter writer, AgentContextCondition? context)
    {
        if (context is null) return;
        writer.WriteStartObject("agentContext");
        writer.WriteIds("includeAgentContexts", context.IncludeAgentContexts);
        writer.WriteIds("excludeAgentContexts", context.ExcludeAgentContexts);
        writer.WriteExtra(context.Extra);
        writer.WriteEndObject();
    }

    public static void WriteApplications(Utf8JsonWriter writer, ApplicationAssignment? apps)
    {
        if (!writer.Start("applications", apps)) return;
        writer.WriteIds("includeApplications", apps!.IncludeApplications);
        writer.WriteIds("excludeApplications", apps.ExcludeApplications);
        writer.WriteFilter("applicationFilter", apps.ApplicationFilter, apps.Extra);
        writer.WriteIds("includeUserActions", apps.IncludeUserActions);
        writer.WriteIds("includeAuthenticationContextClassReferences", apps.IncludeAuthenticationContexts);
        WriteTraffic(writer, "globalSecureAccess", apps.IncludeTrafficProfiles, apps.Extra);
        WriteTraffic(writer, "networkAccess", default, apps.Extra);
        writer.WriteExtra(apps.Extra, "applicationFilter", "globalSecureAccess", "networkAccess");
        writer.WriteEndObject();
    }

    private static void WriteTraffic(Utf8JsonWriter writer, string name, ValueArray<GraphId> profiles, ValueArray<ExtraMember> outer)
    {
        if (profiles.IsEmpty && !WriterExtensions.HasNested(outer, name)) return;
        writer.WriteStartObject(name);
        if (!profiles.IsEmpty) writer.WriteString("includeTrafficProfiles", string.Join(',', profiles.Select(p => p.ToString())));
        writer.WriteNestedExtra(outer, name);
        writer.WriteEndObject();
    }

    private static void WriteGuests(Utf8JsonWriter writer, string name, GuestAssignment? guests, ValueArray<ExtraMember> outer)
    {
        if (!writer.Start(name, guests ?? (WriterExtensions.HasNested(outer, name) ? new GuestAssignment() : null))) return;
        if (guests is not null) writer.WriteFlags("guestOrExternalUserTypes", guests.Types, Words.GuestTypes);
        string tenants = name + ".externalTenants";
        if (guests?.ExternalTenants is not null || WriterExtensions.HasNested(outer, tenants)) WriteTenants(writer, guests?.ExternalTenants, outer, tenants);
        if (guests is not null) writer.WriteExtra(guests.Extra);
        writer.WriteNestedExtra(outer, name, tenants);
        writer.WriteEndObject();
    }

    private static void WriteTenants(Utf8JsonWriter writer, ExternalTenants? tenants, ValueArray<ExtraMember> outer, string path)
    {
        writer.WriteStartObject("externalTenants");
        if (tenants is not null)
        {
            if (AssignmentReader.TypeOf(tenants.MembershipKind) is { } type && !WriterExtensions.Names(tenants.Extra, "@odata.type")) writer.WriteString("@odata.type", ODataType.Prefix + type);
            writer.WriteWord("membershipKind", tenants.MembershipKind, Words.MembershipKinds);
            if (!tenants.Members.IsEmpty || tenants.MembershipKind.Value == MembershipKind.Enumerated) writer.WriteIds("members", tenants.Members);
            writer.WriteExtra(tenants.Extra);
        }

        writer.WriteNestedExtra(outer, path);
        writer.WriteEndObject();
    }
}
