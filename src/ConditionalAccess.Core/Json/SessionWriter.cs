using System.Text.Json;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Writes session controls (spec 1.14); a control that is not configured is null.</summary>
internal static class SessionWriter
{
    public static void Write(Utf8JsonWriter writer, SessionControls? controls)
    {
        if (!writer.Start("sessionControls", controls)) return;
        WriteSwitch(writer, "applicationEnforcedRestrictions", controls!.ApplicationEnforcedRestrictions);
        WriteCloudApps(writer, controls.CloudAppSecurity);
        WriteFrequency(writer, controls.SignInFrequency);
        WriteBrowser(writer, controls.PersistentBrowser);
        WriteSwitch(writer, "secureSignInSession", controls.SecureSignInSession);
        WriteEvaluation(writer, controls.ContinuousAccessEvaluation);
        WriteProfile(writer, "globalSecureAccessFilteringProfile", "profileId", controls.GlobalSecureAccessFilteringProfile);
        WriteProfile(writer, "networkAccessSecurity", "policyId", controls.NetworkAccessSecurity);
        writer.WriteFlag("disableResilienceDefaults", controls.DisableResilienceDefaults);
        writer.WriteExtra(controls.Extra);
        writer.WriteEndObject();
    }

    private static void WriteSwitch(Utf8JsonWriter writer, string name, SessionControlSwitch? control)
    {
        if (!writer.Start(name, control)) return;
        writer.WriteFlag("isEnabled", control!.IsEnabled);
        writer.WriteExtra(control.Extra);
        writer.WriteEndObject();
    }

    private static void WriteCloudApps(Utf8JsonWriter writer, CloudAppSecurity? control)
    {
        if (!writer.Start("cloudAppSecurity", control)) return;
        writer.WriteFlag("isEnabled", control!.IsEnabled);
        writer.WriteWord("cloudAppSecurityType", control.Type, Words.CloudAppSecurityTypes);
        writer.WriteExtra(control.Extra);
        writer.WriteEndObject();
    }

    private static void WriteFrequency(Utf8JsonWriter writer, SignInFrequency? control)
    {
        if (!writer.Start("signInFrequency", control)) return;
        writer.WriteFlag("isEnabled", control!.IsEnabled);
        if (control.Value is { } value) writer.WriteNumber("value", value);
        else writer.WriteNull("value");
        writer.WriteWord("type", control.Type, Words.FrequencyTypes);
        writer.WriteWord("frequencyInterval", control.FrequencyInterval, Words.FrequencyIntervals);
        writer.WriteWord("authenticationType", control.AuthenticationType, Words.AuthenticationTypes);
        writer.WriteExtra(control.Extra);
        writer.WriteEndObject();
    }

    private static void WriteBrowser(Utf8JsonWriter writer, PersistentBrowser? control)
    {
        if (!writer.Start("persistentBrowser", control)) return;
        writer.WriteFlag("isEnabled", control!.IsEnabled);
        writer.WriteWord("mode", control.Mode, Words.BrowserModes);
        writer.WriteExtra(control.Extra);
        writer.WriteEndObject();
    }

    private static void WriteEvaluation(Utf8JsonWriter writer, ContinuousAccessEvaluation? control)
    {
        if (control is null) return;
        writer.WriteStartObject("continuousAccessEvaluation");
        writer.WriteWord("mode", control.Mode, Words.EvaluationModes);
        writer.WriteExtra(control.Extra);
        writer.WriteEndObject();
    }

    private static void WriteProfile(Utf8JsonWriter writer, string name, string idName, FilteringProfile? control)
    {
        if (control is null) return;
        writer.WriteStartObject(name);
        writer.WriteFlag("isEnabled", control.IsEnabled);
        writer.WriteId(idName, control.ProfileId);
        writer.WriteExtra(control.Extra);
        writer.WriteEndObject();
    }
}
