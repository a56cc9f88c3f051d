using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Reads what belongs to the tenant as a whole: our own members, and the tenant settings (spec 1.15).</summary>
internal sealed class TenantMemberReader(ReadContext context, TenantBuilder tenant)
{
    /// <summary><c>"appGroups": [{ "id": "Office365", "members": ["..."] }]</c>.</summary>
    public bool AppGroups(JsonNode list, SourceLocation location)
    {
        if (list.IsNull) return false;
        if (!list.IsArray) context.WrongType(list, "appGroups", "a list");
        int position = 0;
        if (!list.IsArray) return true;
        foreach (JsonNode item in list.Items()) AppGroup(item, location.Element(position++));
        return true;
    }

    /// <summary><c>"mfaTrustedIps": ["203.0.113.0/24"]</c>; with one that cannot be read, none of them is known.</summary>
    public bool MfaTrustedIps(JsonNode list)
    {
        if (list.IsNull) return false;
        if (!list.IsArray)
        {
            context.WrongType(list, "mfaTrustedIps", "a list");
            return true;
        }

        var ranges = new List<IpRange>();
        bool isKnown = true;
        foreach (JsonNode item in list.Items())
        {
            if (IpLocationReader.Range(context, item) is { } range) ranges.Add(range);
            else isKnown = false;
        }

        if (isKnown) tenant.AddTrustedIps(ranges);
        return true;
    }

    /// <summary><c>"namedLocationsAreIncomplete": true</c>.</summary>
    public bool LocationsAreIncomplete(JsonNode value)
    {
        if (value.IsNull) return false;
        if (value.Kind == JsonKind.True) tenant.LocationsAreIncomplete();
        else if (value.Kind != JsonKind.False) context.WrongType(value, "namedLocationsAreIncomplete", "true or false");
        return true;
    }

    /// <summary>Graph's <c>conditionalAccessSettings</c>.</summary>
    public void Settings(JsonNode node)
    {
        var settings = new ObjectReader(context, node);
        if (settings.Object("exclusions") is { } exclusions)
        {
            if (exclusions.Object("allResourcesExclusions") is { } all)
            {
                foreach (JsonNode item in all.Items("userActionExclusions")) UserAction(item);
                all.Rest(ExtraRule.Kept);
            }

            exclusions.Rest(ExtraRule.Kept);
        }

        settings.Take("id");
        settings.Rest(ExtraRule.Kept);
    }

    private void AppGroup(JsonNode item, SourceLocation location)
    {
        context.IsBroken = false;
        if (!item.IsObject)
        {
            context.WrongType(item, "an entry of appGroups", "an object with id and members");
            return;
        }

        var reader = new ObjectReader(context, item);
        bool hasMembers = !reader.Peek("members").IsNull;
        GraphId id = reader.Id("id");
        ValueArray<GraphId> members = reader.Ids("members", IdList.Ids);
        reader.Rest(ExtraRule.Kept);
        if (!id.IsKnown || !hasMembers) context.Break(DiagnosticCodes.WrongType, item, "an app group has no id or no members, expected both", "write id and members");
        if (!context.IsBroken) tenant.Add(new AppGroup(id, members.IsDefault ? [] : members), location);
    }

    private void UserAction(JsonNode item)
    {
        context.IsBroken = false;
        if (!item.IsObject)
        {
            context.WrongType(item, "an entry of userActionExclusions", "an object with userAction and state");
            return;
        }

        var reader = new ObjectReader(context, item);
        string? action = reader.Text("userAction");
        GraphWord<PolicyState> state = reader.Word("state", Words.State);
        reader.Rest(ExtraRule.Kept);
        if (action is not null && !context.IsBroken) tenant.Add(new UserActionExclusion(action, state));
        else if (!context.IsBroken) context.Break(DiagnosticCodes.WrongType, item, "a user action exclusion names no user action, expected userAction", "write userAction and state");
    }
}
