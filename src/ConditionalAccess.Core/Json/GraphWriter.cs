using System.Buffers;
using System.Text;
using System.Text.Json;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Writes a configuration as Graph JSON; what is read back from it is equal. Same configuration, same bytes.</summary>
internal static class GraphWriter
{
    public static string Write(TenantConfiguration tenant) => Write(writer => WriteTenant(writer, tenant));

    public static string Write(ConditionalAccessPolicy policy) => Write(writer => PolicyWriter.Write(writer, policy));

    /// <summary>The same as UTF-8, without the text in between.</summary>
    public static void Write(IBufferWriter<byte> into, ConditionalAccessPolicy policy)
    {
        using var writer = new Utf8JsonWriter(into, Indented);
        PolicyWriter.Write(writer, policy);
    }

    /// <summary>The text that a writer writes, in the layout of all our documents.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented)) write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static JsonWriterOptions Indented => RawJson.Options with { Indented = true };

    private static void WriteTenant(Utf8JsonWriter writer, TenantConfiguration tenant)
    {
        writer.WriteStartObject();
        writer.WriteList("policies", tenant.Policies, PolicyWriter.Write);
        if (!tenant.NamedLocations.IsEmpty) writer.WriteList("namedLocations", tenant.NamedLocations, LocationWriter.Write);
        if (tenant.NamedLocationsAreIncomplete) writer.WriteBoolean("namedLocationsAreIncomplete", true);
        if (!tenant.MfaTrustedIps.IsDefault) writer.WriteList("mfaTrustedIps", tenant.MfaTrustedIps, LocationWriter.WritePlainRange);
        if (!tenant.AuthenticationStrengths.IsEmpty) writer.WriteList("authenticationStrengths", tenant.AuthenticationStrengths, StrengthWriter.Write);
        if (!tenant.AppGroups.IsEmpty) writer.WriteList("appGroups", tenant.AppGroups, WriteAppGroup);
        if (!tenant.UserActionExclusions.IsEmpty) WriteSettings(writer, tenant.UserActionExclusions);
        writer.WriteEndObject();
    }

    private static void WriteAppGroup(Utf8JsonWriter writer, AppGroup group)
    {
        writer.WriteStartObject();
        writer.WriteId("id", group.Id);
        writer.WriteIds("members", group.Members);
        writer.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter writer, ValueArray<UserActionExclusion> exclusions)
    {
        writer.WriteStartObject("conditionalAccessSettings");
        writer.WriteStartObject("exclusions");
        writer.WriteStartObject("allResourcesExclusions");
        writer.WriteList("userActionExclusions", exclusions, static (w, exclusion) =>
        {
            w.WriteStartObject();
            w.WriteString("userAction", exclusion.UserAction);
            w.WriteWord("state", exclusion.State, Words.State);
            w.WriteEndObject();
        });
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
