using System.Text.Json;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Writes named locations (spec 2.1).</summary>
internal static class LocationWriter
{
    public static void Write(Utf8JsonWriter writer, NamedLocation location)
    {
        writer.WriteStartObject();
        if (TypeOf(location) is { } type && !WriterExtensions.Names(location.Extra, "@odata.type")) writer.WriteString("@odata.type", type);
        writer.WriteId("id", location.Id);
        if (location.DisplayName is not null) writer.WriteString("displayName", location.DisplayName);
        writer.WriteDate("createdDateTime", location.CreatedDateTime);
        writer.WriteDate("modifiedDateTime", location.ModifiedDateTime);
        writer.WriteDate("deletedDateTime", location.DeletedDateTime);
        WriteMembers(writer, location);
        writer.WriteExtra(location.Extra);
        writer.WriteEndObject();
    }

    /// <summary>A block as a plain text, any other range as an object.</summary>
    public static void WritePlainRange(Utf8JsonWriter writer, IpRange range)
    {
        if (range.Text is not null && range.Extra.IsEmpty) writer.WriteStringValue(range.Text);
        else WriteRange(writer, range);
    }

    private static string? TypeOf(NamedLocation location) => location switch
    {
        IpNamedLocation => ODataType.Prefix + LocationReader.IpType,
        CountryNamedLocation => ODataType.Prefix + LocationReader.CountryType,
        CompliantNetworkNamedLocation => ODataType.Prefix + LocationReader.CompliantNetworkType,
        UnknownNamedLocation unknown => unknown.ODataType,
        _ => null,
    };

    private static void WriteMembers(Utf8JsonWriter writer, NamedLocation location)
    {
        switch (location)
        {
            case IpNamedLocation ip:
                writer.WriteBoolean("isTrusted", ip.IsTrusted);
                WriteRanges(writer, ip);
                break;
            case CountryNamedLocation countries:
                WriteCountries(writer, countries);
                break;
            case CompliantNetworkNamedLocation network:
                writer.WriteBoolean("isTrusted", network.IsTrusted);
                writer.WriteString("compliantNetworkType", network.CompliantNetworkType);
                break;
            case UnknownNamedLocation unknown:
                writer.WriteBoolean("isTrusted", unknown.IsTrusted);
                break;
        }
    }

    private static void WriteRanges(Utf8JsonWriter writer, IpNamedLocation location)
    {
        writer.WriteStartArray("ipRanges");
        foreach (IpRange range in location.IpRanges) WriteRange(writer, range);
        foreach (string json in location.UnreadableRanges) writer.WriteRawValue(json);
        writer.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter writer, IpRange range)
    {
        writer.WriteStartObject();
        if (!WriterExtensions.Names(range.Extra, "@odata.type")) writer.WriteString("@odata.type", ODataType.Prefix + IpLocationReader.TypeOf(range));
        if (range.Text is not null)
        {
            writer.WriteString("cidrAddress", range.Text);
        }
        else
        {
            writer.WriteString("lowerAddress", range.Lower.ToString());
            writer.WriteString("upperAddress", range.Upper.ToString());
        }

        writer.WriteExtra(range.Extra);
        writer.WriteEndObject();
    }

    private static void WriteCountries(Utf8JsonWriter writer, CountryNamedLocation location)
    {
        writer.WriteStartArray("countriesAndRegions");
        foreach (CountryCode country in location.CountriesAndRegions) writer.WriteStringValue(country.ToString());
        foreach (string text in location.UnreadableCountries) writer.WriteStringValue(text);
        writer.WriteEndArray();
        writer.WriteBoolean("includeUnknownCountriesAndRegions", location.IncludeUnknownCountriesAndRegions);
        writer.WriteWord("countryLookupMethod", location.CountryLookupMethod, Words.CountryLookups);
    }
}
