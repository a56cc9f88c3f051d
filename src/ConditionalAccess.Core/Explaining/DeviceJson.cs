using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Explaining;

/// <summary>The pieces that the two JSON forms of a device share. A member without value is null; order is fixed.</summary>
internal static class DeviceJson
{
    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default })) write(json);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, checked((int)stream.Length));
    }

    public static void Head(this Utf8JsonWriter json, DeviceCompliance device)
    {
        json.Text("deviceId", device.DeviceId.ToString());
        json.Instant("evaluatedAt", device.EvaluatedAt);
        json.Text("owner", ExplanationWords.Of(device.Owner));
        json.Text("reportedState", ExplanationWords.Of(device.ReportedState));
        json.Text("heldState", device.HeldState is { } held ? ExplanationWords.Of(held) : null);
        json.WriteBoolean("accessCompliant", device.AccessCompliant);
        if (device.IsCompliant is { } compliant) json.WriteBoolean("isCompliant", compliant);
        else json.WriteNull("isCompliant");
        json.WriteBoolean("isManaged", device.IsManaged);
        json.Instant("complianceGracePeriodExpirationDateTime", device.ComplianceGracePeriodExpirationDateTime);
        json.Instant("complianceExpirationDateTime", device.ComplianceExpirationDateTime);
    }

    public static void Causes(this Utf8JsonWriter json, ValueArray<ComplianceCause> causes) => json.Objects("causes", causes, cause =>
    {
        json.Text("cause", ExplanationWords.Of(cause.Kind));
        json.Id("policyId", cause.PolicyId);
        json.Text("setting", cause.Setting);
    });

    public static void Next(this Utf8JsonWriter json, NextTransition? next)
    {
        json.Instant("nextTransitionAt", next?.At);
        json.Text("nextTransitionCause", next is null ? null : ExplanationWords.Of(next.Cause));
        json.Id("nextTransitionPolicyId", next?.PolicyId ?? default);
    }

    /// <summary>One setting; held errors say since when.</summary>
    public static void Setting(this Utf8JsonWriter json, SettingCompliance setting)
    {
        json.Text("setting", setting.Setting);
        json.Text("kind", ExplanationWords.Of(setting.Kind));
        json.Text("state", ExplanationWords.Of(setting.State));
        json.Text("requiredValue", setting.RequiredValue);
        json.Text("currentValue", setting.CurrentValue);
        json.Number("errorCode", setting.ErrorCode);
        json.Text("reason", setting.Reason);
        if (setting.Expression is { } expression) CustomExplanation.Write(json, "expression", expression);
        json.WriteBoolean("isHeld", setting.IsHeld);
        json.WriteBoolean("isAged", setting.IsAged);
        json.Instant("errorSince", setting.ErrorSince);
        json.Objects("sources", setting.Sources, source =>
        {
            json.Text("fact", source.Fact);
            json.Text("value", source.Value);
            json.Instant("observedAt", source.ObservedAt);
        });
    }

    public static void Objects<T>(this Utf8JsonWriter json, string name, ValueArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // A lone surrogate has no UTF-8 form; it becomes the replacement character.
    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is null) json.WriteNull(name);
        else json.WriteString(name, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
    }

    public static void Id(this Utf8JsonWriter json, string name, GraphId id) => json.Text(name, id.IsKnown ? id.ToString() : null);

    /// <summary>The account of a result: a user id, or <c>system</c>.</summary>
    public static void Account(this Utf8JsonWriter json, GraphId user) => json.Text("context", !user.IsKnown ? null : user.IsNone ? "system" : user.ToString());

    public static void Number(this Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }

    public static void Instant(this Utf8JsonWriter json, string name, DateTimeOffset? instant) => json.Text(name, instant is { } known ? DeviceExplanationText.Instant(known) : null);
}
