using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Reads what a policy is for (spec 1.6).</summary>
internal static class ApplicationReader
{
    public static ApplicationAssignment? Read(ObjectReader? reader)
    {
        if (reader is null) return null;
        return new ApplicationAssignment
        {
            IncludeApplications = reader.Ids("includeApplications", IdList.IncludedApplications),
            ExcludeApplications = reader.Ids("excludeApplications", IdList.ExcludedApplications),
            ApplicationFilter = FilterReader.Read(reader, "applicationFilter", ExtraRule.Conditions),
            IncludeUserActions = reader.Ids("includeUserActions", IdList.UserActions),
            IncludeAuthenticationContexts = reader.Ids("includeAuthenticationContextClassReferences", IdList.AuthenticationContexts),
            IncludeTrafficProfiles = TrafficProfiles(reader),
            Extra = reader.Rest(ExtraRule.Sides),
        };
    }

    private static ValueArray<GraphId> TrafficProfiles(ObjectReader reader)
    {
        var profiles = new List<GraphId>();
        AddProfiles(reader, "globalSecureAccess", profiles);
        AddProfiles(reader, "networkAccess", profiles);
        return ObjectReader.Pack(profiles);
    }

    private static void AddProfiles(ObjectReader outer, string name, List<GraphId> profiles)
    {
        if (outer.Object(name) is not { } reader) return;
        if (name == "networkAccess")
            outer.Context.Note(DiagnosticCodes.LegacyWord, reader.Node, "'networkAccess' is an older word for 'globalSecureAccess'", kind: name);
        JsonNode flags = reader.Peek("includeTrafficProfiles");
        if (flags.IsString) reader.Take("includeTrafficProfiles");
        ValueArray<GraphId> found = flags.IsString
            ? ValueArray.From(flags.Text.Split(',').Select(p => GraphId.FromString(p.Trim())).Where(p => !p.IsNone))
            : reader.Ids("includeTrafficProfiles", IdList.Open);
        foreach (GraphId profile in found)
        {
            if (!profiles.Contains(profile)) profiles.Add(profile);
        }

        reader.RestInto(outer, name, ExtraRule.Conditions);
    }
}
