using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Reads session controls (spec 1.14).</summary>
internal static class SessionReader
{
    public static SessionControls? Read(ObjectReader? reader)
    {
        if (reader is null) return null;
        return new SessionControls
        {
            ApplicationEnforcedRestrictions = Switch(reader.Object("applicationEnforcedRestrictions")),
            CloudAppSecurity = CloudApps(reader.Object("cloudAppSecurity")),
            SignInFrequency = Frequency(reader.Object("signInFrequency")),
            PersistentBrowser = Browser(reader.Object("persistentBrowser")),
            SecureSignInSession = Switch(reader.Object("secureSignInSession")),
            ContinuousAccessEvaluation = Evaluation(reader.Object("continuousAccessEvaluation")),
            GlobalSecureAccessFilteringProfile = Profile(reader.Object("globalSecureAccessFilteringProfile"), "profileId"),
            NetworkAccessSecurity = Profile(reader.Object("networkAccessSecurity"), "policyId"),
            DisableResilienceDefaults = reader.Flag("disableResilienceDefaults"),
            Extra = reader.Rest(ExtraRule.Kept),
        };
    }

    private static SessionControlSwitch? Switch(ObjectReader? reader)
        => reader is null ? null : new() { IsEnabled = reader.Flag("isEnabled"), Extra = reader.Rest(ExtraRule.Kept) };

    private static CloudAppSecurity? CloudApps(ObjectReader? reader)
        => reader is null ? null : new()
        {
            IsEnabled = reader.Flag("isEnabled"),
            Type = reader.Word("cloudAppSecurityType", Words.CloudAppSecurityTypes),
            Extra = reader.Rest(ExtraRule.Kept),
        };

    private static SignInFrequency? Frequency(ObjectReader? reader)
        => reader is null ? null : new()
        {
            IsEnabled = reader.Flag("isEnabled"),
            Value = reader.Number("value"),
            Type = reader.Word("type", Words.FrequencyTypes),
            FrequencyInterval = reader.Word("frequencyInterval", Words.FrequencyIntervals),
            AuthenticationType = reader.Word("authenticationType", Words.AuthenticationTypes),
            Extra = reader.Rest(ExtraRule.Kept),
        };

    private static PersistentBrowser? Browser(ObjectReader? reader)
        => reader is null ? null : new()
        {
            IsEnabled = reader.Flag("isEnabled"),
            Mode = reader.Word("mode", Words.BrowserModes),
            Extra = reader.Rest(ExtraRule.Kept),
        };

    private static ContinuousAccessEvaluation? Evaluation(ObjectReader? reader)
        => reader is null ? null : new() { Mode = reader.Word("mode", Words.EvaluationModes), Extra = reader.Rest(ExtraRule.Kept) };

    private static FilteringProfile? Profile(ObjectReader? reader, string idName)
        => reader is null ? null : new()
        {
            IsEnabled = reader.Flag("isEnabled"),
            ProfileId = reader.Id(idName),
            Extra = reader.Rest(ExtraRule.Kept),
        };
}
