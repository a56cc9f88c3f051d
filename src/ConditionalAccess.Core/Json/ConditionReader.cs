using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Reads the condition set of a policy (spec 1.3, 1.8 to 1.11).</summary>
internal static class ConditionReader
{
    public static ConditionSet Read(ObjectReader reader)
    {
        var conditions = new ConditionSet
        {
            Users = AssignmentReader.Users(reader.Object("users")),
            ClientApplications = AssignmentReader.ClientApplications(reader.Object("clientApplications")),
            Agents = AssignmentReader.Agents(reader.Object("agents")),
            AgentContext = AssignmentReader.AgentContext(reader.Object("agentContext")),
            Applications = ApplicationReader.Read(reader.Object("applications")),
            ClientAppTypes = reader.WordList("clientAppTypes", Words.ClientAppTypes),
            Platforms = Platforms(reader.Object("platforms")),
            Locations = Locations(reader.Object("locations")),
            Devices = Devices(reader.Object("devices")),
            DeviceStates = DeviceStates(reader.Object("deviceStates")),
            SignInRiskLevels = reader.WordList("signInRiskLevels", Words.RiskLevels),
            UserRiskLevels = reader.WordList("userRiskLevels", Words.RiskLevels),
            ServicePrincipalRiskLevels = reader.WordList("servicePrincipalRiskLevels", Words.RiskLevels),
            AgentIdRiskLevels = reader.Flags("agentIdRiskLevels", Words.AgentRiskLevels),
            InsiderRiskLevels = reader.Flags("insiderRiskLevels", Words.InsiderRiskLevels),
            TransferMethods = TransferMethods(reader),
            CustomCondition = CustomConditionReader.Read(reader),
        };
        KeepTimes(reader);
        CheckRequired(reader, conditions);
        return conditions with { Extra = reader.Rest(ExtraRule.Conditions) };
    }

    private static void CheckRequired(ObjectReader reader, ConditionSet conditions)
    {
        if (conditions.Users is null && conditions.ClientApplications is null && conditions.Agents is null)
            reader.Context.Error(DiagnosticCodes.NoUsers, reader.Node, "the policy names no users, client applications or agents, so it never applies", "name whom it is for", "V-02");
        if (conditions.Applications is not { } apps || (apps.IncludeApplications.IsEmpty && apps.IncludeUserActions.IsEmpty
            && apps.IncludeAuthenticationContexts.IsEmpty && apps.IncludeTrafficProfiles.IsEmpty && apps.ApplicationFilter is null))
        {
            reader.Context.Error(DiagnosticCodes.NoApplications, reader.Node, "the policy names no application, user action or authentication context, so it never applies", "name what it is for", "V-03");
        }

        if (conditions.ClientAppTypes.IsEmpty)
            reader.Context.Warn(DiagnosticCodes.NoClientAppTypes, reader.Node, "clientAppTypes is missing or empty and counts as all", "write [\"all\"]", "V-05");
    }

    private static PlatformCondition? Platforms(ObjectReader? reader)
    {
        if (reader is null) return null;
        var platforms = new PlatformCondition
        {
            IncludePlatforms = reader.WordList("includePlatforms", Words.Platforms),
            ExcludePlatforms = reader.WordList("excludePlatforms", Words.Platforms),
            Extra = reader.Rest(ExtraRule.Sides),
        };
        if (platforms.IncludePlatforms.IsEmpty && !platforms.ExcludePlatforms.IsEmpty) ExcludesOnly(reader, "platforms", "all");
        return platforms;
    }

    private static LocationCondition? Locations(ObjectReader? reader)
    {
        if (reader is null) return null;
        var locations = new LocationCondition
        {
            IncludeLocations = reader.Ids("includeLocations", IdList.Locations),
            ExcludeLocations = reader.Ids("excludeLocations", IdList.Locations),
            Extra = reader.Rest(ExtraRule.Sides),
        };
        if (locations.IncludeLocations.IsEmpty && !locations.ExcludeLocations.IsEmpty) ExcludesOnly(reader, "locations", "All");
        return locations;
    }

    private static void ExcludesOnly(ObjectReader reader, string what, string keyword)
        => reader.Context.Warn(DiagnosticCodes.ExcludesOnly, reader.Node, $"{what} are excluded but none is included, which counts as including '{keyword}'", $"include '{keyword}'");

    private static DeviceCondition? Devices(ObjectReader? reader)
    {
        if (reader is null) return null;
        var devices = new DeviceCondition
        {
            DeviceFilter = FilterReader.Read(reader, "deviceFilter", ExtraRule.Conditions),
            IncludeDevices = reader.WordList("includeDevices", Words.DeviceStates),
            ExcludeDevices = reader.WordList("excludeDevices", Words.DeviceStates),
            IncludeDeviceStates = reader.WordList("includeDeviceStates", Words.DeviceStates),
            ExcludeDeviceStates = reader.WordList("excludeDeviceStates", Words.DeviceStates),
            Extra = reader.Rest(ExtraRule.Sides),
        };
        if (!devices.IncludeDevices.IsEmpty || !devices.ExcludeDevices.IsEmpty || !devices.IncludeDeviceStates.IsEmpty || !devices.ExcludeDeviceStates.IsEmpty)
            Deprecated(reader, "device lists");
        return devices;
    }

    private static DeviceStateCondition? DeviceStates(ObjectReader? reader)
    {
        if (reader is null) return null;
        Deprecated(reader, "deviceStates");
        return new DeviceStateCondition
        {
            IncludeStates = reader.WordList("includeStates", Words.DeviceStates),
            ExcludeStates = reader.WordList("excludeStates", Words.DeviceStates),
            Extra = reader.Rest(ExtraRule.Sides),
        };
    }

    private static void Deprecated(ObjectReader reader, string what)
        => reader.Context.Warn(DiagnosticCodes.DeprecatedDeviceLists, reader.Node, $"{what} are deprecated; they are evaluated, together with any device filter", "use a device filter");

    private static ValueArray<GraphWord<TransferMethod>> TransferMethods(ObjectReader reader)
    {
        if (reader.Object("authenticationFlows") is not { } flows) return default;
        ValueArray<GraphWord<TransferMethod>> methods = flows.Flags("transferMethods", Words.TransferMethods);
        flows.RestInto(reader, "authenticationFlows", ExtraRule.Conditions);
        return methods;
    }

    // "All times" and nothing else is what no time condition means; everything else about time is unknown (spec 1.16, 4.11).
    private static void KeepTimes(ObjectReader reader)
    {
        JsonNode times = reader.Peek("times");
        if (!times.IsObject || times.Member("includeAllTimes").Kind != JsonKind.True) return;
        if (times.Members().Count(m => RawJson.IsConfigured(m.Value) && !MemberNames.IsAnnotation(m.Name)) != 1) return;
        reader.Take("times");
        reader.Context.Warn(DiagnosticCodes.AllTimes, times, "the time condition covers all times and counts as not configured", "remove it");
        reader.Keep(new ExtraMember("times", RawJson.Of(times)));
    }
}
