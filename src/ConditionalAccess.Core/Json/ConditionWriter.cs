using System.Text.Json;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Writes the members of a condition set (spec 1.3, 1.8 to 1.11).</summary>
internal static class ConditionWriter
{
    public static void Write(Utf8JsonWriter writer, ConditionSet conditions)
    {
        AssignmentWriter.WriteUsers(writer, conditions.Users);
        AssignmentWriter.WriteClientApplications(writer, conditions.ClientApplications);
        AssignmentWriter.WriteAgents(writer, conditions.Agents);
        AssignmentWriter.WriteAgentContext(writer, conditions.AgentContext);
        AssignmentWriter.WriteApplications(writer, conditions.Applications);
        writer.WriteWords("clientAppTypes", conditions.ClientAppTypes, Words.ClientAppTypes);
        WritePlatforms(writer, conditions.Platforms);
        WriteLocations(writer, conditions.Locations);
        WriteDevices(writer, conditions.Devices);
        WriteDeviceStates(writer, conditions.DeviceStates);
        writer.WriteWords("signInRiskLevels", conditions.SignInRiskLevels, Words.RiskLevels);
        writer.WriteWords("userRiskLevels", conditions.UserRiskLevels, Words.RiskLevels);
        writer.WriteWords("servicePrincipalRiskLevels", conditions.ServicePrincipalRiskLevels, Words.RiskLevels);
        if (!conditions.AgentIdRiskLevels.IsEmpty) writer.WriteFlags("agentIdRiskLevels", conditions.AgentIdRiskLevels, Words.AgentRiskLevels);
        writer.WriteFlags("insiderRiskLevels", conditions.InsiderRiskLevels, Words.InsiderRiskLevels);
        WriteFlows(writer, conditions);
        CustomConditionReader.Write(writer, conditions.CustomCondition, conditions.Extra);
        writer.WriteExtra(conditions.Extra, "authenticationFlows", CustomConditionReader.Name);
    }

    private static void WritePlatforms(Utf8JsonWriter writer, PlatformCondition? platforms)
    {
        if (!writer.Start("platforms", platforms)) return;
        writer.WriteWords("includePlatforms", platforms!.IncludePlatforms, Words.Platforms);
        writer.WriteWords("excludePlatforms", platforms.ExcludePlatforms, Words.Platforms);
        writer.WriteExtra(platforms.Extra);
        writer.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter writer, LocationCondition? locations)
    {
        if (!writer.Start("locations", locations)) return;
        writer.WriteIds("includeLocations", locations!.IncludeLocations);
        writer.WriteIds("excludeLocations", locations.ExcludeLocations);
        writer.WriteExtra(locations.Extra);
        writer.WriteEndObject();
    }

    private static void WriteDevices(Utf8JsonWriter writer, DeviceCondition? devices)
    {
        if (!writer.Start("devices", devices)) return;
        writer.WriteFilter("deviceFilter", devices!.DeviceFilter, devices.Extra);
        if (!devices.IncludeDevices.IsEmpty) writer.WriteWords("includeDevices", devices.IncludeDevices, Words.DeviceStates);
        if (!devices.ExcludeDevices.IsEmpty) writer.WriteWords("excludeDevices", devices.ExcludeDevices, Words.DeviceStates);
        if (!devices.IncludeDeviceStates.IsEmpty) writer.WriteWords("includeDeviceStates", devices.IncludeDeviceStates, Words.DeviceStates);
        if (!devices.ExcludeDeviceStates.IsEmpty) writer.WriteWords("excludeDeviceStates", devices.ExcludeDeviceStates, Words.DeviceStates);
        writer.WriteExtra(devices.Extra, "deviceFilter");
        writer.WriteEndObject();
    }

    private static void WriteDeviceStates(Utf8JsonWriter writer, DeviceStateCondition? states)
    {
        if (states is null) return;
        writer.WriteStartObject("deviceStates");
        writer.WriteWords("includeStates", states.IncludeStates, Words.DeviceStates);
        writer.WriteWords("excludeStates", states.ExcludeStates, Words.DeviceStates);
        writer.WriteExtra(states.Extra);
        writer.WriteEndObject();
    }

    private static void WriteFlows(Utf8JsonWriter writer, ConditionSet conditions)
    {
        const string name = "authenticationFlows";
        bool isGiven = !conditions.TransferMethods.IsEmpty || WriterExtensions.HasNested(conditions.Extra, name);
        if (!writer.Start(name, isGiven ? conditions : null)) return;
        writer.WriteFlags("transferMethods", conditions.TransferMethods, Words.TransferMethods);
        writer.WriteNestedExtra(conditions.Extra, name);
        writer.WriteEndObject();
    }

    /// <summary>Starts an object; null is written as null, and there is nothing more to do.</summary>
    public static bool Start(this Utf8JsonWriter writer, string name, object? value)
    {
        if (value is null) writer.WriteNull(name);
        else writer.WriteStartObject(name);
        return value is not null;
    }

    public static void WriteFilter(this Utf8JsonWriter writer, string name, FilterCondition? filter, ValueArray<ExtraMember> outer)
    {
        if (!writer.Start(name, filter)) return;
        writer.WriteWord("mode", filter!.Mode, Words.FilterModes);
        writer.WriteString("rule", filter.Rule);
        writer.WriteExtra(filter.Extra);
        writer.WriteNestedExtra(outer, name);
        writer.WriteEndObject();
    }
}
