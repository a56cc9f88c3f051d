using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Reads named locations (spec 2.1), by type name or, without one, by their members.</summary>
internal static class LocationReader
{
    public const string IpType = "ipNamedLocation";
    public const string CountryType = "countryNamedLocation";
    public const string CompliantNetworkType = "compliantNetworkNamedLocation";

    public static bool IsLocation(JsonNode node)
        => ODataType.Of(node) is { } type ? type.EndsWith("NamedLocation", StringComparison.OrdinalIgnoreCase)
            : node.Has("locationType") || node.Has("ipRanges") || node.Has("countriesAndRegions") || node.Has("compliantNetworkType");

    /// <summary>Null when the location is broken; the findings say why.</summary>
    public static NamedLocation? Read(ReadContext context, JsonNode node)
    {
        context.IsBroken = false;
        var reader = new ObjectReader(context, node);
        string type = TypeOf(node);
        NamedLocation location = Of(reader, type);
        reader.TakeType(type);
        location = location with
        {
            Id = reader.Id("id"),
            DisplayName = reader.Text("displayName"),
            CreatedDateTime = reader.Date("createdDateTime"),
            ModifiedDateTime = reader.Date("modifiedDateTime"),
            DeletedDateTime = reader.Date("deletedDateTime"),
        };
        KeepLocationType(reader);
        location = location with { Extra = reader.Rest(location is UnknownNamedLocation ? ExtraRule.None : ExtraRule.Root) };
        return context.IsBroken ? null : location;
    }

    private static NamedLocation Of(ObjectReader reader, string type)
    {
        if (Is(type, IpType)) return IpLocationReader.Read(reader);
        if (Is(type, CountryType)) return Countries(reader);
        if (Is(type, CompliantNetworkType)) return new CompliantNetworkNamedLocation { CompliantNetworkType = reader.Text("compliantNetworkType"), IsTrusted = reader.Flag("isTrusted") == true };
        reader.Context.Warn(DiagnosticCodes.UnknownLocationType, reader.Node, $"named location type {DiagnosticText.Quote(type)} is not understood, so membership in it is unknown", "check the type name, or update this library");
        return new UnknownNamedLocation { ODataType = reader.Text("@odata.type"), IsTrusted = reader.Flag("isTrusted") == true };
    }

    private static CountryNamedLocation Countries(ObjectReader reader)
    {
        var countries = new List<CountryCode>();
        var unreadable = new List<string>();
        foreach (JsonNode item in reader.Items("countriesAndRegions"))
        {
            string text = item.IsString ? item.Text : RawJson.Of(item);
            if (item.IsString && CountryCode.TryParse(text, out CountryCode country))
            {
                countries.Add(country);
                continue;
            }

            unreadable.Add(text);
            reader.Context.Error(DiagnosticCodes.UnreadableCountry, item, $"{DiagnosticText.Quote(text)} is not a country, expected two letters of ISO 3166 such as SE", "write the code of the country", "V-31");
        }

        GraphWord<CountryLookupMethod> lookup = reader.Word("countryLookupMethod", Words.CountryLookups);
        return new CountryNamedLocation
        {
            CountriesAndRegions = ObjectReader.Pack(countries),
            UnreadableCountries = ObjectReader.Pack(unreadable),
            IncludeUnknownCountriesAndRegions = reader.Flag("includeUnknownCountriesAndRegions") == true,
            CountryLookupMethod = lookup is { Value: CountryLookupMethod.Unknown, Text: null } ? CountryLookupMethod.ClientIpAddress : lookup,
        };
    }

    // Some tools write the type under this name; it is kept, and has been used.
    private static void KeepLocationType(ObjectReader reader)
    {
        JsonNode type = reader.Take("locationType");
        if (!type.IsNull) reader.Keep(new ExtraMember("locationType", RawJson.Of(type)));
    }

    private static string TypeOf(JsonNode node)
    {
        if (ODataType.Of(node) is { } type) return type;
        if (node.Member("locationType") is { IsString: true } named) return named.Text;
        if (node.Has("ipRanges")) return IpType;
        return node.Has("countriesAndRegions") ? CountryType : CompliantNetworkType;
    }

    private static bool Is(string type, string expected) => string.Equals(type, expected, StringComparison.OrdinalIgnoreCase);
}
